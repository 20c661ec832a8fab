// Arbitrary agreements: whole process files as values, such as reading could give, with every section, and names that are hard to write.
import fc from "fast-check";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { byCodeUnit } from "../../src/ground/names.js";
import { cannotTell, clause, phase } from "./arbitrary-clauses.js";
import { arbitraryFunding, arbitraryPosture } from "./arbitrary-posture.js";
import { amount, date, duration, type Names, share, some, spot, text } from "./arbitrary-terms.js";
import { violence } from "./arbitrary-violence.js";

/**
 * Whole agreements. All that a reader checks is right in them: names are declared and differ, dates exist, bounds are kept. Declarations
 * stand in the order of their names. Spots are empty and nothing is mentioned, for they come from no text.
 */
export const arbitraryAgreement: fc.Arbitrary<ProcessFile> = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 3 }))
  .chain(([odd, many]) => agreementOver(namesOf(odd, many)));

/** Agreements over names that are given; for tests that look at one part. */
export function agreementOver(names: Names): fc.Arbitrary<ProcessFile> {
  return fc
    .record({
      title: text,
      rules: fc.record({
        hijri: fc.constantFrom("umm-al-qura" as const, "civil" as const, "tabular" as const),
        firstDay: fc.constantFrom("counted" as const, "not-counted" as const),
        lastDay: fc.constantFrom("included" as const, "excluded" as const),
        stated: fc.boolean(),
      }),
      agreement: agreement(names),
      people: people(names),
      things: things(names),
      violence: violence(names),
      clauses: fc.tuple(...names.clauses.map((name) => clause(name, names))),
      phases: fc.tuple(...names.phases.map((name) => phase(name, names))),
      posture: fc.option(arbitraryPosture(names), { nil: undefined }),
      funding: arbitraryFunding(names),
      facts: fc.uniqueArray(fc.constantFrom("facts.yaml", "more facts.csv", "a/b.jsonl"), { maxLength: 2 }),
      assumptions: assumptions(names),
    })
    .map(
      ({
        title,
        rules,
        agreement: terms,
        people: those,
        things: these,
        violence: tests,
        posture,
        ...rest
      }) => {
        const { stated, firstDay } = rules;
        const signing = terms.signed && {
          name: "signing",
          title: "Signing of the agreement",
          date: terms.signed,
        };
        return {
          kind: "process-file",
          file: "process.yaml",
          title,
          ...tests,
          agreement: terms,
          // what is not stated is as usual, or one rule of the two
          calendar:
            stated || firstDay === "counted"
              ? { ...rules, ...(!stated && { lastDay: "included" }) }
              : { ...rules },
          ...those,
          ...these,
          events: inOrder([...these.events, ...(signing === undefined ? [] : [signing])]),
          ...(posture !== undefined && { posture }),
          ...rest,
          mentions: [],
        };
      },
    );
}

/** Names for an agreement; with `odd` ones, such as YAML would read as something else. */
export function namesOf(odd: boolean, many: number): Names {
  const each = (word: string, strange: string): readonly string[] =>
    Array.from({ length: many }, (_, i) => (odd && i === 0 ? strange : `${word}-${i}`)).sort(byCodeUnit);
  return {
    parties: each("party", "true"),
    bodies: each("body", "y: body"),
    excluded: each("group", "- group"),
    documents: each("document", "1e3"),
    events: each("event", "no"),
    decisions: each("decision", "*decision"),
    quantities: each("quantity", "~"),
    bases: each("base", "{base}"),
    lines: each("line", "[line"),
    zones: each("zone", "zone #1"),
    weapons: each("weapon", '"'),
    indicators: each("indicator", "'"),
    clauses: each("clause", "on"),
    phases: each("phase", "2020"),
    tests: each("test", "null"),
    sources: each("source", "10"),
    roles: each("role", "role, other"),
    places: each("place", "& place"),
  };
}

/** Without the places in a text, and without what only the text knows: what two readings of one meaning have in common. */
export function withoutSpots(process: ProcessFile): unknown {
  return JSON.parse(
    JSON.stringify(process, (key, value) =>
      key === "spot" || key === "spots" || key === "mentions" || key === "file" ? undefined : value,
    ),
  );
}

function agreement(names: Names): fc.Arbitrary<NonNullable<ProcessFile["agreement"]>> {
  const document = (name: string) =>
    fc.record(
      {
        name: fc.constant(name),
        title: text,
        date,
        source: text,
        sha256: fc.constantFrom("0".repeat(64), "abcdef01".repeat(8)),
      },
      { requiredKeys: ["name", "title"] },
    );
  return fc.record(
    {
      signed: date,
      documents: fc.tuple(...names.documents.map(document)),
      disputes: fc.constantFrom(...names.bodies),
      cannotTell: cannotTell(names),
    },
    { requiredKeys: ["documents"] },
  ) as fc.Arbitrary<NonNullable<ProcessFile["agreement"]>>;
}

