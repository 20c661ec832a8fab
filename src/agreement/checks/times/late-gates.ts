// Deadlines that come before what opens them, and those that come after the end of the phase in which they are owed.
import { formatDay } from "../../../ground/day.js";
import type { Problem } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { Condition } from "../../terms/condition.js";
import type { Moment } from "../../terms/date.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, conjunctsOf, type Declared, deadlineOf, spotAt } from "../walk.js";
import { countOf, sayMoment, saySubject } from "../words.js";
import { contradiction } from "./contradiction.js";
import {
  type Bounds,
  daysAfter,
  earliestHeld,
  earliestOf,
  fixedDay,
  lastDay,
  latestOf,
  sayWhen,
  type Times,
} from "./times.js";

/** What must hold before a clause is owed, or for it to be met, comes surely later than the last day for it. */
export function startsTooLate(process: ProcessFile, clause: Clause, times: Times): readonly Problem[] {
  const { beginBy, by, before, until } = clause.when;
  const ends = [
    ["begin-by", beginBy],
    ["by", by],
    ["before", before],
    ["until", until],
  ] as const;
  for (const [key, moment] of ends) {
    if (moment === undefined) continue;
    const limit = latestOf(times, lastDay(times, key, moment));
    const gates = clause.gatedBy.flatMap(conjunctsOf);
    const wanted = key === "begin-by" ? [] : asked(clause).flatMap((one) => conjunctsOf(one.that));
    const late = [...gates, ...wanted].find((leaf) => daysAfter(soonest(process, times, leaf), limit));
    if (late === undefined) continue;
    const days = daysAfter(soonest(process, times, late), limit) ?? 0;
    const gated = gates.includes(late);
    return [
      contradiction(
        gated
          ? `clause "${clause.name}" must be done before it may begin`
          : `clause "${clause.name}" is due before it can be met`,
        {
          where: late.spot,
          found: `${saySubject(late)} comes at the earliest ${countOf(days, "day")} after "${key}": ${sayWhen(times, moment)}`,
          why: gated
            ? "it is not owed before its gate opens, and then its time is over"
            : "whoever owes it breaks it, whatever they do",
          hint: gated
            ? "move the deadline, or count it from the day on which the gate opens"
            : "move the deadline",
        },
      ),
    ];
  }
  return [];
}

// a test is told at the end of its window
function soonest(process: ProcessFile, times: Times, condition: Condition): Bounds {
  if (condition.kind !== "test") return earliestHeld(times, condition);
  const test = process.tests.find((one) => one.name === condition.test);
  return new Map(test === undefined ? [] : [["", test.window.end - 1]]);
}

/** A clause that is owed only in a phase, with a deadline after the end of that phase, also if each step takes all its time. */
export function outlivesPhase(clause: Clause, times: Times, declared: Declared): readonly Problem[] {
  const deadline = deadlineOf(clause);
  const gates = [...clause.gatedBy, ...clause.asLongAs].flatMap(conjunctsOf);
  for (const gate of gates) {
    if (gate.kind !== "phase" || !gate.is.every((word) => word === "open" || word === "suspended")) continue;
    const ends = declared.phases.get(gate.phase)?.endsOn;
    if (ends === undefined) continue;
    const end = latestOf(times, ends);
    const phase = `phase "${gate.phase}" ends on ${sayWhen(times, ends)}`;
    if (daysAfter(times.earliest.get(`due:${clause.name}`) ?? new Map(), end) !== undefined) {
      return [
        contradiction(`clause "${clause.name}" begins after the phase in which it is owed has ended`, {
          where: gate.spot,
          found: phase,
          why: "it is never owed, and nobody will ever have broken it",
          hint: "let the phase end later, or the clause begin earlier",
        }),
      ];
    }
    if (deadline === undefined) continue;
    const planned = onLastDays(deadline.moment, declared, new Set([clause.name]));
    const days = daysAfter(earliestOf(times, planned), end);
    if (days === undefined) continue;
    const day = fixedDay(times, planned);
    const late = day === undefined ? `${countOf(days, "day")} after its end` : `on ${formatDay(day)}`;
    const chain = planned === deadline.moment ? "" : ", if every step before it takes all its time";
    return [
      contradiction(`clause "${clause.name}" is due after the phase in which it is owed has ended`, {
        where: spotAt(clause, `when.${deadline.key}`, "when"),
        found: `${sayMoment(deadline.moment)}: ${late}${chain}; ${phase}`,
        why: "whoever waits until the last day owes nothing any more",
        hint: "let the phase end later, or shorten the deadlines",
      }),
    ];
  }
  return [];
}

// the moment, if every clause that it counts from is done on its own last day
function onLastDays(moment: Moment, declared: Declared, seen: ReadonlySet<string>): Moment {
  switch (moment.kind) {
    case "date":
      return moment;
    case "named": {
      if (moment.what === "phase") return declared.phases.get(moment.name)?.opensOn ?? moment;
      const clause = moment.what === "clause" ? declared.clauses.get(moment.name) : undefined;
      const deadline = clause && deadlineOf(clause);
      if (deadline === undefined || seen.has(moment.name) || seen.size > 200) return moment;
      return onLastDays(deadline.moment, declared, new Set([...seen, moment.name]));
    }
    case "shifted": {
      const from = onLastDays(moment.from, declared, seen);
      return from === moment.from ? moment : { ...moment, from };
    }
    case "earlier-of":
    case "later-of": {
      const of = moment.of.map((one) => onLastDays(one, declared, seen));
      return of.every((one, i) => one === moment.of[i]) ? moment : { ...moment, of };
    }
  }
}

/** A tranche of a drawdown whose gates open after its last day. */
export function tranchesTooEarly(process: ProcessFile, times: Times): readonly Problem[] {
  return (process.posture?.tranches ?? []).flatMap((tranche) => {
    const limit = latestOf(times, tranche.by);
    const late = tranche.gatedBy
      .flatMap(conjunctsOf)
      .find((leaf) => daysAfter(soonest(process, times, leaf), limit));
    if (late === undefined) return [];
    const days = daysAfter(soonest(process, times, late), limit) ?? 0;
    return [
      contradiction(`tranche "${tranche.name}" must have left before it may begin to leave`, {
        where: late.spot,
        found: `${saySubject(late)} comes at the earliest ${countOf(days, "day")} after "by": ${sayWhen(times, tranche.by)}`,
        why: "no plan can meet it",
        hint: "move the tranche, or count it from the day on which its gate opens",
      }),
    ];
  });
}
