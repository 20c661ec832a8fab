// Counting again with every move of the hand: running sums make any stretch of days one subtraction for each place.
import type { Day } from "../../../../ground/day.js";
import type { DayInterval } from "../../../../ground/interval.js";
import type { Part } from "../../../../violence/verdict.js";
import type { CountsAnswer } from "../../../worker/answers/counts.js";
import type { Sort } from "./state.js";

/** A place on the brushed days, beside what the test says of it. */
export type PlaceRow = {
  readonly place: string;
  /** What was counted on the brushed days. */
  readonly counted: number;
  /** On how many of the brushed days somebody looked. */
  readonly seen: number;
  /** Its own verdict, which brushing does not touch; not there where hardly anything was expected and nothing seen. */
  readonly part: Part | undefined;
};

/** Bars of a timeline, from the first day of the span on. */
export type Bins = {
  /** Days of each bar; the last may be shorter. */
  readonly length: number;
  readonly counted: Float64Array;
  /** Share of the days of each bar on which somebody looked, over the chosen places. */
  readonly seen: Float64Array;
  readonly most: number;
};

/** The brushed days within the span; all of them, if none are brushed or none of those lie within. */
export function brushedDays({ span }: CountsAnswer, brush: DayInterval | undefined): DayInterval {
  if (brush === undefined) return span;
  const start = Math.max(span.start, brush.start) as Day;
  const end = Math.min(span.end, brush.end) as Day;
  return start < end ? { start, end } : span;
}

/** Every place with its counts on some days. Cost: places, however many days and events. */
export function rowsOf(
  counts: CountsAnswer,
  parts: ReadonlyMap<string, Part>,
  { start, end }: DayInterval,
): PlaceRow[] {
  const { span, places, sums, seen } = counts;
  const width = span.end - span.start + 1;
  return places.map((place, p) => {
    const from = p * width + start - span.start;
    const to = p * width + end - span.start;
    return {
      place,
      counted: tidy(sums[to] - sums[from]),
      seen: seen[to] - seen[from],
      part: parts.get(place),
    };
  });
}

/** The bars of a timeline for some places (all, if none is named). Cost: places × bars. */
export function binsOf(counts: CountsAnswer, picked: ReadonlySet<string>, length: number): Bins {
  const { span, places, sums, seen } = counts;
  const days = span.end - span.start;
  const bars = Math.ceil(days / length);
  const counted = new Float64Array(bars);
  const share = new Float64Array(bars);
  const chosen = places.flatMap((place, p) => (picked.size === 0 || picked.has(place) ? [p] : []));
  let most = 0;
  for (let b = 0; b < bars; b++) {
    const from = b * length;
    const to = Math.min(days, from + length);
    for (const p of chosen) {
      const at = p * (days + 1);
      counted[b] += sums[at + to] - sums[at + from];
      share[b] += seen[at + to] - seen[at + from];
    }
    counted[b] = tidy(counted[b]);
    share[b] /= Math.max(1, chosen.length * (to - from));
    most = Math.max(most, counted[b]);
  }
  return { length, counted, seen: share, most };
}

/** How many days a bar has, so that at most so many bars show all days: a day, some weeks, or years. */
export function binLength(days: number, most: number): number {
  const lengths = [1, 7, 14, 28, 56, 91, 182, 364];
  return lengths.find((length) => days / length <= most) ?? Math.ceil(days / most);
}

/** The rows in the order that was asked for; places of equal rank by name. What has no verdict comes last. */
export function sortedRows(rows: readonly PlaceRow[], { column, down }: Sort): PlaceRow[] {
  const way = down ? -1 : 1;
  const byName = (a: PlaceRow, b: PlaceRow) => a.place.localeCompare(b.place);
  if (column === "place") return [...rows].sort((a, b) => way * byName(a, b));
  const rank = (row: PlaceRow): number => {
    switch (column) {
      case "counted":
        return row.counted;
      case "observed":
        return row.part?.observed ?? Number.NaN;
      case "expected":
        return row.part?.expected ?? Number.NaN;
      case "ratio":
        return row.part?.ratio.median ?? Number.NaN;
      case "answer":
        return row.part?.probability ?? Number.NaN;
    }
  };
  return [...rows].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    if (Number.isNaN(x) || Number.isNaN(y))
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || byName(a, b);
    return way * (x - y) || byName(a, b);
  });
}

// records spread over days add up to whole events but for the last binary digits
function tidy(count: number): number {
  return Math.round(count * 1e6) / 1e6;
}
