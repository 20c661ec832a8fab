// Clauses said back in plain English: the literate cases of cases-saying/*.md, days that are known, and what every sentence has.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { sayClause } from "../../src/agreement/saying/clause.js";
import { sayBound, sayCondition } from "../../src/agreement/saying/conditions.js";
import { sayDate, sayDuration, sayMoment } from "../../src/agreement/saying/moments.js";
import { sayPhase } from "../../src/agreement/saying/phase.js";
import { inSentence, listed, sayNumber, sayPercent } from "../../src/agreement/saying/words.js";
import { type Clause, clauseKinds } from "../../src/agreement/terms/clause.js";
import type { Condition } from "../../src/agreement/terms/condition.js";
import type { Moment } from "../../src/agreement/terms/date.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { arbitraryAgreement } from "./arbitrary-agreement.js";

type Case = { readonly line: number; readonly title: string; readonly yaml: string; readonly said: string };
type Page = { readonly file: string; readonly people: string; readonly cases: readonly Case[] };

const folder = join(import.meta.dirname, "cases-saying");
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((file) => pageOf(file, readFileSync(join(folder, file), "utf8")));

// the first fence of a page declares what its clauses speak of; a case is a fence of yaml with the fence of text that follows it
function pageOf(file: string, text: string): Page {
  const cases: Case[] = [];
  let title = "";
  let people: string | undefined;
  let yaml: { line: number; text: string } | undefined;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    if (lines[at].startsWith("## ")) title = lines[at].slice(3);
    const fence = /^```(\w+)$/.exec(lines[at])?.[1];
    if (fence === undefined) continue;
    const end = lines.indexOf("```", at + 1);
    const content = lines.slice(at + 1, end).join("\n");
    if (fence === "yaml" && people === undefined) people = content;
    else if (fence === "yaml") yaml = { line: at + 1, text: content };
    else if (yaml !== undefined) cases.push({ line: yaml.line, title, yaml: yaml.text, said: content });
    at = end;
  }
  return { file, people: people ?? "", cases };
}

