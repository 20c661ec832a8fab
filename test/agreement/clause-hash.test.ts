// The hash of a clause stands for its meaning: whatever changes what is owed changes the hash, and nothing else does.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formOfAgreement,
  formOfClause,
  hashOfAgreement,
  hashOfClause,
} from "../../src/agreement/clause-hash.js";
import { printProcessFile } from "../../src/agreement/printing/process-file.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { Clause } from "../../src/agreement/terms/clause.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { canonicalForm } from "../../src/ground/fingerprint.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { arbitraryAgreement } from "./arbitrary-agreement.js";

function accepted(text: string): ProcessFile {
  const read = readProcessFile(text, "process.yaml");
  if (!read.ok) throw new Error(`${problemsText(read.problems)}\nin\n${text}`);
  return read.value;
}

/** An agreement whose clause `main` speaks of everything that a clause can speak of. */
const full = `halcyon: 1
title: Doha
agreement:
  signed: 2020-02-29
  documents: { doha: { title: Agreement, sha256: "${"0".repeat(64)}" } }
  disputes: channel
  cannot-tell: channel
calendar: { hijri: umm-al-qura, first-day: not-counted, last-day: included }
parties:
  us: { name: United States, names: [USA], speaks-for: [allies] }
  taliban: { name: Taliban }
  allies: { name: Allies }
bodies:
  channel: { title: Military channel, kind: commission, members: [us, taliban], decides: consensus, disputes: yes }
  mission: { title: Observers, kind: verification }
excluded:
  isis: { title: Islamic State, why: listed }
  qaida: { title: Al-Qaida }
events:
  talks-open: { title: Talks open }
  settled: { title: A settlement is signed, date: 2021-01-01 }
decisions:
  joint: { by: channel, question: Do both assess it? }
quantities:
  us-troops: { title: Troops, unit: troops, of: us, counts: level }
  allied-troops: { title: Troops of allies, unit: troops, of: allies, counts: level }
  weapons: { title: Weapons, unit: weapons, counts: total }
bases:
  inventory:
    unit: weapons
    versions: [{ amount: 40000, agreed: 2019-09-07, source: a list }, { amount: 41000, agreed: 2020-01-01 }]
    disputed-by: { taliban: 10000 }
lines:
  contact: { title: Line, as-of: 2014-09-19, points: [[37.5, 47.1], [37.9, 47.4]] }
zones:
  security: { title: Security zone, near: { line: contact, km: 15 } }
weapons:
  artillery: { title: Artillery }
indicators:
  life: { title: Life expectancy, unit: years, better: higher, lag: 18 months, uncertainty: 0.6, publisher: World Bank }
sources:
  ucdp: { format: counts, file: counts.csv, publisher: UCDP }
measures: { all: { count: events } }
tests:
  week: { measure: all, baseline: { from: 2019-01-01, to: 2020-02-21 }, window: { from: 2020-02-22, days: 7 }, reduction: 80 %, certainty: 90 % }
clauses:
  main:
    kind: maintain
    what: keep its forces down
    text: { document: doha, part: Part One, article: A }
    who: [us, allies]
    to: [taliban, mission]
    that:
      all:
        - { quantity: us-troops, at-most: 8600 }
        - { quantity: weapons, at-least: 30 %, of: inventory, since: signing, until: 2 months after signing, every: 2 weeks }
        - { quantity: allied-troops, in-proportion-to: us-troops, since: 2020-02-29, tolerance: 5 % }
        - { indicator: life, no-worse-than: 2019, by-more-than: 0.5 }
        - { weapons: artillery, of: us, at-least: 25 km, from: contact }
        - { some: 2, of: [talks-open, week, { clause: other, is: [met, waived] }] }
        - { not: { phase: talks, is: [suspended, reversed] } }
        - { any: [settled, { decision: joint, is: no }] }
    when:
      from: 1 week after signing
      begin-by: 2020-04-01
      by: { earlier-of: [135 days after signing, talks-open] }
      until: 2021-05-01
      goal: 2020-12-31
      together: { with: talks-open, within: 3 days }
      renewable: { term: 2 months, by: [us, taliban], decision: joint }
    gated-by: [other, joint]
    as-long-as: [talks, talks-open]
    parallel-with: { clauses: [other, third], tolerance: 10 % }
    taking-into-account: [good governance, weather]
    agenda: [ceasefire, prisoners]
    determined: { reported-by: [mission, channel] }
    evidence: { from: [mission, ucdp], least: B2 }
    recovers-after: 14 days
    carve-outs: [self-defence, rescue]
    scope: { places: [Kabul, Helmand], zones: security, excluding: [isis, qaida], except-places: [Kunar, Paktia] }
    protects: lives
    then:
      - { on: not-met, after: 15 days, snaps-back: other, by: taliban }
      - { on: met, opens: talks, notifies: [us, taliban] }
    amends: { clause: third, from: 2020-06-01, hash: ${"e".repeat(64)} }
  other: { kind: do-by, what: do it, who: us, that: talks-open, when: { by: 2020-03-10 } }
  third: { kind: refrain, what: not do it, who: taliban }
  swap:
    kind: exchange
    what: release prisoners
    sides: [{ who: us, that: talks-open }, { who: taliban, that: settled }]
phases:
  talks: { title: Talks, opens: { when: [other, talks-open], on: 2020-03-10 }, reversed: { when: [third] }, ends: { on: settled } }
`;

