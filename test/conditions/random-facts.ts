// A process with every kind of clause, condition and rule, and random facts about it: what laws are tried on.
import fc from "fast-check";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { type Fact, type FactValue, factId } from "../../src/conditions/fact.js";
import { addDays, type Day } from "../../src/ground/day.js";
import { day, processOf } from "./builders.js";

/** The first day of everything, and how many days random facts speak of. */
export const start = day("2020-01-01");
export const span = 60;

/** The process. */
export const everything: ProcessFile = processOf(`
agreement: { signed: 2020-01-05, disputes: court, cannot-tell: wait }
parties:
  north: { name: North, speaks-for: [ally] }
  south: { name: South }
  ally: { name: Ally }
bodies:
  court: { title: Court, kind: court, disputes: yes }
  mission: { title: Mission, kind: verification }
  joint: { title: Joint commission, kind: commission, members: [north, south] }
excluded: { band: { title: A band } }
events: { opening: { title: Opening }, dated: { title: Dated, date: 2020-01-20 } }
decisions: { go: { by: joint, question: Go? }, renewal: { by: joint, question: Again? } }
quantities:
  troops: { title: Troops, unit: troops, of: north, counts: level }
  other: { title: Other troops, unit: troops, of: south, counts: level }
  ships: { title: Ships, unit: ships, counts: flow }
  arms: { title: Arms, unit: arms, of: south, counts: total }
bases: { stock: { unit: arms, versions: [{ amount: 10, agreed: 2020-01-05 }, { amount: 20, agreed: 2020-02-01 }], disputed-by: { north: 30 } } }
lines: { front: { title: Front, as-of: 2020-01-01, points: [[0, 0], [0, 1]] } }
weapons: { guns: { title: Guns } }
indicators: { girls: { title: Girls, unit: percent, better: higher, lag: 6 months } }
clauses:
  ceiling: { kind: do-by, what: a, who: north, to: south, that: { quantity: troops, at-most: 5 }, when: { by: 20 days after signing, begin-by: 5 days after signing } }
  gated: { kind: do-by, what: b, who: south, to: north, that: { quantity: arms, at-least: 50 %, of: stock }, when: { by: 2020-02-01 }, gated-by: [ceiling, go] }
  counted: { kind: do-by, what: c, who: south, that: { quantity: ships, at-least: 12, since: opening, until: 20 days after opening }, when: { by: 20 days after opening } }
  weekly: { kind: maintain, what: d, who: south, that: { quantity: ships, at-least: 2, every: 1 week, since: 2020-01-06, until: 2020-02-10 } }
  quiet: { kind: refrain, what: e, who: [north, south], recovers-after: 10 days, carve-outs: [defence], scope: { places: [A, B], excluding: [band] }, when: { from: signing } }
  strict: { kind: refrain, what: f, who: north, to: south, as-long-as: [quiet] }
  apart: { kind: maintain, what: g, who: north, that: { weapons: guns, of: north, at-least: 20 km, from: front } }
  together: { kind: do-by, what: h, who: north, that: opening, when: { together: { with: dated, within: 3 days } } }
  swap: { kind: exchange, what: i, sides: [{ who: north, that: { quantity: troops, at-most: 3 } }, { who: south, that: { quantity: arms, up-to: 8 } }], when: { by: 2020-02-05 } }
  effort: { kind: best-efforts, what: j, who: south, that: { any: [opening, { decision: go, is: no }] }, when: { by: 2020-01-25, goal: 2020-01-15 } }
  pace: { kind: do-by, what: k, who: south, that: { quantity: arms, at-least: 10 }, when: { by: 2020-02-10 }, parallel-with: { clauses: [slow], tolerance: 20 % } }
  slow: { kind: do-by, what: l, who: north, that: { quantity: ships, at-least: 30 }, when: { by: 2020-02-12 }, as-long-as: [strict], cannot-tell: not-met }
  certified: { kind: do-by, what: m, who: south, that: { some: 2, of: [opening, ceiling, { quantity: other, exactly: 4 }] }, when: { before: 2020-02-08 }, determined: { certified-by: mission } }
  renewed: { kind: refrain, what: n, who: [north, south], when: { from: 2020-01-10, renewable: { term: 2 weeks, by: [north, south], decision: renewal } }, evidence: { least: C3 } }
  even: { kind: maintain, what: o, who: north, that: { all: [{ quantity: troops, in-proportion-to: other, since: 2020-01-10, tolerance: 10 % }, { not: { clause: quiet, is: not-met } }] }, when: { until: 2020-02-20 } }
  amended: { kind: do-by, what: p, who: north, that: opening, when: { by: 2020-02-15 }, amends: { clause: together, from: 30 days after dated } }
  plain: { kind: do-by, what: q, who: south, cannot-tell: court, when: { by: 10 days after ceiling } }
`);

