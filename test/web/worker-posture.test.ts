// Plans, gains and reports from the core behind messages are those of the command line: the same digits, the same bytes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { planJson } from "../../src/cli/agreement/plan-text.js";
import type { Day } from "../../src/ground/day.js";
import { parseDay } from "../../src/ground/day.js";
import { createCore } from "../../src/web/worker/core.js";
import type { Kind, Questions } from "../../src/web/worker/protocol.js";
import { coreOf, filesOf, root, workerHere } from "./asking.js";

const halcyon = process.env.HALCYON_BIN ?? join(root, "bin/halcyon.js");
const folder = mkdtempSync(join(tmpdir(), "halcyon-posture-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answerOf<K extends Kind>(
  example: string,
  what: K,
  ask: Questions[K]["ask"],
  core = coreOf(example),
): Promise<Questions[K]["answer"]> {
  const opened = await core.open();
  expect(opened.kind, JSON.stringify(opened).slice(0, 500)).toBe("answer");
  const answered = await core.ask(what, ask);
  core.close();
  if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
  return answered.value;
}

function command(args: readonly string[], code = 0): string {
  const run = spawnSync("node", [halcyon, ...args], { cwd: root, encoding: "utf8" });
  expect(run.status, run.stderr).toBe(code);
  return run.stdout;
}

function day(text: string): Day {
  const read = parseDay(text);
  if (read === undefined) throw new Error(text);
  return read;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

// a floor above the ceiling as long as allies remain, and too few aeroplanes for all of them: nobody can keep that
function conflicting(): ReturnType<typeof filesOf> {
  const files = filesOf("afghanistan-2020");
  const text = files.text
    .replace("at-least: 2500", "at-least: 9000")
    .replace("gated-by: [signing] }", "gated-by: [signing], lift: 9000 }");
  return { ...files, text };
}

describe("plans from the worker and from the command line", () => {
  it("are the same to the last digit", async () => {
    const seen = day("2020-03-01");
    const { plan, pictures } = await answerOf("afghanistan-2020", "plan", {
      ...{ aim: "latest-safe", seen, from: seen },
    });
    const printed = command(["plan", "examples/afghanistan-2020", "--on", "2020-03-01", "--json"]);
    expect(plain(planJson(plan))).toEqual(JSON.parse(printed));
    // the picture shows the numbers of the plan
    const [whole, ...limited] = pictures?.nation.panels ?? [];
    expect(whole?.parts.map(({ stretches }) => stretches.map(({ troops }) => troops))).toEqual([
      [16000, 11571, 0],
      [13000, 8600, 0],
    ]);
    expect(
      limited.map(({ ceilings, floors }) => [ceilings, floors].map((all) => all.map((one) => one.level))),
    ).toEqual([[[8600], [2500]]]);
  });

  it("say which demands can't all be kept, with what would have to give", async () => {
    const core = createCore({ start: workerHere, files: async () => conflicting() });
    const { plan } = await answerOf("", "plan", { aim: "latest-safe", seen: day("2020-03-01") }, core);
    if (plan.kind !== "no-plan") throw new Error("there is no plan");
    expect(plan.conflict.map(({ kind, name }) => `${kind} ${name}`)).toContain("floor help-for-allies");
    expect(plan.problem.code).toBe("plan-impossible");
  });

  it("tell whose gates are open, who is there, and which ceilings lie ahead", async () => {
    const core = coreOf("afghanistan-2020");
    await core.open();
    const asked = await core.ask("posture", { on: day("2020-03-10") });
    if (asked.kind !== "answer") throw new Error(JSON.stringify(asked));
    const { posture } = asked.value;
    expect(posture?.tranches.map(({ gates }) => gates.map(({ truth }) => truth))).toEqual([
      ["met"],
      [expect.stringMatching(/not-met|undetermined/), expect.any(String)],
    ]);
    expect(posture?.day?.troops).toBe(29000);
    expect(posture?.ceilings.map(({ present, atMost }) => [present, atMost])).toEqual([
      [29000, 0],
      [13000, 8600],
    ]);
    expect(posture?.costs).toBe("none");
    core.close();
  });
});

describe("gains from the worker and from the command line", () => {
  it.each(["2020-02-29", "2022-07-01", "2026-11-24"])(
    "have the same answers and reasons on %s",
    async (on) => {
      const { gains } = await answerOf("afghanistan-2020", "gains", { on: day(on), known: day(on) });
      const told = JSON.parse(
        command(["status", "examples/afghanistan-2020", "--on", on, "--known", on, "--json"]),
      ) as { clauses: { clause: string; why: unknown }[] };
      const floors = gains.flatMap((one) => one.floors);
      expect(floors.length).toBe(6);
      for (const { clause, why } of floors) {
        const said = told.clauses.find((one) => one.clause === clause);
        expect(JSON.stringify(said?.why), clause).toContain(JSON.stringify(why));
      }
    },
  );

  it("say what was not published yet on a day, and what the level was before and after the agreement", async () => {
    const on = day("2022-07-01");
    const { gains } = await answerOf("afghanistan-2020", "gains", { on, known: on });
    const life = gains.find((one) => one.declaration.name === "life-expectancy");
    expect(life?.before?.year).toBe(2019);
    expect(life?.after?.year).toBe(2020);
    expect(life?.next.year).toBe(2021);
    expect(life?.floors[0].level).toBeCloseTo(61.941, 9);
  });
});

describe("reports from the worker and from the command line", () => {
  it("are the same bytes for the process", async () => {
    const on = day("2020-07-14");
    const { html } = await answerOf("afghanistan-2020", "report", { about: "process", on, known: on });
    const out = join(folder, "process.html");
    command([
      ...["status", "examples/afghanistan-2020", "--on", "2020-07-14", "--known", "2020-07-14"],
      ...["--report", out],
    ]);
    expect(html).toBe(readFileSync(out, "utf8"));
  });

  it("are the same bytes for a test", async () => {
    const { html } = await answerOf("syria-2016", "report", { about: "test", test: "cessation" });
    const out = join(folder, "test.html");
    command(["assess", "examples/syria-2016", "--out", folder, "--report", out]);
    expect(html).toBe(readFileSync(out, "utf8"));
  });

  it("have only the parts that were chosen", async () => {
    const on = day("2020-07-14");
    const { html } = await answerOf("afghanistan-2020", "report", {
      ...{ about: "process", on, known: on, parts: ["gains"] },
    });
    expect([...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)).toEqual(["gains"]);
  });
});
