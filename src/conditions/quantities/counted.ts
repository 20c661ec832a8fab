// A counted quantity from one point of view: what is accepted, what is claimed, what is in dispute, and how it comes out.
import type { QuantityCondition } from "../../agreement/terms/condition.js";
import type { QuantityDeclaration } from "../../agreement/terms/things.js";
import type { Day } from "../../ground/day.js";
import type { DayList } from "../day-lists.js";
import { amountOf, type Evidence, evidenceOn, undoubted } from "../evidence.js";
import type { Fact } from "../fact.js";
import type { Rows } from "../facts/rows.js";
import type { Sheets } from "../facts/sheets.js";
import type { Inquiry, Viewpoint } from "../inquiry.js";
import type { Truth } from "../result.js";
import type { Asked } from "./asked.js";
import { againstAll, type Figure, shifted } from "./bounds.js";
import { flowBetween, flowFacts, flowOf } from "./flows.js";
import { levelDays, levelOn } from "./levels.js";

/** A quantity with all that is known of it from one point of view. */
export type Counted = {
  readonly condition: Pick<QuantityCondition, "quantity" | "bound" | "amount">;
  readonly declared: QuantityDeclaration;
  readonly view: Viewpoint;
  readonly evidence: Evidence;
  /** The figure on a day; of a flow, what came between two days. */
  readonly main: Reader;
  /** The same if what is in doubt were wrong; absent if nothing is in doubt. */
  readonly without: Reader | undefined;
  claimed(): Reader;
};

/** Reads a figure from facts. */
export type Reader = {
  readonly days: DayList;
  figure(window: Window): Figure | undefined;
  facts(window: Window): readonly Fact[];
  /** The rows that are read, and the figure up to and with each of them where it can be read off at once. */
  readonly rows: Rows;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Whether the figures are sums of all rows so far, or stand each for itself. */
  readonly sums: boolean;
  /** Whether a sum needs a closer look, because voices differ. */
  isKnotty(row: number): boolean;
};

/** The days that count: a flow from `since`; everything up to `end`. `open`: more may come before `until`. */
export type Window = {
  readonly since?: Day;
  readonly end: Day;
  readonly until?: Day;
  readonly open: boolean;
};

/** How a quantity came out on a day, with everything that it turned on. */
export type Weighed = {
  readonly truth: Truth;
  readonly window?: Window;
  /** Why the days that count are not known. */
  readonly waiting?: string;
  readonly asked: Asked;
  readonly figure: Figure | undefined;
  readonly inDispute: { readonly amount: number; readonly facts: readonly Fact[] } | undefined;
  /** What the outcome would be otherwise, and if what. */
  readonly turnsOn: readonly ("base" | "doubt" | "part")[];
  readonly answer: Fact | undefined;
};

/** Gathers what is known of a quantity. Whose it is may be a party whose own word is a claim. */
export function countedBy(inquiry: Inquiry, condition: Counted["condition"], view: Viewpoint): Counted {
  const declared = inquiry.declared.quantities.get(condition.quantity);
  if (declared === undefined) {
    throw new RangeError(`a quantity is one that the process file declares; got "${condition.quantity}"`);
  }
  const owing = declared.of === undefined ? [] : [declared.of];
  const evidence = evidenceOn(inquiry, condition.quantity, view, owing);
  const reader = (rows: Rows): Reader => readerOf(rows, declared.counts, inquiry.sheets);
  let claimed: Reader | undefined;
  return {
    condition,
    declared,
    view,
    evidence,
    main: reader(evidence.accepted),
    without: evidence.doubts.size === 0 ? undefined : reader(undoubted(evidence)),
    claimed: () => {
      claimed ??= reader(evidence.claims());
      return claimed;
    },
  };
}

