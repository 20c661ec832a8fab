// The days that are due, each in three calendars, and as a file for people's own calendars.
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Due } from "../../../../process/state.js";
import { takeText } from "../../../show/download.js";
import { Fault, Problems } from "../../../show/states.js";
import { type Column, DataTable } from "../../../show/table.js";
import { useAnswer } from "../../../show/use-answer.js";
import { ClauseLink } from "../clause-link.js";
import { capital, nameIn, type Told } from "../told.js";
import { useCalendars } from "./calendars.js";
import { useDueWords } from "./due-words.js";

/** The days. */
export function Deadlines({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const { due } = told.state;
  const { hijri } = told.outline;
  const passed = due.filter(({ overdue }) => overdue);
  const next = due.filter(({ overdue }) => !overdue);
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t("deadlines.title")}</h2>
      {due.length === 0 ? (
        <p>{t("deadlines.none")}</p>
      ) : (
        <>
          <p className="soft">
            {t("deadlines.text")} {t(`deadlines.basis.${hijri}`)}
          </p>
          <DueTable told={told} due={passed} caption={t("deadlines.passed")} />
          <DueTable told={told} due={next} caption={t("deadlines.next")} />
          <TakeCalendar told={told} />
        </>
      )}
    </section>
  );
}

type DueTableParts = { readonly told: Told; readonly due: readonly Due[]; readonly caption: string };

function DueTable({ told, due, caption }: DueTableParts): ReactNode {
  const { t } = useTranslation("process");
  const write = useCalendars(told.outline.hijri);
  const sayDue = useDueWords();
  if (due.length === 0) return undefined;
  const english = told.outline.calendars;
  const columns: readonly Column<Due>[] = [
    ...english.map(
      (calendar): Column<Due> => ({
        key: calendar,
        heading: t(`deadlines.${calendar}`),
        cell: ({ day }) => write(day, calendar),
      }),
    ),
    { key: "how", heading: t("deadlines.how"), cell: (one) => sayDue(one, told.state) },
    {
      key: "clause",
      heading: t("deadlines.clause"),
      cell: ({ clause }) => (
        <ClauseLink clause={clause}>
          <bdi>{capital(nameIn(told, clause))}</bdi>
        </ClauseLink>
      ),
    },
    { key: "what", heading: t("deadlines.what"), cell: ({ what }) => t(`deadlines.kind.${what}`) },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={due}
      keyOf={({ clause, what }) => `${clause} ${what}`}
    />
  );
}

// the file is made only when it is asked for
function TakeCalendar({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const [wanted, want] = useState(false);
  const { on, known } = told.state;
  const { value, state, problems, message } = useAnswer("calendarFile", wanted ? { on, known } : undefined);
  useEffect(() => {
    if (!wanted || state !== "answered" || value === undefined) return;
    takeText("days.ics", "text/calendar", value.text);
    want(false);
  }, [wanted, state, value]);
  return (
    <>
      {state === "problems" && <Problems problems={problems ?? []} />}
      {state === "fault" && <Fault message={message ?? ""} />}
      <p>
        <button type="button" onClick={() => want(true)}>
          {t(wanted ? "deadlines.taking" : "deadlines.take")}
        </button>
      </p>
    </>
  );
}
