// Arbitrary texts, names, dates, moments and conditions, as a reader would let them pass: the small parts of an arbitrary agreement.
import fc from "fast-check";
import type { Amount, Condition } from "../../src/agreement/terms/condition.js";
import { clauseWords, phaseWords } from "../../src/agreement/terms/condition.js";
import type { AgreedDate, Duration, Moment } from "../../src/agreement/terms/date.js";
import { type Day, parseDay } from "../../src/ground/day.js";

/** The names that an arbitrary agreement declares, by what they stand for; at least one of each. */
export type Names = {
  readonly parties: readonly string[];
  readonly bodies: readonly string[];
  readonly excluded: readonly string[];
  readonly documents: readonly string[];
  readonly events: readonly string[];
  readonly decisions: readonly string[];
  readonly quantities: readonly string[];
  readonly bases: readonly string[];
  readonly lines: readonly string[];
  readonly zones: readonly string[];
  readonly weapons: readonly string[];
  readonly indicators: readonly string[];
  readonly clauses: readonly string[];
  readonly phases: readonly string[];
  readonly tests: readonly string[];
  readonly sources: readonly string[];
  readonly roles: readonly string[];
  readonly places: readonly string[];
};

/** What a text may hold: letters of many scripts, signs that mean something in YAML, words that YAML 1.1 reads as no text, line ends. */
export const text: fc.Arbitrary<string> = fc
  .oneof(
    { arbitrary: fc.lorem({ maxCount: 5 }), weight: 4 },
    { arbitrary: fc.lorem({ maxCount: 40, mode: "words" }), weight: 1 },
    { arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }), weight: 1 },
    { arbitrary: fc.string({ unit: "binary", maxLength: 20 }), weight: 1 },
    {
      arbitrary: fc
        .array(
          fc.constantFrom(..."abc 'ˈ\"\\:#,[]{}&*!|>%@`-?.0123~=\n\t\r\u00a0\u200c\u2028\u202e\ufeff…"),
          {
            maxLength: 15,
          },
        )
        .map((characters) => characters.join("")),
      weight: 1,
    },
    {
      arbitrary: fc.constantFrom("yes", "no", "on", "null", "~", "1e3", "0x1F", "2020-03-10", "12:30", ".5"),
      weight: 1,
    },
  )
  .map((written) => written.replace(/[^\P{Cc}\n\r\t]/gu, "").trim())
  .filter((written) => written !== "" && !/\p{Cs}/u.test(written));

/** A number that stands for an amount: none of it is lost when it is printed. */
export const amount: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 5_000_000 }),
  fc.integer({ min: 1, max: 999_999 }).map((thousandths) => thousandths / 1000),
  fc.double({ min: 0, max: 1e25, noNaN: true }).map((n) => (n === 0 ? 0 : n)),
);

/** A share from 0 to 1. */
export const share: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
);

/** A stretch of time. */
export const duration: fc.Arbitrary<Duration> = fc.record({
  count: fc.integer({ min: 1, max: 1000 }),
  unit: fc.constantFrom("days", "weeks", "months", "years"),
});

/** A day whose date all three calendars have. */
export const day: fc.Arbitrary<Day> = fc
  .integer({ min: parseDay("1890-01-01") ?? 0, max: parseDay("2115-12-31") ?? 0 })
  .map((n) => n as Day);

/** A date, stated in some of the calendars. */
export const date: fc.Arbitrary<AgreedDate> = fc.record({
  day,
  stated: fc.oneof(
    { arbitrary: fc.constant(["gregorian" as const]), weight: 3 },
    {
      arbitrary: fc.subarray(["gregorian" as const, "persian" as const, "hijri" as const], { minLength: 1 }),
      weight: 1,
    },
  ),
});

/** A moment, nested at most so deep. */
export function moment(names: Names, depth = 2): fc.Arbitrary<Moment> {
  const leaf: fc.Arbitrary<Moment>[] = [
    fc.record({ kind: fc.constant("date" as const), date }),
    ...(["event", "clause", "phase"] as const).map((what) =>
      fc.record({
        kind: fc.constant("named" as const),
        what: fc.constant(what),
        name: fc.constantFrom(...names[`${what}s`]),
      }),
    ),
  ];
  if (depth === 0) return fc.oneof(...leaf);
  return fc.oneof(
    ...leaf,
    fc.record({
      kind: fc.constant("shifted" as const),
      by: fc.oneof(duration, fc.constant({ count: 0, unit: "days" as const })),
      direction: fc.constantFrom("after" as const, "before" as const),
      from: moment(names, depth - 1),
    }),
    fc.record({
      kind: fc.constantFrom("earlier-of" as const, "later-of" as const),
      of: fc.array(moment(names, depth - 1), { minLength: 2, maxLength: 3 }),
    }),
  );
}

