// The course of a process from the worker: the same states, timelines, simulations and calendars as the command line, to the last digit.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { stateJson } from "../../src/cli/agreement/status.js";
import { type Day, formatDay, parseDay } from "../../src/ground/day.js";
import { usualDays } from "../../src/web/pages/process/days.js";
import type { Core } from "../../src/web/worker/core.js";
import type { Kind, Questions } from "../../src/web/worker/protocol.js";
import { coreOf, filesOf, root } from "./asking.js";

const example = "afghanistan-2020";
let core: Core;

beforeAll(async () => {
  core = coreOf(example);
  const opened = await core.open();
  expect(opened.kind, JSON.stringify(opened).slice(0, 500)).toBe("answer");
});
afterAll(() => core.close());

async function answer<K extends Kind>(what: K, ask: Questions[K]["ask"]): Promise<Questions[K]["answer"]> {
  const answered = await core.ask(what, ask);
  if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
  return answered.value;
}

function printed(...args: string[]): unknown {
  const run = spawnSync("node", [join(root, "bin/halcyon.js"), ...args], { cwd: root, encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout);
}

const day = (text: string): Day => {
  const read = parseDay(text);
  if (read === undefined) throw new Error(text);
  return read;
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
// as the command line writes its days
const dated = (value: unknown): unknown => {
  const days = new Set(["start", "until", "planned", "day"]);
  return JSON.parse(JSON.stringify(value), (key, one: unknown) =>
    days.has(key) && typeof one === "number" ? formatDay(one as Day) : one,
  );
};

describe("the state", () => {
  it.each([
    ["2020-07-14", "2020-07-14"],
    ["2020-07-14", "2021-08-30"],
    ["2021-05-02", "2020-09-12"],
  ])("on %s, as known on %s, is exactly what halcyon status prints", async (on, known) => {
    const { state } = await answer("state", { on: day(on), known: day(known) });
    const read = readProcessFile(filesOf(example).text, "process.yaml");
    if (!read.ok) throw new Error("the example can be read");
    const saved = printed("status", `examples/${example}`, "--on", on, "--known", known, "--json");
    expect(plain(stateJson(read.value, state))).toEqual(saved);
  });

  it("of one day is another when more is known of it: the troops of 13 July were reported on 30 July", async () => {
    const on = day("2020-07-14");
    const result = async (known: string) => {
      const { state, gates } = await answer("state", { on, known: day(known) });
      const gate = gates.find(({ phase }) => phase === "full-withdrawal");
      return [
        state.clauses.find(({ clause }) => clause === "us-8600")?.result,
        state.phases.find(({ phase }) => phase === "full-withdrawal")?.state,
        gate?.opens.map(({ truth }) => truth),
        gate?.opensOn?.come,
      ];
    };
    expect(await result("2020-07-14")).toEqual([
      "undetermined",
      "not-open",
      ["undetermined", "undetermined"],
      true,
    ]);
    expect(await result("2020-07-30")).toEqual(["met", "open", ["met", "met"], true]);
  });
});

describe("what changed", () => {
  it("since yesterday is told with the words of the clauses, not their names", async () => {
    const known = day("2020-07-30");
    const { since, changes } = await answer("changes", { on: known, known });
    expect(since).toBe("yesterday");
    expect(changes.map(({ said }) => said)).toContain(
      "“leave five bases” was undetermined and is met; went from level 0 to 3",
    );
    expect(changes.map(({ said }) => said)).toContain(
      "“Withdrawal of the rest” was not open and is open since 13 July 2020",
    );
  });

  it("on a quiet day is told of the last day with news", async () => {
    const known = day("2020-08-01");
    const told = await answer("changes", { on: known, known });
    expect(told.since).toBe("last-news");
    expect(formatDay(told.day)).toBe("2020-07-31");
    expect(told.changes.length).toBeGreaterThan(0);
  });
});

describe("the outline", () => {
  it("has the clauses in the order of the text, the names of parties, the calendars of the text, and the days of news", async () => {
    const { clauses, names, calendars, news, first, last } = await answer("outline", {});
    expect(clauses[0]?.name).toBe("week-reduced");
    expect(names.taliban).toBe("Taliban");
    expect(calendars).toEqual(["gregorian", "persian", "hijri"]);
    expect(news).toContain(day("2020-07-30"));
    expect(first !== undefined && last !== undefined && first < last).toBe(true);
  });

  it("gives the day on which something last became known where a process lies in the past, and today where it does not", async () => {
    const { news } = await answer("outline", {});
    expect(formatDay(usualDays(news, day("2026-11-24")).on)).toBe("2021-08-30");
    expect(usualDays(news, day("2021-09-20"))).toEqual({ on: day("2021-09-20"), past: false });
    expect(usualDays([], day("2026-11-24")).past).toBe(false);
  });
});

describe("the course", () => {
  it("shows the days that halcyon timeline shows, and the same stretches", async () => {
    const known = day("2020-09-12");
    const { timeline, picture } = await answer("timeline", { known });
    const saved = printed(
      ...["timeline", `examples/${example}`, "--on", "2020-09-12", "--known", "2020-09-12", "--json"],
    ) as { from: string; until: string; clauses: { stretches: { state: string; from: string }[] }[] };
    expect([formatDay(timeline.from), formatDay(timeline.until)]).toEqual([saved.from, saved.until]);
    const short = timeline.clauses.map(({ stretches }) =>
      stretches.map(({ state, days }) => ({ state, from: formatDay(days.start) })),
    );
    expect(short).toEqual(
      saved.clauses.map(({ stretches }) => stretches.map(({ state, from }) => ({ state, from }))),
    );
    expect(picture.rows.length).toBe(timeline.phases.length + timeline.clauses.length);
  });

  it("goes into people's calendars byte for byte as the command line writes it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "halcyon-ics-"));
    const known = day("2020-09-12");
    const { text } = await answer("calendarFile", { on: known, known });
    const file = join(folder, "days.ics");
    printed(
      ...["timeline", `examples/${example}`, "--on", "2020-09-12", "--known", "2020-09-12"],
      ...["--ics", file, "--json"],
    );
    expect(text).toBe(readFileSync(file, "utf8"));
    rmSync(folder, { recursive: true });
  });

  it("run forward is, to the last digit, what halcyon simulate prints, though the worker does it in parts", async () => {
    const ask = { start: day("2020-03-01"), until: day("2021-06-01"), runs: 700, seed: 7 };
    const { simulation } = await answer("simulate", ask);
    const saved = printed(
      ...["simulate", `examples/${example}`, "--on", "2020-03-01", "--until", "2021-06-01"],
      ...["--runs", "700", "--seed", "7", "--json"],
    );
    expect(dated(simulation)).toEqual(saved);
  });
});
