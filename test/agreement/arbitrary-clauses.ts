// Arbitrary clauses and phases over given names.
import fc from "fast-check";
import {
  type Clause,
  type ClauseKind,
  type Consequence,
  clauseKinds,
  type Effect,
  gains,
} from "../../src/agreement/terms/clause.js";
import type { Phase } from "../../src/agreement/terms/phase.js";
import {
  condition,
  conditions,
  duration,
  moment,
  type Names,
  share,
  some,
  spot,
  text,
} from "./arbitrary-terms.js";

/** A clause of a name. Keys that its kind gives no meaning are left out, as the reader wants it. */
export function clause(name: string, names: Names): fc.Arbitrary<Clause> {
  return fc.constantFrom(...clauseKinds).chain((obligation) => clauseOf(name, obligation, names));
}

function clauseOf(name: string, obligation: ClauseKind, names: Names): fc.Arbitrary<Clause> {
  const people = [...names.parties, ...names.bodies];
  const lasting = obligation === "refrain" || obligation === "maintain";
  const exchange = obligation === "exchange";
  const words = fc.uniqueArray(text, { maxLength: 2 });
  return fc
    .record(
      {
        kind: fc.constant("clause" as const),
        name: fc.constant(name),
        spots: fc.constant({}),
        obligation: fc.constant(obligation),
        what: text,
        text: fc.record(
          { document: fc.constantFrom(...names.documents), part: text, article: text },
          { requiredKeys: [] },
        ),
        who: some(people),
        to: some(people),
        ...(!exchange && { that: condition(names) }),
        sides: exchange
          ? fc.array(fc.record({ who: fc.constantFrom(...people), that: condition(names, 1) }), {
              minLength: 1,
              maxLength: 3,
            })
          : fc.constant([]),
        when: timing(names),
        gatedBy: conditions(names),
        asLongAs: conditions(names),
        parallel: fc.record({ with: some(names.clauses, 1), tolerance: share }),
        takingIntoAccount: words,
        agenda: words,
        determined: determination(people),
        evidence: evidence([...people, ...names.sources]),
        cannotTell: cannotTell(names),
        ...(lasting && { recoversAfter: duration }),
        carveOuts: words,
        scope: fc.record({
          places: some(names.places),
          zones: some(names.zones),
          excluding: some(names.excluded),
          exceptPlaces: some(names.places),
        }),
        protects: fc.constantFrom(...gains),
        consequences: fc.array(consequence(names), { maxLength: 2 }),
        amends: fc.record(
          {
            clause: fc.constantFrom(...names.clauses),
            from: moment(names, 1),
            hash: fc.constantFrom("0".repeat(64), "12345678".repeat(8), "e".repeat(64)),
          },
          { requiredKeys: ["clause", "from"] },
        ),
      },
      {
        requiredKeys: [
          ...["kind", "name", "spots", "obligation", "what", "who", "to", "sides", "when"],
          ...["gatedBy", "asLongAs", "takingIntoAccount", "agenda", "determined", "evidence"],
          ...["carveOuts", "scope", "consequences"],
        ] as never[],
      },
    )
    .map((made): Clause => {
      const one = made as Clause;
      return exchange ? { ...one, who: [...new Set(one.sides.map((side) => side.who))] } : one;
    });
}

/** What a file may say for the case that nobody can tell. */
export function cannotTell(names: Names): fc.Arbitrary<NonNullable<Clause["cannotTell"]>> {
  return fc.oneof(
    fc.constant({ kind: "wait" as const }),
    fc.record({
      kind: fc.constant("counts-as" as const),
      result: fc.constantFrom("met" as const, "not-met" as const),
    }),
    fc.record({ kind: fc.constant("goes-to" as const), body: fc.constantFrom(...names.bodies) }),
  );
}

/** A phase of a name. */
export function phase(name: string, names: Names): fc.Arbitrary<Phase> {
  return fc
    .record(
      {
        name: fc.constant(name),
        title: text,
        opensWhen: conditions(names),
        opensOn: moment(names),
        suspendedWhen: conditions(names),
        reversedWhen: conditions(names),
        endsWhen: conditions(names),
        endsOn: moment(names),
        spots: fc.constant({}),
      },
      { requiredKeys: ["name", "title", "opensWhen", "suspendedWhen", "reversedWhen", "endsWhen", "spots"] },
    )
    .filter((made) => made.opensWhen.length > 0 || made.opensOn !== undefined);
}

function timing(names: Names): fc.Arbitrary<Clause["when"]> {
  const when = moment(names);
  return fc
    .record(
      {
        from: when,
        beginBy: when,
        by: when,
        before: when,
        until: when,
        goal: when,
        together: fc.record({
          with: when,
          within: fc.oneof(duration, fc.constant({ count: 0, unit: "days" as const })),
        }),
        renewable: fc.record({
          term: duration,
          by: some([...names.parties, ...names.bodies], 1),
          decision: fc.constantFrom(...names.decisions),
        }),
      },
      { requiredKeys: [] },
    )
    .map(({ before, ...rest }) =>
      rest.by === undefined && before !== undefined ? { ...rest, before } : rest,
    );
}

function determination(people: readonly string[]): fc.Arbitrary<Clause["determined"]> {
  return fc.oneof(
    fc.constant({ kind: "measured" as const }),
    fc.record({ kind: fc.constant("reported" as const), by: some(people, 1) }),
    fc.record({ kind: fc.constant("certified" as const), by: fc.constantFrom(...people) }),
    fc.record({ kind: fc.constant("decided" as const), by: fc.constantFrom(...people) }),
  );
}

function evidence(witnesses: readonly string[]): fc.Arbitrary<Clause["evidence"]> {
  return fc.record(
    {
      from: some(witnesses),
      least: fc.record({
        source: fc.constantFrom("A" as const, "B" as const, "F" as const),
        content: fc.constantFrom(1 as const, 2 as const, 6 as const),
      }),
    },
    { requiredKeys: ["from"] },
  );
}

function consequence(names: Names): fc.Arbitrary<Consequence> {
  const people = [...names.parties, ...names.bodies];
  const effect: fc.Arbitrary<Effect> = fc.oneof(
    ...(["phase", "clause"] as const).map((what) =>
      fc.record({
        kind: fc.constantFrom("opens" as const, "pauses" as const, "resumes" as const, "snaps-back" as const),
        what: fc.constant(what),
        name: fc.constantFrom(...names[`${what}s`]),
      }),
    ),
    fc.record({
      kind: fc.constant("releases" as const),
      what: fc.constant("clause" as const),
      name: fc.constantFrom(...names.clauses),
    }),
    fc.record({ kind: fc.constant("notifies" as const), whom: some(people, 1) }),
  );
  return fc.record(
    {
      on: fc.constantFrom("met" as const, "not-met" as const, "undetermined" as const, "disputed" as const),
      after: duration,
      effect,
      by: fc.constantFrom(...people),
      spot,
    },
    { requiredKeys: ["on", "effect", "spot"] },
  );
}
