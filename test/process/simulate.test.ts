// A simulation against answers that are known in closed form, computed here by other means.
import { describe, expect, it } from "vitest";
import type { Absent } from "../../src/ground/absence.js";
import { formatDay } from "../../src/ground/day.js";
import { type Simulation, simulate } from "../../src/process/simulate.js";
import type { Estimate, Hindrance, PhaseForecast } from "../../src/process/simulation/forecast.js";
import { lastingLine, on, onceLine, processOf } from "./made.js";

const start = on("2020-01-01");
const days = 400;
const until = on("2021-02-04");
const runs = 20_000;

// the probability that a log-normal delay, rounded to days, is exactly d days: by adding up its density in small steps
function delayTable(median: number, high: number): Float64Array {
  const spread = Math.log(high / median) / 1.6448536269514722;
  const table = new Float64Array(days + 1);
  const steps = 400;
  for (let d = 0; d <= days; d++) {
    const from = Math.max(d - 0.5, 0);
    const width = (d + 0.5 - from) / steps;
    for (let i = 0; i < steps; i++) {
      const x = from + (i + 0.5) * width;
      const z = Math.log(x / median) / spread;
      table[d] += (Math.exp((-z * z) / 2) / (x * spread * Math.sqrt(2 * Math.PI))) * width;
    }
  }
  return table;
}

const cumulative = (table: Float64Array): Float64Array => {
  let sum = 0;
  return table.map((p) => {
    sum += p;
    return sum;
  });
};

function phaseOf(simulation: Simulation, name: string): PhaseForecast {
  const found = simulation.phases.find((p) => p.phase === name);
  if (found === undefined) throw new Error(`no phase ${name}`);
  return found;
}

function hindranceOf(phase: PhaseForecast, about: string): Hindrance {
  const found = phase.heldBackBy.find((h) => h.about === about);
  if (found === undefined) throw new Error(`${about} holds nothing back`);
  return found;
}

// five standard errors: a right answer fails once in two million comparisons
function expectNear(estimate: Estimate | Absent, truth: number): void {
  if ("kind" in estimate) throw new Error(estimate.why);
  expect(Math.abs(estimate.value - truth), `${estimate.value} against ${truth}`).toBeLessThan(
    5 * estimate.error,
  );
}

const delay = (median: number, high: number): string =>
  `delay: { median: ${median} days, high: ${high} days }`;

describe("one clause with a probability and a delay", () => {
  const process = processOf(`clauses:
${onceLine("pullback", "when: { by: 2020-02-10 }")}
phases:
  talks: { opens: { when: pullback } }
assumptions:
  pullback: { probability: 70 %, ${delay(40, 120)} }
`);
  const simulation = simulate(process, { start, until, runs, seed: 11 });
  const talks = phaseOf(simulation, "talks");
  const by = cumulative(delayTable(40, 120));

  it("opens the phase by each month's end with the probability of the delay", () => {
    expect(talks.byMonth.length).toBe(14);
    for (const { day, probability } of talks.byMonth) expectNear(probability, 0.7 * by[day - start]);
    expectNear(talks.reached, 0.7 * by[days]);
  });

  it("is in time, late or never as the delay says", () => {
    const [clause] = simulation.clauses;
    if (clause.kind !== "done") throw new Error("it is done once");
    expectNear(clause.inTime, 0.7 * by[40]);
    expectNear(clause.late, 0.7 * (by[days] - by[40]));
    expectNear(clause.missed, 1 - 0.7 * by[days]);
    expect(clause.open.value).toBe(0);
  });

  it("has its median and its tenth where the delay has them", () => {
    const at = (share: number) => by.findIndex((p) => 0.7 * p >= share);
    for (const [quantile, share] of [
      [talks.low, 0.1],
      [talks.median, 0.5],
    ] as const) {
      if ("kind" in quantile) throw new Error(quantile.why);
      expect(Math.abs(quantile.day - start - at(share))).toBeLessThanOrEqual(4 * quantile.error + 1);
    }
    expect(talks.high).toMatchObject({ kind: "absent" });
  });

  it("is planned for the clause's last day", () => {
    expect(talks.planned).toBe(on("2020-02-10"));
    expectNear(talks.reachedByPlanned, 0.7 * by[40]);
  });

  it("holds the phase back by all that is missing", () => {
    const clause = hindranceOf(talks, "pullback");
    expectNear(clause.blocked, 1 - 0.7 * by[days]);
    expectNear(clause.last, 0.7 * (by[days] - by[0]));
    // done at once, the phase opens for certain
    expectNear(clause.likelierByEnd, 1 - 0.7 * by[days]);
    expectNear(clause.likelierByPlanned, 1 - 0.7 * by[40]);
    const table = delayTable(40, 120);
    const mean = table.reduce((sum, p, d) => sum + p * d, 0) / by[days];
    if ("kind" in clause.daysEarlier) throw new Error(clause.daysEarlier.why);
    expectNear(clause.daysEarlier.mean, mean);
  });
});