/** Reads a level, a total or a flow from facts. */
export function readerOf(rows: Rows, counts: QuantityDeclaration["counts"], sheets: Sheets): Reader {
  if (counts !== "flow") {
    return {
      days: levelDays(rows),
      figure: ({ end }) => levelOn(rows, end),
      facts: ({ end }) => levelOn(rows, end)?.facts ?? [],
      rows,
      low: rows.lows,
      high: rows.highs,
      sums: false,
      isKnotty: () => false,
    };
  }
  const flow = flowOf(rows, sheets);
  const { low, high, rival } = flow;
  return {
    days: rows.last,
    figure: ({ since, end }) => flowBetween(flow, since, end),
    facts: ({ since, end }) => flowFacts(flow, since, end),
    rows,
    low,
    high,
    sums: true,
    isKnotty: (row) => rival !== undefined && rival[row] > 0,
  };
}

/** How a quantity comes out in a window of days. */
export function weigh(counted: Counted, window: Window, asked: Asked): Weighed {
  const { condition, evidence } = counted;
  const figure = counted.main.figure(window);
  const answer = evidence.answers.findLast(({ during }) => during.start <= window.end);
  const inDispute = disputedIn(counted, window);
  const found = { window, asked, figure, inDispute, answer };
  if (condition.bound === "up-to" && answer?.accepts === true) return { ...found, truth: "met", turnsOn: [] };
  const outcome = (number: number, one: Figure | undefined): Truth =>
    outcomeOf(condition, number, one, window);
  const truth = outcome(asked.number, figure);
  if (truth === "conflict") return { ...found, truth, turnsOn: [] };
  const turnsOn: Weighed["turnsOn"][number][] = [];
  if (asked.others.some(({ number }) => outcome(number, figure) !== truth)) turnsOn.push("base");
  if (counted.without !== undefined && outcome(asked.number, counted.without.figure(window)) !== truth) {
    turnsOn.push("doubt");
  }
  if (figure !== undefined && inDispute !== undefined) {
    const other = [inDispute.amount, -inDispute.amount].some(
      (by) => outcome(asked.number, shifted(figure, by)) !== truth,
    );
    if (other) turnsOn.push("part");
  }
  return { ...found, truth: turnsOn.length > 0 ? "disputed" : truth, turnsOn };
}

// as long as more may come, too little is no breach
function outcomeOf(
  { bound }: Counted["condition"],
  asked: number,
  figure: Figure | undefined,
  { open }: Window,
): Truth {
  if (figure === undefined) return "undetermined";
  const truth = againstAll(bound, asked, figure);
  if (!open || truth !== "not-met" || bound === "at-most") return truth;
  return bound === "exactly" && figure.low > asked ? truth : "undetermined";
}

// the amounts in dispute that are part of a figure, or would be: all of those that speak of the same sum, or of the same figure
function disputedIn(counted: Counted, { since, end }: Window): Weighed["inDispute"] {
  const { evidence, declared, main } = counted;
  if (evidence.disputed.length === 0) return undefined;
  const isFlow = declared.counts === "flow";
  const seen = isFlow ? undefined : main.figure({ end, open: false })?.seen;
  const concerned = evidence.disputed.filter(({ during }) => {
    const day = (during.end - 1) as Day;
    if (isFlow) return since === undefined || day >= since;
    // what is in dispute stays so; and a dispute of a later day may be about the figure that still stood then
    return day <= end || (seen !== undefined && main.figure({ end: day, open: false })?.seen === seen);
  });
  if (concerned.length === 0) return undefined;
  const last = Math.max(...concerned.map(({ during }) => during.end));
  const facts = isFlow ? concerned : concerned.filter(({ during }) => during.end === last);
  // what one voice disputes adds up; of several voices the one that disputes most counts
  const voices = new Map<string, number>();
  for (const fact of facts)
    voices.set(fact.by ?? "", (voices.get(fact.by ?? "") ?? 0) + (amountOf(fact) ?? 0));
  return { amount: Math.max(...voices.values()), facts };
}