// every clause and phase of the page is there, so that a case may speak of another
function processOf({ people, cases }: Page): ProcessFile {
  const inside = (section: string): string =>
    cases
      .map(({ yaml }) => new RegExp(`^${section}:\n((?: .*\n?)+)`, "m").exec(yaml)?.[1].trimEnd())
      .filter((part) => part !== undefined)
      .join("\n");
  const sections = ["clauses", "phases"].map((name) =>
    inside(name) === "" ? "" : `${name}:\n${inside(name)}\n`,
  );
  const written = `halcyon: 1\ntitle: Cases\n${people}\n${sections.join("")}`;
  const read = readProcessFile(written, "cases.yaml");
  if (!read.ok) throw new Error(problemsText(read.problems));
  return read.value;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

for (const page of pages) {
  describe(`test/agreement/cases-saying/${page.file}`, () => {
    const process = processOf(page);
    for (const { title, line, yaml, said } of page.cases) {
      it(`${title} (line ${line})`, () => {
        const name = /^(?:clauses|phases):\n {2}(\S+):/m.exec(yaml)?.[1];
        const clause = process.clauses.find((one) => one.name === name);
        const phase = process.phases.find((one) => one.name === name);
        const found = clause ? sayClause(clause, process) : phase && sayPhase(phase, process);
        expect(oneLine(found ?? "")).toBe(oneLine(said));
      });
    }
  });
}

describe("the cases", () => {
  const clauses = pages.flatMap((page) => processOf(page).clauses);
  const phases = pages.flatMap((page) => processOf(page).phases);

  it("are at least 25, each with a sentence", () => {
    const cases = pages.flatMap((page) => page.cases);
    expect(cases.length).toBeGreaterThanOrEqual(25);
    for (const { said, line } of cases) expect(said, `line ${line}`).toMatch(/^[A-Z“][\s\S]*\.$/);
  });

  it("hold every kind of clause, condition, timing, determination, rule for doubt and effect", () => {
    const all = <T>(items: readonly T[]): readonly T[] => [...new Set(items)].sort();
    expect(all(clauses.map((one) => one.obligation))).toEqual([...clauseKinds].sort());
    expect(all(clauses.flatMap((one) => Object.keys(one.when)))).toEqual(
      ["beginBy", "before", "by", "from", "goal", "renewable", "together", "until"].sort(),
    );
    expect(all(clauses.map((one) => one.determined.kind))).toEqual([
      "certified",
      "decided",
      "measured",
      "reported",
    ]);
    expect(all(clauses.map((one) => one.cannotTell?.kind ?? "none"))).toEqual(["counts-as", "none", "wait"]);
    expect(all(clauses.flatMap((one) => one.consequences.map(({ on }) => on)))).toHaveLength(4);
    for (const set of [true, false]) {
      const effects = clauses.flatMap((one) =>
        one.consequences.filter((two) => (two.by !== undefined) === set),
      );
      expect(all(effects.map(({ effect }) => effect.kind))).toHaveLength(6);
    }
    const conditions = [
      ...clauses.flatMap((one) => [
        one.that ?? [],
        one.gatedBy,
        one.asLongAs,
        one.sides.map((side) => side.that),
      ]),
      ...phases.flatMap((one) => [one.opensWhen, one.suspendedWhen, one.reversedWhen, one.endsWhen]),
    ].flat(2);
    expect(all(conditions.flatMap(kindsIn))).toEqual(
      [
        ...["all", "any", "clause", "decision", "event", "indicator", "not", "phase", "proportion"],
        ...[
          "quantity at-least",
          "quantity at-most",
          "quantity exactly",
          "quantity up-to",
          "separation",
          "some",
          "test",
        ],
      ].sort(),
    );
  });

  function kindsIn(condition: Condition): readonly string[] {
    switch (condition.kind) {
      case "all":
      case "any":
      case "some":
        return [condition.kind, ...condition.of.flatMap(kindsIn)];
      case "not":
        return [condition.kind, ...kindsIn(condition.of)];
      case "quantity":
        return [`quantity ${condition.bound}`];
      default:
        return [condition.kind];
    }
  }
});

describe("days that are known", () => {
  const page = pages.find(({ file }) => file === "kinds.md");
  const process = processOf(page ?? { file: "", people: "", cases: [] });
  const us = process.clauses.find(({ name }) => name === "us-8600");
  const dayOn = (date: string): Day => parseDay(date) ?? (0 as Day);

  it("stand before the words of a moment that depends on what happened", () => {
    const said = sayClause(us as Clause, process, (moment) =>
      moment.kind === "shifted" ? dayOn("2020-07-13") : undefined,
    );
    expect(said).toContain(
      "must reduce its forces to 8,600 by 13 July 2020 (135 days after the signing of 29 February 2020; " +
        "the first day not counted, the last day included), owed to the Taliban",
    );
  });

  it("stand behind the name of what happened", () => {
    const happened = (name: string, what: "event" | "clause" | "phase"): string =>
      sayMoment({ kind: "named", what, name }, process, () => dayOn("2020-09-12"));
    expect(happened("talks-open", "event")).toBe("the day of “Talks among Afghans open” (12 September 2020)");
    expect(happened("us-8600", "clause")).toBe(
      "the day on which the clause us-8600 is first met (12 September 2020)",
    );
    expect(happened("talks", "phase")).toBe("the day on which the phase “talks” opens (12 September 2020)");
    // a fact goes before the day that the file gives
    expect(happened("signing", "event")).toBe("the signing of 12 September 2020");
  });

  it("stand before the earlier of two moments", () => {
    const named = (name: string): Moment => ({ kind: "named", what: "event", name });
    const earlier: Moment = { kind: "earlier-of", of: [named("talks-open"), named("framework")] };
    expect(
      sayMoment(earlier, process, (moment) => (moment === earlier ? dayOn("2020-03-10") : undefined)),
    ).toBe(
      "10 March 2020 (the earlier of the day of “Talks among Afghans open” and the day of “The council adopts the framework”)",
    );
  });
});

describe("every sentence", () => {
  it("ends with a full stop, and names all of whom and of what it speaks", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (process) => {
        for (const clause of process.clauses) {
          const said = sayClause(clause, process);
          expect(said).toMatch(/\.$/);
          expect(said).not.toMatch(/undefined|\[object|NaN/);
          for (const name of [...clause.who, ...clause.to]) {
            const party = process.parties.find(({ key }) => key === name);
            const body = process.bodies.find((one) => one.name === name);
            expect(said.toLowerCase()).toContain((party?.id ?? body?.title ?? name).toLowerCase());
          }
          for (const name of clause.parallel?.with ?? []) expect(said).toContain(name);
          for (const item of [...clause.agenda, ...clause.carveOuts, ...clause.takingIntoAccount]) {
            expect(said).toContain(item);
          }
        }
        for (const phase of process.phases)
          expect(sayPhase(phase, process)).toMatch(/^The phase “[\s\S]*\.$/);
      }),
      { seed: 30, numRuns: 60 },
    );
  });

  it("differs where what is agreed differs: who, to whom, what, when, by which bound", () => {
    const page = pages.find(({ file }) => file === "conditions.md");
    const process = processOf(page ?? { file: "", people: "", cases: [] });
    const clause = process.clauses.find(({ name }) => name === "fuel") as Clause;
    const that = clause.that as Extract<Condition, { kind: "quantity" }>;
    const others: readonly Clause[] = [
      clause,
      { ...clause, who: ["milf"] },
      { ...clause, to: ["milf"] },
      { ...clause, obligation: "best-efforts" },
      { ...clause, that: { ...that, bound: "at-most" } },
      { ...clause, that: { ...that, bound: "exactly" } },
      { ...clause, that: { ...that, amount: { kind: "number", number: 19 } } },
      { ...clause, that: { kind: "not", of: that, spot: {} } },
      { ...clause, when: { until: { kind: "named", what: "event", name: "settled" } } },
      { ...clause, when: { by: { kind: "named", what: "event", name: "settled" } } },
      { ...clause, when: { before: { kind: "named", what: "event", name: "settled" } } },
    ];
    expect(new Set(others.map((one) => sayClause(one, process))).size).toBe(others.length);
  });
});