describe("two clauses", () => {
  const first = delayTable(30, 90);
  const second = delayTable(50, 100);

  it("in series take the sum of their delays", () => {
    const process = processOf(`clauses:
${onceLine("a")}
${onceLine("b", "gated-by: a")}
phases:
  talks: { opens: { when: b } }
assumptions:
  a: { probability: 90 %, ${delay(30, 90)} }
  b: { probability: 80 %, ${delay(50, 100)} }
`);
    const talks = phaseOf(simulate(process, { start, until, runs, seed: 12 }), "talks");
    const sum = new Float64Array(days + 1);
    for (let i = 0; i <= days; i++) for (let j = 0; i + j <= days; j++) sum[i + j] += first[i] * second[j];
    const by = cumulative(sum);
    for (const { day, probability } of talks.byMonth) expectNear(probability, 0.72 * by[day - start]);
    // the second is always the last, and the first lies on the way whenever it took a day
    expectNear(hindranceOf(talks, "b").last, talks.reached.value);
    expect(hindranceOf(talks, "a").last.value).toBe(0);
    expectNear(hindranceOf(talks, "a").onTheWay, talks.reached.value);
  });

  const both = `clauses:
${onceLine("a")}
${onceLine("b")}
phases:
  all: { opens: { when: [a, b] } }
  one: { opens: { when: { any: [a, b] } } }
assumptions:
  a: { probability: 90 %, ${delay(30, 90)} }
  b: { probability: 80 %, ${delay(50, 100)} }
`;

  it("side by side take the longer of their delays where both are needed, and the shorter where one is enough", () => {
    const simulation = simulate(processOf(both), { start, until, runs, seed: 13 });
    const [a, b] = [cumulative(first), cumulative(second)];
    for (const { day, probability } of phaseOf(simulation, "all").byMonth)
      expectNear(probability, 0.9 * a[day - start] * 0.8 * b[day - start]);
    for (const { day, probability } of phaseOf(simulation, "one").byMonth)
      expectNear(probability, 1 - (1 - 0.9 * a[day - start]) * (1 - 0.8 * b[day - start]));
  });

  it("side by side are each the last as often as its delay is the longer", () => {
    const all = phaseOf(simulate(processOf(both), { start, until, runs, seed: 14, studied: 5000 }), "all");
    const [a, b] = [cumulative(first), cumulative(second)];
    let aLast = 0;
    let tie = 0;
    for (let d = 1; d <= days; d++) {
      aLast += 0.72 * first[d] * b[d - 1];
      tie += 0.72 * first[d] * second[d];
    }
    // in a tie the one that comes first in the list is told
    expectNear(hindranceOf(all, "a").last, aLast + tie);
    expectNear(hindranceOf(all, "b").likelierByEnd, 0.9 * a[days] * (1 - 0.8 * b[days]));
    expectNear(hindranceOf(all, "a").likelierByEnd, (1 - 0.9 * a[days]) * 0.8 * b[days]);
  });
});

describe("a phase that breaches suspend", () => {
  const process = processOf(`clauses:
${lastingLine("ceasefire")}
phases:
  talks: { opens: { on: 2020-01-01 }, suspended: { when: { clause: ceasefire, is: not-met } } }
assumptions:
  ceasefire: { breaches: { per-year: 6, last: 20 days } }
`);
  const simulation = simulate(process, { start, until, runs: 4000, seed: 15 });

  it("is open for the share of days that renewal theory gives", () => {
    // kept today, broken tomorrow with probability q; broken today, mended tomorrow with probability 1/20
    const q = 1 - Math.exp(-6 / 365.25);
    let kept = 1;
    let sum = 0;
    for (let d = 0; d <= days; d++) {
      sum += kept;
      kept = kept * (1 - q) + (1 - kept) / 20;
    }
    const talks = phaseOf(simulation, "talks");
    expectNear(talks.shareOpen, sum / (days + 1));
    expectNear(talks.openAtEnd, kept);
    const [ceasefire] = simulation.clauses;
    if (ceasefire.kind !== "lasting") throw new Error("it lasts");
    expectNear(ceasefire.kept, sum / (days + 1));
  });
});

describe("a clause that is owed only as long as another is kept", () => {
  const process = processOf(`clauses:
${lastingLine("quiet")}
${onceLine("pullback", "as-long-as: quiet, when: { by: 2020-02-10 }")}
phases:
  talks: { opens: { when: pullback } }
assumptions:
  quiet: { breaches: { per-year: 12, last: 10 days } }
  pullback: { delay: { median: 30 days, high: 30 days } }
`);

  it("rests on other days, and its deadline waits for as many days", () => {
    const simulation = simulate(process, { start, until, runs: 4000, seed: 16 });
    const clause = simulation.clauses.find((c) => c.clause === "pullback");
    if (clause?.kind !== "done") throw new Error("it is done once");
    // 30 days of work in 40 days of time: never late, however long it rested
    expect(clause.inTime.value).toBe(1);
    // it is done after 30 kept days: the last of them with the breaches that began before it
    const q = 1 - Math.exp(-12 / 365.25);
    const mean = 30 + (30 * q) / (1 / 10);
    const talks = phaseOf(simulation, "talks");
    const hindrance = hindranceOf(talks, "quiet");
    if ("kind" in hindrance.daysEarlier) throw new Error(hindrance.daysEarlier.why);
    expectNear(hindrance.daysEarlier.mean, mean - 30);
  });
});

