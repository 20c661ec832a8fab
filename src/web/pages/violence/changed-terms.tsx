// That this is not the registered test any more, which of its terms were changed, from what to what, and one step back.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ViolenceTest } from "../../../violence/test.js";
import { useFormats } from "../../show/formats.js";
import type { TestChoices } from "../../worker/answers/changed-test.js";
import { ticked, type ViolenceState } from "./state.js";

/** What is told, and how it is put back. */
export type ChangedTermsParts = {
  readonly registered: ViolenceTest;
  readonly state: ViolenceState;
  readonly choices: TestChoices | undefined;
  readonly putBack: () => void;
};

/** The box. */
export function ChangedTerms(parts: ChangedTermsParts): ReactNode {
  const { t } = useTranslation("violence");
  const terms = useTerms(parts);
  return (
    <div className="changed">
      <p role="status">
        <strong>{t("verdict.changed")}</strong>
      </p>
      <ul>
        {terms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      <button type="button" onClick={parts.putBack}>
        {t("verdict.putBack")}
      </button>
    </div>
  );
}

function useTerms({ registered, state, choices }: ChangedTermsParts): readonly string[] {
  const { t } = useTranslation("violence");
  const { day, days, percent, number, list } = useFormats();
  const { start, days: length, from, reduction, certainty } = state;
  const { window, baseline } = registered;
  const lists = ticked.flatMap((what) => {
    const chosen = state[what];
    if (chosen === undefined || choices === undefined) return [];
    const own = choices[what].registered;
    const less = own.filter((name) => !chosen.includes(name));
    const more = chosen.filter((name) => !own.includes(name));
    const said = { count: chosen.length, n: number(chosen.length), own: number(own.length) };
    return [t(`changed.${what}.count`, said), named("without", less), named("with", more)].filter(
      (text) => text !== undefined,
    );
    function named(key: "with" | "without", names: readonly string[]): string | undefined {
      return names.length === 0 || names.length > 5 ? undefined : t(`changed.${key}`, { names: list(names) });
    }
  });
  return [
    ...(start === undefined ? [] : [t("changed.start", { now: day(start), own: day(window.start) })]),
    ...(length === undefined
      ? []
      : [t("changed.days", { now: days(length), own: days(window.end - window.start) })]),
    ...(from === undefined ? [] : [t("changed.from", { now: day(from), own: day(baseline.start) })]),
    ...(reduction === undefined
      ? []
      : [t("changed.fall", { now: percent(reduction), own: percent(registered.reduction) })]),
    ...(certainty === undefined
      ? []
      : [t("changed.sure", { now: percent(certainty), own: percent(registered.certainty) })]),
    ...lists,
  ];
}
