// The shipped example: its counts say what UCDP's events say, and the kept script derives the same bytes again.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { columns, deriveCounts } from "../../scripts/derive-counts.js";
import { deriveGovernorates, stretch } from "../../scripts/syria-2016.js";

const example = resolve(import.meta.dirname, "../../examples/syria-2016");
const data = resolve(import.meta.dirname, "../../../shared/data");
const events = join(data, "ucdp/ged_SYR.csv");
const boundaries = join(data, "boundaries/first_level_15_countries.geojson");
const read = (file: string) => readFileSync(join(example, file), "utf8");

type Line = { date: string; days: number; place: string; a: string; b: string; kind: string; events: number };
const table = read("counts.csv").trimEnd().split("\n").map(fieldsOf);
const lines: Line[] = table.slice(1).map(([date, days, place, a, b, kind, count]) => ({
  date,
  days: Number(days),
  place,
  a,
  b,
  kind,
  events: Number(count),
}));

// the table has no doubled quotes and no line breaks inside values
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? "");
}

// events dated within seven days whose first day lies from 27 February to 4 March 2016
const week = lines.filter((l) => l.days <= 7 && l.date >= "2016-02-27" && l.date <= "2016-03-04");
const sum = (some: readonly Line[]) => some.reduce((total, l) => total + l.events, 0);

describe("the example of Syria 2016", () => {
  it("has the columns of a table of counts", () => {
    expect(table[0]).toEqual(columns);
    expect(table.every((fields) => fields.length === columns.length)).toBe(true);
  });

  it("counts 40 events between government and insurgents in the first seven days, as the design says", () => {
    expect(sum(week.filter((l) => l.a === "Government of Syria" && l.b === "Syrian insurgents"))).toBe(40);
  });

  it("counts 77 events with the Islamic State, which the cessation left out, in the same days", () => {
    expect(sum(week.filter((l) => l.a === "IS" || l.b === "IS"))).toBe(77);
  });

  it("holds 2,984 events from January to June 2016, of which 35 name no governorate", () => {
    expect(sum(lines)).toBe(2984);
    expect(sum(lines.filter((l) => l.place === ""))).toBe(35);
    expect(lines.every((l) => l.date >= "2016-01-01" && l.date <= "2016-06-30")).toBe(true);
  });

  it("keeps low, best and high in order", () => {
    const disordered = table.slice(1).filter((f) => !(+f[7] <= +f[8] && +f[8] <= +f[9]));
    expect(disordered).toEqual([]);
  });

  it("gives every name of the table to exactly one party of the process file", () => {
    const process: { parties: Record<string, { names: string[] }> } = parse(read("process.yaml"));
    const declared = Object.values(process.parties).flatMap((party) => party.names);
    const written = new Set(lines.flatMap((l) => [l.a, l.b]));
    expect([...declared].sort()).toEqual([...written].sort());
  });

  it("has the fourteen governorates, in files that stay small", () => {
    const { features }: { features: { properties: { name: string } }[] } = JSON.parse(
      read("governorates.geojson"),
    );
    expect(features.map((f) => f.properties.name)).toHaveLength(14);
    expect(read("governorates.geojson").length).toBeLessThan(150_000);
    expect(read("counts.csv").length).toBeLessThan(1_000_000);
  });
});

describe.skipIf(!existsSync(events))(
  "needs the shared data beside the checkout: the example's script",
  () => {
    it("derives the same counts again, byte for byte", async () => {
      expect(await deriveCounts(events, stretch)).toBe(read("counts.csv"));
    });

    it("derives the same governorates again, byte for byte", () => {
      expect(deriveGovernorates(readFileSync(boundaries, "utf8"))).toBe(read("governorates.geojson"));
    });
  },
);
