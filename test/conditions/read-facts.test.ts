// Reading facts: from YAML, CSV and JSON Lines, the same facts from each; and everything that can be wrong with them, at once.
import { describe, expect, it } from "vitest";
import { allFacts, factIndex } from "../../src/conditions/fact-index.js";
import { factKeys } from "../../src/conditions/facts/cells.js";
import { readFactFiles, readFacts } from "../../src/conditions/read-facts.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { day, processOf } from "./builders.js";

const process = processOf(`
agreement: { signed: 2020-02-29 }
calendar: { hijri: umm-al-qura, first-day: not-counted, last-day: included }
parties: { us: { name: United States }, taliban: { name: Taliban } }
bodies: { mission: { title: Mission, kind: verification } }
excluded: { isis: { title: A group } }
events: { talks: { title: Talks } }
decisions: { go: { by: mission, question: Go? } }
quantities: { troops: { title: Troops, unit: troops, counts: level } }
weapons: { guns: { title: Guns } }
indicators: { girls: { title: Girls, unit: percent, better: higher, lag: 6 months } }
measures: { attacks: { count: events, parties: [taliban] } }
tests: { week: { measure: attacks, baseline: { from: 2019-02-22, to: 2020-02-21 }, window: { from: 2020-02-22, days: 7 }, reduction: 80 %, certainty: 90 % } }
clauses:
  calm: { kind: refrain, what: keep calm, who: taliban, carve-outs: [self-defence] }
phases: { road: { title: Road, opens: { on: 2020-03-01 } } }
`);

const yaml = (facts: string, file = "facts.yaml") =>
  readFacts(`halcyon-facts: 1\nfacts:\n${facts}`, file, process);

function problemsOf(facts: string): readonly string[] {
  const read = yaml(facts);
  return read.ok ? [] : read.problems.map(({ code, message }) => `${code}: ${message}`);
}

// without the place where it stands
function valuesOf(result: ReturnType<typeof readFacts>) {
  if (!result.ok) throw new Error(problemsText(result.problems));
  return result.value.map(({ spot: _, ...fact }) => fact);
}

