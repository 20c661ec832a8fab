// A designed test is put into the text of a process file: all else stays, letter by letter, and means what it meant.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addTest } from "../../src/agreement/printing/add-test.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { hashOfTest, registeredTest } from "../../src/agreement/registered-test.js";
import { parseDay } from "../../src/ground/day.js";
import { partyId, placeId } from "../../src/ground/names.js";
import { defaultDates, defaultPrior, type ViolenceTest } from "../../src/violence/test.js";
import { createCore } from "../../src/web/worker/core.js";
import { coreOf, filesOf, root, workerHere } from "./asking.js";

const textOf = (example: string) => readFileSync(join(root, "examples", example, "process.yaml"), "utf8");
const day = (text: string) => {
  const read = parseDay(text);
  if (read === undefined) throw new Error(text);
  return read;
};

const draft: Omit<ViolenceTest, "name"> = {
  quantity: "deaths",
  scope: { parties: [partyId("Insurgents")], kinds: ["state-based"], places: [placeId("Aleppo")] },
  baseline: { start: day("2016-01-01"), end: day("2016-02-27") },
  window: { start: day("2016-02-27"), end: day("2016-03-12") },
  reduction: 0.6,
  certainty: 0.9,
  prior: defaultPrior,
  dates: defaultDates,
};

const short = `
halcyon: 1
title: A truce
parties: { a: { name: Insurgents }, b: { name: B } }
measures:
  all: { count: events }
tests:
  week: # the first
    measure: all
    baseline: { from: 2016-01-01, to: 2016-02-26 }
    window: { from: 2016-02-27, days: 7 }
    reduction: 50 %
    certainty: 90 % # sure
    # a remark on the week

# another section
events:
  talks: { title: Talks }
`;

