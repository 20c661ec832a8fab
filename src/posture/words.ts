// Numbers, dates and rules of a posture as a person says them.
import type { Ceiling, Floor, Posture } from "../agreement/terms/posture.js";
import { type Day, partsOfDay } from "../ground/day.js";
import type { Chosen } from "./contingents.js";

/** How names are said: a nation's key as its name, a role's key as its title. */
export type Names = { nation(key: string): string; role(key: string): string };

const months = [
  ..."January February March April May June July August September October November December".split(" "),
];

/** Names as the posture gives them; the name of a nation is its key unless somebody knows a better one. */
export function namesOf(posture: Posture, nation: (key: string) => string = (key) => key): Names {
  const titles = new Map(posture.roles.map((role) => [role.name, role.title]));
  return { nation, role: (key) => titles.get(key) ?? key };
}

/**
 * A whole number with its thousands parted by commas.
 *
 * @example
 * sayTroops(8600) // "8,600"
 */
export function sayTroops(troops: number): string {
  return String(troops).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * A day as people write it.
 *
 * @example
 * sayDay(18456) // "13 July 2020"
 */
export function sayDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOfDay(day);
  return `${dayOfMonth} ${months[month - 1]} ${year}`;
}

/**
 * A share in per cent, with one digit after the point where it has one.
 *
 * @example
 * saySharePoint(0.448275) // "44.8 %"
 * saySharePoint(0.05) // "5 %"
 */
export function saySharePoint(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/**
 * A list as it is read out: the last two joined by a word.
 *
 * @example
 * sayList(["a", "b", "c"], "and") // "a, b and c"
 */
export function sayList(items: readonly string[], joint: "and" | "or"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;
}

/** Whom a choice means: `Medical evacuation of us at Bagram`, `all troops`. */
export function sayChosen(chosen: Chosen, names: Names): string {
  const roles = chosen.roles.length === 0 ? "troops" : sayList(chosen.roles.map(names.role), "and");
  const of = chosen.nations.length === 0 ? "" : ` of ${sayList(chosen.nations.map(names.nation), "and")}`;
  const at = chosen.places.length === 0 ? "" : ` at ${sayList(chosen.places, "and")}`;
  return chosen.roles.length + chosen.nations.length + chosen.places.length === 0
    ? "all troops"
    : `${roles}${of}${at}`;
}

/** A ceiling in words: `the ceiling us-135 (at most 8,600 troops of us by 13 July 2020)`. */
export function sayCeiling(ceiling: Ceiling, day: Day, names: Names, remark = ""): string {
  const whom = sayChosen(ceiling, names).replace(/^all /, "");
  return `the ceiling ${ceiling.name} (at most ${sayTroops(ceiling.atMost)} ${whom} by ${sayDay(day)}${remark})`;
}

/** A floor in words: `the floor rescue (at least 60 Medical evacuation at Bagram as long as other troops at Bagram remain)`. */
export function sayFloor(floor: Floor, until: Day | undefined, names: Names): string {
  const { protects } = floor;
  const others = protects.roles.length + protects.nations.length + protects.places.length;
  const named = `${protects.roles.length === 0 ? "other " : ""}${sayChosen(protects, names)} remain`;
  const whom = others === 0 ? "anybody else remains" : named;
  const end = until === undefined ? "" : `, and until ${sayDay(until)} in any case`;
  return `the floor ${floor.name} (at least ${sayTroops(floor.atLeast)} ${sayChosen(floor, names)} as long as ${whom}${end})`;
}
