// The report of a process as its readers meet it: every clause with its result and reasons, on the examples and with hostile names.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { checkAgreement } from "../../src/agreement/check.js";
import { hashOfAgreement } from "../../src/agreement/clause-hash.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { sayClause } from "../../src/agreement/saying/clause.js";
import type { Fact } from "../../src/conditions/fact.js";
import { factIndex } from "../../src/conditions/fact-index.js";
import type { Knowledge } from "../../src/conditions/knowledge.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { type Day, parseDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { readIndicatorFile } from "../../src/indicators/read-file.js";
import { simulate } from "../../src/process/simulate.js";
import { stateOf } from "../../src/process/state-of.js";
import { timelineOf } from "../../src/process/timeline.js";
import { phaseWords, resultWords } from "../../src/publication/agreement/look.js";
import { agreementReport } from "../../src/publication/agreement-report.js";
import { icalendarOf } from "../../src/publication/icalendar.js";
import { pictureOf, timelineSpan } from "../../src/publication/timeline-picture.js";
import { emptyDocument } from "./fixture.js";

// a page never parts a number from its percent sign
const spaced = (text: string) => text.replaceAll("\u00A0", " ");
const examples = resolve(import.meta.dirname, "../../examples");
const dayOf = (text: string): Day => {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`no such day: ${text}`);
  return day;
};

type Opened = { readonly knowledge: Knowledge; readonly facts: readonly Fact[] };

function opened(text: string, factTexts: readonly string[], read: (file: string) => string): Opened {
  const process = readProcessFile(text, "process.yaml");
  if (!process.ok) throw new Error(problemsText(process.problems));
  const facts = factTexts.flatMap((one) => {
    const list = readFacts(one, "facts.yaml", process.value);
    if (!list.ok) throw new Error(problemsText(list.problems));
    return list.value;
  });
  const indicators = new Map(
    process.value.indicators.flatMap((declaration) => {
      if (declaration.file === undefined) return [];
      const series = readIndicatorFile(read(declaration.file), declaration.file, declaration);
      return series.ok ? [[declaration.name, series.value] as const] : [];
    }),
  );
  return { knowledge: { process: process.value, facts: factIndex(facts, process.value), indicators }, facts };
}

function example(name: string): Opened {
  const read = (file: string) => readFileSync(join(examples, name, file), "utf8");
  const files = readdirSync(join(examples, name)).filter((file) => /^facts.*\.yaml$/.test(file));
  return opened(read("process.yaml"), files.map(read), read);
}

function reportOn({ knowledge, facts }: Opened, on: Day): string {
  const { process } = knowledge;
  const days = { on, known: dayOf("2026-11-24") };
  const state = stateOf(knowledge, days);
  const timeline = timelineOf(knowledge, {
    known: days.known,
    ...timelineSpan({ process, facts, state }, days),
  });
  const simulation = simulate(process, { start: on, until: (on + 365) as Day, runs: 50, seed: 1 });
  return agreementReport(
    {
      process,
      state,
      facts,
      hashes: { agreement: hashOfAgreement(process), facts: "0".repeat(64) },
      indicators: knowledge.indicators,
      drafting: checkAgreement(process),
      timeline: pictureOf(process, timeline, on),
      simulation,
    },
    { document: emptyDocument() },
  );
}

const days = {
  "afghanistan-2020": "2020-07-14",
  "syria-2016": "2016-03-20",
  "ukraine-2015": "2015-03-20",
  "colombia-2016": "2017-03-01",
};

describe.each(Object.entries(days))("the report of examples/%s", (name, day) => {
  const subject = example(name);
  const page = reportOn(subject, dayOf(day));
  const document = parseHTML(page.replaceAll("\u00A0", " ")).document;
  const { process } = subject.knowledge;
  const state = stateOf(subject.knowledge, { on: dayOf(day), known: dayOf("2026-11-24") });

  it("says each clause back with its result", () => {
    const articles = [...document.querySelectorAll("article.clause")];
    expect(articles).toHaveLength(process.clauses.length);
    for (const clause of process.clauses) {
      const article = document.getElementById(`clause-${clause.name}`);
      const status = state.clauses.find((one) => one.clause === clause.name);
      expect(article?.querySelector(".mark")?.textContent.trim()).toBe(
        resultWords[status?.result ?? "conflict"],
      );
      expect(article?.querySelector(".reading")?.textContent).toBe(spaced(sayClause(clause, process)));
      expect(article?.querySelector("ul.why")?.textContent.length).toBeGreaterThan(5);
    }
  });

  it("shows every phase with its state, in the order of the road", () => {
    const stations = [...document.querySelectorAll(".road .station")].map((one) => [
      one.querySelector("h3")?.textContent,
      one.querySelector(".mark")?.textContent.trim(),
    ]);
    expect(stations).toEqual(state.phases.map((one, i) => [process.phases[i].title, phaseWords[one.state]]));
  });

  it("counts the results as they are", () => {
    const counted = [...document.querySelectorAll("ul.results b")].map((one) => Number(one.textContent));
    expect(counted.reduce((a, b) => a + b, 0)).toBe(process.clauses.length);
  });

  it("says in words what every picture shows, has no id twice, and prints no number that is none", () => {
    for (const drawing of document.querySelectorAll("figure svg[role=img]")) {
      const labels = (drawing.getAttribute("aria-labelledby") ?? "").split(" ");
      for (const id of labels) expect(document.getElementById(id)?.textContent.length).toBeGreaterThan(3);
      expect(drawing.closest("figure")?.querySelector("table")).not.toBeNull();
    }
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("loads nothing and runs nothing", () => {
    expect(page).not.toMatch(/<(script|iframe|object|embed|link|base|form|img|image|use)\b/i);
    expect(page).not.toMatch(/\s(?:src|href)\s*=\s*["'](?!#)/i);
  });

  it("is the same bytes each time", () => {
    expect(reportOn(example(name), dayOf(day))).toBe(page);
  });

  it("gives calendars whole days that are due, each with its clause in words", () => {
    const calendar = icalendarOf(process, state).replaceAll("\r\n ", "").replaceAll("\r\n", "\n");
    const starts = calendar.match(/^DTSTART;VALUE=DATE:\d{8}$/gm) ?? [];
    expect(starts).toHaveLength(state.due.length);
    expect(new Set(calendar.match(/^UID:.*$/gm)).size).toBe(state.due.length);
    expect(icalendarOf(process, state)).toBe(icalendarOf(process, state));
  });
});

describe("a report with hostile words", () => {
  const bad = `<script>alert(1)</script>"'&`;
  const quoted = JSON.stringify(bad);
  const text = `
halcyon: 1
title: ${quoted}
parties: { a: { name: ${quoted} }, b: { name: B } }
events: { e: { title: ${quoted} } }
clauses:
  c: { kind: do-by, what: ${quoted}, who: a, to: b, that: e, when: { by: 2020-02-01 } }
phases: { p: { title: ${quoted}, opens: { when: [c] } } }
`;
  const facts = `halcyon-facts: 1\nfacts:\n  - { id: f, reported: e, is: yes, on: 2020-01-05, by: b, source: ${quoted} }`;
  const page = reportOn(
    opened(text, [facts], () => ""),
    dayOf("2020-03-01"),
  );

  it("writes them as words, not as markup", () => {
    expect(page).not.toContain("<script");
    const { document } = parseHTML(page);
    expect(document.querySelector("h1")?.textContent).toBe(bad);
    expect(document.querySelector(".station h3")?.textContent).toBe(bad);
    expect(document.querySelector("#record")?.textContent).toContain(bad);
  });
});
