// So many in every stretch of time: two flights a week. Each full stretch must reach the bound by itself.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import type { Duration } from "../../agreement/terms/date.js";
import { isAbsent } from "../../ground/absence.js";
import { addDays, type Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import type { DayInterval } from "../../ground/interval.js";
import { type DayList, sortedDays } from "../day-lists.js";
import type { Inquiry, Sight, Viewpoint, Watched } from "../inquiry.js";
import type { Judged, Truth } from "../result.js";
import { sayDay, why } from "../words.js";
import { askedOn } from "./asked.js";
import { type Counted, countedBy, weigh } from "./counted.js";
import { sightOf } from "./quantity.js";
import { judgedQuantity } from "./quantity-words.js";

/**
 * A quantity that is counted anew in each stretch. As long as it runs, the last full stretch decides, so that who was behind and
 * has caught up is seen to have; once `until` has passed, every stretch must have reached the bound.
 */
export function watchPeriods(inquiry: Inquiry, condition: QuantityCondition, view: Viewpoint): Watched {
  const counted = countedBy(inquiry, condition, view);
  const judgedIn = memoised((stretch) => judgedStretch(inquiry, counted, stretch));
  const stretchesOn = (on: Day): Stretches | string => fullStretches(inquiry, condition, on);
  const judged = (on: Day): Judged => {
    const found = stretchesOn(on);
    if (typeof found === "string") return waiting(counted, found);
    const last = found.full[found.full.length - 1];
    if (last === undefined) return waiting(counted, `the first full stretch ends on ${sayDay(found.next)}`);
    return found.over ? allOf(counted, found.full.map(judgedIn)) : judgedIn(last);
  };
  return {
    days: () => daysOf(inquiry, condition),
    truth: (on) => judged(on).truth,
    sight: (on): Sight => {
      const { truth, seen, progress } = judged(on);
      return { truth, ...(seen !== undefined && { seen }), ...(progress !== undefined && { progress }) };
    },
    judged,
    figures: (on) => judged(on).figures ?? [],
  };
}

type Stretches = {
  readonly full: readonly DayInterval[];
  /** The last day of the stretch that is not yet full. */
  readonly next: Day;
  readonly over: boolean;
};

function judgedStretch(inquiry: Inquiry, counted: Counted, { start, end }: DayInterval): Judged {
  const last = addDays(end, -1);
  const asked = askedOn(inquiry.declared, counted.condition.amount, last);
  const weighed = weigh(counted, { since: start, end: last, until: last, open: false }, asked);
  const judged = judgedQuantity(counted, weighed, sightOf(counted, weighed));
  // who counted a stretch speaks of it until its end
  return { ...judged, seen: last };
}

function fullStretches(inquiry: Inquiry, condition: QuantityCondition, on: Day): Stretches | string {
  const since = condition.since && inquiry.moment(condition.since, on);
  if (since === undefined) return "nothing says from when the stretches are counted";
  if (isAbsent(since)) return since.why;
  const until = condition.until && inquiry.moment(condition.until, on);
  const known = until === undefined || isAbsent(until) ? undefined : until;
  const end = known !== undefined && known < on ? known : on;
  const full: DayInterval[] = [];
  for (let k = 1; ; k++) {
    const stretch = stretchOf(since, condition.every, k);
    if (stretch === undefined) return "the stretches run beyond the calendar";
    if (stretch.end - 1 > end) {
      return { full, next: addDays(stretch.end, -1), over: known !== undefined && on >= known };
    }
    full.push(stretch);
  }
}

// the k-th stretch, counted from the first day, so that months keep their day
function stretchOf(since: Day, every: Duration | undefined, k: number): DayInterval | undefined {
  if (every === undefined) return undefined;
  const start = addDuration(since, { ...every, count: every.count * (k - 1) }, "after");
  const end = addDuration(since, { ...every, count: every.count * k }, "after");
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

function waiting({ declared }: Counted, reason: string): Judged {
  return { truth: "undetermined", why: why(`${declared.title}: ${reason}`) };
}

// every stretch must have reached the bound
function allOf({ declared }: Counted, stretches: readonly Judged[]): Judged {
  const order: readonly Truth[] = ["not-met", "conflict", "disputed", "undetermined"];
  const worst = order.find((one) => stretches.some(({ truth }) => truth === one)) ?? "met";
  const count = stretches.filter(({ truth }) => truth === worst).length;
  const said = { met: "reached", "not-met": "not reached", disputed: "in dispute" } as const;
  const word = worst === "conflict" || worst === "undetermined" ? "not to be told" : said[worst];
  const text = `${declared.title}: ${word} in ${count} of ${stretches.length} stretches`;
  const shown = stretches.filter(({ truth }) => truth === worst).slice(-3);
  const seen = stretches[stretches.length - 1]?.seen;
  const reached = stretches.filter(({ truth }) => truth === "met").length;
  return {
    truth: worst,
    progress: reached / stretches.length,
    why: why(
      text,
      [],
      shown.map((one) => one.why),
    ),
    ...(seen !== undefined && { seen }),
  };
}

// the last day of every stretch up to the day of knowledge
function daysOf(inquiry: Inquiry, condition: QuantityCondition): DayList {
  const moments = [condition.since, condition.until].filter((one) => one !== undefined);
  const days: number[] = moments.flatMap((one) => [...inquiry.momentDays(one)]);
  const latest = days.reduce((a, b) => Math.max(a, b), inquiry.known) as Day;
  const found = fullStretches(inquiry, condition, latest);
  if (typeof found !== "string") days.push(...found.full.map(({ end }) => addDays(end, -1)));
  return sortedDays(days);
}

function memoised<V>(of: (stretch: DayInterval) => V): (stretch: DayInterval) => V {
  const found = new Map<number, V>();
  return (stretch) => {
    const known = found.get(stretch.start);
    if (known !== undefined) return known;
    const value = of(stretch);
    found.set(stretch.start, value);
    return value;
  };
}
