// Sums up what the loaded records speak of: days, places, parties and kinds, before anything is matched.
import type { PlaceMention } from "../events/mention.js";
import type { Day } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import { byCodeUnit } from "../ground/names.js";
import { mentionKey } from "./build.js";
import type { Census } from "./engine.js";

/** Records that share place, sides and kind: how many events they stand for, and from when to when. */
export type NamedRecords = {
  readonly country: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly sideA: string;
  readonly sideB: string;
  readonly kind: string;
  readonly events: number;
  readonly days: DayInterval;
};

/** The census of some groups of records. `records` counts events, so that a row of a table of counts weighs what it stands for. */
export function takeCensus(groups: readonly NamedRecords[]): Census {
  const places = new Map<string, PlaceMention>();
  const parties = new Map<string, number>();
  const kinds = new Map<string, number>();
  const add = (map: Map<string, number>, name: string, events: number) =>
    map.set(name, (map.get(name) ?? 0) + events);
  let records = 0;
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const group of groups) {
    const { country, adm1, adm2, latitude, longitude, events } = group;
    const key = mentionKey(group);
    const before = places.get(key)?.records ?? 0;
    const point = latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
    places.set(key, { key, country, adm1, adm2, ...point, records: before + events });
    for (const side of new Set([group.sideA, group.sideB])) if (side !== "") add(parties, side, events);
    add(kinds, group.kind, events);
    records += events;
    start = Math.min(start, group.days.start);
    end = Math.max(end, group.days.end);
  }
  const listed = (map: ReadonlyMap<string, number>) =>
    [...map].map(([name, count]) => ({ name, records: count })).sort((a, b) => byCodeUnit(a.name, b.name));
  return {
    records,
    span: { start: start as Day, end: end as Day },
    places: [...places.values()].sort((a, b) => byCodeUnit(a.key, b.key)),
    parties: listed(parties),
    kinds: listed(kinds),
  };
}