function people(names: Names) {
  const body = (name: string) =>
    fc.record(
      {
        name: fc.constant(name),
        title: text,
        bodyKind: fc.constantFrom("commission" as const, "verification" as const, "office" as const),
        members: some(names.parties),
        decides: fc.constantFrom("consensus" as const, "chair" as const),
        disputes: fc.boolean(),
      },
      { requiredKeys: ["name", "title", "bodyKind", "members", "disputes"] },
    );
  const group = (name: string) =>
    fc.record({ name: fc.constant(name), title: text, why: text }, { requiredKeys: ["name", "title"] });
  const decision = (name: string) =>
    fc.record({
      name: fc.constant(name),
      by: fc.constantFrom(...names.bodies, ...names.parties),
      question: text,
    });
  return fc.record({
    bodies: fc.tuple(...names.bodies.map(body)),
    excluded: fc.tuple(...names.excluded.map(group)),
    decisions: fc.tuple(...names.decisions.map(decision)),
  });
}

function things(names: Names) {
  const named = (name: string) => fc.constant(name);
  return fc.record({
    events: fc.tuple(
      ...names.events.map((name) =>
        fc.record({ name: named(name), title: text, date }, { requiredKeys: ["name", "title"] }),
      ),
    ),
    quantities: fc.tuple(
      ...names.quantities.map((name) =>
        fc.record(
          {
            name: named(name),
            title: text,
            unit: text,
            of: fc.constantFrom(...names.parties, ...names.bodies),
            counts: fc.constantFrom("level" as const, "flow" as const, "total" as const),
          },
          { requiredKeys: ["name", "title", "unit", "counts"] },
        ),
      ),
    ),
    bases: fc.tuple(...names.bases.map((name) => base(name, names))),
    lines: fc.tuple(...names.lines.map(line)),
    zones: fc.tuple(...names.zones.map((name) => zone(name, names))),
    weapons: fc.tuple(...names.weapons.map((name) => fc.record({ name: named(name), title: text }))),
    indicators: fc.tuple(...names.indicators.map(indicator)),
  });
}

function base(name: string, names: Names) {
  const version = fc.record({ amount, agreed: date, source: text }, { requiredKeys: ["amount", "agreed"] });
  return fc.record({
    name: fc.constant(name),
    unit: text,
    versions: fc
      .uniqueArray(version, { minLength: 1, maxLength: 3, selector: ({ agreed }) => agreed.day })
      .map((versions) => [...versions].sort((a, b) => a.agreed.day - b.agreed.day)),
    disputedBy: some(names.parties).chain((those) =>
      fc.tuple(...those.map((party) => fc.record({ party: fc.constant(party), amount }))),
    ),
  });
}

function line(name: string) {
  const head = { name: fc.constant(name), title: text, asOf: date };
  const degrees = (most: number) =>
    fc.integer({ min: -most * 1000, max: most * 1000 }).map((n) => n / 1000 + 0);
  return fc.oneof(
    fc.record({ ...head, file: text, points: fc.constant([]) }),
    fc.record({
      ...head,
      points: fc.array(fc.tuple(degrees(180), degrees(90)), { minLength: 2, maxLength: 4 }),
    }),
  );
}

function zone(name: string, names: Names) {
  const head = { name: fc.constant(name), title: text };
  return fc.oneof(
    fc.record({ ...head, places: some(names.places, 1) }),
    fc.record({
      ...head,
      places: fc.constant([]),
      near: fc.record({
        line: fc.constantFrom(...names.lines),
        kilometres: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(0.5, 8.125, 1e-7)),
      }),
    }),
  );
}

function indicator(name: string) {
  return fc.record(
    {
      name: fc.constant(name),
      title: text,
      unit: text,
      better: fc.constantFrom("higher" as const, "lower" as const),
      file: text,
      code: text,
      country: text,
      publisher: text,
      release: text,
      licence: text,
      lagMonths: fc.integer({ min: 0, max: 60 }),
      uncertainty: amount,
      spot,
    },
    { requiredKeys: ["name", "title", "unit", "better", "lagMonths", "spot"] },
  );
}

function assumptions(names: Names): fc.Arbitrary<ProcessFile["assumptions"]> {
  const groups = (["clause", "event", "decision", "test"] as const).flatMap((what) =>
    names[`${what}s`].map((about) => ({ what, about })),
  );
  const days = fc.integer({ min: 1, max: 3000 });
  const one = ({ what, about }: (typeof groups)[number]) =>
    fc.record(
      {
        about: fc.constant(about),
        what: fc.constant(what),
        probability: share,
        delay: fc.tuple(days, days).map(([a, b]) => ({ median: Math.min(a, b), high: Math.max(a, b) })),
        ...(what === "clause" && {
          breaches: fc.record({
            perYear: fc.double({ min: 0, max: 366, noNaN: true }).map((n) => n + 0),
            lastDays: duration.map(({ count }) => count),
          }),
        }),
        why: text,
      },
      { requiredKeys: ["about", "what", "probability"] as never[] },
    );
  return some(groups).chain((those) =>
    fc
      .tuple(...those.map(one))
      .map((made) => [...(made as ProcessFile["assumptions"])].sort((a, b) => byCodeUnit(a.about, b.about))),
  );
}

function inOrder<T extends { readonly name: string }>(declared: readonly T[]): readonly T[] {
  return [...declared].sort((a, b) => byCodeUnit(a.name, b.name));
}
