// The page of a design: the shortest window in a sentence, a picture and a table for each certainty.
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { seriesOf } from "../../src/cube/series.js";
import { powerReport, powerSentence } from "../../src/publication/power-report.js";
import { designTest } from "../../src/violence/power.js";
import { cubeOfLines, noise, testAt } from "../violence/cubes.js";
import { emptyDocument } from "./fixture.js";

const test = testAt(400, 7, { name: "<b>truce" });
const series = seriesOf(cubeOfLines([{ counts: noise(7, 400, 6) }]), {}, "events", test.dates);
const grid = { lengths: [3, 7, 14], reductions: [0, 0.5, 0.7, 0.9], certainties: [0.8, 0.9] };
const design = designTest(series, test, grid);
const page = powerReport({ test, design }, { document: emptyDocument() });
const { document } = parseHTML(page.replaceAll("\u00A0", " "));

describe("the report of a design", () => {
  it("says the shortest window that suffices, as the design has it", () => {
    const found = design.shortest.find((s) => s.certainty === 0.9 && s.reduction > 0.5 && s.days !== null);
    expect(found).toBeDefined();
    expect(document.querySelector(".sentence")?.textContent).toContain(`a window of ${found?.days} days`);
    const cells = [...document.querySelectorAll("#shortest tbody td")].map((td) => td.textContent);
    expect(cells).toEqual(
      grid.reductions.flatMap((r) =>
        grid.certainties.map((c) => {
          const days = design.shortest.find((s) => s.reduction === r && s.certainty === c)?.days ?? null;
          return days === null ? "none of them" : `${days} days`;
        }),
      ),
    );
  });

  it("has a picture and a table of all three answers for each certainty", () => {
    const pictures = [...document.querySelectorAll("#picture svg")];
    // each for a page and for a narrow screen
    expect(pictures).toHaveLength(2 * grid.certainties.length);
    for (const picture of pictures)
      expect(
        document.getElementById(`${picture.getAttribute("aria-labelledby")}`.split(" ")[1])?.textContent,
      ).toContain("Shortest window");
    expect(document.querySelectorAll("#picture tbody tr")).toHaveLength(design.cells.length);
  });

  it("shows names as text, loads nothing, and is the same bytes each time", () => {
    expect(page).not.toContain("<b>");
    expect(page).not.toMatch(/<script|\ssrc=|@import|url\((?!#)/);
    expect(powerReport({ test, design }, { document: emptyDocument() })).toBe(page);
  });

  it("says so when no window suffices, and when there is no history", () => {
    const weak = { ...design, shortest: design.shortest.map((s) => ({ ...s, days: null })) };
    expect(powerSentence({ test, design: weak })).toContain("None of the windows tried (up to 14 days)");
    const none = { ...design, expected: [], cells: [], shortest: [] };
    expect(powerReport({ test, design: none }, { document: emptyDocument() })).toContain(
      "too little history",
    );
  });
});
