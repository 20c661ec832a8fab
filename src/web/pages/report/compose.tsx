// What a report is composed of: its subject, its day, and its parts to be ticked.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DayField } from "../../show/day-field.js";
import type { ReportAsk } from "../../worker/answers/report/report.js";
import { partsOf, type Subject } from "./asking.js";
import type { ReportState } from "./state.js";

/** What composing is given. */
export type ComposeParts = {
  readonly subjects: readonly Subject[];
  readonly ask: ReportAsk;
  readonly dayChosen: boolean;
  readonly changed: boolean;
  readonly change: (next: (before: ReportState) => ReportState) => void;
  readonly write: () => void;
};

/** The composing. */
export function Compose({ subjects, ask, dayChosen, changed, change, write }: ComposeParts): ReactNode {
  const { t } = useTranslation("report");
  const keyOf = (subject: Subject): string => (subject.kind === "process" ? "" : subject.name);
  const choose = (key: string): void => {
    const chosen = subjects.find((one) => keyOf(one) === key);
    // parts of one kind of report mean nothing in the other
    change(({ parts: _, ...rest }) => ({
      ...rest,
      about: chosen?.kind === "test" ? { test: chosen.name } : "process",
    }));
  };
  return (
    <form
      className="compose"
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <p className="row">
        <label className="choice">
          {t("about")}
          <select
            value={ask.about === "process" ? "" : ask.test}
            onChange={({ target }) => choose(target.value)}
          >
            {subjects.map((subject) => (
              <option key={keyOf(subject)} value={keyOf(subject)}>
                {subject.kind === "process" ? t("process") : t("test", { name: subject.name })}
              </option>
            ))}
          </select>
        </label>
        {ask.about === "process" && (
          <DayField
            label={t("asOf")}
            value={ask.on}
            changed={dayChosen}
            change={(on) => change(({ on: _, ...rest }) => (on === undefined ? rest : { ...rest, on }))}
          />
        )}
      </p>
      <Ticks ask={ask} change={change} />
      <p className="row">
        <button type="submit" disabled={!changed}>
          {t("write")}
        </button>
      </p>
    </form>
  );
}

function Ticks({ ask, change }: Pick<ComposeParts, "ask" | "change">): ReactNode {
  const { t } = useTranslation("report");
  const all = partsOf(ask);
  const chosen: readonly string[] = ask.parts ?? all;
  const set = (next: readonly string[]): void =>
    change(({ parts: _, ...rest }) =>
      next.length === all.length ? rest : { ...rest, parts: all.filter((part) => next.includes(part)) },
    );
  return (
    <fieldset>
      <legend>{t("parts")}</legend>
      <label className="tick">
        <input
          type="checkbox"
          checked={chosen.length === all.length}
          onChange={({ target }) => set(target.checked ? all : [])}
        />{" "}
        {t("all")}
      </label>
      <div className="ticks">
        {all.map((part) => (
          <label key={part} className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(part)}
              onChange={({ target }) =>
                set(target.checked ? [...chosen, part] : chosen.filter((one) => one !== part))
              }
            />{" "}
            {t(`part.${part}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
