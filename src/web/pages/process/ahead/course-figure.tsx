// The course of the process as a picture: phases and clauses, each day in the colour and pattern of its result.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../../ground/day.js";
import { type TimelineRow, timelineChart } from "../../../../publication/charts/timeline.js";
import { Figure } from "../../../show/figure.js";
import { useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import { Fault, Loading, Problems } from "../../../show/states.js";
import type { Column } from "../../../show/table.js";
import { useAnswer } from "../../../show/use-answer.js";
import type { TimelineAnswer } from "../../../worker/answers/timeline.js";
import { Mark } from "../marks.js";
import { capital, type Told } from "../told.js";

/** The picture, asked for once the state of the same days has come. */
export function CourseFigure({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const { on, known } = told.state;
  const { value, state, problems, message } = useAnswer("timeline", { on, known });
  return (
    <section aria-labelledby="course" data-busy={state === "busy"}>
      <h2 id="course">{t("course.heading")}</h2>
      {state === "problems" && <Problems problems={problems ?? []} />}
      {state === "fault" && <Fault message={message ?? ""} />}
      {value === undefined && (state === "busy" || state === "idle") && <Loading />}
      {value !== undefined && <Picture answer={value} told={told} />}
    </section>
  );
}

function Picture({ answer, told }: { readonly answer: TimelineAnswer; readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { apart } = useNames();
  const { picture } = answer;
  const chart = useMemo(() => timelineChart(picture), [picture]);
  const words = [...new Set(picture.rows.flatMap((row) => row.stretches.map(({ word }) => word)))].filter(
    (word) => word !== "not-open" && word !== "not-yet-due",
  );
  const stretches = (row: TimelineRow) =>
    apart(
      row.stretches.map(({ from, to, word }) =>
        t("course.stretch", {
          days: formats.interval({ start: from, end: addDays(to, 1) }),
          word: t(`word.${word}`),
        }),
      ),
    );
  const columns: readonly Column<TimelineRow & { readonly key: string }>[] = [
    { key: "row", heading: t("course.row"), cell: ({ label }) => capital(label) },
    { key: "days", heading: t("course.days"), cell: stretches },
    {
      key: "deadline",
      heading: t("course.deadline"),
      cell: ({ deadline }) => (deadline === undefined ? "–" : formats.day(deadline)),
    },
  ];
  return (
    <Figure
      title={t("course.title")}
      text={t("course.text", {
        from: formats.day(picture.from),
        until: formats.day(picture.until),
        on: formats.day(picture.on),
      })}
      chart={chart}
      table={{
        caption: t("course.title"),
        columns,
        // two clauses may ask the same of two parties
        rows: picture.rows.map((row, i) => ({ ...row, key: String(i) })),
        keyOf: ({ key }) => key,
      }}
      source={t("course.source", { title: told.outline.title, day: formats.day(told.state.known) })}
    >
      <ul className="legend" aria-label={t("course.legend")}>
        {words.map((word) => (
          <li key={word}>
            <Mark word={word} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}
