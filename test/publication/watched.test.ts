// The pages of a monitor and of a calibration, and their sections in the report of a verdict.
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { seriesOf } from "../../src/cube/series.js";
import { addDays } from "../../src/ground/day.js";
import { calibrationReport, calibrationSentence } from "../../src/publication/calibration-report.js";
import { evidenceWords } from "../../src/publication/charts/evidence-days.js";
import { monitorReport, monitorSentence } from "../../src/publication/monitor-report.js";
import { reportOf } from "../../src/publication/report.js";
import { calibrate } from "../../src/violence/calibrate.js";
import type { Calibration, Monitoring } from "../../src/violence/findings.js";
import { monitor } from "../../src/violence/monitor.js";
import type { ViolenceTest } from "../../src/violence/test.js";
import { cubeOfLines, noise, testAt } from "../violence/cubes.js";
import { days, emptyDocument, length, variants } from "./fixture.js";

type Watched = { readonly test: ViolenceTest; readonly monitoring: Monitoring };

function watched(
  window: readonly number[],
  rest: { upTo?: number; unseen?: readonly number[] } = {},
): Watched {
  const test = testAt(days, length);
  const unseen = [{ place: "north", days: (rest.unseen ?? []).map((d) => days + d) }];
  const cube = cubeOfLines([{ counts: [...noise(1, days, 12), ...window] }], unseen);
  const series = seriesOf(cube, test.scope, test.quantity, test.dates);
  return { test, monitoring: monitor(series, test, addDays(test.window.start, (rest.upTo ?? length) - 1)) };
}

const effects = () => ({ document: emptyDocument() });
const read = (page: string) => parseHTML(page).document;

const calm = watched([0, 0, 0, 0, 0, 0, 0]);
const loud = watched([14, 12, 13, 15, 11, 12, 14]);
const begun = watched([7, 0, 0, 0, 0, 0, 0], { upTo: 1 });
const gaps = watched([5, 5, 0, 5, 5, 5, 6], { unseen: [2] });