const kinds = ["claimed", "reported", "measured", "certified", "decided"] as const;
const voices = ["north", "south", "court", "mission", "joint", "press"];
const grades = [undefined, { source: "A", content: 1 }, { source: "D", content: 2 }] as const;

/** Random facts, each with its place in the list as identifier; some correct, retract or dispute earlier ones. */
export const randomFacts: fc.Arbitrary<readonly Fact[]> = fc
  // without a bias to small and alike values, which would seldom meet
  .noBias(
    fc.array(
      fc.record({
        pick: fc.nat(1000),
        at: fc.nat(span),
        long: fc.nat(9),
        late: fc.nat(12),
        link: fc.nat(40),
        aim: fc.nat(1000),
        amount: fc.nat(14),
        more: fc.nat(7),
        by: fc.nat(5),
        kind: fc.nat(4),
      }),
      { maxLength: 60, size: "max" },
    ),
  )
  .map((seeds) => {
    const facts: Fact[] = [];
    for (const [i, seed] of seeds.entries()) facts.push(factFrom(seed, i, facts));
    return facts;
  });

type Seed = Readonly<
  Record<"pick" | "at" | "long" | "late" | "link" | "aim" | "amount" | "more" | "by" | "kind", number>
>;

function factFrom(seed: Seed, i: number, before: readonly Fact[]): Fact {
  const first = addDays(start, seed.at);
  // most facts speak of one day
  const last = addDays(first, seed.long > 6 ? 3 * (seed.long - 6) : 0);
  const aim = before[seed.aim % Math.max(1, before.length)];
  const latest = aim === undefined || aim.known < last ? last : aim.known;
  const linked = aim !== undefined && seed.link < 6;
  const grade = grades[seed.more % 3];
  const fact = {
    id: factId(`f${String(i).padStart(2, "0")}`),
    during: { start: first, end: addDays(last, 1) },
    known: addDays(linked ? latest : last, seed.late),
    by: voices[seed.by],
    ...(grade !== undefined && { grade }),
  };
  if (linked && seed.link < 2) return { ...fact, kind: kinds[seed.kind], about: aim.about, retracts: aim.id };
  if (linked && seed.link < 4 && aim.kind !== "disputed")
    return { ...fact, kind: "disputed", about: aim.about, disputes: aim.id };
  const said = saying(seed);
  const corrects = linked ? { corrects: aim.id } : {};
  if (said.disputed === true)
    return {
      ...fact,
      ...corrects,
      kind: "disputed",
      about: said.about,
      ...(said.value && { value: said.value }),
    };
  const { disputed: _, ...rest } = said;
  return { ...fact, ...corrects, kind: kinds[seed.kind], ...rest };
}

type Saying = { readonly about: string; readonly value?: FactValue; readonly disputed?: boolean } & Partial<
  Pick<Fact, "party" | "place" | "under" | "at" | "accepts">
>;

