// Where a simulation sets out: what is met, open, answered and owed on its first day, by what was known on that day.
import type { Clause } from "../agreement/terms/clause.js";
import type { Condition } from "../agreement/terms/condition.js";
import type { Moment } from "../agreement/terms/date.js";
import type { Judge } from "../conditions/judge.js";
import type { Knowledge } from "../conditions/knowledge.js";
import { isAbsent } from "../ground/absence.js";
import type { Day } from "../ground/day.js";
import type { Beginning, ClauseBeginning } from "./simulation/beginning.js";
import { elementsOf, type Happening, type Rule } from "./simulation/elements.js";
import { resultSince } from "./state-of.js";
import { entryOn } from "./walk/ledger.js";
import { type Walk, walkTo } from "./walk/walk.js";

/** The state of a process on a day, by what was known on it, from which a simulation can set out. */
export function beginningOf(knowledge: Knowledge, start: Day): Beginning {
  const walk = walkTo(knowledge, { on: start, known: start });
  const { judge, ledger } = walk;
  const { process } = knowledge;
  const phases = process.phases.flatMap(({ name }) => {
    const entry = entryOn(ledger, name, start);
    if (entry === undefined) return [];
    const openedOn = ledger.opened.get(name);
    const opened = openedOn === undefined ? {} : { openedOn };
    return [[name, { state: entry.state, since: entry.from, ...opened }] as const];
  });
  return {
    informed: true,
    clauses: new Map(process.clauses.map((clause) => [clause.name, clauseBeginning(walk, clause)])),
    happenings: new Map(
      elementsOf(process).happenings.flatMap((one) => happeningBeginning(judge, one, start)),
    ),
    phases: new Map(phases),
  };
}

function clauseBeginning(walk: Walk, clause: Clause): ClauseBeginning {
  const { judge, on } = walk;
  const { result, metOn, due, late, until } = judge.clause(clause.name, on);
  const owedSince = owedFrom(walk, clause);
  const known = Object.entries({
    metOn,
    late: metOn === undefined ? undefined : late,
    owedSince,
    due,
    until,
  }).filter(([, day]) => day !== undefined);
  return { result, since: resultSince(judge, clause.name, on), ...Object.fromEntries(known) };
}

// the first day on which its own first day had come and all its gates had opened
function owedFrom({ judge, on, ledger, rules }: Walk, clause: Clause): Day | undefined {
  const signing: Moment = { kind: "named", what: "event", name: "signing" };
  const { events, agreement } = judge.knowledge.process;
  const isSigned = agreement?.signed !== undefined || events.some(({ name }) => name === "signing");
  const moment = clause.when.from ?? (isSigned ? signing : undefined);
  const from = moment && judge.moment(moment, on);
  if (from === undefined || isAbsent(from) || from > on) return undefined;
  const released = ledger.released.get(clause.name);
  const waits = rules.some(({ rule }) => rule.target === clause.name && releases(rule));
  if (waits && released === undefined) return undefined;
  const days = clause.gatedBy
    .flatMap((gate) => judge.changeDays(gate))
    .filter((day) => day > from && day <= on);
  const opened = [from, ...days.sort((a, b) => a - b)].find((day) =>
    clause.gatedBy.every((gate) => judge.condition(gate, day).truth === "met"),
  );
  if (opened === undefined || released === undefined) return opened;
  return opened > released ? opened : released;
}

function releases({ consequence: { effect } }: Rule): boolean {
  return effect.kind === "releases" || (effect.kind === "opens" && effect.what === "clause");
}

type Answered = readonly [
  key: string,
  { readonly answer: "yes" | "no"; readonly on: Day; readonly first?: Day },
];

function happeningBeginning(
  judge: Judge,
  { key, condition, what, name }: Happening,
  start: Day,
): readonly Answered[] {
  // whichever answer is asked for somewhere, it is the answer itself that is known
  const asked: Condition = condition.kind === "decision" ? { ...condition, is: "yes" } : condition;
  const { truth } = judge.condition(asked, start);
  if (truth === "met") {
    const day = what === "event" ? judge.moment({ kind: "named", what, name }, start) : start;
    const first = isAbsent(day) ? start : day;
    return [[key, { answer: "yes", on: first, first }]];
  }
  // an event that has not happened yet may still; a decision and a test have been answered
  const isAnswered = truth === "not-met" && (what === "decision" || what === "test");
  return isAnswered ? [[key, { answer: "no", on: start }]] : [];
}
