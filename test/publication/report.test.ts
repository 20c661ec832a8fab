// A report as its readers meet it: parsed again, with hostile names, on every kind of verdict.
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/publication/report.js";
import { verdictSentence } from "../../src/publication/words.js";
import type { Verdict } from "../../src/violence/verdict.js";
import {
  boundaries,
  emptyDocument,
  hotSpots,
  line,
  source,
  type Variant,
  variants,
  verdictOn,
} from "./fixture.js";

const write = (verdict: Verdict, title = "A truce") =>
  reportOf({ title, verdict, boundaries, hotSpots }, { document: emptyDocument() });
// between a number and its percent sign stands a space that does not break
const read = (page: string) => parseHTML(page.replaceAll("\u00A0", " ")).document;
const names = Object.keys(variants) as Variant[];
const pages = new Map(names.map((name) => [name, write(variants[name]())] as const));
const pageOf = (name: Variant): string => pages.get(name) ?? "";

// what would make a browser ask another machine, or run something
function foreign(page: string): string[] {
  const found = [
    ...page.matchAll(
      /<(script|iframe|object|embed|link|base|form|img|image|use|audio|video|foreignObject)\b/gi,
    ),
    ...page.matchAll(/\s(?:src|href|xlink:href|srcset|action|data)\s*=\s*["'](?!#)[^"']*/gi),
    ...page.matchAll(/url\(\s*["']?(?!#)[^)]*/gi),
    ...page.matchAll(/@import[^;]*/gi),
    ...page.matchAll(/<[^>]*\son[a-z]+\s*=/gi),
  ];
  return found.map((m) => m[0]);
}

describe.each(names)("the report of a verdict: %s", (name) => {
  const page = pageOf(name);
  const document = read(page);
  const verdict = variants[name]();

  it("has the sentence, the answer in words, and every reason", () => {
    expect(document.querySelector(".sentence")?.textContent).toBe(verdictSentence(verdict));
    const badge = { met: "Met", "not-met": "Not met", "cannot-tell": "Cannot tell" }[verdict.verdict];
    expect(document.querySelector(".badge")?.textContent.trim().startsWith(badge)).toBe(true);
    const told = [...document.querySelectorAll("#why li")].map((li) => li.textContent);
    expect(told).toEqual(verdict.reasons.map((r) => r.text));
  });

  it("says in words what every picture shows", () => {
    const drawings = [...document.querySelectorAll("svg")].filter(
      (s) => s.getAttribute("aria-hidden") !== "true",
    );
    expect(drawings.length).toBeGreaterThan(1);
    for (const drawing of drawings) {
      expect(drawing.getAttribute("role")).toBe("img");
      const labels = (drawing.getAttribute("aria-labelledby") ?? "").split(" ");
      expect(labels).toHaveLength(2);
      for (const id of labels) expect(document.getElementById(id)?.textContent.length).toBeGreaterThan(5);
      // a table stands with each picture, in the same figure or right after it
      const section = drawing.closest("section");
      expect(section?.querySelector("table"), section?.id).not.toBeNull();
    }
  });

  it("loads nothing, runs nothing, and has no id twice", () => {
    expect(foreign(page)).toEqual([]);
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("prints no number that is none", () => {
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("is the same bytes each time, and small", () => {
    expect(write(variants[name]())).toBe(page);
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  });
});

describe("a report", () => {
  it("has a spoken label at every tick of a ratio", () => {
    for (const id of ["ratio", "parts", "instead"]) {
      const labels = [
        ...read(pageOf("met")).querySelectorAll(`#${id} g[aria-label="x-axis tick label"] text`),
      ];
      expect(labels.length).toBeGreaterThan(3);
      expect(labels.filter((l) => l.textContent === "")).toEqual([]);
    }
  });

  it("keeps its order: answer, reasons, evidence, places, checks, record, words", () => {
    const order = [...read(pageOf("met")).querySelectorAll("section")].map((s) => s.id);
    expect(order).toEqual(
      "why history ratio map parts spots instead placebo dates data test guide replay".split(" "),
    );
  });

  it("draws each place with a mark of its answer, outlines hot spots, and names places without a verdict", () => {
    const map = read(pageOf("met")).querySelector("#map");
    expect(
      map?.querySelectorAll('path[stroke-width="3.2"], g[stroke-width="3.2"] path').length,
    ).toBeGreaterThan(0);
    expect(map?.textContent).toContain("far");
    expect(map?.textContent).toContain("hot spot");
    expect(map?.querySelector("details table")).not.toBeNull();
    const patterns = new Set([...(map?.querySelectorAll("pattern") ?? [])].map((p) => p.id));
    const used = [...pageOf("met").matchAll(/url\(#([^)]+)\)/g)].map((m) => m[1]);
    expect(used.length).toBeGreaterThan(0);
    for (const id of used) expect(patterns.has(id), id).toBe(true);
  });

  it("has no map where there are no shapes, and says nothing of hot spots where nobody looked", () => {
    const bare = read(reportOf({ title: "t", verdict: variants.met() }, { document: emptyDocument() }));
    expect(bare.querySelector("#map")).toBeNull();
    expect(bare.querySelector("#spots")).toBeNull();
    const empty = reportOf(
      {
        title: "t",
        verdict: variants.met(),
        boundaries: { geojson: { type: "FeatureCollection", features: [] }, nameProperty: "name" },
        hotSpots: { ...hotSpots, spots: [] },
      },
      { document: emptyDocument() },
    );
    expect(read(empty).querySelector("#map")).toBeNull();
    expect(read(empty).querySelector("#spots")?.textContent).toContain("No group of places stood out");
  });

  it("counts past windows as the verdict does, and says so where there were none", () => {
    const { placebo } = variants.met();
    expect(read(pageOf("met")).querySelector("#placebo strong")?.textContent).toBe(
      `${placebo.met} of ${placebo.windows}`,
    );
    expect(read(pageOf("no-placebo")).querySelector("#placebo")?.textContent).toContain("too little history");
  });

  it("tells which rises outside the test hold for all the looks", () => {
    const verdict = variants.met();
    const rows = [...read(pageOf("met")).querySelectorAll("#instead tbody tr")];
    expect(rows).toHaveLength(verdict.substitution.found.length);
    expect(rows[0].textContent).toContain(verdict.substitution.found[0].rose ? "rose" : "not shown");
    expect(read(pageOf("nothing-outside")).querySelector("#instead svg")).toBeNull();
  });

  it("names sources and the test by their whole hashes, and how to run it again", () => {
    const verdict = variants.met();
    const text = read(pageOf("met")).querySelector("main")?.textContent ?? "";
    expect(text).toContain(source.sha256);
    expect(text).toContain(source.publisher);
    expect(text).toContain(verdict.testHash);
    expect(text).toContain(`halcyon replay verdict-${verdict.test.name}.json`);
  });

  it("shows hostile names as text, wherever they come from", () => {
    const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202E`;
    const verdict = verdictOn(
      [line(evil, 1, 1, { a: evil, kind: evil }), line("south", 2, 1), line("x", 3, 9, { b: evil })],
      {
        test: { name: evil, scope: { kinds: [evil] } },
        options: {
          sources: [
            { ...source, name: evil, publisher: evil, licence: evil, citation: evil, retrieved: evil },
          ],
        },
      },
    );
    const page = reportOf(
      {
        title: evil,
        verdict,
        boundaries: {
          geojson: {
            ...boundaries.geojson,
            features: boundaries.geojson.features.map((f) => ({ ...f, properties: { name: evil } })),
          },
          nameProperty: "name",
        },
        hotSpots: {
          ...hotSpots,
          spots: [
            { ...hotSpots.spots[0], places: [evil] as unknown as (typeof hotSpots.spots)[0]["places"] },
          ],
        },
      },
      { document: emptyDocument() },
    );
    expect(foreign(page)).toEqual([]);
    expect(page).not.toContain("\u202E");
    const title = read(page).querySelector("h1")?.textContent ?? "";
    expect(title).toContain("<script>alert(1)</script>");
  });
});
