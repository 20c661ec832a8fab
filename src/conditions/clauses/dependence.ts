// What the answer on a clause rests on: other clauses, in a circle perhaps, and the course of the process around it.
import { circles } from "../../agreement/checks/order/graph.js";
import type { Clause } from "../../agreement/terms/clause.js";
import type { Condition } from "../../agreement/terms/condition.js";
import type { Moment } from "../../agreement/terms/date.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { type Declarations, declarationsOf } from "../declarations.js";

/** The two questions about a clause: its status, and what was done about it whatever holds it up. */
export type Question = "status" | "performance";

/** What follows from who rests on whom, found once for each process file. */
export type Dependence = {
  /** For questions that rest on themselves: the names of the clauses in the circle, the first again as the last. */
  circle(of: Question, clause: string): readonly string[] | undefined;
  /** Whether the answer rests on phases, pauses or releases: then it may change as the process is walked through. */
  onSurroundings(of: Question, clause: string): boolean;
  /** The same for a condition seen with the clauses' statuses, or with their performance. */
  conditionOnSurroundings(condition: Condition, of: Question): boolean;
};

/** Who rests on whom in a process file. */
export function dependenceOf(process: ProcessFile): Dependence {
  const known = remembered.get(process);
  if (known !== undefined) return known;
  const declared = declarationsOf(process);
  const links = new Map<string, readonly Link[]>();
  for (const clause of process.clauses) {
    links.set(`performance ${clause.name}`, performanceLinks(clause));
    links.set(`status ${clause.name}`, statusLinks(declared, clause));
  }
  const around = circlesIn(links);
  const open = openIn(links);
  const dependence: Dependence = {
    circle: (of, clause) => around.get(`${of} ${clause}`),
    onSurroundings: (of, clause) => open.has(`${of} ${clause}`),
    conditionOnSurroundings: (condition, of) =>
      conditionLinks(condition, of).some((link) => link === surroundings || open.has(link)),
  };
  remembered.set(process, dependence);
  return dependence;
}

const remembered = new WeakMap<ProcessFile, Dependence>();

// a question about a clause, or the course of the process
type Link = string;
const surroundings: Link = "";

// its own condition, its moments, and whether another has taken its place
function performanceLinks({ that, sides, when, amends }: Clause): readonly Link[] {
  const conditions = [...(that === undefined ? [] : [that]), ...sides.map((side) => side.that)];
  const moments = [when.from, when.beginBy, when.by, when.before, when.until, when.goal, when.together?.with];
  return [
    ...conditions.flatMap((one) => conditionLinks(one, "status")),
    ...[...moments, amends?.from].flatMap((one) => (one === undefined ? [] : momentLinks(one))),
  ];
}

function statusLinks(declared: Declarations, clause: Clause): readonly Link[] {
  const { name, gatedBy, asLongAs, parallel } = clause;
  // any clause may be paused or brought back by another, and some must be released
  const moved = pausable(declared).has(name) || declared.releasing.has(name);
  return [
    `performance ${name}`,
    ...[...gatedBy, ...asLongAs].flatMap((one) => conditionLinks(one, "performance")),
    ...(parallel?.with ?? []).map((one) => `performance ${one}`),
    ...(declared.amending.get(name) ?? []).flatMap(({ amends }) => (amends ? momentLinks(amends.from) : [])),
    ...(moved ? [surroundings] : []),
  ];
}

function pausable(declared: Declarations): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { consequences } of declared.clauses.values()) {
    for (const { effect } of consequences) if (effect.kind !== "notifies") names.add(effect.name);
  }
  return names;
}

function conditionLinks(condition: Condition, of: Question): readonly Link[] {
  switch (condition.kind) {
    case "clause":
      return [`${of} ${condition.clause}`];
    case "phase":
      return [surroundings];
    case "quantity":
      return [condition.since, condition.until].flatMap((one) => (one === undefined ? [] : momentLinks(one)));
    case "proportion":
      return momentLinks(condition.since);
    case "all":
    case "any":
    case "some":
      return condition.of.flatMap((one) => conditionLinks(one, of));
    case "not":
      return conditionLinks(condition.of, of);
    case "event":
    case "decision":
    case "test":
    case "indicator":
    case "separation":
      return [];
  }
}

function momentLinks(moment: Moment): readonly Link[] {
  switch (moment.kind) {
    case "date":
      return [];
    case "named":
      if (moment.what === "event") return [];
      return [moment.what === "clause" ? `performance ${moment.name}` : surroundings];
    case "shifted":
      return momentLinks(moment.from);
    case "earlier-of":
    case "later-of":
      return moment.of.flatMap(momentLinks);
  }
}

// everything from which the course of the process can be reached
function openIn(links: ReadonlyMap<string, readonly Link[]>): ReadonlySet<string> {
  const backwards = new Map<string, string[]>();
  for (const [from, to] of links) {
    for (const one of to) {
      const list = backwards.get(one);
      if (list === undefined) backwards.set(one, [from]);
      else list.push(from);
    }
  }
  const open = new Set<string>();
  const waiting = [surroundings];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const from of backwards.get(next) ?? []) {
      if (open.has(from)) continue;
      open.add(from);
      waiting.push(from);
    }
  }
  return open;
}

// every question that can reach itself, with a short way back to it
function circlesIn(links: ReadonlyMap<string, readonly Link[]>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const circle of circles(links, Number.POSITIVE_INFINITY)) {
    const names = circle.map((question) => question.slice(question.indexOf(" ") + 1));
    circle.forEach((question, i) => {
      if (found.has(question)) return;
      // from the question itself around and back to it; its status and its performance are one name
      const way = [...names.slice(i), ...names.slice(0, i + 1)];
      found.set(
        question,
        way.filter((name, at) => at === 0 || name !== way[at - 1] || way.length === 2),
      );
    });
  }
  return found;
}
