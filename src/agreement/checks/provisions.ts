// What an agreement must provide for as a whole: doubt, dispute, deadlock, safeguards, how days are counted.
import { type Problem, problem, type Spot } from "../../ground/problem.js";
import { gains } from "../terms/clause.js";
import type { Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import { conditionsOf, momentsIn, momentsOf, spotAt, spotIn } from "./walk.js";
import { countOf, sayList, sayMoment, sayNames } from "./words.js";

/** What is missing from an agreement as a whole. A file without clauses is no agreement, and nothing is missing from it. */
export function missingProvisions(process: ProcessFile): readonly Problem[] {
  if (process.clauses.length === 0) return [];
  return [...noRuleForDoubt(process), ...nobodyForDisputes(process), ...noSafeguard(process)];
}

function noRuleForDoubt(process: ProcessFile): readonly Problem[] {
  if (process.agreement?.cannotTell !== undefined) return [];
  const silent = process.clauses.filter((clause) => clause.cannotTell === undefined);
  if (silent.length === 0) return [];
  return [
    problem("cannot-tell-unruled", "nothing says what follows when nobody can tell", {
      where: placeOf(process),
      found: `${sayNames(silent.map((clause) => clause.name))} ${silent.length === 1 ? "says" : "say"} nothing of it, nor does the agreement`,
      expected: "cannot-tell: wait, met, not-met, or the name of a body",
      why: "evidence will be missing some day; then each side fills the gap with what suits it",
      hint: `write it under "agreement", for all clauses: cannot-tell: wait`,
    }),
  ];
}

function nobodyForDisputes(process: ProcessFile): readonly Problem[] {
  if (process.agreement?.disputes !== undefined || process.bodies.some((body) => body.disputes)) return [];
  const [body] = process.bodies;
  return [
    problem("dispute-unruled", "nobody is named who decides a dispute", {
      where: placeOf(process),
      why: "when the parties differ on whether a clause was kept, the agreement itself has no answer, and each acts on its own",
      hint:
        body === undefined
          ? `declare a body, and name it under "agreement": disputes: …`
          : `name a body under "agreement", as in: disputes: ${body.name}`,
    }),
  ];
}

function noSafeguard(process: ProcessFile): readonly Problem[] {
  if (process.clauses.some((clause) => clause.protects !== undefined)) return [];
  return [
    problem("safeguard-missing", "no clause guards what was gained", {
      where: spotIn(process, "clauses"),
      found: `unguarded: ${sayList(gains)}`,
      expected: "at least one clause with protects: …",
      why: "what no clause guards is given away silently, as long as everything else is kept",
      hint: "add a clause that lasts, with a floor that can be measured, as in: protects: women, that: { indicator: …, no-worse-than: 2019 }",
    }),
  ];
}

/** Bodies of several members that decide something, and nothing says how. */
export function undecidedBodies(process: ProcessFile): readonly Problem[] {
  const tasks = new Map<string, string[]>();
  const add = (body: string | undefined, task: string): void => {
    if (body === undefined) return;
    const own = tasks.get(body);
    if (own === undefined) tasks.set(body, [task]);
    else own.push(task);
  };
  const { agreement } = process;
  add(agreement?.disputes, "disputes");
  if (agreement?.cannotTell?.kind === "goes-to") add(agreement.cannotTell.body, "what nobody can tell");
  for (const decision of process.decisions) add(decision.by, `"${decision.name}"`);
  for (const clause of process.clauses) {
    if (clause.determined.kind === "decided") add(clause.determined.by, `"${clause.name}"`);
    if (clause.cannotTell?.kind === "goes-to")
      add(clause.cannotTell.body, `"${clause.name}" when nobody can tell`);
  }
  return process.bodies.flatMap((body) => {
    if (body.disputes && agreement?.disputes !== body.name) add(body.name, "disputes");
    const own = tasks.get(body.name);
    if (own === undefined || body.members.length < 2 || body.decides !== undefined) return [];
    return [
      problem("decision-unruled", `nothing says how body "${body.name}" decides`, {
        where: spotIn(process, "bodies", body.name),
        found: `${countOf(body.members.length, "member")}; it decides ${sayList([...new Set(own)])}`,
        expected: "decides: consensus, unanimity, majority or chair",
        why: "when its members differ, nobody knows whether it has decided",
        hint: `write under "${body.name}": decides: consensus`,
      }),
    ];
  });
}

/** Days are counted from something, and nothing says whether the first and the last of them count. */
export function uncountedDays(process: ProcessFile): readonly Problem[] {
  if (process.calendar.stated) return [];
  const places = relativeMoments(process).sort(
    (a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0),
  );
  const [first] = places;
  if (first === undefined) return [];
  return [
    problem("counting-unstated", "nothing says whether the first and the last day of a stretch count", {
      where: first.where,
      found: `${sayMoment(first.moment)}${places.length === 1 ? "" : `, and ${countOf(places.length - 1, "more stretch").replace("stretchs", "stretches")}`}`,
      expected: "calendar: { first-day: not-counted or counted, last-day: included or excluded }",
      why: "the two sides may differ by two days on every deadline; a ceasefire can end over one",
      hint: "write at the top: calendar: { first-day: not-counted, last-day: included }, if that is what is meant",
    }),
  ];
}

function relativeMoments(process: ProcessFile): { readonly moment: Moment; readonly where: Spot }[] {
  const clauses = process.clauses.flatMap((clause) => [
    ...momentsOf(clause).map(({ key, moment }) => ({ moment, where: spotAt(clause, `when.${key}`, "when") })),
    ...conditionsOf(clause).flatMap((one) => momentsIn(one).map((moment) => ({ moment, where: one.spot }))),
  ]);
  const phases = process.phases.flatMap((phase) => [
    ...(phase.opensOn === undefined
      ? []
      : [{ moment: phase.opensOn, where: spotAt(phase, "opens.on", "opens") }]),
    ...(phase.endsOn === undefined
      ? []
      : [{ moment: phase.endsOn, where: spotAt(phase, "ends.on", "ends") }]),
  ]);
  const { ceilings = [], tranches = [] } = process.posture ?? {};
  const troops = [...ceilings, ...tranches].map((one) => ({ moment: one.by, where: one.spot }));
  return [...clauses, ...phases, ...troops].filter(({ moment }) => isRelative(moment));
}

function isRelative(moment: Moment): boolean {
  switch (moment.kind) {
    case "date":
    case "named":
      return false;
    case "shifted":
      return moment.by.count > 0 || isRelative(moment.from);
    case "earlier-of":
    case "later-of":
      return moment.of.some(isRelative);
  }
}

function placeOf(process: ProcessFile): Spot {
  const { spots } = process;
  return spots?.agreement ?? spots?.clauses ?? { file: process.file };
}