/** A condition, nested at most so deep. */
export function condition(names: Names, depth = 2): fc.Arbitrary<Condition> {
  const leaf = [...named(names), ...measured(names)];
  if (depth === 0) return fc.oneof(...leaf);
  const inner = condition(names, depth - 1);
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    ...leaf,
    fc.record({ kind: fc.constantFrom("all" as const, "any" as const), of: several, spot }),
    several.chain((of) =>
      fc.record({
        kind: fc.constant("some" as const),
        least: fc.integer({ min: 1, max: of.length }),
        of: fc.constant(of),
        spot,
      }),
    ),
    fc.record({ kind: fc.constant("not" as const), of: inner, spot }),
  );
}

/** Several conditions, or none. */
export function conditions(names: Names): fc.Arbitrary<readonly Condition[]> {
  return fc.array(condition(names, 1), { maxLength: 2 });
}

/** Some of a list, in its order. */
export function some<T>(list: readonly T[], minLength = 0): fc.Arbitrary<readonly T[]> {
  return fc.subarray([...list], { minLength });
}

/** No place in a text. */
export const spot = fc.constant({});

function named(names: Names): fc.Arbitrary<Condition>[] {
  return [
    fc.record({ kind: fc.constant("event" as const), event: fc.constantFrom(...names.events), spot }),
    fc.record({
      kind: fc.constant("clause" as const),
      clause: fc.constantFrom(...names.clauses),
      is: fc.oneof(fc.constant(["met" as const]), some(clauseWords, 1)),
      spot,
    }),
    fc.record({
      kind: fc.constant("phase" as const),
      phase: fc.constantFrom(...names.phases),
      is: fc.oneof(fc.constant(["open" as const]), some(phaseWords, 1)),
      spot,
    }),
    fc.record({
      kind: fc.constant("decision" as const),
      decision: fc.constantFrom(...names.decisions),
      is: fc.constantFrom("yes" as const, "no" as const),
      spot,
    }),
    fc.record({ kind: fc.constant("test" as const), test: fc.constantFrom(...names.tests), spot }),
  ];
}

function measured(names: Names): fc.Arbitrary<Condition>[] {
  const quantity = fc.constantFrom(...names.quantities);
  const asked: fc.Arbitrary<Amount> = fc.oneof(
    fc.record({ kind: fc.constant("number" as const), number: amount }),
    fc.record({ kind: fc.constant("share" as const), share, base: fc.constantFrom(...names.bases) }),
  );
  return [
    fc.record(
      {
        kind: fc.constant("quantity" as const),
        quantity,
        bound: fc.constantFrom("at-most" as const, "at-least" as const, "exactly" as const, "up-to" as const),
        amount: asked,
        since: moment(names, 1),
        until: moment(names, 1),
        every: duration,
        spot,
      },
      // a stretch that is counted again and again begins somewhere
      { requiredKeys: ["kind", "quantity", "bound", "amount", "since", "spot"] },
    ),
    fc.record(
      {
        kind: fc.constant("quantity" as const),
        quantity,
        bound: fc.constantFrom("at-most" as const, "at-least" as const),
        amount: asked,
        until: moment(names, 1),
        spot,
      },
      { requiredKeys: ["kind", "quantity", "bound", "amount", "spot"] },
    ),
    fc.record({
      kind: fc.constant("proportion" as const),
      quantity,
      to: quantity,
      since: moment(names, 1),
      tolerance: share,
      spot,
    }),
    fc.record({
      kind: fc.constant("indicator" as const),
      indicator: fc.constantFrom(...names.indicators),
      year: fc.integer({ min: 1900, max: 2200 }),
      slack: amount,
      spot,
    }),
    fc.record({
      kind: fc.constant("separation" as const),
      weapons: fc.constantFrom(...names.weapons),
      party: fc.constantFrom(...names.parties),
      kilometres: fc.oneof(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 9999 }).map((metres) => metres / 1000),
      ),
      line: fc.constantFrom(...names.lines),
      spot,
    }),
  ];
}
