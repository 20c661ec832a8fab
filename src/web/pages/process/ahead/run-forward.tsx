// What is to be expected: the process run forward many times on demand, what came out in sentences, and what held it back.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type Day, formatDay } from "../../../../ground/day.js";
import { useShared } from "../../../shell/opened.js";
import { useFormats } from "../../../show/formats.js";
import { CancelledWork, Fault, Problems, Working } from "../../../show/states.js";
import { useAnswer } from "../../../show/use-answer.js";
import type { SimulateAsk } from "../../../worker/answers/simulate.js";
import type { Told } from "../told.js";
import { Assumptions } from "./assumptions.js";
import { Forecast } from "./forecast.js";

/** As on the command line, if nothing is said. */
const usual = { runs: 10_000, seed: 1, years: 2 };
const yearsAhead = [1, 2, 3, 5];

/** The section. Nothing runs before it is asked for. */
export function RunForward({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const [ask, setAsk] = useState<SimulateAsk>();
  const { on } = told.state;
  const { value, state, problems, message, done, total, cancel, again } = useAnswer("simulate", ask);
  if (told.phases.length === 0) return <p>{t("ahead.none")}</p>;
  const busy = state === "busy";
  return (
    <section aria-labelledby="ahead">
      <h2 id="ahead">{t("ahead.title")}</h2>
      <p>{t("ahead.text", { start: formats.day(on) })}</p>
      <Terms start={on} busy={busy} run={setAsk} />
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

type TermsParts = {
  readonly start: Day;
  readonly busy: boolean;
  readonly run: (ask: SimulateAsk) => void;
};

function Terms({ start, busy, run }: TermsParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const [years, setYears] = useState(usual.years);
  const [runs, setRuns] = useState(usual.runs);
  const [seed, setSeed] = useState(usual.seed);
  // two years are 730 days, as on the command line
  const until = addDays(start, years * 365);
  return (
    <form
      className="terms"
      onSubmit={(event) => {
        event.preventDefault();
        run({ start, until, runs, seed });
      }}
    >
      <label className="choice">
        {t("ahead.until")}
        <select value={years} onChange={({ target }) => setYears(Number(target.value))}>
          {yearsAhead.map((count) => (
            <option key={count} value={count}>
              {t("ahead.year", { count, n: formats.number(count) })}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        {t("ahead.runs")}
        <select value={runs} onChange={({ target }) => setRuns(Number(target.value))}>
          {[1000, usual.runs, 50_000].map((count) => (
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
          max={4_294_967_295}
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
