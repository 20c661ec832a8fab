// The core behind messages gives the same digits as the command line, and leaves off when it is told.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "../../src/ground/day.js";
import { createAnswering } from "../../src/web/worker/answering.js";
import { createCore } from "../../src/web/worker/core.js";
import type { FromCore, Kind, Questions } from "../../src/web/worker/protocol.js";
import { coreOf, filesOf, root, workerHere } from "./asking.js";

async function answerOf<K extends Kind>(
  example: string,
  what: K,
  ask: Questions[K]["ask"],
): Promise<Questions[K]["answer"]> {
  const core = coreOf(example);
  const opened = await core.open();
  expect(opened.kind, JSON.stringify(opened).slice(0, 500)).toBe("answer");
  const answered = await core.ask(what, ask);
  core.close();
  if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
  return answered.value;
}

function printed(...args: string[]): unknown {
  const run = spawnSync("node", [join(root, "bin/halcyon.js"), ...args], { cwd: root, encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout);
}

const day = (text: string) => {
  const read = parseDay(text);
  if (read === undefined) throw new Error(text);
  return read;
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the worker and the command line", () => {
  it("give the same verdict on Syria, to the last digit, with the same hashes of test and data", async () => {
    const { verdict, registered } = await answerOf("syria-2016", "assess", { test: "cessation" });
    const { asked: _, ...saved } = printed("assess", "examples/syria-2016", "--json") as { asked: unknown };
    expect(registered).toBe(true);
    expect(plain(verdict)).toEqual(saved);
  });

  it("give the same verdict on Ukraine", async () => {
    const { verdict } = await answerOf("ukraine-2015", "assess", { test: "four-weeks" });
    const { asked: _, ...saved } = printed("assess", "examples/ukraine-2015", "--json") as { asked: unknown };
    expect(plain(verdict)).toEqual(saved);
  });

  it("watch the same days with the same evidence", async () => {
    const { monitoring } = await answerOf("syria-2016", "monitor", { test: "cessation" });
    const saved = printed("monitor", "examples/syria-2016", "--json") as { days: unknown };
    expect(plain(monitoring.days.map((one) => ({ ...one, day: formatDay(one.day) })))).toEqual(saved.days);
  });

  it("design the same windows", async () => {
    const { design } = await answerOf("syria-2016", "design", { test: "cessation" });
    const {
      test: _,
      from: __,
      ...saved
    } = printed("design", "examples/syria-2016", "--json") as Record<string, unknown>;
    expect(plain(design)).toEqual(saved);
  });

  it("find the same hot spots", async () => {
    const options = { replicas: 99 };
    const { hotSpots } = await answerOf("syria-2016", "hotSpots", { test: "cessation", options });
    const args = ["hotspots", "examples/syria-2016", "--replicas", "99", "--json"];
    const { test: _, against: __, ...saved } = printed(...args) as Record<string, unknown>;
    expect(plain(hotSpots)).toEqual(saved);
  });

  it("give the same state of Afghanistan on a day, as it was known on another", async () => {
    const on = day("2020-07-14");
    const { state } = await answerOf("afghanistan-2020", "state", { on, known: on });
    const saved = printed(
      ...["status", "examples/afghanistan-2020", "--on", "2020-07-14", "--known", "2020-07-14", "--json"],
    ) as { clauses: { clause: string; result: string; level: number }[] };
    const short = (all: readonly { clause: string; result: string; level: number }[]) =>
      all.map(({ clause, result, level }) => ({ clause, result, level }));
    expect(short(state.clauses)).toEqual(short(saved.clauses));
    expect(state.clauses.length).toBeGreaterThan(10);
  });

  it("simulate the same course, though the worker does it in parts", async () => {
    const start = day("2020-03-01");
    const ask = { start, until: day("2021-06-01"), runs: 600, seed: 7 };
    const { simulation } = await answerOf("afghanistan-2020", "simulate", ask);
    const saved = printed(
      ...["simulate", "examples/afghanistan-2020", "--on", "2020-03-01", "--until", "2021-06-01"],
      ...["--runs", "600", "--seed", "7", "--json"],
    ) as { phases: { phase: string; reached: unknown }[] };
    const short = (all: readonly { phase: string; reached: unknown }[]) =>
      all.map(({ phase, reached }) => ({ phase, reached }));
    expect(plain(short(simulation.phases))).toEqual(short(saved.phases));
  });
});

