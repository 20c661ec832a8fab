// The two days of every question, as sliders: on which day was it so, and what was known on which.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../ground/day.js";
import { useFormats } from "../../show/formats.js";
import { Slider } from "../../show/slider.js";
import type { OutlineAnswer } from "../../worker/answers/outline.js";
import { type Days, type GivenDays, today } from "./days.js";
import type { ChangeCourse } from "./state.js";

/** What the sliders are given. */
export type AsOfParts = {
  readonly outline: OutlineAnswer;
  readonly days: Days;
  readonly usual: { readonly on: Day; readonly past: boolean };
  readonly change: ChangeCourse;
  /** How long the core took for these days. */
  readonly milliseconds: number | undefined;
  /** Whether it has done so before: the first time it is loaded as well. */
  readonly moved: boolean;
};

/** So many days beyond the last of which anything speaks. */
const beyond = 30;

/** The sliders, what they mean, and days that one goes to in one step. */
export function AsOf({ outline, days, usual, change, milliseconds, moved }: AsOfParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { on, known } = days;
  const set = (given: GivenDays): void => change((before) => withDays({ ...before, ...given }, usual.on));
  const least = Math.min(outline.first ?? usual.on, on, known);
  const most = Math.max((outline.last ?? usual.on) + beyond, usual.on, on, known);
  const range = { least, most, step: 1, say: (day: number) => formats.day(day as Day) };
  const now = today();
  const earlier = outline.news.filter((day) => day < known).at(-1);
  const later = outline.news.find((day) => day > known);
  return (
    <section className="as-of" aria-labelledby="as-of">
      <h2 id="as-of">{t("asOf.title")}</h2>
      {usual.past && <p className="soft">{t("asOf.past", { day: formats.day(usual.on) })}</p>}
      <div className="sliders">
        <div>
          <Slider label={t("asOf.on")} value={on} {...range} change={(day) => set({ on: day as Day })} />
          <p className="soft">{t("asOf.onText")}</p>
        </div>
        <div>
          <Slider
            label={t("asOf.known")}
            value={known}
            {...range}
            change={(day) => set({ known: day as Day })}
          />
          <p className="soft">{t("asOf.knownText")}</p>
          <div className="steps">
            <Step label={t("asOf.earlier")} to={earlier} go={(day) => set({ known: day })} />
            <Step label={t("asOf.later")} to={later} go={(day) => set({ known: day })} />
          </div>
        </div>
      </div>
      <div className="steps">
        <Step label={t("asOf.then")} to={on === known ? undefined : on} go={(day) => set({ known: day })} />
        <Step
          label={t("asOf.today")}
          to={on === now && known === now ? undefined : now}
          go={(day) => set({ on: day, known: day })}
        />
        {usual.past && (
          <Step
            label={t("asOf.usual")}
            to={on === usual.on && known === usual.on ? undefined : usual.on}
            go={(day) => set({ on: day, known: day })}
          />
        )}
      </div>
      {moved && milliseconds !== undefined && (
        <p className="soft">
          {t("asOf.milliseconds", { n: formats.number(Math.max(1, Math.round(milliseconds))) })}
        </p>
      )}
    </section>
  );
}

type StepParts = {
  readonly label: string;
  readonly to: Day | undefined;
  readonly go: (day: Day) => void;
};

function Step({ label, to, go }: StepParts): ReactNode {
  return (
    // not disabled: who pressed it by keyboard would lose the place
    <button type="button" aria-disabled={to === undefined} onClick={() => to !== undefined && go(to)}>
      {label}
    </button>
  );
}

// the usual day needs no word in the link
function withDays<S extends GivenDays>(state: S, usual: Day): S {
  const { on, known, ...rest } = state;
  return {
    ...rest,
    ...(on === undefined || on === usual ? {} : { on }),
    ...(known === undefined || known === usual ? {} : { known }),
  } as S;
}
