// halcyon simulate: the process run forward many times, under stated assumptions: which phase by when, and what holds it back.

import type { ProcessFile } from "../../agreement/terms/process.js";
import { isAbsent } from "../../ground/absence.js";
import { addDays, type Day, formatDay } from "../../ground/day.js";
import { problem } from "../../ground/problem.js";
import { beginningOf } from "../../process/beginning-of.js";
import { type Simulation, simulate } from "../../process/simulate.js";
import {
  hindranceSentence,
  mainHindrances,
  phaseForecastSentence,
} from "../../publication/agreement/forecast-words.js";
import { percent, sayCount, sayDay } from "../../publication/words.js";
import { assumedOfTests } from "../../questions/assumed-of-tests.js";
import { optionReader, type Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { paint, type Terminal, table, wrap } from "../terminal.js";
import { dayOption } from "./days.js";
import { type Opened, openKnowledge } from "./open-knowledge.js";

/** Runs the command. */
export async function simulateCommand(path: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader(raw);
  const runs = options.whole("runs", 1, 10_000_000) ?? 10_000;
  const seed = options.whole("seed", 0, 4_294_967_295) ?? 1;
  const opened = await openKnowledge(path, raw, context);
  const problems = [...options.problems, ...(opened.ok ? [] : opened.problems)];
  if (!opened.ok) return refuse(terminal, problems);
  const reading = { basis: opened.value.process.calendar.hijri, problems };
  const start = dayOption(raw, "on", reading) ?? context.today();
  const until = dayOption(raw, "until", reading) ?? addDays(start, 730);
  if (until < start) {
    problems.push(
      problem("dates-reversed", "the simulation ends before it begins", {
        found: `from ${formatDay(start)} until ${formatDay(until)}`,
        hint: "give --until a day that is not before --on, which is today if it is not given",
      }),
    );
  }
  if (problems.length > 0) return refuse(terminal, problems);
  const simulation = simulateOpened(opened.value, { start, until, runs, seed });
  if (raw.json === true) terminal.out(JSON.stringify(simulationJson(simulation), null, 2));
  else terminal.out(simulationText(opened.value.process, simulation, terminal));
  return 0;
}

/** Runs a process forward from a day, by what was known on it. */
export function simulateOpened(
  opened: Opened,
  { start, until, runs, seed }: { start: Day; until: Day; runs: number; seed: number },
): Simulation {
  return simulate(opened.process, {
    start,
    until,
    runs,
    seed,
    assumptions: assumedOfTests(opened.process, opened.cube, { start, say: percent }),
    beginning: beginningOf(opened.knowledge, start),
  });
}

function simulationText(process: ProcessFile, simulation: Simulation, { colour, width }: Terminal): string {
  const rows = simulation.phases.map((phase) => [
    phase.phase,
    percent(phase.reached.value),
    isAbsent(phase.low) ? "–" : formatDay(phase.low.day),
    isAbsent(phase.median) ? "–" : formatDay(phase.median.day),
    isAbsent(phase.high) ? "–" : formatDay(phase.high.day),
    isAbsent(phase.planned) ? "–" : formatDay(phase.planned),
  ]);
  const heading = (text: string) => paint(colour, "strong", text);
  const parts = simulation.phases.map((phase) => {
    const held = mainHindrances(phase).map(
      (one) => `  ${wrap(hindranceSentence(one, process), width - 2, "    ")}`,
    );
    return [wrap(phaseForecastSentence(phase, simulation), width), ...held].join("\n");
  });
  const defaults = simulation.assumptions.filter((one) => one.from === "default").map((one) => one.about);
  const own = simulation.assumptions.filter((one) => one.from === "file" || one.from === "caller");
  return [
    wrap(
      `${process.title}: ${sayCount(simulation.runs)} runs from ${sayDay(simulation.start)} to ${sayDay(simulation.until)}, seed ${simulation.seed}`,
      width,
    ),
    table(["phase", "reached", "1 in 10 by", "half by", "9 in 10 by", "as written"], rows),
    ...parts,
    [
      heading("Assumed"),
      ...own.map(
        (one) =>
          `  ${wrap(`${one.about}: ${one.text}${one.why === undefined ? "" : ` (${one.why})`}`, width - 2, "    ")}`,
      ),
    ].join("\n"),
    ...(defaults.length === 0
      ? []
      : [
          wrap(
            `Of these nobody said anything, so round figures stand in that are no estimates: ${defaults.join(", ")}.`,
            width,
          ),
        ]),
    wrap("This says what follows from the assumptions, and not whether they are right.", width),
  ].join("\n\n");
}

function simulationJson(simulation: Simulation): unknown {
  const days = new Set(["start", "until", "planned", "day"]);
  return JSON.parse(JSON.stringify(simulation), (key, value: unknown) =>
    days.has(key) && typeof value === "number" ? formatDay(value as Day) : value,
  );
}