describe("what if", () => {
  it("a changed test is not the registered one, and is again when it is put back", async () => {
    const core = coreOf("syria-2016");
    const opened = await core.open();
    if (opened.kind !== "answer") throw new Error(JSON.stringify(opened));
    const [{ test }] = opened.value.tests;
    const changed = await core.ask("assess", { test: test.name, terms: { reduction: 0.1 } });
    const back = await core.ask("assess", { test: test.name, terms: { reduction: test.reduction } });
    if (changed.kind !== "answer" || back.kind !== "answer") throw new Error("no answer");
    expect(changed.value.registered).toBe(false);
    expect(changed.value.verdict.probability).toBeGreaterThan(back.value.verdict.probability);
    expect(back.value.registered).toBe(true);
    expect(back.value.verdict.testHash).not.toBe(changed.value.verdict.testHash);
  });

  it("a baseline is cut off where the window begins, so that moving the window asks a question that can be answered", async () => {
    const { verdict } = await answerOf("syria-2016", "assess", {
      test: "cessation",
      terms: { window: { start: day("2016-02-20"), end: day("2016-02-27") } },
    });
    expect(verdict.test.baseline.end).toBe(day("2016-02-20"));
  });

  it("an impossible question is a problem, not a fault", async () => {
    const core = coreOf("syria-2016");
    await core.open();
    const terms = { window: { start: day("2030-01-01"), end: day("2030-01-08") } };
    const answered = await core.ask("assess", { test: "cessation", terms });
    expect(answered.kind).toBe("problems");
    expect((await core.ask("assess", { test: "no-such" })).kind).toBe("problems");
  });
});

describe("questions that are not wanted any more", () => {
  it("are passed over when their turn has not come, and every question gets exactly one answer", async () => {
    const told: FromCore[] = [];
    const receive = createAnswering((message) => told.push(message));
    const done = [receive({ kind: "open", id: 1, files: filesOf("syria-2016") })];
    for (const id of [2, 3, 4])
      done.push(
        receive({ kind: "ask", id, what: "assess", ask: { test: "cessation", terms: { reduction: 0.1 } } }),
      );
    await receive({ kind: "cancel", id: 3 });
    await Promise.all(done);
    const ends = told.filter((one) => one.kind !== "progress").map(({ id, kind }) => `${id} ${kind}`);
    expect(ends).toEqual(["1 answer", "2 answer", "3 cancelled", "4 answer"]);
  });

  it("end a long one at once, and the core can be asked again", async () => {
    const core = createCore({ start: workerHere, files: async () => filesOf("afghanistan-2020") });
    await core.open();
    const ask = { start: day("2020-03-01"), until: day("2021-06-01"), runs: 100_000, seed: 1 };
    const giving = new AbortController();
    let told = 0;
    const long = core.ask("simulate", ask, {
      signal: giving.signal,
      progress: () => {
        told += 1;
        giving.abort();
      },
    });
    expect((await long).kind).toBe("cancelled");
    expect(told).toBeGreaterThan(0);
    expect((await core.ask("simulate", { ...ask, runs: 10 })).kind).toBe("answer");
    core.close();
  });
});

describe("a text that is typed", () => {
  it("is checked though no process is open", async () => {
    const told: FromCore[] = [];
    const receive = createAnswering((message) => told.push(message));
    await receive({ kind: "ask", id: 1, what: "check", ask: { text: "halcyon: 1\ntitel: A truce\n" } });
    const [answer] = told;
    if (answer.kind !== "answer") throw new Error(JSON.stringify(answer));
    const { unread } = answer.answer as Questions["check"]["answer"];
    expect(unread.map((one) => one.code)).toContain("key-unknown");
  });
});