describe("what is known on the first day", () => {
  const process = processOf(`clauses:
${onceLine("a")}
${onceLine("b", "gated-by: a")}
phases:
  talks: { opens: { when: b } }
assumptions:
  a: { probability: 10 %, ${delay(30, 90)} }
  b: { probability: 80 %, ${delay(50, 100)} }
`);
  const beginning = {
    informed: true,
    clauses: new Map([
      ["a", { result: "met", since: on("2019-11-22"), metOn: on("2019-11-22") } as const],
      // owed for 40 days, and not done
      ["b", { result: "not-yet-due", since: on("2019-11-22"), owedSince: on("2019-11-22") } as const],
    ]),
    happenings: new Map(),
    phases: new Map(),
  };
  const simulation = simulate(process, { start, until, runs, seed: 17, beginning });

  it("stays so: what is met is met", () => {
    expect(simulation.clauses[0]).toMatchObject({ clause: "a", inTime: { value: 1 } });
  });

  it("lowers the hope of what has long been waited for, by the rule of Bayes", () => {
    // the same delay with more days behind it
    const spread = Math.log(100 / 50) / 1.6448536269514722;
    const steps = 200_000;
    let before = 0;
    for (let i = 0; i < steps; i++) {
      const x = ((i + 0.5) * 40) / steps;
      const z = Math.log(x / 50) / spread;
      before += ((Math.exp((-z * z) / 2) / (x * spread * Math.sqrt(2 * Math.PI))) * 40) / steps;
    }
    const rest = (0.8 * (1 - before)) / (1 - 0.8 * before);
    // everything comes within 400 days
    expectNear(phaseOf(simulation, "talks").reached, rest);
  });
});

describe("assumptions", () => {
  const text = `events:
  rain: { title: Rain }
decisions:
  review: { by: commission, question: Is it so? }
bodies:
  commission: { title: Commission, kind: commission, members: [north, south] }
clauses:
${onceLine("a", "gated-by: [rain, review]")}
${lastingLine("quiet")}
phases:
  talks: { opens: { when: [a] }, suspended: { when: { clause: quiet, is: not-met } } }
`;

  it("that nobody states are named with the rest", () => {
    const simulation = simulate(processOf(text), { start, until, runs: 1, seed: 1 });
    expect(simulation.assumptions.map((a) => `${a.from}: ${a.about} ${a.text}`)).toEqual([
      "default: review is answered with yes in 80 %, half of the time within 90 days, 19 in 20 within 365 days",
      "default: rain comes to pass in 80 %, half of the time within 90 days, 19 in 20 within 365 days",
      "default: a is done in 80 %, half of the time within 90 days, 19 in 20 within 365 days",
      "default: quiet is kept but for 1 breach a year, of 14 days on average",
    ]);
  });

  it("of the caller go before those of the file, and those before the defaults", () => {
    const process = processOf(`${text}assumptions:
  a: { probability: 50 % }
  rain: { probability: 100 % }
`);
    const caller = [
      { about: "a", what: "clause", probability: 1 } as const,
      { about: "review", what: "decision", probability: 0.25 } as const,
    ];
    const simulation = simulate(process, { start, until, runs: 4000, seed: 2, assumptions: caller });
    expect(simulation.assumptions.map((a) => `${a.about} ${a.from} ${a.probability}`)).toEqual([
      "review caller 0.25",
      "rain file 1",
      "a caller 1",
      "quiet default 1",
    ]);
    expectNear(phaseOf(simulation, "talks").reached, 0.25);
  });

  it("are refused about what the process does not have", () => {
    const strange = [{ about: "snow", what: "event", probability: 1 } as const];
    expect(() => simulate(processOf(text), { start, until, runs: 1, seed: 1, assumptions: strange })).toThrow(
      'got "snow"',
    );
  });
});

describe("a simulation", () => {
  const empty = processOf("");
  it("of nothing says nothing", () => {
    expect(simulate(empty, { start, until, runs: 3, seed: 1 })).toMatchObject({ phases: [], clauses: [] });
  });

  it("of a single run, on a single day, has its answer and a large error", () => {
    const process = processOf("phases:\n  talks: { opens: { on: 2020-01-01 } }\n");
    const simulation = simulate(process, { start, until: start, runs: 1, seed: 1 });
    const [talks] = simulation.phases;
    expect(talks.reached.value).toBe(1);
    expect(talks.reached.error).toBeGreaterThan(0.2);
    expect(talks.byMonth.map(({ day }) => formatDay(day))).toEqual(["2020-01-01"]);
  });

  it("refuses days in the wrong order and runs that are none", () => {
    expect(() => simulate(empty, { start: until, until: start, runs: 1, seed: 1 })).toThrow("2021-02-04");
    expect(() => simulate(empty, { start, until, runs: 0, seed: 1 })).toThrow("got 0");
  });
});
