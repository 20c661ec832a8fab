// Pairs of records of different sources that may be one event: near in days, and in the same unit or near on the ground.
import type { LinkCandidate, LinkRecord } from "../events/mention.js";
import { byCodeUnit } from "../ground/names.js";
import { sinCosOfDegrees, square } from "../numbers/elementary.js";
import type { SourceRow } from "../sources/reading/rows.js";

/** A row with the name of its source. */
export type SourcedRow = SourceRow & { readonly source: string };

/** How far apart two records of one event may lie: in days, and in kilometres. The same as in the engine with DuckDB. */
const nearDays = 2;
const nearKilometres = 25;
const earthRadius = 6371;

/**
 * Pairs of records of different sources whose days lie within two days of each other, in the same first-level unit (letter case
 * aside) or within 25 km. Records without an identifier are no single events.
 *
 * Cost: records sorted by day; each meets those of its days.
 */
export function nearPairs(rows: readonly SourcedRow[]): readonly LinkCandidate[] {
  const single = rows.filter((row) => row.id !== "").sort((a, b) => a.days.start - b.days.start);
  if (new Set(single.map((row) => row.source)).size < 2) return [];
  const longest = single.reduce((most, { days }) => Math.max(most, days.end - days.start), 0);
  const pairs: LinkCandidate[] = [];
  single.forEach((later, i) => {
    for (let k = i - 1; k >= 0; k--) {
      const earlier = single[k];
      if (earlier.days.start + longest + nearDays < later.days.start) break;
      if (later.days.start > earlier.days.end - 1 + nearDays) continue;
      if (earlier.source === later.source || !isNear(earlier, later)) continue;
      const [one, other] = byCodeUnit(earlier.source, later.source) < 0 ? [earlier, later] : [later, earlier];
      pairs.push({ one: linkRecordOf(one), other: linkRecordOf(other) });
    }
  });
  return pairs.sort(byRecords);
}

function isNear(a: SourceRow, b: SourceRow): boolean {
  if (a.adm1 !== "" && a.adm1.toLowerCase() === b.adm1.toLowerCase()) return true;
  return halfChord(a, b) <= nearHalfChord;
}

// the square of the sine of half the angle between two points (haversine, Sinnott 1984); a missing point is near nothing
function halfChord(a: SourceRow, b: SourceRow): number {
  if (a.latitude === undefined || a.longitude === undefined) return Number.POSITIVE_INFINITY;
  if (b.latitude === undefined || b.longitude === undefined) return Number.POSITIVE_INFINITY;
  const sine = (degrees: number) => sinCosOfDegrees(degrees)[0];
  const cosine = (degrees: number) => sinCosOfDegrees(degrees)[1];
  const across = square(sine((b.longitude - a.longitude) / 2));
  return square(sine((b.latitude - a.latitude) / 2)) + cosine(a.latitude) * cosine(b.latitude) * across;
}

const nearHalfChord = square(sinCosOfDegrees((nearKilometres / (2 * earthRadius)) * (180 / Math.PI))[0]);

function linkRecordOf(row: SourcedRow): LinkRecord {
  const { source, id, days, adm1, name, latitude, longitude, sideA, sideB, best } = row;
  return {
    ...{ source, id, days, adm1, name },
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
    ...{ sideA, sideB, best },
  };
}

function byRecords(x: LinkCandidate, y: LinkCandidate): number {
  return (
    byCodeUnit(x.one.source, y.one.source) ||
    byCodeUnit(x.one.id, y.one.id) ||
    byCodeUnit(x.other.source, y.other.source) ||
    byCodeUnit(x.other.id, y.other.id)
  );
}
