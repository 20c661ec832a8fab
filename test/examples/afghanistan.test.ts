// The example of Afghanistan 2020: read without a problem, objected to where the agreement is at fault, and asked on its days.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { deriveFigures, deriveProvinces, vDemCodes, worldBankCodes } from "../../scripts/afghanistan-2020.js";
import { unknownMentions } from "../../src/agreement/names.js";
import { readBoundaries } from "../../src/ground/boundaries.js";
import { formatDay, parseDay } from "../../src/ground/day.js";
import { judgeFloor } from "../../src/indicators/judge-floor.js";
import { fileOf, indicatorsOf, objectionsTo, processOf, taken } from "./opened.js";

const name = "afghanistan-2020";
const process = processOf(name);
const day = (text: string) => {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(`no day: ${text}`);
  return found;
};

describe("what was agreed", () => {
  it("is read without a problem: the week, four parts, the joint declaration and five proposals", () => {
    const documents = process.clauses.map((clause) => clause.text?.document);
    const count = (document: string) => documents.filter((one) => one === document).length;
    expect(count("week")).toBe(5);
    expect(count("doha")).toBe(19);
    expect(count("declaration")).toBe(6);
    expect(count("annexes")).toBe(1);
    expect(count("proposal")).toBe(5);
  });

  it("states its dates in three calendars, which agree", () => {
    expect(process.agreement?.signed?.stated).toEqual(["gregorian", "persian", "hijri"]);
    const days = process.clauses.flatMap(({ name: clause, when }) =>
      [when.by, when.goal].flatMap((moment) =>
        moment?.kind === "date" && moment.date.stated.length === 3
          ? [`${clause} ${formatDay(moment.date.day)}`]
          : [],
      ),
    );
    expect(days).toEqual([
      "council-delisting 2020-05-29",
      "prisoners 2020-03-10",
      "sanctions-review 2020-08-27",
      "talks 2020-03-10",
    ]);
  });

  it("names only provinces that are on the map", () => {
    const map = taken(
      readBoundaries(fileOf(name, "provinces.geojson"), { file: "provinces.geojson", name: "name" }),
    );
    const places = map.units.map((unit) => unit.place as string);
    expect(places).toHaveLength(34);
    expect(unknownMentions(process.mentions, { places, kinds: ["state-based"] })).toEqual([]);
  });

  it("holds no sentence of another's text: what is owed is short, and in the words of this file", () => {
    for (const { what } of process.clauses) expect(what.split(" ").length).toBeLessThan(25);
  });
});

describe("what a careful drafter objects to", () => {
  const { codes, named } = objectionsTo(process);

  it("is what is wrong with the agreement, and nothing else", () => {
    expect(codes).toEqual([
      "cannot-tell-unruled",
      "clause-unverifiable",
      "counting-unstated",
      "deadline-missing",
      "dispute-unruled",
      "evidence-own",
    ]);
  });

  it("nobody is named who verifies the week, the release of prisoners or the papers of strangers", () => {
    for (const clause of ["week", "prisoners", "no-papers", "week-restraint"])
      expect(named).toContain(`clause-unverifiable ${clause}`);
  });

  it("those who withdraw are the only ones who count themselves", () => {
    expect(named.filter((one) => one.startsWith("evidence-own"))).toEqual([
      "evidence-own us-8600",
      "evidence-own five-bases",
    ]);
  });
});

describe("the floors under what was gained", () => {
  const series = indicatorsOf(name, process);
  const truths = (on: string, known: string) =>
    Object.fromEntries(
      process.clauses
        .filter((clause) => clause.name.startsWith("keep-"))
        .flatMap((clause) => {
          const { that } = clause;
          const leaves = that?.kind === "all" ? that.of : that === undefined ? [] : [that];
          return leaves.flatMap((leaf) => {
            if (leaf.kind !== "indicator") return [];
            const one = series.get(leaf.indicator);
            const better = process.indicators.find((i) => i.name === leaf.indicator)?.better;
            if (one === undefined || better === undefined) throw new Error(`no series ${leaf.indicator}`);
            const { truth, doubt } = judgeFloor(one, { ...leaf, better }, day(on), day(known));
            return [[leaf.indicator, doubt === undefined ? truth : doubt]];
          });
        }),
    );

  it("can't be told on any day of 2020, as known then", () => {
    for (const on of ["2020-02-21", "2020-02-29", "2020-03-10", "2020-07-13", "2020-09-12", "2020-12-31"])
      for (const doubt of Object.values(truths(on, on)))
        expect(["not-published", "year-not-over"], on).toContain(doubt);
  });

  it("as known today: too uncertain, kept, or without a figure at the end of 2020", () => {
    expect(truths("2020-12-31", "2026-11-24")).toEqual({
      "life-expectancy": "uncertain",
      "child-mortality": "uncertain",
      schooling: "figure-missing",
      "girls-in-school": "figure-missing",
      "media-freedom": "met",
      "women-in-parliament": "met",
    });
  });

  it("as known today: life and the freedom of the media had been lost at the end of 2021", () => {
    expect(truths("2021-12-31", "2026-11-24")).toEqual({
      "life-expectancy": "not-met",
      "child-mortality": "met",
      schooling: "figure-missing",
      "girls-in-school": "figure-missing",
      "media-freedom": "not-met",
      "women-in-parliament": "met",
    });
  });
});

const source = resolve(import.meta.dirname, "../../../shared/data");
describe.skipIf(!existsSync(source))("the tables come from the sources beside this checkout", () => {
  const read = (path: string) => readFileSync(resolve(source, path), "utf8");

  it("to the byte", () => {
    const wdi = read("indicators/indicators_wdi_AFG.csv");
    expect(deriveFigures(wdi, "wdi", worldBankCodes)).toBe(fileOf(name, "world-bank.csv"));
    expect(deriveFigures(read("indicators/indicators_vdem_AFG.csv"), "v-dem", vDemCodes)).toBe(
      fileOf(name, "v-dem.csv"),
    );
    expect(deriveProvinces(read("boundaries/afg_admin1_simplified.geojson"))).toBe(
      fileOf(name, "provinces.geojson"),
    );
  });
});