const process = accepted(full);
const hashIn = (text: string, name: string): string => {
  const read = accepted(text);
  const clause = read.clauses.find((one) => one.name === name);
  if (clause === undefined) throw new Error(`no clause ${name}`);
  return hashOfClause(clause, read);
};
const main = hashIn(full, "main");

/** The text with some words replaced; the words must be there. */
function changed(words: string, to: string): string {
  expect(full, words).toContain(words);
  return full.replaceAll(words, to);
}

describe("the hash of a clause", () => {
  it("is the SHA-256 of a form that anybody can write down", () => {
    const small = accepted(`halcyon: 1
title: A truce
agreement: { signed: 2020-02-29, cannot-tell: wait }
parties: { us: { name: United States, names: [USA] }, taliban: { name: Taliban } }
quantities: { us-troops: { title: Troops, unit: troops, of: us, counts: level } }
clauses:
  us-8600:
    kind: do-by
    what: reduce the forces
    who: us
    to: taliban
    that: { quantity: us-troops, at-most: 8600 }
    when: { by: 135 days after signing }`);
    const form =
      '{"cannot-tell":"wait","counting":{"first-day":"not-counted","last-day":"included"},"determined":"measured",' +
      '"halcyon-clause":1,"kind":"do-by",' +
      '"that":{"at-most":8600,"quantity":{"counts":"level","of":{"party":"United States"},"quantity":"Troops","unit":"troops"}},' +
      '"to":[{"party":"Taliban"}],"when":{"by":{"after":{"event":"Signing of the agreement","on":"2020-02-29"},"days":135}},' +
      '"who":[{"party":"United States"}]}';
    expect(canonicalForm(formOfClause(small.clauses[0], small))).toBe(form);
    expect(hashOfClause(small.clauses[0], small)).toBe(createHash("sha256").update(form).digest("hex"));
  });

  // what is the same agreement, written otherwise
  const same: readonly (readonly [string, string])[] = [
    ["main:", "renamed:"],
    ["what: keep its forces down", "what: hold the number of its forces"],
    ["    text: { document: doha, part: Part One, article: A }\n", ""],
    ["who: [us, allies]", "who: [allies, us]"],
    ["taliban, mission]", "taliban, mission ]"],
    ["names: [USA]", "names: [USA, America]"],
    ["joint", "assessment"],
    ["us-troops", "troops-of-us"],
    ["inventory", "weapons-base"],
    ["source: a list", "source: another list"],
    ["why: listed", "why: on a list"],
    ["lag: 18 months", "lag: 1 year"],
    ["1 week after", "7 days after"],
    ["every: 2 weeks", "every: 14 days"],
    ["title: Talks, opens", "title: The talks, opens"],
    ["2020-12-31", "31 December 2020"],
    ["2020-04-01", "{ gregorian: 2020-04-01, hijri: 8 Shaban 1441 }"],
    ["[Kabul, Helmand]", "[Helmand, Kabul]"],
    ["excluding: [isis, qaida]", "excluding: [qaida, isis]"],
    ["clauses: [other, third]", "clauses: [third, other]"],
    ["[ceasefire, prisoners]", "[prisoners, ceasefire]"],
    ["is: [met, waived]", "is: [waived, met]"],
    ["[talks-open, week, {", "[week, talks-open, {"],
    ["any: [settled, { decision: joint, is: no }]", "any: [{ decision: joint, is: no }, { event: settled }]"],
    ["[135 days after signing, talks-open]", "[talks-open, 135 days after signing]"],
    ["gated-by: [other, joint]", "gated-by: [{ all: [joint] }, { clause: other, is: met }]"],
    ["file: counts.csv", "file: elsewhere.csv"],
    ["title: Doha", "title: The agreement of Doha"],
    ["disputes: channel\n", "disputes: mission\n"],
  ];
  for (const [from, to] of same) {
    it(`is the same with ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
      expect(hashIn(changed(from, to), from === "main:" ? "renamed" : "main")).toBe(main);
    });
  }

  // what is another agreement
  const other: readonly (readonly [string, string])[] = [
    ["kind: maintain", "kind: refrain"],
    ["who: [us, allies]", "who: us"],
    ["to: [taliban, mission]", "to: taliban"],
    ["name: United States", "name: United Kingdom"],
    ["at-most: 8600", "at-most: 8601"],
    ["at-most: 8600", "exactly: 8600"],
    ["at-most: 8600", "up-to: 8600"],
    ["unit: troops, of: us", "unit: soldiers, of: us"],
    ["of: us, counts: level", "of: us, counts: flow"],
    ["30 %", "30.1 %"],
    ["amount: 41000", "amount: 41001"],
    ["agreed: 2020-01-01", "agreed: 2020-01-02"],
    ["taliban: 10000", "taliban: 10001"],
    ["since: signing,", "since: talks-open,"],
    ["until: 2 months", "until: 60 days"],
    ["every: 2 weeks", "every: 2 months"],
    ["tolerance: 5 %", "tolerance: 6 %"],
    ["since: 2020-02-29, t", "since: 2020-03-01, t"],
    ["no-worse-than: 2019", "no-worse-than: 2018"],
    ["by-more-than: 0.5", "by-more-than: 0.4"],
    ["better: higher", "better: lower"],
    ["uncertainty: 0.6", "uncertainty: 0.7"],
    ["25 km", "26 km"],
    ["of: us, at-least", "of: allies, at-least"],
    ["as-of: 2014-09-19", "as-of: 2014-09-20"],
    ["[37.9, 47.4]", "[37.9, 47.5]"],
    ["some: 2", "some: 1"],
    ["is: [met, waived]", "is: [met]"],
    ["[suspended, reversed]", "[suspended]"],
    ["not: { phase: talks", "all: [{ not: { phase: talks"],
    ["any: [settled,", "all: [settled,"],
    ["is: no }", "is: yes }"],
    ["question: Do both assess it?", "question: Does one assess it?"],
    ["reduction: 80 %", "reduction: 81 %"],
    ["title: Talks open", "title: Talks begin"],
    ["date: 2021-01-01", "date: 2021-01-02"],
    ["signed: 2020-02-29", "signed: 2020-03-01"],
    ["1 week after", "8 days after"],
    ["1 week after", "1 week before"],
    ["begin-by: 2020-04-01", "begin-by: 2020-04-02"],
    ["begin-by: 2020-04-01", "before: 2020-04-01"],
    ["earlier-of", "later-of"],
    ["until: 2021-05-01", "until: 2021-05-02"],
    ["goal: 2020-12-31", "goal: 2020-12-30"],
    ["within: 3 days", "within: 4 days"],
    ["with: talks-open", "with: settled"],
    ["term: 2 months", "term: 3 months"],
    ["by: [us, taliban], decision", "by: [us], decision"],
    ["gated-by: [other, joint]", "gated-by: [other]"],
    ["gated-by: [other, joint]", "gated-by: [third, joint]"],
    ["as-long-as: [talks, ", "as-long-as: ["],
    ["tolerance: 10 %", "tolerance: 11 %"],
    ["clauses: [other, third]", "clauses: [other]"],
    ["[good governance, weather]", "[good governance]"],
    ["[ceasefire, prisoners]", "[ceasefire]"],
    ["{ reported-by: [mission, channel] }", "{ reported-by: [mission] }"],
    ["{ reported-by: [mission, channel] }", "{ certified-by: mission }"],
    ["{ reported-by: [mission, channel] }", "{ decided-by: mission }"],
    ["{ reported-by: [mission, channel] }", "measured"],
    ["from: [mission, ucdp]", "from: [mission]"],
    ["least: B2", "least: B3"],
    ["least: B2", "least: A2"],
    ["cannot-tell: channel", "cannot-tell: met"],
    ["cannot-tell: channel", "cannot-tell: not-met"],
    ["cannot-tell: channel", "cannot-tell: wait"],
    ["  cannot-tell: channel\n", ""],
    ["decides: consensus", "decides: majority"],
    ["recovers-after: 14 days", "recovers-after: 15 days"],
    ["    recovers-after: 14 days\n", ""],
    ["[self-defence, rescue]", "[self-defence]"],
    ["places: [Kabul, Helmand]", "places: [Kabul]"],
    ["km: 15", "km: 16"],
    ["excluding: [isis, qaida]", "excluding: [isis]"],
    ["except-places: [Kunar, Paktia]", "except-places: [Kunar]"],
    ["protects: lives", "protects: health"],
    ["on: not-met, after", "on: disputed, after"],
    ["after: 15 days", "after: 16 days"],
    ["snaps-back: other", "pauses: other"],
    ["snaps-back: other", "snaps-back: third"],
    [", by: taliban }", " }"],
    ["opens: talks, notifies", "resumes: talks, notifies"],
    ["notifies: [us, taliban]", "notifies: [us]"],
    ["amends: { clause: third", "amends: { clause: other"],
    ["from: 2020-06-01", "from: 2020-06-02"],
    [`hash: ${"e".repeat(64)}`, `hash: ${"f".repeat(64)}`],
    ["first-day: not-counted", "first-day: counted"],
    ["last-day: included", "last-day: excluded"],
  ];
  for (const [from, to] of other) {
    it(`is another with ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
      const text = changed(from, to).replace(/(all: \[\{ not: .*)$/m, "$1, settled] }");
      const fixed = text.includes("before: 2020-04-01") ? text.replace(/ {6}by: \{ earlier.*\n/, "") : text;
      expect(hashIn(fixed, "main")).not.toBe(main);
    });
  }

  it("of an exchange changes with each of its sides", () => {
    const swap = hashIn(full, "swap");
    expect(
      hashIn(
        changed(
          "[{ who: us, that: talks-open }, { who: taliban, that: settled }]",
          "[{ who: taliban, that: settled }, { who: us, that: talks-open }]",
        ),
        "swap",
      ),
    ).toBe(swap);
    expect(
      hashIn(changed("{ who: us, that: talks-open }, {", "{ who: us, that: settled }, {"), "swap"),
    ).not.toBe(swap);
    expect(
      hashIn(changed("{ who: us, that: talks-open }, {", "{ who: allies, that: talks-open }, {"), "swap"),
    ).not.toBe(swap);
    // who owes what is turned around
    expect(
      hashIn(
        changed(
          "[{ who: us, that: talks-open }, { who: taliban, that: settled }]",
          "[{ who: taliban, that: talks-open }, { who: us, that: settled }]",
        ),
        "swap",
      ),
    ).not.toBe(swap);
  });

  it("does not depend on how days are counted where it counts none", () => {
    expect(hashIn(changed("first-day: not-counted", "first-day: counted"), "other")).toBe(
      hashIn(full, "other"),
    );
  });
});

describe("the hash of an agreement", () => {
  const whole = hashOfAgreement(process);
  const hashOf = (text: string): string => hashOfAgreement(accepted(text));

  it("changes with every clause and phase, with its people and its rules", () => {
    const others: readonly (readonly [string, string])[] = [
      ["at-most: 8600", "at-most: 8601"],
      [
        "third: { kind: refrain, what: not do it, who: taliban }",
        "third: { kind: refrain, what: not do it, who: us }",
      ],
      ["main:", "renamed:"],
      ["on: 2020-03-10 }", "on: 2020-03-11 }"],
      ["reversed: { when: [third] }", "suspended: { when: [third] }"],
      ["ends: { on: settled }", "ends: { when: settled }"],
      ["speaks-for: [allies]", "role: guarantor"],
      ["title: Observers", "title: Monitors"],
      ["title: Al-Qaida", "title: Al-Shabaab"],
      ["disputes: channel\n", "disputes: mission\n"],
      ["first-day: not-counted", "first-day: counted"],
      ["title: Agreement, s", "title: Accord, s"],
      [`sha256: "${"0".repeat(64)}"`, `sha256: "${"1".repeat(64)}"`],
    ];
    const hashes = others.map(([from, to]) => hashOf(changed(from, to)));
    expect(new Set([whole, ...hashes]).size).toBe(others.length + 1);
  });

  it("does not change with titles of the file and of phases, with reasons, sources and files", () => {
    const same: readonly (readonly [string, string])[] = [
      ["title: Doha", "title: The agreement of Doha"],
      ["title: Talks, opens", "title: The talks, opens"],
      ["why: listed", "why: on a list"],
      ["what: keep its forces down", "what: hold its forces"],
      ["stated", "stated"],
    ];
    for (const [from, to] of same) expect(hashOf(full.replaceAll(from, to)), to).toBe(whole);
  });

  it("is made of the forms of its clauses", () => {
    const form = formOfAgreement(process) as { readonly clauses: Readonly<Record<string, unknown>> };
    for (const clause of process.clauses)
      expect(form.clauses[clause.name]).toEqual(formOfClause(clause, process));
  });
});

describe("for arbitrary agreements, the hash", () => {
  it("is the same after printing, reading, and turning every set around", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (made) => {
        const read = accepted(printProcessFile(made));
        expect(hashOfAgreement(read)).toBe(hashOfAgreement(made));
        const turned: ProcessFile = {
          ...made,
          parties: [...made.parties].reverse(),
          clauses: [...made.clauses].reverse().map((clause) => ({
            ...clause,
            who: [...clause.who].reverse(),
            to: [...clause.to].reverse(),
            gatedBy: [...clause.gatedBy, ...clause.gatedBy].reverse(),
            asLongAs: [...clause.asLongAs].reverse(),
            agenda: [...clause.agenda].reverse(),
            carveOuts: [...clause.carveOuts].reverse(),
            consequences: [...clause.consequences].reverse(),
            sides: [...clause.sides].reverse(),
          })),
        };
        expect(hashOfAgreement(turned)).toBe(hashOfAgreement(made));
      }),
      { seed: 40, numRuns: 60 },
    );
  });

  it("is another after any number is changed, and after anything is taken out of any list", () => {
    let changes = 0;
    fc.assert(
      fc.property(arbitraryAgreement, fc.nat(), (process, at) => {
        const [clause] = process.clauses;
        const mutants = mutantsOf(clause);
        if (mutants.length === 0) return;
        const mutant = mutants[at % mutants.length] as Clause;
        changes++;
        expect(hashOfClause(mutant, process)).not.toBe(hashOfClause(clause, process));
      }),
      { seed: 41, numRuns: 160 },
    );
    expect(changes).toBeGreaterThan(120);
  });
});

// every value that differs from this one in one number, or by one item less in a list
function mutantsOf(value: unknown, key = ""): readonly unknown[] {
  if (typeof value === "number") return [value + (value > 0 && value < 1 ? value / 2 : 1)];
  if (typeof value !== "object" || value === null || ignored.has(key)) return [];
  if (Array.isArray(value)) {
    const forms = value.map((item) => JSON.stringify(item));
    const shorter = value.flatMap((_, i) => {
      const rest = value.filter((_one, j) => j !== i);
      // an item that is there twice says no more than once
      return value.length < 2 || forms.indexOf(forms[i]) !== forms.lastIndexOf(forms[i]) ? [] : [rest];
    });
    const changed = value.flatMap((item, i) =>
      mutantsOf(item).map((other) => value.map((one, j) => (j === i ? other : one))),
    );
    return [...shorter, ...changed];
  }
  return Object.entries(value).flatMap(([inner, item]) =>
    mutantsOf(item, inner).map((other) => ({ ...value, [inner]: other })),
  );
}

// where it stands in a text, and in which calendars a day is written
const ignored = new Set(["text", "stated", "spots", "spot"]);