describe("the words", () => {
  it("hold a number and its percent sign together, in every share of a sentence", () => {
    expect(sayPercent(0.3)).toBe("30\u00a0%");
    const page = pages.find(({ file }) => file === "conditions.md");
    const process = processOf(page ?? { file: "", people: "", cases: [] });
    const first = process.clauses.find(({ name }) => name === "first-30")?.that as Condition;
    expect(sayCondition(first, process)).toContain("at least 30\u00a0% of the base inventory");
    expect(sayBound(first as never, process)).toMatch(/^at least 30\u00a0% of the base/);
  });

  it("give dates with the calendars that the text states", () => {
    const day = parseDay("2020-03-10") ?? (0 as Day);
    expect(sayDate({ day, stated: ["gregorian"] })).toBe("10 March 2020");
    expect(sayDate({ day, stated: ["hijri"] })).toBe("10 March 2020 (15 Rajab 1441 in the Hijri calendar)");
    // by the tabular rule the same day has another date
    expect(sayDate({ day, stated: ["hijri"] }, "tabular")).toBe(
      "10 March 2020 (16 Rajab 1441 in the Hijri calendar)",
    );
    expect(sayDuration({ count: 1, unit: "months" })).toBe("1 month");
  });

  it("give numbers with all their digits, parted by thousands", () => {
    expect([0, 999, 1000, 8600, 1234567.125, 1e21].map(sayNumber)).toEqual([
      "0",
      "999",
      "1,000",
      "8,600",
      "1,234,567.125",
      "1e+21",
    ]);
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")]).toEqual([
      "",
      "a",
      "a and b",
      "a, b or c",
    ]);
  });

  it("give names their article where English wants one", () => {
    const names = [
      ["United States", "the United States"],
      ["Taliban", "the Taliban"],
      ["Joint commission", "the joint commission"],
      ["Joint Military Commission", "the Joint Military Commission"],
      ["Government of Syria", "the Government of Syria"],
      ["The envoy", "the envoy"],
      ["Observers", "the observers"],
      ["Colombia", "Colombia"],
      ["FARC-EP", "FARC-EP"],
      ["Ansar Allah", "Ansar Allah"],
      ["China, France, the United States", "China, France, the United States"],
    ];
    expect(names.map(([name]) => inSentence(name))).toEqual(names.map(([, said]) => said));
  });
});
