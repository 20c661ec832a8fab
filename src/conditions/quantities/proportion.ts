// What is left of one quantity against what is left of another: they fall together, or one stays behind.
import type { ProportionCondition } from "../../agreement/terms/condition.js";
import { isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { mergedDays, noDays, sortedDays } from "../day-lists.js";
import type { Inquiry, Sight, Viewpoint, Watched } from "../inquiry.js";
import type { Judged, Truth, Why } from "../result.js";
import { sayAmount, sayDay, sayShare, why } from "../words.js";
import type { Figure } from "./bounds.js";
import { type Counted, countedBy } from "./counted.js";

/**
 * What is left of a quantity is no larger a share of its level on the first day than what is left of the other, within a tolerance.
 * Where a figure has bounds, so has its share; whichever facts are in doubt, the outcome is disputed if it turns on them.
 */
export function watchProportion(inquiry: Inquiry, condition: ProportionCondition, view: Viewpoint): Watched {
  const of = (quantity: string): Counted =>
    countedBy(inquiry, { quantity, bound: "at-most", amount: { kind: "number", number: 0 } }, view);
  const pair: Pair = { condition, own: of(condition.quantity), other: of(condition.to) };
  return {
    days: () =>
      mergedDays([
        pair.own.main.days,
        pair.other.main.days,
        pair.own.without?.days ?? noDays,
        pair.other.without?.days ?? noDays,
        sortedDays(inquiry.momentDays(condition.since)),
      ]),
    truth: (on) => compare(inquiry, pair, on).truth,
    sight: (on): Sight => {
      const { truth, seen } = compare(inquiry, pair, on);
      return { truth, ...(seen !== undefined && { seen }), ...(truth === "met" && { progress: 1 }) };
    },
    judged: (on) => judgedProportion(pair, compare(inquiry, pair, on), on),
  };
}

type Pair = { readonly condition: ProportionCondition; readonly own: Counted; readonly other: Counted };

type Compared = {
  readonly truth: Truth;
  readonly seen?: Day;
  readonly own?: Left;
  readonly other?: Left;
  readonly reason?: string;
};

// what is left of a quantity: a share with its bounds, and the two figures that it comes from
type Left = { readonly low: number; readonly high: number; readonly whole: Figure; readonly part: Figure };

function compare(inquiry: Inquiry, { condition, own, other }: Pair, on: Day): Compared {
  const since = inquiry.moment(condition.since, on);
  if (isAbsent(since)) return { truth: "undetermined", reason: since.why };
  if (since > on) return { truth: "undetermined", reason: `it is counted from ${sayDay(since)}` };
  const mine = leftOf(own, since, on);
  const theirs = leftOf(other, since, on);
  if (typeof mine === "string") return { truth: "undetermined", reason: mine };
  if (typeof theirs === "string") return { truth: "undetermined", reason: theirs };
  const truth = outcome(mine, theirs, condition.tolerance);
  const seen = Math.min(mine.part.seen, theirs.part.seen) as Day;
  const found = { seen, own: mine, other: theirs };
  if (truth === "conflict" || (own.without === undefined && other.without === undefined)) {
    return { ...found, truth };
  }
  const others = [leftOf(own, since, on, "without"), mine].flatMap((one) =>
    [leftOf(other, since, on, "without"), theirs].map((two) =>
      typeof one === "string" || typeof two === "string"
        ? "undetermined"
        : outcome(one, two, condition.tolerance),
    ),
  );
  return { ...found, truth: others.every((one) => one === truth) ? truth : "disputed" };
}

function leftOf(counted: Counted, since: Day, on: Day, which: "main" | "without" = "main"): Left | string {
  const reader = which === "main" ? counted.main : (counted.without ?? counted.main);
  const { title } = counted.declared;
  const whole = reader.figure({ end: since, open: false });
  if (whole === undefined)
    return `${title}: nobody whose word counts said how much there was on ${sayDay(since)}`;
  if (whole.low <= 0) return `${title}: of nothing there is no share`;
  const part = reader.figure({ end: on, open: false });
  if (part === undefined || part.seen < since) return `${title}: nobody whose word counts gave a figure`;
  return { low: part.low / whole.high, high: part.high / whole.low, whole, part };
}

function outcome(mine: Left, theirs: Left, tolerance: number): Truth {
  const grain = 1e-9;
  const single = (a: Left, b: Left): Truth =>
    a.high <= b.low + tolerance + grain
      ? "met"
      : a.low > b.high + tolerance + grain
        ? "not-met"
        : "undetermined";
  const truth = single(mine, theirs);
  const rivals = variants(mine).flatMap((one) => variants(theirs).map((two) => single(one, two)));
  return rivals.every((one) => one === truth) ? truth : "conflict";
}

// the share under every figure of the same strength
function variants({ whole, part }: Left): readonly Left[] {
  return [whole, ...whole.rivals].flatMap((one) =>
    [part, ...part.rivals].map((two) => ({
      low: two.low / one.high,
      high: two.high / one.low,
      whole: one,
      part: two,
    })),
  );
}

function judgedProportion(pair: Pair, compared: Compared, on: Day): Judged {
  const { condition, own, other } = pair;
  const { truth, seen, reason } = compared;
  const outcome = { truth, ...(seen !== undefined && { seen }), ...(truth === "met" && { progress: 1 }) };
  const asked = `a share within ${sayShare(condition.tolerance).replace(" %", " points")} of the other was agreed`;
  if (compared.own === undefined || compared.other === undefined) {
    return {
      ...outcome,
      why: why(`${own.declared.title} in proportion to ${other.declared.title}: ${reason}`),
    };
  }
  const text = `${sayDay(on)}: ${share(own, compared.own)} are left, ${share(other, compared.other)}: ${asked}`;
  const behind = [told(own, compared.own), told(other, compared.other)];
  if (truth === "disputed") behind.push(why("a figure is said to be wrong, and the outcome turns on it"));
  return { ...outcome, why: why(text, [], behind) };
}

function share({ declared }: Counted, { whole, part }: Left): string {
  return `of ${declared.title} ${sayShare(part.best / whole.best)}`;
}

function told({ declared }: Counted, { whole, part }: Left): Why {
  const of = (figure: Figure): string =>
    `${sayAmount(figure.best, declared.unit)} on ${sayDay(figure.seen as Day)}`;
  return why(`${declared.title}: ${of(whole)}, ${of(part)}`, [...whole.facts, ...part.facts]);
}
