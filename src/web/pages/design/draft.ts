// The draft that a state stands for: the test one starts from, with what was changed, and the grid that is tried on it.
import type { Between, Scope } from "../../../cube/series.js";
import type { Day } from "../../../ground/day.js";
import { type DayInterval, daysFrom, lengthOf } from "../../../ground/interval.js";
import { partyId, placeId } from "../../../ground/names.js";
import { defaultDates, defaultPrior, type ViolenceTest } from "../../../violence/test.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import type { DraftTest } from "../../worker/answers/windows/design.js";
import { type DesignState, nothing } from "./state.js";

/** What a process offers to design with. */
export type Offer = {
  readonly tests: readonly ViolenceTest[];
  readonly counts: NonNullable<ProcessSummary["counts"]>;
};

/** The test that one starts from, if any. */
export function baseOf({ test }: DesignState, { tests }: Offer): ViolenceTest | undefined {
  return test === nothing ? undefined : (tests.find(({ name }) => name === test) ?? tests[0]);
}

/** The draft. */
export function draftOf(state: DesignState, offer: Offer): DraftTest {
  const base = baseOf(state, offer);
  const { span } = offer.counts;
  const start = state.start ?? base?.window.start ?? span.end;
  const days = state.days ?? (base === undefined ? usualDays : lengthOf(base.window));
  const reduction = state.reduction ?? base?.reduction ?? 0.5;
  return {
    quantity: state.quantity ?? base?.quantity ?? "events",
    scope: scopeOf(state, base),
    baseline: baselineOf(start, { base, span }),
    window: daysFrom(start, days),
    reduction,
    certainty: state.certainty ?? base?.certainty ?? 0.9,
    prior: base?.prior ?? defaultPrior,
    dates: base?.dates ?? defaultDates,
  };
}

/** The parties on either side of a scope; `undefined` where it names several pairs, which two lists can't say. */
export function sidesOf({ parties, between }: Scope): Between | undefined {
  if (between === undefined) return { one: parties ?? [], other: [] };
  const [pair] = between;
  return parties === undefined && between.length === 1 ? pair : undefined;
}

/** Lengths and true falls that are tried: the usual ones, and those of the draft. */
export function gridOf({ window, reduction, certainty }: DraftTest) {
  return {
    lengths: inOrder([...usualLengths, lengthOf(window)]),
    reductions: fallsTried(reduction),
    certainties: [certainty],
  };
}

/** The true fall of the picked cell; if none is picked, one that clearly keeps the clause. */
export function fallOf({ fall }: DesignState, { reduction }: DraftTest): number {
  const tried = fallsTried(reduction);
  const wanted = fall ?? clearFall(reduction);
  return tried.find((one) => one >= wanted) ?? tried[tried.length - 1] ?? reduction;
}

function fallsTried(reduction: number): readonly number[] {
  return inOrder([...usualFalls, reduction, clearFall(reduction)]);
}

// half-way from what is asked for to no violence at all: the fall by which `halcyon check` judges a window
function clearFall(reduction: number): number {
  return (1 + reduction) / 2;
}

function inOrder(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

// those of the usual grid of violence/power.ts, which is not loaded into the page
const usualLengths = [3, 5, 7, 10, 14, 21, 28, 42, 56, 91];
const usualFalls = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const usualDays = 7;

function scopeOf({ one, other, kinds, places }: DesignState, base: ViolenceTest | undefined): Scope {
  const { parties, between, kinds: kindsBefore, places: placesBefore, ...rest } = base?.scope ?? {};
  const before = {
    ...(parties === undefined ? {} : { parties }),
    ...(between === undefined ? {} : { between }),
  };
  const kindsNow = kinds ?? kindsBefore ?? [];
  const placesNow = places ?? placesBefore ?? [];
  return {
    ...rest,
    ...(one === undefined && other === undefined ? before : whoOf(one ?? [], other ?? [])),
    ...(kindsNow.length === 0 ? {} : { kinds: kindsNow }),
    ...(placesNow.length === 0 ? {} : { places: placesNow.map(placeId) }),
  };
}

// one side alone: violence that involves any of these
function whoOf(one: readonly string[], other: readonly string[]): Pick<Scope, "parties" | "between"> {
  if (one.length > 0 && other.length > 0)
    return { between: [{ one: one.map(partyId), other: other.map(partyId) }] };
  const either = [...one, ...other].map(partyId);
  return either.length === 0 ? {} : { parties: either };
}

// a window that is moved takes all history before it; one that stays keeps the days that were agreed
function baselineOf(
  start: Day,
  { base, span }: { readonly base: ViolenceTest | undefined; readonly span: DayInterval },
): DayInterval {
  if (base !== undefined && base.window.start === start) return base.baseline;
  const end = start < span.end ? start : span.end;
  const first = base?.baseline.start ?? span.start;
  return { start: first < end ? first : end, end };
}
