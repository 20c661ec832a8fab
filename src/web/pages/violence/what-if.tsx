// What if: the window, the fall that is asked for and the certainty follow the hand; one step puts the registered test back.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type Day } from "../../../ground/day.js";
import type { DayInterval } from "../../../ground/interval.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { useFormats } from "../../show/formats.js";
import { Slider } from "../../show/slider.js";
import type { ViolenceState } from "./state.js";

/** What the sliders are given. */
export type WhatIfParts = {
  readonly registered: ViolenceTest;
  /** The days that the counts speak of. */
  readonly span: DayInterval;
  readonly state: ViolenceState;
  readonly change: (next: (before: ViolenceState) => ViolenceState) => void;
};

/** The longest window of the slider, and how many such windows history should hold before it. */
const longest = 60;
const shortestHistory = 2;

/** The sliders. */
export function WhatIf({ registered, span, state, change }: WhatIfParts): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const { window, reduction, certainty, baseline } = registered;
  const length = window.end - window.start;
  const days = state.days ?? length;
  const first = Math.max(span.start, baseline.start) + shortestHistory * days;
  const last = span.end - days;
  const set = (terms: Partial<ViolenceState>) =>
    change((before) => withoutRegistered({ ...before, ...terms }, registered));
  const beside = (value: number, own: number, say: (value: number) => string): { beside?: string } =>
    value === own ? {} : { beside: t("whatIf.registered", { value: say(own) }) };
  const sayDay = (value: number) => formats.day(value as Day);
  const start = Math.min(Math.max(state.start ?? window.start, first), Math.max(first, last));
  const fall = state.reduction ?? reduction;
  const sure = state.certainty ?? certainty;
  return (
    <section className="what-if" aria-labelledby="what-if">
      <h2 id="what-if">{t("whatIf.title")}</h2>
      <p className="soft">{t("whatIf.text")}</p>
      <div className="sliders">
        <Slider
          label={t("whatIf.start")}
          {...{ value: start, least: first, most: Math.max(first, last), step: 1, say: sayDay }}
          {...beside(start, window.start, sayDay)}
          change={(value) => set({ start: value as Day })}
        />
        <Slider
          label={t("whatIf.days")}
          {...{ value: days, least: 1, most: Math.max(longest, length), step: 1, say: formats.days }}
          {...beside(days, length, formats.days)}
          change={(value) => set({ days: value })}
        />
        <Slider
          label={t("whatIf.fall")}
          {...{ value: fall, least: 0, most: 0.95, step: 0.05, say: formats.percent }}
          {...beside(fall, reduction, formats.percent)}
          change={(value) => set({ reduction: rounded(value) })}
        />
        <Slider
          label={t("whatIf.sure")}
          {...{ value: sure, least: 0.5, most: 0.99, step: 0.01, say: formats.percent }}
          {...beside(sure, certainty, formats.percent)}
          change={(value) => set({ certainty: rounded(value) })}
        />
      </div>
    </section>
  );
}

/** The window that is asked about. */
export function windowOf(registered: ViolenceTest, { start, days }: ViolenceState): DayInterval {
  const first = start ?? registered.window.start;
  const length = days ?? registered.window.end - registered.window.start;
  return { start: first, end: addDays(first, length) };
}

// a term that has come back to what was registered is no change any more
function withoutRegistered(state: ViolenceState, test: ViolenceTest): ViolenceState {
  const { start, days, reduction, certainty, ...rest } = state;
  return {
    ...rest,
    ...(start === undefined || start === test.window.start ? {} : { start }),
    ...(days === undefined || days === test.window.end - test.window.start ? {} : { days }),
    ...(reduction === undefined || reduction === test.reduction ? {} : { reduction }),
    ...(certainty === undefined || certainty === test.certainty ? {} : { certainty }),
  };
}

// steps of a slider are not exact: 0.15000000000000002
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
