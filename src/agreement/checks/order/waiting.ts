// Clauses and phases that wait for one another: what each needs before it can begin, and the circles that never open.
import { type Problem, problem, type Spot } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { Condition } from "../../terms/condition.js";
import type { Moment } from "../../terms/date.js";
import type { Phase } from "../../terms/phase.js";
import type { ProcessFile } from "../../terms/process.js";
import {
  asked,
  type Declared,
  declaredIn,
  leavesOf,
  namedIn,
  phaseWordsNeed,
  spotAt,
  wordsNeed,
} from "../walk.js";
import { sayLine, sayList } from "../words.js";
import { anyOf, blockers, circles, every, type Need, type Needs, nothing, type Waits } from "./graph.js";

/**
 * What must have happened before each thing can: `due:x` a clause is owed, `met:x` it is met, `phase:x` a phase opens. What a clause
 * holds as long as, and what it runs parallel with, is no reason to wait.
 */
export function needsOf(process: ProcessFile): Needs {
  const openers = openersOf(process);
  const needs = new Map<string, Need>();
  for (const clause of process.clauses) {
    needs.set(`due:${clause.name}`, needOfDue(clause, openers.get(`clause:${clause.name}`)));
    const parts = asked(clause).map((one) => needOfCondition(one.that));
    needs.set(`met:${clause.name}`, every([thing(`due:${clause.name}`), ...parts]));
  }
  for (const phase of process.phases)
    needs.set(`phase:${phase.name}`, needOfPhase(phase, openers.get(`phase:${phase.name}`)));
  return needs;
}

/** Everything that can never happen, each with those of its needs that can't happen either. */
export function stuckIn(process: ProcessFile): Waits {
  return blockers(needsOf(process));
}

/** Circles in which clauses and phases wait for one another: each is told once, from the one that stands first in the text. */
export function circularGates(process: ProcessFile, stuck: Waits = stuckIn(process)): readonly Problem[] {
  const order = textOrder(process);
  const declared = declaredIn(process);
  const backwards = reversed(stuck);
  const found = circles(stuck).map((circle) => fromFirst(circle, order));
  const told = new Set(found.flat().map(nameOf));
  return found.flatMap((circle) => {
    // phases that wait for a circle are told by themselves
    const behind = thoseBehind(backwards, circle).filter(
      (name) => name.startsWith("clause:") && !told.has(name),
    );
    for (const name of behind) told.add(name);
    return circleProblem(declared, circle, behind) ?? [];
  });
}

/** The name of a clause or phase with its kind, of a node of the graph: `clause:x`, `phase:x`. */
export function nameOf(node: string): string {
  return node.replace(/^(met|due):/, "clause:");
}

// --- what each thing needs ---

type Openers = ReadonlyMap<string, readonly string[]>;

function thing(name: string): Need {
  return { kind: "thing", thing: name };
}

// which results open or release a clause or phase
function openersOf(process: ProcessFile): Openers {
  const openers = new Map<string, string[]>();
  for (const clause of process.clauses) {
    for (const { on, effect } of clause.consequences) {
      if (effect.kind !== "opens" && effect.kind !== "releases") continue;
      const target = `${effect.what}:${effect.name}`;
      const node = `${on === "met" ? "met" : "due"}:${clause.name}`;
      addTo(openers, target, node);
    }
  }
  return openers;
}

// a clause that others release is owed once one of them has, and its own gates hold too
function needOfDue(clause: Clause, openers: readonly string[] | undefined): Need {
  const from = clause.when.from === undefined ? nothing : needOfMoment(clause.when.from);
  const gates = clause.gatedBy.map(needOfCondition);
  const released = openers === undefined ? [] : [anyOf(openers.map(thing))];
  return every([from, ...gates, ...released]);
}

