// Names that are declared and never used: usually a clause that was meant, and is missing.
import { type Problem, problem } from "../../ground/problem.js";
import type { Condition } from "../terms/condition.js";
import type { Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import { witnessesOf } from "./evidence/people.js";
import { conditionsOf, debtorsOf, leavesOf, momentsIn, momentsOf, namedIn, spotIn } from "./walk.js";

/** Declared things of which no clause, phase or plan speaks. A file without clauses and phases only declares; nothing is told of it. */
export function unusedNames(process: ProcessFile): readonly Problem[] {
  if (process.clauses.length === 0 && process.phases.length === 0) return [];
  const used = usedNames(process);
  return declaredNames(process).flatMap(({ section, what, name }) =>
    used.has(`${section}:${name}`)
      ? []
      : [
          problem("name-unused", `${what} "${name}" is declared and never used`, {
            where: spotIn(process, section, name),
            why: "either a clause is missing that was meant to speak of it, or the name stands for nothing",
            hint: "use it, or remove it",
          }),
        ],
  );
}

type Declared = { readonly section: string; readonly what: string; readonly name: string };

// parties and excluded groups may be there without a duty; tests and texts stand for themselves
function declaredNames(process: ProcessFile): readonly Declared[] {
  const of = (section: string, what: string, list: readonly { readonly name: string }[]): Declared[] =>
    list.map(({ name }) => ({ section, what, name }));
  return [
    ...of("bodies", "body", process.bodies),
    ...of(
      "events",
      "event",
      process.events.filter((event) => event.name !== "signing"),
    ),
    ...of("decisions", "decision", process.decisions),
    ...of("quantities", "quantity", process.quantities),
    ...of("bases", "base", process.bases),
    ...of("lines", "line", process.lines),
    ...of("zones", "zone", process.zones),
    ...of("weapons", "class of weapons", process.weapons),
    ...of("indicators", "indicator", process.indicators),
  ];
}

function usedNames(process: ProcessFile): ReadonlySet<string> {
  const used = new Set<string>();
  for (const condition of allConditions(process)) {
    for (const leaf of leavesOf(condition)) for (const name of namesIn(leaf)) used.add(name);
  }
  for (const moment of allMoments(process))
    for (const one of namedIn(moment)) if (one.what === "event") used.add(`events:${one.name}`);
  for (const body of bodiesNamed(process)) used.add(`bodies:${body}`);
  for (const clause of process.clauses) {
    for (const zone of clause.scope.zones) used.add(`zones:${zone}`);
    if (clause.when.renewable !== undefined) used.add(`decisions:${clause.when.renewable.decision}`);
  }
  for (const zone of process.zones) if (zone.near !== undefined) used.add(`lines:${zone.near.line}`);
  for (const one of process.funding) if (one.disbursed !== undefined) used.add(`quantities:${one.disbursed}`);
  return used;
}

function namesIn(leaf: ReturnType<typeof leavesOf>[number]): readonly string[] {
  switch (leaf.kind) {
    case "event":
      return [`events:${leaf.event}`];
    case "decision":
      return [`decisions:${leaf.decision}`];
    case "quantity":
      return [
        `quantities:${leaf.quantity}`,
        ...(leaf.amount.kind === "share" ? [`bases:${leaf.amount.base}`] : []),
      ];
    case "proportion":
      return [`quantities:${leaf.quantity}`, `quantities:${leaf.to}`];
    case "indicator":
      return [`indicators:${leaf.indicator}`];
    case "separation":
      return [`weapons:${leaf.weapons}`, `lines:${leaf.line}`];
    case "clause":
    case "phase":
    case "test":
      return [];
  }
}

function allConditions(process: ProcessFile): readonly Condition[] {
  return [
    ...process.clauses.flatMap(conditionsOf),
    ...process.phases.flatMap((phase) => [
      ...phase.opensWhen,
      ...phase.suspendedWhen,
      ...phase.reversedWhen,
      ...phase.endsWhen,
    ]),
    ...(process.posture?.tranches ?? []).flatMap((tranche) => tranche.gatedBy),
    ...process.funding.flatMap((one) => one.asLongAs),
  ];
}

function allMoments(process: ProcessFile): readonly Moment[] {
  const { ceilings = [], floors = [], tranches = [] } = process.posture ?? {};
  return [
    ...allConditions(process).flatMap(momentsIn),
    ...process.clauses.flatMap((clause) => momentsOf(clause).map((one) => one.moment)),
    ...process.clauses.flatMap((clause) => clause.amends?.from ?? []),
    ...process.phases.flatMap((phase) => [phase.opensOn ?? [], phase.endsOn ?? []].flat()),
    ...[...ceilings, ...tranches].map((one) => one.by),
    ...floors.flatMap((floor) => floor.until ?? []),
  ];
}

function bodiesNamed(process: ProcessFile): readonly string[] {
  const { agreement } = process;
  return [
    ...(agreement?.disputes === undefined ? [] : [agreement.disputes]),
    ...(agreement?.cannotTell?.kind === "goes-to" ? [agreement.cannotTell.body] : []),
    ...process.bodies.filter((body) => body.disputes).map((body) => body.name),
    ...process.decisions.map((decision) => decision.by),
    ...process.clauses.flatMap((clause) => [
      ...debtorsOf(clause),
      ...clause.to,
      ...witnessesOf(clause),
      ...clause.evidence.from,
      ...(clause.cannotTell?.kind === "goes-to" ? [clause.cannotTell.body] : []),
      ...(clause.when.renewable?.by ?? []),
      ...clause.consequences.flatMap(({ by, effect }) => [
        ...(by === undefined ? [] : [by]),
        ...(effect.kind === "notifies" ? effect.whom : []),
      ]),
    ]),
  ];
}
