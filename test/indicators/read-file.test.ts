// Tables of yearly figures, as their publishers give them: read to the right figures, or refused at the right place.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndicatorDeclaration } from "../../src/agreement/terms/things.js";
import { fingerprintOfBytes } from "../../src/ground/fingerprint.js";
import { declaredSeries, readIndicatorFile } from "../../src/indicators/read-file.js";
import { csvLines } from "../../src/sources/csv-lines.js";
import { day } from "./floors.js";

const declared: IndicatorDeclaration = {
  name: "life",
  title: "Life expectancy",
  unit: "years",
  better: "higher",
  lagMonths: 18,
  spot: {},
};
const read = (text: string, more: Partial<IndicatorDeclaration> = {}) =>
  readIndicatorFile(text, "figures.csv", { ...declared, ...more });
const figures = (text: string, more: Partial<IndicatorDeclaration> = {}) => {
  const result = read(text, more);
  expect(result.ok ? [] : result.problems).toEqual([]);
  return result.ok ? result.value.figures : [];
};
const problems = (text: string, more: Partial<IndicatorDeclaration> = {}) => {
  const result = read(text, more);
  expect(result.ok).toBe(false);
  return result.ok ? [] : result.problems;
};
const lines = (...all: string[]) => `${all.join("\n")}\n`;
const afghan = { code: "SP.DYN.LE00.IN", country: "AFG" };

describe("the World Bank's table as downloaded", () => {
  const wide = lines(
    '\ufeff"Data Source","World Development Indicators",',
    "",
    '"Last Updated Date","2024-06-28",',
    "",
    '"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019","2020","2021",',
    '"Aruba","ABW","Life expectancy at birth, total (years)","SP.DYN.LE00.IN","76.0","76.2","75.7","",',
    '"Afghanistan","AFG","Life expectancy at birth, total (years)","SP.DYN.LE00.IN","63.1","63.6","62.6","",',
    '"Afghanistan","AFG","Mortality rate, infant","SP.DYN.IMRT.IN","48","46.8","45.7","44.8",',
  );

  it("has a column for each year, lines before its header, and a day on which it was changed", () => {
    expect(figures(wide, afghan)).toEqual([
      { year: 2018, value: 63.1 },
      { year: 2019, value: 63.6 },
      { year: 2020, value: 62.6 },
    ]);
    const result = read(wide, { ...afghan, publisher: "World Bank", licence: "CC BY 4.0" });
    expect(result.ok && result.value.source).toEqual({
      publisher: "World Bank",
      licence: "CC BY 4.0",
      file: "figures.csv",
      sha256: fingerprintOfBytes(new TextEncoder().encode(wide)),
      released: day("2024-06-28"),
    });
  });

  it("names countries by code or by name", () => {
    expect(figures(wide, { ...afghan, country: "afghanistan" })).toHaveLength(3);
    expect(figures(wide, { ...afghan, country: "ABW" })[0].value).toBe(76);
  });

  it("from DataBank has other headings, points for what is missing, and lines after its end", () => {
    const databank = lines(
      "Country Name,Country Code,Series Name,Series Code,2019 [YR2019],2020 [YR2020]",
      'Afghanistan,AFG,"Life expectancy at birth, total (years)",SP.DYN.LE00.IN,63.6,..',
      ",,,,,",
      "Data from database: World Development Indicators",
      "Last Updated: 06/28/2024",
    );
    expect(figures(databank, afghan)).toEqual([{ year: 2019, value: 63.6 }]);
    const result = read(databank, afghan);
    expect(result.ok && result.value.source.released).toBe(day("2024-06-28"));
  });

  it("says which indicators or countries it has when it lacks the one that is asked for", () => {
    expect(problems(wide, { ...afghan, code: "SP.DYN.LE00" })).toMatchObject([
      {
        code: "series-missing",
        message: "the file has no figures for SP.DYN.LE00 of AFG",
        found: "indicators: SP.DYN.LE00.IN, SP.DYN.IMRT.IN",
      },
    ]);
    expect(problems(wide, { ...afghan, country: "IRQ" })).toMatchObject([
      { code: "series-missing", found: "countries: ABW, AFG" },
    ]);
    expect(problems(wide, { country: "AFG" })).toMatchObject([{ code: "name-ambiguous" }]);
    expect(problems(wide, { code: "SP.DYN.LE00.IN" })).toMatchObject([
      { code: "name-ambiguous", found: "ABW, AFG", expected: 'the key "country" of the indicator' },
    ]);
  });

  it("points at a number that is none", () => {
    const wrong = wide.replace('"62.6"', '"62,6"');
    expect(problems(wrong, afghan)).toMatchObject([
      {
        code: "number-invalid",
        where: { file: "figures.csv", line: 7, column: 95, length: 4 },
        found: "62,6",
        hint: "write the decimals after a point, not a comma",
      },
    ]);
  });
});