describe("facts are read", () => {
  const inYaml = `
  - { id: f1, reported: talks, is: yes, on: 2020-03-10, known: 2020-03-11, by: mission, source: 'a report, of "today"' }
  - { id: f2, measured: troops, amount: 8600, low: 8500, high: 8700, from: 2020-07-01, to: 2020-07-13, by: mission, grade: A1 }
  - { id: f3, reported: calm, is: breached, on: 2020-06-14, by: mission, party: taliban, place: Ghazni, under: self-defence }
  - { id: f4, reported: guns, party: us, at: [38.1, -4.5], on: 2020-03-01, by: mission }
  - { id: f5, reported: week, amount: 94 %, on: 2020-02-28, by: press }
  - { id: f6, decided: calm, is: waived, until: 2020-08-01, on: 2020-07-01, by: mission }
  - { id: f7, corrects: f2, measured: troops, amount: 8700, on: 2020-07-13, known: 2020-08-01, by: mission }
  - { id: f8, retracts: f3, reported: calm, on: 2020-06-14, known: 2020-06-20, by: mission }
  - { id: f9, disputed: troops, disputes: f2, on: 2020-07-20, by: taliban }
  - { id: f10, claimed: troops, accepts: yes, on: 2020-09-12, by: taliban }
`;
  const rows: readonly Readonly<Record<string, string | number | boolean>>[] = [
    {
      id: "f1",
      kind: "reported",
      about: "talks",
      on: "2020-03-10",
      known: "2020-03-11",
      by: "mission",
      is: "yes",
      source: 'a report, of "today"',
    },
    {
      id: "f2",
      kind: "measured",
      about: "troops",
      on: "2020-07-01",
      to: "2020-07-13",
      by: "mission",
      amount: 8600,
      low: 8500,
      high: 8700,
      grade: "A1",
    },
    {
      id: "f3",
      kind: "reported",
      about: "calm",
      on: "2020-06-14",
      by: "mission",
      party: "taliban",
      place: "Ghazni",
      under: "self-defence",
      is: "breached",
    },
    {
      id: "f4",
      kind: "reported",
      about: "guns",
      on: "2020-03-01",
      by: "mission",
      party: "us",
      longitude: 38.1,
      latitude: -4.5,
    },
    { id: "f5", kind: "reported", about: "week", on: "2020-02-28", by: "press", amount: "94 %" },
    {
      id: "f6",
      kind: "decided",
      about: "calm",
      on: "2020-07-01",
      by: "mission",
      is: "waived",
      until: "2020-08-01",
    },
    {
      id: "f7",
      kind: "measured",
      about: "troops",
      on: "2020-07-13",
      known: "2020-08-01",
      by: "mission",
      amount: 8700,
      corrects: "f2",
    },
    {
      id: "f8",
      kind: "reported",
      about: "calm",
      on: "2020-06-14",
      known: "2020-06-20",
      by: "mission",
      retracts: "f3",
    },
    { id: "f9", kind: "disputed", about: "troops", on: "2020-07-20", by: "taliban", disputes: "f2" },
    { id: "f10", kind: "claimed", about: "troops", on: "2020-09-12", by: "taliban", accepts: true },
  ];
  const cell = (value: string | number | boolean | undefined) =>
    value === undefined
      ? ""
      : /[",]/.test(String(value))
        ? `"${String(value).replaceAll('"', '""')}"`
        : String(value);
  const csv = [
    factKeys.join(","),
    ...rows.map((row) => factKeys.map((key) => cell(row[key])).join(",")),
  ].join("\r\n");
  const jsonl = rows.map((row) => JSON.stringify(row)).join("\n");

  it("from YAML, with all that they say", () => {
    const [first, second] = valuesOf(yaml(inYaml));
    expect(first).toEqual({
      id: "f1",
      kind: "reported",
      about: "talks",
      during: { start: day("2020-03-10"), end: day("2020-03-11") },
      known: day("2020-03-11"),
      value: { kind: "answer", answer: "yes" },
      by: "mission",
      source: 'a report, of "today"',
    });
    // what is known when is the last day of which it speaks, if nothing else is said
    expect(second).toMatchObject({
      known: day("2020-07-13"),
      value: { kind: "amount", amount: 8600, low: 8500, high: 8700 },
      grade: { source: "A", content: 1 },
    });
  });

  it("the same from CSV and from JSON Lines", () => {
    const facts = valuesOf(yaml(inYaml));
    expect(valuesOf(readFacts(csv, "facts.csv", process))).toEqual(facts);
    expect(valuesOf(readFacts(`\ufeff${csv}\n`, "facts.csv", process))).toEqual(facts);
    expect(valuesOf(readFacts(`${jsonl}\n\n`, "facts.jsonl", process))).toEqual(facts);
  });

  it("with dates in every calendar", () => {
    const three =
      "  - { id: a, reported: talks, is: yes, on: { gregorian: 2020-03-10, persian: 20 Hoot 1398, hijri: 15 Rajab 1441 }, by: mission }\n";
    expect(valuesOf(yaml(three))[0].during.start).toBe(day("2020-03-10"));
    const table =
      "id,kind,about,on,is\na,reported,talks,20 Hoot 1398,yes\nb,reported,talks,15 Rajab 1441,yes\n";
    expect(valuesOf(readFacts(table, "x.csv", process)).map(({ during }) => during.start)).toEqual([
      day("2020-03-10"),
      day("2020-03-10"),
    ]);
  });

  it("none from an empty list, and once where the same is written twice", () => {
    expect(valuesOf(readFacts("halcyon-facts: 1\nfacts: []\n", "x.yaml", process))).toEqual([]);
    const twice = "  - { id: a, reported: talks, is: yes, on: 2020-03-10, by: mission }\n";
    expect(valuesOf(yaml(twice + twice))).toHaveLength(1);
  });

  it("from several files, where one corrects what another says", () => {
    const old = {
      file: "a.yaml",
      text: "halcyon-facts: 1\nfacts:\n  - { id: a, measured: troops, amount: 1, on: 2020-03-10, by: mission }\n",
    };
    const news = {
      file: "b.csv",
      text: "id,kind,about,on,known,amount,corrects\nb,measured,troops,2020-03-10,2020-04-01,2,a\n",
    };
    expect(readFactFiles([old, news], process).ok).toBe(true);
    expect(readFactFiles([news], process).ok).toBe(false);
  });

  it("a hundred thousand from a table, in seconds", () => {
    const lines = ["id,kind,about,on,known,by,amount"];
    for (let i = 0; i < 100_000; i++)
      lines.push(
        `f${i},measured,troops,20${20 + (i % 5)}-0${1 + (i % 9)}-1${i % 10},2025-01-01,mission,${i % 9000}`,
      );
    const began = performance.now();
    const read = readFacts(lines.join("\n"), "large.csv", process);
    expect(read.ok && read.value.length).toBe(100_000);
    if (read.ok) expect(allFacts(factIndex(read.value, process))).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe("facts are refused", () => {
  const cases: readonly (readonly [what: string, fact: string, told: string])[] = [
    [
      "of what is not declared",
      "reported: talk, is: yes, on: 2020-03-10",
      'name-unknown: nothing is declared under the name "talk"',
    ],
    [
      "of a phase",
      "reported: road, is: yes, on: 2020-03-10",
      "fact-mismatch: a phase follows from its conditions; nobody states it",
    ],
    ["that say nothing", "reported: talks, on: 2020-03-10", "fact-mismatch: the fact says nothing"],
    [
      "that say of an event what is said of a clause",
      "reported: talks, is: breached, on: 2020-03-10",
      'fact-mismatch: of an event it can\'t be said that it "is: breached"',
    ],
    [
      "that give an event an amount",
      "reported: talks, amount: 3, on: 2020-03-10",
      "fact-mismatch: an event has no amount",
    ],
    [
      "that say of a quantity that it is so",
      "reported: troops, is: yes, on: 2020-03-10",
      'fact-mismatch: of a quantity it can\'t be said that it "is: yes"',
    ],
    [
      "that see an event at a point",
      "reported: talks, is: yes, at: [1, 2], on: 2020-03-10",
      "fact-mismatch: an event is not seen at a point",
    ],
    [
      "that dispute by saying what is so",
      "disputed: calm, is: kept, on: 2020-03-10",
      'fact-mismatch: "disputed" speaks against what others said',
    ],
    [
      "that extend a deadline without a decision",
      "reported: calm, is: extended, until: 2020-05-01, on: 2020-03-10",
      "fact-mismatch: a duty is extended by a decision",
    ],
    [
      "that extend a deadline to no day",
      "decided: calm, is: extended, on: 2020-03-10, by: mission",
      'key-missing: "is: extended" needs the key "until"',
    ],
    [
      "that extend it to a day before",
      "decided: calm, is: extended, until: 2020-03-01, on: 2020-03-10, by: mission",
      "dates-reversed: it ends before it is decided",
    ],
    [
      "with an until for what is kept",
      "reported: calm, is: kept, until: 2020-05-01, on: 2020-03-10",
      'fact-mismatch: "until" stands with "is: extended" or "is: waived"',
    ],
    [
      "with bounds out of order",
      "measured: troops, amount: 5, low: 6, on: 2020-03-10",
      "amount-invalid: low, amount and high are not in order",
    ],
    [
      "with fewer than none",
      "measured: troops, amount: -5, on: 2020-03-10",
      "amount-invalid: what is counted can't be less than nothing",
    ],
    [
      "with a percentage of troops",
      "measured: troops, amount: 5 %, on: 2020-03-10",
      "amount-invalid: an amount is a number in the unit of its subject",
    ],
    [
      "with a fall by more than all",
      "reported: week, amount: 94, on: 2020-03-10",
      "amount-invalid: a fall is a share of what was to be expected",
    ],
    [
      "that end before they begin",
      "reported: calm, is: kept, from: 2020-03-10, to: 2020-03-01",
      "dates-reversed: the fact ends before it begins",
    ],
    [
      "that were known before they happened",
      "reported: talks, is: yes, on: 2020-03-10, known: 2020-03-09",
      "dates-reversed: the fact was known before it happened",
    ],
    [
      "of a party that is not declared",
      "reported: calm, is: breached, on: 2020-03-10, party: talban",
      'name-unknown: no party or excluded group is declared under the name "talban"',
    ],
    [
      "of a voice that is nearly a body",
      "reported: talks, is: yes, on: 2020-03-10, by: Mission",
      'name-lookalike: "Mission" is nearly the name of a party or body',
    ],
    [
      "under a carve-out that there is not",
      "reported: calm, is: breached, on: 2020-03-10, under: revenge",
      'name-unknown: "calm" has no carve-out "revenge"',
    ],
    [
      "with a grade that is none",
      "reported: talks, is: yes, on: 2020-03-10, grade: G1",
      'grade-invalid: "G1" is not a grade',
    ],
    [
      "of a decision of nobody",
      "decided: calm, is: met, on: 2020-03-10",
      'key-missing: "decided" needs the key "by": who decided',
    ],
    [
      "without a day",
      "reported: talks, is: yes",
      'key-missing: a fact needs the key "on", or "from" and "to"',
    ],
    [
      "with a day and a stretch",
      "reported: talks, is: yes, on: 2020-03-10, to: 2020-03-11",
      'key-unknown: a fact speaks of one day ("on") or of a stretch ("from" and "to")',
    ],
    [
      "that came about in two ways",
      "reported: talks, measured: talks, is: yes, on: 2020-03-10",
      'key-unknown: a fact is either "reported" or "measured"',
    ],
    [
      "that came about in no way",
      "is: yes, on: 2020-03-10",
      "key-missing: the fact does not say how it came about",
    ],
    [
      "of a day that does not exist",
      "reported: talks, is: yes, on: 2020-02-30",
      "date-invalid: there is no such date",
    ],
    [
      "whose calendars disagree",
      "reported: talks, is: yes, on: { gregorian: 2020-03-10, hijri: 16 Rajab 1441 }",
      "calendars-disagree: the calendars name different days",
    ],
    [
      "with a point off the globe",
      "reported: guns, party: us, at: [200, 0], on: 2020-03-10",
      'number-range: "at" is outside its range',
    ],
    [
      "with a key that nobody knows",
      "reported: talks, is: yes, on: 2020-03-10, sauce: x",
      'key-unknown: "sauce" is not a key of a fact',
    ],
    [
      "that correct what is not there",
      "corrects: zz, measured: troops, amount: 5, on: 2020-03-10",
      'name-unknown: the fact "a" corrects "zz", and there is no such fact',
    ],
  ];

  for (const [what, fact, message] of cases) {
    it(what, () => {
      expect(problemsOf(`  - { id: a, ${fact} }\n`)).toEqual([message]);
    });
  }

  it("that correct one another in a circle, or before they were known, or have one name for two things", () => {
    const fact = (id: string, more: string, known = "2020-03-10") =>
      `  - { id: ${id}, measured: troops, amount: 5, on: 2020-03-10, known: ${known}, by: mission, ${more} }\n`;
    expect(problemsOf(fact("a", "corrects: b") + fact("b", "retracts: a"))).toEqual([
      'fact-circular: the fact "a" is corrected or retracted by facts that it corrects or retracts',
      'fact-circular: the fact "b" is corrected or retracted by facts that it corrects or retracts',
    ]);
    expect(problemsOf(fact("a", "grade: A1", "2020-03-12") + fact("b", "corrects: a", "2020-03-11"))).toEqual(
      ['dates-reversed: the fact "b" corrects "a" before that was known'],
    );
    expect(problemsOf(fact("a", "grade: A1") + fact("a", "grade: A2"))).toEqual([
      'id-conflict: the identifier "a" stands for two different facts',
    ]);
    expect(
      problemsOf(
        "  - { id: a, disputed: troops, on: 2020-03-10 }\n  - { id: b, disputed: troops, disputes: a, on: 2020-03-11 }\n",
      ),
    ).toEqual(['fact-mismatch: the fact "b" disputes a dispute']);
  });

  it("all at once, each at its words, with what to do", () => {
    const read = yaml(
      "  - { id: a, reported: talk, is: yes, on: 2020-03-10 }\n  - { id: b, reported: talks, is: yes, on: 2020-02-30 }\n  - { id: c, measured: troops, amount: many, on: 2020-03-10 }\n",
    );
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problems.map(({ where }) => [where?.line, where?.column])).toEqual([
      [3, 24],
      [4, 44],
      [5, 40],
    ]);
    expect(read.problems[0].hint).toBe('did you mean "talks"?');
  });

  it("in tables and lines too, with the line", () => {
    const table = readFacts(
      "id,kind,about,on,amount\na,measured,troops,2020-03-10,many\nb,measurd,troops,2020-03-10,1\nc,measured,troops\n",
      "x.csv",
      process,
    );
    const lines = readFacts(
      '{"id": "a", "kind": "measured", "about": "troops", "on": "2020-03-10", "amount": "many"}\nnot json\n{"id": "b", "sauce": 1}\n',
      "x.jsonl",
      process,
    );
    const told = (read: typeof table) =>
      read.ok ? [] : read.problems.map(({ code, where }) => `${code} ${where?.line}`);
    expect(told(table)).toEqual(["number-invalid 2", "value-unknown 3", "csv-structure 4"]);
    expect(told(lines)).toEqual(["number-invalid 1", "file-format 2", "key-unknown 3"]);
    expect(told(readFacts("id,kind,abuot,on\n", "x.csv", process))).toEqual([
      "column-missing 1",
      "key-unknown 1",
    ]);
    expect(told(readFacts("", "x.csv", process))).toEqual(["file-empty undefined"]);
  });

  it("and of very many problems only a hundred are told", () => {
    const table = `id,kind,about,on,amount\n${Array.from({ length: 5000 }, (_, i) => `f${i},measured,troops,2020-03-10,x`).join("\n")}`;
    const read = readFacts(table, "x.csv", process);
    expect(read.ok ? 0 : read.problems.length).toBe(101);
    expect(read.ok ? "" : read.problems[100].message).toBe("4900 more problems are not shown");
  });

  it("without a crash, whatever is in the file", () => {
    for (const text of [
      "",
      "[1, 2]",
      "halcyon-facts: 2\nfacts: []",
      "halcyon-facts: 1\nfacts: 3",
      "halcyon-facts: 1\nfacts: [3, [], {}]",
      "\u0000",
      "- {",
    ]) {
      for (const file of ["x.yaml", "x.csv", "x.jsonl"]) {
        const read = readFacts(text, file, process);
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      }
    }
  });
});