function added(text: string, test: ViolenceTest) {
  const result = addTest(text, "process.yaml", test);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

// what is left of a text when the added lines are taken out, each section's as the one block that they are
function without(text: string, lines: string): string {
  let out = text;
  for (const block of lines.split(/^\w+:\n/m).slice(1)) {
    const body = block.replace(/\n\n$/, "\n");
    const at = out.indexOf(body);
    expect(at, body).toBeGreaterThan(-1);
    out = out.slice(0, at) + out.slice(at + body.length);
  }
  return out;
}

describe("a test that is added to a text", () => {
  it("leaves every other letter of the Syrian example, with its remarks, and every hash", () => {
    const text = textOf("syria-2016");
    const result = added(text, { ...draft, name: "fortnight in Aleppo" });
    expect(without(result.text, result.added)).toBe(text);
    const [before, after] = [text, result.text].map((one) => readProcessFile(one, "process.yaml"));
    if (!before.ok || !after.ok) throw new Error("not readable");
    const hash = (process: typeof before.value, name: string) =>
      hashOfTest(registeredTest(process, name), process);
    expect(hash(after.value, "cessation")).toBe(hash(before.value, "cessation"));
    expect(hash(after.value, "fortnight in Aleppo")).toBe(result.hash);
    expect(registeredTest(after.value, "fortnight in Aleppo")).toEqual({
      ...draft,
      name: "fortnight in Aleppo",
    });
    expect(result.added).toContain("measure: fortnight in Aleppo");
  });

  it("counts by a measure that is there, if one counts the same", () => {
    const text = textOf("syria-2016");
    const read = readProcessFile(text, "process.yaml");
    if (!read.ok) throw new Error("not readable");
    const same = { ...registeredTest(read.value, "cessation"), name: "again", reduction: 0.7 };
    const result = added(text, same);
    expect(result.measure).toBe("truce");
    expect(result.added).not.toContain("measures:");
    expect(without(result.text, result.added)).toBe(text);
  });

  it("stands after the last test, below the remarks that belong to it", () => {
    const { text } = added(short, { ...draft, name: "new" });
    expect(text).toContain("# a remark on the week\n  new:\n    measure: new\n");
    expect(text).toContain("    certainty: 90 %\n\n# another section\nevents:");
  });

  it("works in every way in which a section may be written, and with the line ends of Windows", () => {
    const section = short.slice(short.indexOf("tests:"), short.indexOf("\n\n# another"));
    const days = "baseline: { from: 2016-01-01, to: 2016-02-26 }, window: { from: 2016-02-27, days: 7 }";
    const brackets = `tests: { week: { measure: all, ${days}, reduction: 50 %, certainty: 90 % } } # beside`;
    const flow = short.replace(section, brackets);
    const none = short.replace(section, "").replace(/measures:\n.*\n/, "");
    const noEnd = short.slice(0, short.indexOf(" # sure"));
    const windows = short.replaceAll("\n", "\r\n");
    const folded = short.replace("measure: all\n", "measure: >-\n      all\n");
    const deeper = short.replace(/^/gm, "   ");
    for (const text of [flow, none, noEnd, windows, folded, deeper]) {
      const result = added(text, { ...draft, name: "new" });
      expect(readProcessFile(result.text, "process.yaml").ok).toBe(true);
    }
    expect(added(flow, { ...draft, name: "new" }).text).toContain("certainty: 90 % # beside\n");
    expect(added(windows, { ...draft, name: "new" }).text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("refuses a name that is taken, that looks like a day or like another, and a text that has no place for it", () => {
    const codes = (text: string, name: string) => {
      const result = addTest(text, "process.yaml", { ...draft, name });
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    expect(codes(short, "week")).toEqual(["name-shared"]);
    expect(codes(short, "talks")).toContain("name-shared");
    expect(codes(short, " ")).toEqual(["key-missing"]);
    expect(codes(short, "2016-02-27")).toContain("name-ambiguous");
    expect(codes(short, "wееk")).not.toEqual([]);
    const braces = JSON.stringify({ halcyon: 1, title: "A truce", parties: { a: { name: "Insurgents" } } });
    expect(codes(braces, "new")).toEqual(["value-kind"]);
    const unknown = { ...draft, scope: { parties: [partyId("Nobody")] }, name: "new" };
    expect(addTest(short, "process.yaml", unknown).ok).toBe(false);
  });

  it("may have any name that a person can write", () => {
    for (const name of ["no", "1 week", "a: b", "# x", "[x]", "& y", "آتش‌بس", "it's"]) {
      const { text } = added(short, { ...draft, name });
      const read = readProcessFile(text, "process.yaml");
      expect(read.ok && read.value.tests.some((one) => one.name === name), name).toBe(true);
    }
  });
});

describe("the worker", () => {
  it("designs a draft as it designs the test that says the same, tells how far it is, and proposes it as text", async () => {
    const core = coreOf("syria-2016");
    const opened = await core.open();
    if (opened.kind !== "answer") throw new Error(JSON.stringify(opened));
    const { name: _, ...asDraft } = opened.value.tests[0].test;
    const told: string[] = [];
    const options = { progress: (done: number, total: number) => told.push(`${done} of ${total}`) };
    const [one, other] = await Promise.all([
      core.ask("design", { test: "cessation" }),
      core.ask("design", { draft: asDraft }, options),
    ]);
    if (one.kind !== "answer" || other.kind !== "answer") throw new Error("no answer");
    expect(other.value.design).toEqual(one.value.design);
    expect(told[0]).toBe("0 of 10");
    const text = textOf("syria-2016");
    const proposed = await core.ask("propose", { text, draft: asDraft, name: "again" });
    if (proposed.kind !== "answer") throw new Error(JSON.stringify(proposed));
    expect(proposed.value.hash).toBe(opened.value.tests[0].hash);
    // a place that has no shape can't be asked for: the file could not be opened any more
    const scope = { ...asDraft.scope, places: [placeId("(not placed)")] };
    const nowhere = await core.ask("propose", { text, draft: { ...asDraft, scope }, name: "nowhere" });
    expect(nowhere.kind === "problems" && nowhere.problems.map(({ code }) => code)).toEqual(["name-unknown"]);
    core.close();
  });

  it("looks at no day of a window that lies ahead, and says what is to be expected in it", async () => {
    const text = textOf("syria-2016").replace(
      "{ from: 2016-02-27, days: 7 }",
      "{ from: 2016-07-10, days: 7 }",
    );
    const files = async () => ({ ...filesOf("syria-2016"), text });
    const core = createCore({ start: workerHere, files });
    await core.open();
    const answered = await core.ask("monitor", { test: "cessation" });
    if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
    expect(answered.value.monitoring).toEqual({
      level: 1 - 0.9,
      days: [],
      decidedOn: null,
      answer: "cannot-tell",
    });
    expect(answered.value.expected.mean).toBeGreaterThan(10);
    core.close();
  });
});