describe("V-Dem's table", () => {
  const vdem = lines(
    "country_name,country_text_id,year,v2x_freexp_altinf,v2x_freexp_altinf_codelow,v2x_freexp_altinf_codehigh,v2mefemjrn",
    "Afghanistan,AFG,2019,0.695,0.65,0.74,31",
    "Afghanistan,AFG,2020,0.724,0.68,0.77,",
    "Albania,ALB,2020,0.7,0.6,0.8,40",
  );

  it("has a column for each indicator; its bounds are one standard error away, and are moved to 95 %", () => {
    const [first, second] = figures(vdem, { code: "v2x_freexp_altinf", country: "AFG" });
    expect(first.value).toBe(0.695);
    expect(first.low).toBeCloseTo(0.695 - 1.959964 * 0.045, 6);
    expect(first.high).toBeCloseTo(0.695 + 1.959964 * 0.045, 6);
    expect(second.year).toBe(2020);
  });

  it("may have an indicator without bounds, and a year without a figure", () => {
    expect(figures(vdem, { code: "v2mefemjrn", country: "AFG" })).toEqual([{ year: 2019, value: 31 }]);
  });

  it("without that indicator is refused, with the column that may be meant", () => {
    expect(problems(vdem, { code: "v2x_freexp_altinfo", country: "AFG" })).toMatchObject([
      { code: "column-missing", hint: 'the nearest column is "v2x_freexp_altinf"' },
    ]);
  });
});

describe("a long and a plain table", () => {
  it("may give bounds, and the day on which each figure was published", () => {
    const long = lines(
      "iso3,country,indicator,year,value,low,high,published",
      "AFG,Afghanistan,SP.DYN.LE00.IN,2020,62.6,62,63.2,2022-07-01",
      "AFG,Afghanistan,SP.DYN.LE00.IN,2019,63.6,63,64.2,2021-06-30",
      "AFG,Afghanistan,SP.DYN.LE00.IN,2020,61.5,61,62,2024-06-28",
    );
    expect(figures(long, afghan).map((f) => [f.year, f.value, f.published])).toEqual([
      [2019, 63.6, day("2021-06-30")],
      [2020, 62.6, day("2022-07-01")],
      [2020, 61.5, day("2024-06-28")],
    ]);
  });

  it("plain needs neither code nor country; semicolons and tabs part as well as commas", () => {
    expect(figures("year;value;low;high\n2020;61.5;61;62\n")).toEqual([
      { year: 2020, value: 61.5, low: 61, high: 62 },
    ]);
    expect(figures("year\tvalue\r\n2020\t6.15e1\r\n2021\tNA\r\n")).toEqual([{ year: 2020, value: 61.5 }]);
  });

  it("with an end but no line break is whole", () => {
    expect(figures("year,value\n2020,61.5")).toHaveLength(1);
  });

  it("tells all that is wrong with it at once, each at its place", () => {
    const wrong = lines(
      "year,value,low,high,published",
      "20,61,,,",
      "2020,sixty,,,",
      "2021,61,62,63,",
      "2022,61,,,2022-02-30",
      "2023,61",
      "2024,61,,,",
      "2024,62,,,",
    );
    expect(problems(wrong).map((p) => [p.code, p.where?.line, p.where?.column])).toEqual([
      ["date-invalid", 2, 1],
      ["number-invalid", 3, 6],
      ["harm-order", 4, 6],
      ["date-invalid", 5, 11],
      ["csv-structure", 6, 1],
      ["id-conflict", 8, 6],
    ]);
  });

  it("with a repeated line counts it once", () => {
    expect(figures("year,value\n2020,61\n2020,61\n")).toHaveLength(1);
  });

  it("with endless faults tells twenty and counts the rest", () => {
    const many = `year,value\n${"x,y\n".repeat(100_000)}`;
    const told = problems(many);
    expect(told).toHaveLength(21);
    expect(told[20]).toMatchObject({ code: "problems-many" });
  });
});

