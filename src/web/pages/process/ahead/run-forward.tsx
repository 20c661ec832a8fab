// What is to be expected: the process run forward many times on demand, what came out in sentences, and what held it back.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type Day, formatDay } from "../../../../ground/day.js";
import { useShared } from "../../../shell/opened.js";
import { useFormats } from "../../../show/formats.js";
import { CancelledWork, Fault, Problems, Working } from "../../../show/states.js";
import { useAnswer } from "../../../show/use-answer.js";
import type { SimulateAsk } from "../../../worker/answers/simulate.js";
import { type ChangeCourse, most, type Run } from "../state.js";
import type { Told } from "../told.js";
import { Assumptions } from "./assumptions.js";
import { Forecast } from "./forecast.js";

/** As on the command line, if nothing is said. */
const usual = { runs: 10_000, seed: 1, years: 2 };
const yearsAhead = [1, 2, 3, 5];

/** What the section is given. */
export type RunForwardParts = {
  readonly told: Told;
  /** The terms in the link: with them the process is run, so that whoever is sent the link sees the same figures. */
  readonly run: Run | undefined;
  readonly change: ChangeCourse;
};

/** The section. Nothing runs before it is asked for. */
export function RunForward({ told, run, change }: RunForwardParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { on } = told.state;
  const ask = run === undefined ? undefined : askOf(run);
  const { value, state, problems, message, done, total, cancel, again } = useAnswer("simulate", ask);
  if (told.phases.length === 0) return <p>{t("ahead.none")}</p>;
  const busy = state === "busy";
  return (
    <section aria-labelledby="ahead">
      <h2 id="ahead">{t("ahead.title")}</h2>
      <p>{t("ahead.text", { start: formats.day(on) })}</p>
      <Terms
        given={run}
        start={on}
        busy={busy}
        run={(terms) => (same(terms, run) ? again() : change((before) => ({ ...before, run: terms })))}
      />
      {ask !== undefined && ask.start !== on && !busy && (
        <p className="soft" role="status">
          {t("ahead.stale", { start: formats.day(ask.start) })}
        </p>
      )}
      {busy && (
        <Working text={t("ahead.running")} done={done ?? 0} total={total ?? ask?.runs ?? 1} cancel={cancel} />
      )}
      {state === "cancelled" && <CancelledWork again={again} />}
      {state === "problems" && <Problems problems={problems ?? []} again={again} />}
      {state === "fault" && <Fault message={message ?? ""} />}
      {state === "answered" && value !== undefined && (
        <div className="forecast" data-seed={value.simulation.seed}>
          <Forecast answer={value} told={told} />
          <Assumptions simulation={value.simulation} told={told} />
          <SameElsewhere ask={ask} />
        </div>
      )}
    </section>
  );
}

// two years are 730 days, as on the command line
function askOf({ from, years, runs, seed }: Run): SimulateAsk {
  return { start: from, until: addDays(from, years * 365), runs, seed };
}

function same(a: Run, b: Run | undefined): boolean {
  return JSON.stringify(askOf(a)) === (b === undefined ? "" : JSON.stringify(askOf(b)));
}

type TermsParts = {
  readonly given: Run | undefined;
  readonly start: Day;
  readonly busy: boolean;
  readonly run: (terms: Run) => void;
};

function Terms({ given, start, busy, run }: TermsParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const [years, setYears] = useState(given?.years ?? usual.years);
  const [runs, setRuns] = useState(given?.runs ?? usual.runs);
  const [seed, setSeed] = useState(given?.seed ?? usual.seed);
  return (
    <form
      className="terms"
      onSubmit={(event) => {
        event.preventDefault();
        run({ from: start, years, runs, seed });
      }}
    >
      <label className="choice">
        {t("ahead.until")}
        <select value={years} onChange={({ target }) => setYears(Number(target.value))}>
          {[...new Set([...yearsAhead, years])].map((count) => (
            <option key={count} value={count}>
              {t("ahead.year", { count, n: formats.number(count) })}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        {t("ahead.runs")}
        <select value={runs} onChange={({ target }) => setRuns(Number(target.value))}>
          {runChoices(runs).map((count) => (
            <option key={count} value={count}>
              {formats.number(count)}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        {t("ahead.seed")}
        <input
          type="number"
          min={0}
          max={most.seed}
          step={1}
          required
          value={Number.isNaN(seed) ? "" : seed}
          onChange={({ target }) => setSeed(target.valueAsNumber)}
        />
      </label>
      <button type="submit" aria-disabled={busy}>
        {t("ahead.run")}
      </button>
    </form>
  );
}

// a link may ask for another number
function runChoices(given: number): readonly number[] {
  return [...new Set([1000, usual.runs, 50_000, given])].sort((a, b) => a - b);
}

// whoever doubts the figures can make them again without this page
function SameElsewhere({ ask }: { readonly ask: SimulateAsk | undefined }): ReactNode {
  const { t } = useTranslation("process");
  const { process } = useShared();
  if (ask === undefined) return undefined;
  const { start, until, runs, seed } = ask;
  const days = `--on ${formatDay(start)} --until ${formatDay(until)}`;
  return (
    <p className="soft">
      {t("ahead.check")}{" "}
      <code dir="ltr">
        halcyon simulate {process.id} {days} --runs {runs} --seed {seed}
      </code>
    </p>
  );
}
