// Makes an event of a row that a source gives.
import type { SourceRow } from "../sources/reading/rows.js";
import type { ConflictEvent, Location } from "./event.js";

/** The event that a row tells of. Bounds that do not hold the best estimate, as some releases have them, are widened. */
export function eventOfRow(row: SourceRow, source: string): ConflictEvent {
  const { id, days, sideA, sideB, kind, low, best, high } = row;
  const { country, adm1, adm2, name, latitude, longitude } = row;
  const point = {
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  };
  return {
    id,
    source,
    when: days,
    where: { country, adm1, adm2, name, ...point, precision: precisionOf(row.precision) },
    sideA,
    sideB,
    kind,
    harm: { low: Math.min(low, best, high), best, high: Math.max(low, best, high) },
  };
}

const precisions: readonly Location["precision"][] = ["exact", "near", "adm2", "adm1", "country", "unknown"];

function precisionOf(word: string): Location["precision"] {
  return precisions.find((precision) => precision === word) ?? "unknown";
}