describe("what is no table is told", () => {
  it.each([
    ["", "file-empty"],
    ["  \n", "file-empty"],
    ["<!DOCTYPE html><html><title>Log in</title></html>", "file-not-table"],
    ['[{"message":[{"id":"120"}]}]', "file-not-table"],
    ["PK\u0003\u0004 a zip", "file-not-table"],
    ["a,b\n1,2\n", "column-missing"],
    ["year,value\n", "series-missing"],
    ['year,value\n2020,"61\n', "csv-structure"],
  ])("%j: %s", (text, code) => {
    expect(problems(text).map((p) => p.code)).toEqual([code]);
    expect(problems(text)[0].where?.file).toBe("figures.csv");
  });
});

it("an indicator without a file is a series without figures, for those that come as facts", () => {
  expect(declaredSeries({ ...declared, uncertainty: 0.6, publisher: "World Bank" })).toEqual({
    name: "life",
    title: "Life expectancy",
    unit: "years",
    lagMonths: 18,
    uncertainty: 0.6,
    figures: [],
    source: { publisher: "World Bank" },
  });
});

it("whatever is written as a long table is read back, in whatever order it stands", () => {
  const row = fc.record({
    iso3: fc.constantFrom("AFG", "ALB"),
    indicator: fc.constantFrom("A.B", "C.D"),
    year: fc.integer({ min: 1960, max: 2025 }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  });
  const rows = fc.uniqueArray(row, { selector: (r) => `${r.iso3}${r.indicator}${r.year}`, maxLength: 50 });
  fc.assert(
    fc.property(rows, (all) => {
      const text = [...csvLines(all, ["iso3", "indicator", "year", "value"])].join("");
      const wanted = all.filter((r) => r.iso3 === "AFG" && r.indicator === "A.B");
      const result = read(text, { code: "A.B", country: "AFG" });
      if (wanted.length === 0) expect(result.ok).toBe(false);
      else
        expect(result.ok && result.value.figures).toEqual(
          wanted.map(({ year, value }) => ({ year, value })).sort((a, b) => a.year - b.year),
        );
    }),
    { seed: 3, numRuns: 200 },
  );
});

const folder = resolve(import.meta.dirname, "../../../shared/data/indicators");
describe.skipIf(!existsSync(folder))("the real tables beside this checkout", () => {
  const file = (name: string) => readFileSync(resolve(folder, name), "utf8");

  it("of the World Bank", () => {
    const found = figures(file("indicators_wdi_AFG.csv"), { code: "SG.GEN.PARL.ZS", country: "AFG" });
    expect(found).toHaveLength(16);
    expect(found.at(-1)).toEqual({ year: 2021, value: 27.0161290322581 });
  });

  it("of V-Dem", () => {
    const found = figures(file("indicators_vdem_AFG.csv"), { code: "v2x_freexp_altinf", country: "AFG" });
    expect(found.find((f) => f.year === 2020)?.value).toBe(0.724);
    expect(found).toHaveLength(34);
  });
});