function saying({ pick, amount, more, aim }: Seed): Saying {
  const quantity = ["troops", "other", "ships", "ships", "arms"][amount % 5];
  const clause = everything.clauses[aim % everything.clauses.length];
  const choices: readonly (() => Saying)[] = [
    () => ({ about: quantity, value: { kind: "amount", amount } }),
    () => ({ about: quantity, value: { kind: "amount", amount } }),
    () => ({
      about: quantity,
      value: { kind: "amount", amount, low: Math.max(0, amount - more), high: amount + 1 },
    }),
    () => ({ about: quantity, value: { kind: "amount", amount: more }, disputed: true }),
    () => ({ about: "opening", value: { kind: "answer", answer: more < 3 ? "yes" : "no" } }),
    () => ({ about: "dated", value: { kind: "answer", answer: more < 2 ? "yes" : "no" } }),
    () => ({
      about: more < 4 ? "go" : "renewal",
      value: { kind: "answer", answer: more % 4 < 3 ? "yes" : "no" },
    }),
    () => ({ about: "guns", party: "north", at: [more / 20, 0.5] }),
    () => ({ about: "guns", party: "north", value: { kind: "word", word: more < 4 ? "kept" : "completed" } }),
    () => ({ about: ["quiet", "strict", "renewed"][amount % 3], value: { kind: "word", word: "kept" } }),
    () => ({ about: ["quiet", "strict", "renewed"][amount % 3], value: { kind: "word", word: "kept" } }),
    () => ({
      about: ["quiet", "strict", "renewed"][amount % 3],
      value: { kind: "word", word: more < 5 ? "breached" : "remedied" },
      party: ["north", "south", "band"][aim % 3],
      ...(more % 2 === 0 && { place: ["A", "C"][aim % 2] }),
      ...(amount % 3 === 0 && more === 1 && { under: "defence" }),
    }),
    () => ({
      about: clause.name,
      value: { kind: "word", word: (["begun", "completed", "met", "not-met", "waived"] as const)[more % 5] },
    }),
    () => ({
      about: clause.name,
      value: {
        kind: "until",
        word: more < 4 ? "extended" : "waived",
        until: addDays(start, 30 + 2 * amount),
      },
    }),
    () => ({ about: quantity, disputed: true }),
    () => ({ about: more < 4 ? "arms" : clause.name, accepts: more % 2 === 0 }),
  ];
  return choices[pick % choices.length]();
}

/** Random facts about one subject within a few days, so that they meet; among them disputes, decisions, corrections, retractions. */
export function crowdedFacts(
  about: string,
  values: fc.Arbitrary<FactValue>,
  days = 9,
): fc.Arbitrary<readonly Fact[]> {
  const one = fc.record({
    at: fc.nat(days),
    long: fc.nat(5),
    late: fc.nat(3),
    kind: fc.constantFrom(...kinds, "reported" as const, "disputed" as const),
    by: fc.constantFrom("court", "mission", "press", "press", "south", "north"),
    link: fc.nat(9),
    aim: fc.nat(100),
    value: values,
  });
  // without a bias to small and alike values, which would seldom meet
  return fc.noBias(fc.array(one, { maxLength: 14, size: "max" })).map((seeds) => {
    const facts: Fact[] = [];
    for (const [i, { at, long, late, kind, by, link, aim, value }] of seeds.entries()) {
      const first = addDays(start, at);
      const last = addDays(first, Math.max(0, long - 3));
      const target = facts[aim % Math.max(1, facts.length)];
      const known = addDays(target === undefined || target.known < last ? last : target.known, late);
      const fact = { id: factId(`f${i}`), about, by, known, during: { start: first, end: addDays(last, 1) } };
      if (kind === "disputed") {
        const aimed = target !== undefined && target.kind !== "disputed" && link > 3;
        facts.push({ ...fact, kind, ...(aimed && { disputes: target.id }) });
      } else if (target !== undefined && link === 0) facts.push({ ...fact, kind, retracts: target.id });
      else
        facts.push({
          ...fact,
          kind,
          value,
          ...(target !== undefined && link === 1 && { corrects: target.id }),
        });
    }
    return facts;
  });
}

/** Every day of the random facts, and some around them. */
export const allDays: readonly Day[] = Array.from({ length: span + 40 }, (_, i) => addDays(start, i - 10));