// an effect opens a phase whether its own conditions hold or not
function needOfPhase(phase: Phase, openers: readonly string[] | undefined): Need {
  const on = phase.opensOn === undefined ? [] : [needOfMoment(phase.opensOn)];
  const own = [...on, ...phase.opensWhen.map(needOfCondition)];
  const opened = openers?.map(thing) ?? [];
  return anyOf(own.length === 0 ? opened : [every(own), ...opened]);
}

function needOfCondition(condition: Condition): Need {
  switch (condition.kind) {
    case "clause": {
      const need = wordsNeed(condition.is);
      return need === "nothing" ? nothing : thing(`${need}:${condition.clause}`);
    }
    case "phase":
      return phaseWordsNeed(condition.is) ? thing(`phase:${condition.phase}`) : nothing;
    case "all":
      return every(condition.of.map(needOfCondition));
    case "any":
      return anyOf(condition.of.map(needOfCondition));
    case "some":
      return { kind: "some", least: condition.least, of: condition.of.map(needOfCondition) };
    case "proportion":
      return needOfMoment(condition.since);
    case "quantity":
      return condition.since === undefined ? nothing : needOfMoment(condition.since);
    default:
      return nothing;
  }
}

function needOfMoment(moment: Moment): Need {
  switch (moment.kind) {
    case "date":
      return nothing;
    case "named":
      if (moment.what === "event") return nothing;
      return thing(`${moment.what === "clause" ? "met" : "phase"}:${moment.name}`);
    case "shifted":
      return needOfMoment(moment.from);
    case "earlier-of":
      return anyOf(moment.of.map(needOfMoment));
    case "later-of":
      return every(moment.of.map(needOfMoment));
  }
}

// --- circles in words ---

// whoever waits for one of these, directly or through others
function thoseBehind(backwards: Waits, circle: readonly string[]): readonly string[] {
  const reached = new Set(circle);
  for (const node of reached) for (const next of backwards.get(node) ?? []) reached.add(next);
  return [...new Set([...reached].map(nameOf))];
}

function reversed(waits: Waits): Waits {
  const backwards = new Map<string, string[]>();
  for (const [node, others] of waits) for (const other of others) addTo(backwards, other, node);
  return backwards;
}

function addTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

type Order = ReadonlyMap<string, number>;

// clauses are read in the order of their names; what is told goes by the order of the text
function textOrder(process: ProcessFile): Order {
  const owners = [
    ...process.clauses.map((one) => ({ name: `clause:${one.name}`, spot: spotAt(one) })),
    ...process.phases.map((one) => ({ name: `phase:${one.name}`, spot: spotAt(one) })),
  ].sort((a, b) => (a.spot.line ?? 0) - (b.spot.line ?? 0));
  return new Map(owners.map((one, i) => [one.name, i]));
}

function fromFirst(circle: readonly string[], order: Order): readonly string[] {
  const places = circle.map((node) => order.get(nameOf(node)) ?? Number.POSITIVE_INFINITY);
  const first = places.indexOf(Math.min(...places));
  return [...circle.slice(first), ...circle.slice(0, first)];
}

type Link = { readonly from: string; readonly to: string; readonly spot: Spot; readonly words: string };

function circleProblem(
  declared: Declared,
  circle: readonly string[],
  behind: readonly string[],
): Problem | undefined {
  // a clause stands in the graph twice, as owed and as met; in words it is one
  const names = [...new Set(circle.map(nameOf))];
  const links = names.map((name, i) => linkBetween(declared, name, names[(i + 1) % names.length]));
  const [first] = links;
  if (first === undefined) return undefined;
  const alone = names.length === 1;
  return problem("gate-circular", sayCircle(names), {
    where: first.spot,
    why: `${sayLinks(links)}: ${alone ? "it" : "each of them"} is owed only after it has happened${
      behind.length === 0
        ? ""
        : `; behind it ${behind.length === 1 ? "waits" : "wait"} ${sayList(behind.map(inWords))}`
    }`,
    hint: alone
      ? "remove this gate, or gate it by something else"
      : "take one of these gates away, let one of them begin on a date, or let two of them begin in parallel",
  });
}

