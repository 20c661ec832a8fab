// Ceilings and floors of troops that can't stand beside one another.
import { type Problem, problem } from "../../../ground/problem.js";
import type { Ceiling, Floor } from "../../terms/posture.js";
import type { ProcessFile } from "../../terms/process.js";
import { daysAfter, earliestOf, latestOf, sameMoment, sayWhen, type Times } from "../times/times.js";
import { sayLine } from "../words.js";

/** Two ceilings over the same troops of which one says nothing, and floors that lie above a ceiling. */
export function opposedCeilings(process: ProcessFile, times: Times): readonly Problem[] {
  const { ceilings = [], floors = [] } = process.posture ?? {};
  const ordered = [...ceilings].sort((a, b) => (a.spot.line ?? 0) - (b.spot.line ?? 0));
  const groups = new Map<string, Ceiling[]>();
  for (const ceiling of ordered) {
    const key = troopsOf(ceiling);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [ceiling]);
    else group.push(ceiling);
  }
  return [
    ...[...groups.values()].flatMap((group) => pairs(group, times)),
    ...floors.flatMap((floor) => floorAbove(floor, ceilings, times)),
  ];
}

// pairs over the same troops are told up to this number
const mostPairs = 20;

function pairs(group: readonly Ceiling[], times: Times): readonly Problem[] {
  const found: Problem[] = [];
  for (const [i, first] of group.entries())
    for (let j = i + 1; j < group.length && found.length < mostPairs; j++)
      found.push(...twoCeilings(first, group[j], times));
  return found;
}

// both over the same troops: two for one day, or one that is narrower and stands already
function twoCeilings(first: Ceiling, second: Ceiling, times: Times): readonly Problem[] {
  if (first.atMost === second.atMost) return [];
  const [low, high] = first.atMost < second.atMost ? [first, second] : [second, first];
  const already = daysAfter(earliestOf(times, high.by), latestOf(times, low.by));
  if (!sameMoment(times, low.by, high.by) && already === undefined) return [];
  return [
    problem("rule-conflict", `ceilings "${first.name}" and "${second.name}" are over the same troops`, {
      where: second.spot,
      found: `${said(first, times)} (${sayLine(first.spot)}); ${said(second, times)}`,
      why: `a ceiling stands from its day on, so "${high.name}" says nothing beside "${low.name}"`,
      hint: "keep one of them, or correct its day or number",
    }),
  ];
}

// a floor that must still stand when a ceiling over all of its troops is lower
function floorAbove(floor: Floor, ceilings: readonly Ceiling[], times: Times): readonly Problem[] {
  const { until } = floor;
  if (until === undefined) return [];
  return ceilings.flatMap((ceiling) => {
    if (ceiling.atMost >= floor.atLeast || !covers(ceiling, floor)) return [];
    if (daysAfter(earliestOf(times, until), latestOf(times, ceiling.by)) === undefined) return [];
    return [
      problem("rule-conflict", `floor "${floor.name}" lies above ceiling "${ceiling.name}"`, {
        where: floor.spot,
        found: `at-least ${floor.atLeast} until ${sayWhen(times, until)}; ${said(ceiling, times)} (${sayLine(ceiling.spot)})`,
        why: "no number of troops keeps both",
        hint: "let the floor end before the ceiling begins, or leave its troops out of the ceiling",
      }),
    ];
  });
}

function covers(ceiling: Ceiling, floor: Floor): boolean {
  const within = (all: readonly string[], some: readonly string[]): boolean =>
    all.length === 0 || (some.length > 0 && some.every((one) => all.includes(one)));
  return (
    within(ceiling.nations, floor.nations) &&
    within(ceiling.roles, floor.roles) &&
    within(ceiling.places, floor.places)
  );
}

function troopsOf({ nations, roles, places }: Ceiling): string {
  return JSON.stringify([nations, roles, places].map((list) => [...list].sort()));
}

function said(ceiling: Ceiling, times: Times): string {
  return `"${ceiling.name}": at-most ${ceiling.atMost} by ${sayWhen(times, ceiling.by)}`;
}
