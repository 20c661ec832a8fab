// What if: the window, the baseline, the fall that is asked for, the certainty and what is counted follow the hand.
import { memo, type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../ground/day.js";
import type { DayInterval } from "../../../ground/interval.js";
import type { ViolenceTest } from "../../../violence/test.js";
import { useFormats } from "../../show/formats.js";
import { Slider } from "../../show/slider.js";
import type { TestChoices } from "../../worker/answers/changed-test.js";
import { ticked, type ViolenceState } from "./state.js";
import { Ticks, type TicksParts } from "./ticks.js";

/** What the sliders and ticks are given. */
export type WhatIfParts = {
  readonly registered: ViolenceTest;
  /** The days that the counts speak of. */
  readonly span: DayInterval;
  readonly state: ViolenceState;
  readonly change: (next: (before: ViolenceState) => ViolenceState) => void;
  /** What can be ticked; not known before the first answer. */
  readonly choices: TestChoices | undefined;
};

/** The longest window of the slider, and how many such windows history should hold before it. */
const longest = 60;
const shortestHistory = 2;

/** The sliders and ticks. They are drawn again when the hand moves, not when its answer comes. */
export const WhatIf = memo(function WhatIf(parts: WhatIfParts): ReactNode {
  const { t } = useTranslation("violence");
  return (
    <section className="what-if" aria-labelledby="what-if">
      <h2 id="what-if">{t("whatIf.title")}</h2>
      <p className="soft">{t("whatIf.text")}</p>
      <Sliders {...parts} />
      <TickLists {...parts} />
    </section>
  );
});

function Sliders({ registered, span, state, change }: WhatIfParts): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const { window, reduction, certainty, baseline } = registered;
  const length = window.end - window.start;
  const days = state.days ?? length;
  const from = Math.max(span.start, state.from ?? baseline.start);
  const first = from + shortestHistory * days;
  const last = Math.max(first, span.end - days);
  const set = (terms: Partial<ViolenceState>) =>
    change((before) => withoutRegistered({ ...before, ...terms }, registered));
  const beside = (value: number, own: number, say: (value: number) => string): { beside?: string } =>
    value === own ? {} : { beside: t("whatIf.registered", { value: say(own) }) };
  const sayDay = (value: number) => formats.day(value as Day);
  const start = Math.min(Math.max(state.start ?? window.start, first), last);
  // what is compared ends where the registered baseline ends, or where the window begins
  const latestFrom = Math.min(start, baseline.end) - shortestHistory * days;
  const ownFrom = Math.max(span.start, baseline.start);
  const fall = state.reduction ?? reduction;
  const sure = state.certainty ?? certainty;
  return (
    <div className="sliders">
      <Slider
        label={t("whatIf.start")}
        {...{ value: start, least: first, most: last, step: 1, say: sayDay }}
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
        label={t("whatIf.from")}
        {...{ value: from, least: span.start, most: Math.max(from, latestFrom), step: 1, say: sayDay }}
        {...beside(from, ownFrom, sayDay)}
        change={(value) => set({ from: (value === ownFrom ? baseline.start : value) as Day })}
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
  );
}

function TickLists({ state, change, choices }: WhatIfParts): ReactNode {
  const tick: TicksParts["change"] = useCallback(
    (what, chosen) =>
      change((before) => {
        const { [what]: _, ...rest } = before;
        return isSame(chosen, choices?.[what].registered ?? []) ? rest : { ...rest, [what]: chosen };
      }),
    [change, choices],
  );
  if (choices === undefined) return null;
  return (
    <div className="tick-lists">
      {ticked
        .filter((what) => choices[what].all.length > 1)
        .map((what) => {
          const chosen = state[what] ?? choices[what].registered;
          return <Ticks key={what} {...{ what, ...choices[what], chosen, change: tick }} />;
        })}
    </div>
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

// a term that has come back to what was registered is no change any more
function withoutRegistered(state: ViolenceState, test: ViolenceTest): ViolenceState {
  const { start, days, from, reduction, certainty, ...rest } = state;
  return {
    ...rest,
    ...(start === undefined || start === test.window.start ? {} : { start }),
    ...(days === undefined || days === test.window.end - test.window.start ? {} : { days }),
    ...(from === undefined || from === test.baseline.start ? {} : { from }),
    ...(reduction === undefined || reduction === test.reduction ? {} : { reduction }),
    ...(certainty === undefined || certainty === test.certainty ? {} : { certainty }),
  };
}

// steps of a slider are not exact: 0.15000000000000002
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
