// Deadlines that contradict one another within a clause, or the day of the signing; and all that other files find, together.
import { formatDay } from "../../../ground/day.js";
import type { Problem } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { Moment } from "../../terms/date.js";
import type { ProcessFile } from "../../terms/process.js";
import { asked, deadlineOf, declaredIn, leavesOf, momentsOf, spotAt } from "../walk.js";
import { contradiction } from "./contradiction.js";
import { circularDeadlines } from "./deadline-circles.js";
import { outlivesPhase, startsTooLate, tranchesTooEarly } from "./late-gates.js";
import { fixedDay, lastDay, sayWhen, surelyAfter, type Times } from "./times.js";

/** Every contradiction between deadlines that the text itself shows, whatever happens. */
export function contradictingDeadlines(process: ProcessFile, times: Times): readonly Problem[] {
  const declared = declaredIn(process);
  return [
    ...process.clauses.flatMap((clause) => {
      const own = disorder(clause, times);
      return [
        ...own,
        // a clause whose own dates are out of order is not measured against others as well
        ...(own.length > 0 ? [] : startsTooLate(process, clause, times)),
        ...outlivesPhase(clause, times, declared),
        ...beforeSigning(process, clause, times),
        ...countsReversed(clause, times),
      ];
    }),
    ...circularDeadlines(process),
    ...tranchesTooEarly(process, times),
  ];
}

// the first of each pair must not lie after the second
const inOrder = [
  ["from", "begin-by"],
  ["from", "by"],
  ["from", "before"],
  ["from", "until"],
  ["from", "goal"],
  ["begin-by", "by"],
  ["begin-by", "before"],
  ["begin-by", "until"],
  ["by", "until"],
  ["goal", "by"],
  ["goal", "before"],
  ["goal", "until"],
] as const;

function disorder(clause: Clause, times: Times): readonly Problem[] {
  const named = new Map(momentsOf(clause).map((one) => [one.key, one]));
  const found: Problem[] = [];
  for (const [first, second] of inOrder) {
    const [early, late] = [named.get(first)?.moment, named.get(second)?.moment];
    if (early === undefined || late === undefined) continue;
    const [one, other] = [lastDay(times, first, early), lastDay(times, second, late)];
    if (surelyAfter(times, one, other) === undefined) continue;
    found.push(
      contradiction(`"${first}" of clause "${clause.name}" lies after its "${second}"`, {
        where: spotAt(clause, `when.${second}`, "when"),
        found: `${first}: ${sayWhen(times, early)}; ${second}: ${sayWhen(times, late)}`,
        why:
          first === "goal"
            ? "the day that is aimed at would come when the time for it is over"
            : "there is no day on which both can be kept",
        hint: "correct one of the two; check the year, and the event from which each of them counts",
      }),
    );
    break;
  }
  const { together } = clause.when;
  const deadline = deadlineOf(clause);
  if (together === undefined || deadline === undefined) return found;
  const soonest: Moment = {
    kind: "shifted",
    by: together.within,
    direction: "before",
    from: together.with,
  };
  const days = surelyAfter(times, soonest, lastDay(times, deadline.key, deadline.moment));
  if (days === undefined) return found;
  return [
    ...found,
    contradiction(`clause "${clause.name}" is due before that with which it must happen together`, {
      where: spotAt(clause, "when.together", "when"),
      found: `${deadline.key}: ${sayWhen(times, deadline.moment)}; together with ${sayWhen(times, together.with)}`,
      why: "done in time it comes too early, and done together it comes too late",
      hint: "move the deadline, or allow more days between the two",
    }),
  ];
}

// a date, written as such, on which something is due before anybody has signed
function beforeSigning(process: ProcessFile, clause: Clause, times: Times): readonly Problem[] {
  const signed = process.agreement?.signed?.day;
  if (signed === undefined) return [];
  const { from } = clause.when;
  const starts = from === undefined ? undefined : fixedDay(times, from);
  // what was agreed, or begins, or is counted before the signing may be due before it
  const document = process.agreement?.documents.find((one) => one.name === clause.text?.document);
  const reaching = asked(clause)
    .flatMap((one) => leavesOf(one.that))
    .some(
      (leaf) =>
        leaf.kind === "test" && process.tests.some((t) => t.name === leaf.test && t.window.start < signed),
    );
  if (reaching || (starts !== undefined && starts < signed)) return [];
  for (const { key, moment } of momentsOf(clause)) {
    if (moment.kind !== "date" || key === "from" || key === "together") continue;
    const { day } = moment.date;
    if (day >= signed || (document?.date !== undefined && document.date.day <= day)) continue;
    return [
      contradiction(`"${key}" of clause "${clause.name}" lies before the signing`, {
        where: spotAt(clause, `when.${key}`, "when"),
        found: `${key}: ${formatDay(day)}; signed on ${formatDay(signed)}`,
        why: "on the day on which it is signed it is broken already",
        hint: "check the year; if it was agreed earlier, name the earlier text under documents, with its date",
      }),
    ];
  }
  return [];
}

// a count that begins after it ends
function countsReversed(clause: Clause, times: Times): readonly Problem[] {
  return asked(clause)
    .flatMap((one) => leavesOf(one.that))
    .flatMap((leaf) => {
      if (leaf.kind !== "quantity" || leaf.since === undefined || leaf.until === undefined) return [];
      if (surelyAfter(times, leaf.since, leaf.until) === undefined) return [];
      return [
        contradiction(`the count of "${leaf.quantity}" ends before it begins`, {
          where: leaf.spot,
          found: `since: ${sayWhen(times, leaf.since)}; until: ${sayWhen(times, leaf.until)}`,
          why: `nothing can be counted, and clause "${clause.name}" can never be told`,
          hint: "correct one of the two",
        }),
      ];
    });
}
