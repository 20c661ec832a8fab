// Weapons of a class that must stay away from a line: every place where they were seen is measured against it.
import type { SeparationCondition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import { firstLater, sortedDays } from "../day-lists.js";
import { type Evidence, evidenceOn, undoubted } from "../evidence.js";
import type { Fact } from "../fact.js";
import { factsIn, type Rows } from "../facts/rows.js";
import { rankOf } from "../facts/subject-facts.js";
import type { Inquiry, Sight, Viewpoint, Watched } from "../inquiry.js";
import type { Polyline } from "../knowledge.js";
import type { Judged, Truth, Why } from "../result.js";
import { sayDay, sayNumber, sayOrigin, why } from "../words.js";
import { distanceToLine } from "./line-distance.js";

/**
 * Every sighting of such weapons of that party is measured. One that is nearer breaks the distance from its day on, until a later
 * report says that they were withdrawn or that it is kept. Where only sightings that are far enough are known, it holds.
 */
export function watchSeparation(inquiry: Inquiry, condition: SeparationCondition, view: Viewpoint): Watched {
  const evidence = evidenceOn(inquiry, condition.weapons, view, [condition.party]);
  const line = lineOf(inquiry, condition.line);
  const marks = marksOf(evidence.accepted, condition, line);
  const steps = stepsOf(marks);
  const others =
    evidence.doubts.size === 0 ? undefined : stepsOf(marksOf(undoubted(evidence), condition, line));
  const outcome = (on: Day): Outcome => {
    const found = standingOn(steps, on);
    if (others === undefined || standingOn(others, on).truth === found.truth) return found;
    return { ...found, truth: "disputed" };
  };
  return {
    days: () => sortedDays([...steps.days, ...(others?.days ?? [])]),
    truth: (on) => outcome(on).truth,
    sight: (on): Sight => {
      const { truth, mark } = outcome(on);
      return { truth, ...(mark !== undefined && { seen: mark.last }) };
    },
    judged: (on) => judgedSeparation({ condition, evidence, line, marks }, outcome(on), on),
  };
}

/** The line as the file gives it, or as it was read from the file that it names. */
export function lineOf({ knowledge, declared }: Inquiry, name: string): Polyline | undefined {
  const read = knowledge.lines?.get(name);
  if (read !== undefined) return read;
  const points = declared.lines.get(name)?.points ?? [];
  return points.length === 0 ? undefined : [points];
}

// what one fact says: weapons at a distance, a breach or a withdrawal in words, or nothing that can be measured
type Mark = {
  readonly fact: Fact;
  readonly first: Day;
  readonly last: Day;
  readonly says: "near" | "far" | "clear" | "nothing";
  readonly kilometres?: number;
};

type Outcome = { readonly truth: Truth; readonly mark?: Mark };

function marksOf(rows: Rows, condition: SeparationCondition, line: Polyline | undefined): readonly Mark[] {
  return factsIn(rows)
    .filter(({ party }) => party === undefined || party === condition.party)
    .map((fact) => markOf(fact, condition, line));
}

function markOf(fact: Fact, { kilometres, party }: SeparationCondition, line: Polyline | undefined): Mark {
  const mark = { fact, first: fact.during.start, last: (fact.during.end - 1) as Day };
  if (fact.value?.kind === "word") {
    const { word } = fact.value;
    if (word === "breached" || word === "not-met") return { ...mark, says: "near" };
    return { ...mark, says: word === "begun" || word === "cannot-tell" ? "nothing" : "clear" };
  }
  // of weapons whose owner nobody names it can't be said that they break this
  if (fact.at === undefined || line === undefined || fact.party !== party)
    return { ...mark, says: "nothing" };
  const distance = distanceToLine(fact.at, line);
  return { ...mark, says: distance < kilometres ? "near" : "far", kilometres: distance };
}

// the mark that counts from each day on
type Steps = { readonly days: readonly Day[]; readonly marks: readonly Mark[] };

function stepsOf(marks: readonly Mark[]): Steps {
  const said = marks
    .filter(({ says }) => says !== "nothing")
    .sort((a, b) => a.first - b.first || order(a, b));
  const steps: { days: Day[]; marks: Mark[] } = { days: [], marks: [] };
  let standing: Mark | undefined;
  for (const mark of said) {
    if (standing !== undefined && !replaces(mark, standing)) continue;
    standing = mark;
    steps.days.push(mark.first);
    steps.marks.push(mark);
  }
  return steps;
}

// on one day: who was far first, then who was near or gone, the stronger kind last
function order(a: Mark, b: Mark): number {
  const rank = (one: Mark): number => (one.says === "far" ? -1 : rankOf(one.fact.kind));
  return rank(a) - rank(b) || (a.says === b.says ? 0 : a.says === "near" ? 1 : -1);
}

// weapons that stand too near are gone when a report of a later day, or a stronger one of the same day, says so
function replaces(mark: Mark, standing: Mark): boolean {
  if (standing.says !== "near" || mark.says === "near") return true;
  if (mark.says === "far") return false;
  if (mark.first > standing.last) return true;
  return mark.first === standing.first && rankOf(mark.fact.kind) > rankOf(standing.fact.kind);
}

function standingOn({ days, marks }: Steps, on: Day): Outcome {
  const mark = marks[firstLater(days, on) - 1];
  if (mark === undefined) return { truth: "undetermined" };
  return { truth: mark.says === "near" ? "not-met" : "met", mark };
}

type Known = {
  readonly condition: SeparationCondition;
  readonly evidence: Evidence;
  readonly line: Polyline | undefined;
  readonly marks: readonly Mark[];
};

function judgedSeparation(known: Known, { truth, mark }: Outcome, on: Day): Judged {
  const { condition, evidence, line, marks } = known;
  const agreed = `at least ${sayNumber(condition.kilometres)} km from ${condition.line} were agreed`;
  const subject = `${condition.weapons} of ${condition.party}`;
  const behind: Why[] = [];
  const seen = marks.filter(({ first }) => first <= on);
  if (mark?.says === "clear") behind.push(...nearestTold(seen));
  if (mark?.says === "far")
    behind.push(why(`${sayNumber(seen.filter(isFar).length)} sightings, all far enough`));
  for (const by of mark === undefined ? [] : (evidence.doubts.get(mark.fact.id) ?? [])) {
    const turns = truth === "disputed" ? "; the outcome turns on it" : "; the outcome does not turn on it";
    behind.push(why(`${mark?.fact.id} is said to be wrong by ${by.by ?? "somebody"}${turns}`, [by]));
  }
  const mute = seen.filter(({ says }) => says === "nothing").map(({ fact }) => fact);
  if (mute.length > 0) behind.push(why("reports that say neither where nor whose they were", mute));
  const outcome = { truth, ...(mark !== undefined && { seen: mark.last }) };
  if (line === undefined)
    behind.push(why(`the line ${condition.line} is not at hand, so nothing can be measured`));
  if (mark === undefined) {
    return {
      ...outcome,
      why: why(`${subject}: nobody whose word counts has seen any; ${agreed}`, [], behind),
    };
  }
  return { ...outcome, why: why(`${subject}, ${said(mark)}: ${agreed}`, [mark.fact], behind) };
}

function said(mark: Mark): string {
  const origin = sayOrigin(mark.fact);
  if (mark.kilometres !== undefined) {
    const { says, kilometres } = mark;
    const size = says === "near" ? "only " : "";
    return `${sayDay(mark.first)}: seen ${size}${sayNumber(Number(kilometres.toFixed(1)))} km away, ${origin}`;
  }
  return `${sayDay(mark.first)}: ${mark.says === "near" ? "too near" : "withdrawn or kept away"}, ${origin}`;
}

function nearestTold(marks: readonly Mark[]): readonly Why[] {
  const near = marks.filter(({ says }) => says === "near");
  const last = near[near.length - 1];
  return last === undefined ? [] : [why(`before that, ${said(last)}`, [last.fact])];
}

function isFar({ says }: Mark): boolean {
  return says === "far";
}