function sayCircle(names: readonly string[]): string {
  const [first, ...others] = names;
  if (others.length === 0) return `${inWords(first)} waits for itself`;
  if (others.length > 3)
    return `${inWords(first)} and ${others.length} others wait in a circle, and none can ever begin`;
  return `${sayList(names.map(inWords))} wait for one another, and none can ever begin`;
}

// the whole circle in the order of waiting; of a very long one the beginning and the end
function sayLinks(links: readonly Link[]): string {
  const told = links.map(({ from, to, words, spot }, i) =>
    i === 0
      ? `${from} waits for ${to} (${words}, ${sayLine(spot)})`
      : `that for ${to} (${words}, ${sayLine(spot)})`,
  );
  if (told.length > 14) told.splice(7, told.length - 14, `${told.length - 14} more`);
  return told.join(", ");
}

function inWords(name: string): string {
  return name.replace(/^(clause|phase):(.*)$/s, '$1 "$2"');
}

// why one waits for the other: the words of the text that say so
function linkBetween(declared: Declared, from: string, to: string): Link {
  const [kind, name] = [from.slice(0, 6), from.slice(from.indexOf(":") + 1)];
  const said = { from: inWords(from), to: inWords(to) };
  const clause = kind === "clause" ? declared.clauses.get(name) : undefined;
  if (clause !== undefined) return { ...said, ...linkOfClause(declared, clause, to) };
  const phase = declared.phases.get(name);
  if (phase === undefined) return { ...said, spot: {}, words: "unknown" };
  return { ...said, ...linkOfPhase(declared, phase, to) };
}

type Reason = Pick<Link, "spot" | "words">;

function linkOfClause(declared: Declared, clause: Clause, to: string): Reason {
  const gate = clause.gatedBy.flatMap(leavesOf).find((leaf) => targetsOf(leaf).includes(to));
  if (gate !== undefined) return { spot: gate.spot, words: "gated-by" };
  if (clause.when.from !== undefined && namesOf(clause.when.from).includes(to))
    return { spot: spotAt(clause, "when.from", "when"), words: "from" };
  const wanted = asked(clause)
    .flatMap((one) => leavesOf(one.that))
    .find((leaf) => targetsOf(leaf).includes(to));
  if (wanted !== undefined) return { spot: wanted.spot, words: "that" };
  return openingBy(declared, `clause:${clause.name}`, to) ?? { spot: spotAt(clause), words: "waits" };
}

function linkOfPhase(declared: Declared, phase: Phase, to: string): Reason {
  const when = phase.opensWhen.flatMap(leavesOf).find((leaf) => targetsOf(leaf).includes(to));
  if (when !== undefined) return { spot: when.spot, words: "opens when" };
  if (phase.opensOn !== undefined && namesOf(phase.opensOn).includes(to))
    return { spot: spotAt(phase, "opens.on", "opens"), words: "opens on" };
  return openingBy(declared, `phase:${phase.name}`, to) ?? { spot: spotAt(phase), words: "waits" };
}

function openingBy(declared: Declared, target: string, to: string): Reason | undefined {
  const clause = declared.clauses.get(to.replace(/^clause:/, ""));
  const consequence = clause?.consequences.find(
    ({ effect }) =>
      (effect.kind === "opens" || effect.kind === "releases") && `${effect.what}:${effect.name}` === target,
  );
  if (consequence === undefined) return undefined;
  return {
    spot: consequence.spot,
    words: consequence.effect.kind === "releases" ? "released by it" : "opened by it",
  };
}

function targetsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case "clause":
      return [`clause:${condition.clause}`];
    case "phase":
      return [`phase:${condition.phase}`];
    case "proportion":
      return namesOf(condition.since);
    case "quantity":
      return condition.since === undefined ? [] : namesOf(condition.since);
    default:
      return [];
  }
}

function namesOf(moment: Moment): readonly string[] {
  return namedIn(moment).map((one) => `${one.what}:${one.name}`);
}
