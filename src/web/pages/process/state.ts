// The state of the page "Process" in its link: the two days, the view, the clause that is opened, the gate, which clauses are listed.
import { type ClauseWord, clauseWords } from "../../../agreement/terms/condition.js";
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { StateForm } from "../../shell/page-state.js";
import { type GivenDays, readDays, writeDays } from "./days.js";

/** The terms of a simulation. */
export type Run = {
  readonly from: Day;
  readonly years: number;
  readonly runs: number;
  readonly seed: number;
};

/** The parts of the page, one of which is shown. */
export const views = ["road", "clauses", "claims", "days", "course", "ahead"] as const;
export type View = (typeof views)[number];

/** What is looked at. What is not given is as usual: the usual days, all clauses, none opened. */
export type CourseState = GivenDays & {
  readonly view?: View;
  readonly clause?: string;
  readonly phase?: string;
  /** The process is run forward: from which day, for how many years, how often, with which seed. */
  readonly run?: Run;
  /** Only clauses with this result. */
  readonly only?: ClauseWord;
};

/** How the state is written: `on=2020-07-14&known=2020-07-30&clause=us-8600&phase=talks&only=not-met`; of a run also its terms. */
export const courseForm: StateForm<CourseState> = {
  read(words) {
    const view = views.find((one) => one === words.view);
    const run = readRun(words);
    const only = clauseWords.find((one) => one === words.only);
    return {
      ...readDays(words),
      ...(view === undefined ? {} : { view }),
      ...(words.clause === undefined ? {} : { clause: words.clause }),
      ...(words.phase === undefined ? {} : { phase: words.phase }),
      ...(only === undefined ? {} : { only }),
      ...(run === undefined ? {} : { run }),
    };
  },
  write({ view, clause, phase, only, run, ...days }) {
    return {
      ...writeDays(days),
      ...(view === undefined ? {} : { view }),
      ...(clause === undefined ? {} : { clause }),
      ...(phase === undefined ? {} : { phase }),
      ...(only === undefined ? {} : { only }),
      ...(run === undefined ? {} : writeRun(run)),
    };
  },
};

/** How the state is changed. */
export type ChangeCourse = (next: (before: CourseState) => CourseState) => void;

/** The view that a state stands for: whoever names a clause wants to see it. */
export function viewOf({ view, clause }: CourseState): View {
  return view ?? (clause === undefined ? "road" : "clauses");
}

/** At most so many runs and years: more would keep a machine busy for minutes. */
export const most = { runs: 100_000, years: 10, seed: 4_294_967_295 } as const;

function readRun({ from, years, runs, seed }: Readonly<Record<string, string>>): Run | undefined {
  const day = from === undefined ? undefined : parseDay(from);
  const whole = [
    wholeIn(years, 1, most.years),
    wholeIn(runs, 1, most.runs),
    wholeIn(seed, 0, most.seed),
  ] as const;
  const [y, r, s] = whole;
  if (day === undefined || y === undefined || r === undefined || s === undefined) return undefined;
  return { from: day, years: y, runs: r, seed: s };
}

function writeRun({ from, years, runs, seed }: Run): Readonly<Record<string, string>> {
  return { from: formatDay(from), years: String(years), runs: String(runs), seed: String(seed) };
}

function wholeIn(text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
}