describe("the page of a monitor", () => {
  it("says on which day the test was decided, and how", () => {
    for (const [input, answer] of [
      [calm, "met"],
      [loud, "not met"],
    ] as const) {
      const { decidedOn } = input.monitoring;
      expect(decidedOn).not.toBeNull();
      const day = (decidedOn ?? 0) - input.test.window.start + 1;
      expect(monitorSentence(input)).toContain(`decided on day ${day} of 7`);
      expect(monitorSentence(input)).toContain(`: ${answer}.`);
      const document = read(monitorReport(input, effects()));
      expect(document.querySelector(".badge")?.textContent.trim()).toBe(`Decided: ${answer}`);
      expect(document.querySelectorAll("#days tbody tr")).toHaveLength(input.monitoring.days.length);
    }
  });

  it("says that nothing is decided while nothing is", () => {
    expect(begun.monitoring.decidedOn).toBeNull();
    expect(monitorSentence(begun)).toMatch(
      /^After 1 of 7 days nothing is decided: there were 7 events where about/,
    );
    expect(read(monitorReport(begun, effects())).querySelector(".badge")?.textContent).toContain(
      "Not decided",
    );
    const over = watched([6, 6, 5, 6, 7, 5, 6]);
    expect(over.monitoring.decidedOn).toBeNull();
    expect(monitorSentence(over)).toMatch(
      /^All 7 days are over and nothing is decided: there were 41 events/,
    );
    expect(read(monitorReport(over, effects())).querySelector(".badge")?.textContent).toContain(
      "Not decided: cannot tell",
    );
    const none = { ...begun, monitoring: { ...begun.monitoring, days: [] } };
    expect(monitorSentence(none)).toContain("has been watched yet");
    expect(read(monitorReport(none, effects())).querySelector("#days svg")).toBeNull();
  });

  it("marks a day on which nobody looked, and counts it as no calm", () => {
    const document = read(monitorReport(gaps, effects()));
    expect(gaps.monitoring.days[2].observed).toBeNull();
    expect(document.querySelectorAll("#days tbody tr")[2].textContent).toContain("nobody looked");
    const marks = [...document.querySelectorAll("#days .wide svg text")].filter((t) => t.textContent === "?");
    expect(marks).toHaveLength(1);
  });

  it("draws evidence of any size within its frame, and never says that there is none", () => {
    const wild = (met: number, not: number): Watched => ({
      test: calm.test,
      monitoring: {
        ...calm.monitoring,
        days: calm.monitoring.days.map((d) => ({ ...d, evidenceMet: met, evidenceNotMet: not })),
      },
    });
    for (const [met, not] of [
      [0, Number.POSITIVE_INFINITY],
      [1e300, 1e-300],
      [1, 1],
    ]) {
      const page = monitorReport(wild(met, not), effects());
      expect(page).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect([0, 0.004, 0.03, 0.5, 9.94, 12, 5e6].map(evidenceWords)).toEqual([
      "under 0.01",
      "under 0.01",
      "0.03",
      "0.5",
      "9.9",
      "12",
      "over 1,000",
    ]);
  });

  it("shows a window of a year without crowding its axis", () => {
    const many = Array.from({ length: 365 }, (_, i) => ({
      ...calm.monitoring.days[0],
      day: addDays(calm.test.window.start, i),
    }));
    const test = {
      ...calm.test,
      window: { start: calm.test.window.start, end: addDays(calm.test.window.start, 365) },
    };
    const document = read(monitorReport({ test, monitoring: { ...calm.monitoring, days: many } }, effects()));
    const ticks = document.querySelectorAll('#days .narrow [aria-label="x-axis tick label"] text');
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(10);
  });
});

const lines = [1, 2, 3].map((seed) => ({
  name: `series ${seed}`,
  series: seriesOf(cubeOfLines([{ counts: noise(seed, 1500, 5) }]), {}, "events", testAt(days, length).dates),
}));
const calibration = calibrate(lines, { window: 7, seed: 1 });

describe("the page of a calibration", () => {
  it("has the figures of the calibration, and a bar for each tenth", () => {
    const document = read(calibrationReport({ title: "Three places", window: 7, calibration }, effects()));
    // a number and its % are kept on one line by a space that does not break
    const text = (document.querySelector("#calibration")?.textContent ?? "").replaceAll("\u00A0", " ");
    expect(text).toContain(`${(100 * calibration.coverage95).toFixed(1)} %`);
    expect(text).toContain(calibration.crps.toFixed(4));
    expect(document.querySelectorAll("#calibration tbody tr")).toHaveLength(10);
    expect(document.querySelectorAll('#calibration .wide svg [aria-label="rect"] rect')).toHaveLength(11);
  });

  it("says too sure or not sure enough only beyond luck", () => {
    const say = (coverage95: number, windows: number) =>
      calibrationSentence({
        title: "",
        window: 7,
        calibration: { ...calibration, coverage95, windows } as Calibration,
      });
    expect(say(0.95, 1000)).toContain("as honest forecasts should");
    expect(say(0.94, 100)).toContain("as honest forecasts should");
    expect(say(0.94, 10_000)).toContain("surer than");
    expect(say(0.99, 1000)).toContain("less sure");
    expect(say(0, 0)).toContain("no window");
  });

  it("says so where there was no window", () => {
    const none = { ...calibration, windows: 0, pit: new Array<number>(10).fill(0) };
    const page = calibrationReport({ title: "Nowhere", window: 7, calibration: none }, effects());
    expect(page).not.toMatch(/NaN/);
    expect(read(page).querySelector("svg")).toBeNull();
  });
});

describe("every further page", () => {
  const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`;
  const pages = [
    monitorReport({ ...loud, test: { ...loud.test, name: evil } }, effects()),
    calibrationReport({ title: evil, window: 7, calibration }, effects()),
  ];

  it("shows hostile names as text, and loads nothing", () => {
    for (const page of pages) {
      const document = read(page);
      expect(document.querySelectorAll("script, img, link, iframe")).toHaveLength(0);
      expect(document.querySelector("h1")?.textContent).toContain(evil);
    }
  });

  it("says in words what its pictures show, with no id twice", () => {
    for (const page of pages) {
      const document = read(page);
      const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
      expect(new Set(ids).size).toBe(ids.length);
      const drawings = [...document.querySelectorAll("svg[role=img]")];
      expect(drawings).toHaveLength(2);
      for (const drawing of drawings)
        expect(drawing.closest("figure")?.querySelector("details table")).not.toBeNull();
    }
  });
});

describe("the report of a verdict", () => {
  it("has the days and the calibration where they were given, each in its place", () => {
    const verdict = variants.met();
    const { monitoring } = calm;
    const page = reportOf({ title: "t", verdict, monitoring, calibration }, effects());
    const order = [...read(page).querySelectorAll("section")].map((s) => s.id);
    expect(order.slice(order.indexOf("instead"))).toEqual(
      "instead days placebo calibration dates data test guide replay".split(" "),
    );
    expect(reportOf({ title: "t", verdict, monitoring, calibration }, effects())).toBe(page);
  });
});
