// The verdict on a test, as registered or with changed terms; in full, or only what follows a hand.

import type { Cube } from "../../../cube/cube.js";
import { scopeMask } from "../../../cube/series.js";
import { addDays, type Day } from "../../../ground/day.js";
import type { DayInterval } from "../../../ground/interval.js";
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { assess as judge } from "../../../violence/assess.js";
import { createMemory, type Remember } from "../../../violence/remember.js";
import type { ViolenceTest } from "../../../violence/test.js";
import type { Verdict } from "../../../violence/verdict.js";
import { type AskedTest, choicesOf, isAnythingIn, readyTest, type TestChoices } from "./changed-test.js";

/** Which test. `brief`: only the verdict, its history and its places; the other breakdowns and what rose instead are left empty. */
export type AssessAsk = AskedTest & { readonly brief?: boolean };

/** The verdict, the same to the last digit as `halcyon assess --json`. */
export type AssessAnswer = {
  readonly verdict: Verdict;
  readonly registered: boolean;
  /** What one can choose from, and what the test counts as registered. */
  readonly choices: TestChoices;
  /** Where and when somebody looked; not in a brief answer. */
  readonly watched?: Watched;
};

/** How many days somebody looked, in the window and in the baseline, by place; an unobserved day is not a zero. */
export type Watched = {
  readonly window: { readonly days: number; readonly unseen: readonly DayInterval[] };
  readonly baseline: { readonly days: number; readonly unseen: readonly DayInterval[] };
  readonly places: readonly { readonly name: string; readonly window: number; readonly baseline: number }[];
};

const memories = new WeakMap<Cube, Remember>();

/** Judges a test. */
export function assess(opened: OpenedProcess, ask: AssessAsk): Result<AssessAnswer> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const { test, asRegistered, hash, registered, cube } = ready.value;
  const rest = (verdict: Verdict): AssessAnswer => ({
    ...{ verdict, registered, choices: choicesOf(cube, asRegistered) },
    ...(ask.brief === true ? {} : { watched: watchedOf(cube, test) }),
  });
  if (!registered && !isAnythingIn(cube, test.scope)) return failure([nothingLeft()]);
  const remember = memories.get(cube) ?? createMemory();
  memories.set(cube, remember);
  const verdict = judge(cube, test, {
    ...{ sources: opened.sources, testHash: hash, remember },
    brief: ask.brief === true,
  });
  return verdict.ok ? success(rest(verdict.value)) : verdict;
}

function nothingLeft() {
  return problem("question-invalid", "nothing was recorded in what is left of the test", {
    expected: "parties, places and kinds of which at least one record speaks",
    hint: "tick more of them, or put the registered test back",
  });
}

function watchedOf(cube: Cube, test: ViolenceTest): Watched {
  const inside = scopeMask(cube, test.scope).places;
  const places = cube.places.flatMap((name, at) => (inside[at] === 1 ? [{ name, at }] : []));
  const length = cube.span.end - cube.span.start;
  const isSeen = (at: number, day: Day): boolean => cube.observed[at * length + day - cube.span.start] === 1;
  const daysOf = ({ start, end }: DayInterval): Day[] => {
    const [first, last] = [Math.max(start, cube.span.start), Math.min(end, cube.span.end)];
    return Array.from({ length: Math.max(0, last - first) }, (_, d) => (first + d) as Day);
  };
  const window = daysOf(test.window);
  const baseline = daysOf(test.baseline);
  const unseen = (days: readonly Day[]) =>
    runsOf(days.filter((day) => !places.some(({ at }) => isSeen(at, day))));
  // days of the window that the data does not reach were not seen either
  const beyond =
    test.window.end > cube.span.end
      ? [{ start: later(cube.span.end, test.window.start), end: test.window.end }]
      : [];
  return {
    window: { days: test.window.end - test.window.start, unseen: [...unseen(window), ...beyond] },
    baseline: { days: baseline.length, unseen: unseen(baseline) },
    places: places.map(({ name, at }) => ({
      name,
      window: window.filter((day) => isSeen(at, day)).length,
      baseline: baseline.filter((day) => isSeen(at, day)).length,
    })),
  };
}

function later<T extends number>(a: T, b: T): T {
  return a > b ? a : b;
}

function runsOf(days: readonly Day[]): DayInterval[] {
  const runs: DayInterval[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.end === day) runs[runs.length - 1] = { start: last.start, end: addDays(day, 1) };
    else runs.push({ start: day, end: addDays(day, 1) });
  }
  return runs;
}
