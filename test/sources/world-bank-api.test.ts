// The World Bank's web service: its pages are followed, its "no" with status 200 is heard, and what it gives can be read again.
import { afterEach, describe, expect, it } from "vitest";
import { parseDay } from "../../src/ground/day.js";
import { csvLines } from "../../src/sources/csv-lines.js";
import type { FetchState } from "../../src/sources/http.js";
import { readIndicatorTable } from "../../src/sources/indicator-table.js";
import {
  fetchWorldBank,
  type WorldBankRequest,
  worldBankCitation,
  worldBankColumns,
} from "../../src/sources/world-bank-api.js";
import {
  type Asked,
  all,
  type Said,
  type Service,
  shortPatience,
  startService,
  watchedEffects,
} from "./local-service.js";

let service: Service | undefined;
afterEach(() => service?.close());

const figure = (i: number) => ({
  indicator: { id: "SP.DYN.LE00.IN", value: "Life expectancy at birth, total (years)" },
  country: { id: "AF", value: "Afghanistan" },
  countryiso3code: "AFG",
  date: String(2024 - i),
  value: i === 0 ? null : 60 + i / 8,
  unit: "",
  obs_status: i === 1 ? "E" : "",
  decimal: 0,
});

// the envelope and paging of the service; `twist` says something else to some requests
async function worldBank(
  rows: number,
  twist: (asked: Asked, number: number) => Said | undefined = () => undefined,
) {
  service = await startService((asked, number) => twist(asked, number) ?? { body: page(asked, rows) });
  return service;
}

function page(asked: Asked, rows: number) {
  const size = Number(asked.query.get("per_page"));
  const at = Number(asked.query.get("page"));
  const count = Math.max(0, Math.min(size, rows - (at - 1) * size));
  const head = {
    page: rows === 0 ? 0 : at,
    pages: Math.ceil(rows / size),
    per_page: String(size),
    total: rows,
  };
  const list = Array.from({ length: count }, (_, i) => figure((at - 1) * size + i));
  return [{ ...head, sourceid: "2", lastupdated: "2026-07-01" }, rows === 0 ? null : list];
}

async function fetched(running: Service, more: Partial<WorldBankRequest> = {}) {
  const effects = watchedEffects();
  const request: WorldBankRequest = {
    indicators: ["SP.DYN.LE00.IN"],
    countries: ["AFG"],
    pageSize: 10,
    patience: shortPatience,
    base: `${running.base}/v2`,
    ...more,
  };
  const results = await all(fetchWorldBank(request, effects));
  const pages = results.flatMap((r) => (r.ok ? [r.value] : []));
  const problems = results.flatMap((r) => (r.ok ? [] : r.problems));
  return { effects, pages, problems, rows: pages.flatMap((p) => p.rows) };
}

describe("pages", () => {
  it("are followed to the end, with a pause between them, and progress told", async () => {
    const { rows, problems, effects } = await fetched(await worldBank(25));
    expect(problems).toEqual([]);
    expect(rows.map((r) => r.year)).toEqual(Array.from({ length: 25 }, (_, i) => 2024 - i));
    expect(effects.seen).toEqual([
      [10, 25],
      [20, 25],
      [25, 25],
    ]);
    expect(effects.waits).toEqual([100, 100]);
  });

  it("ask for what is wanted, in the service's words", async () => {
    const running = await worldBank(1);
    await fetched(running, {
      indicators: ["SP.DYN.LE00.IN", "SH.DYN.MORT"],
      countries: ["AFG", "CO"],
      years: { from: 2000, to: 2024 },
    });
    expect(running.asked[0].path).toBe("/v2/country/AFG;CO/indicator/SP.DYN.LE00.IN;SH.DYN.MORT");
    expect(Object.fromEntries(running.asked[0].query)).toEqual({
      format: "json",
      source: "2",
      per_page: "10",
      date: "2000:2024",
      page: "1",
    });
  });

  it("may be none at all: a header with no pages, and null for the list", async () => {
    const { pages, problems } = await fetched(await worldBank(0));
    expect(problems).toEqual([]);
    expect(pages.map((p) => [p.rows.length, p.state.next])).toEqual([[0, null]]);
  });

  it("become the long table, which is read back with the day on which it was last changed", async () => {
    const { rows } = await fetched(await worldBank(3));
    const text = [...csvLines(rows, worldBankColumns)].join("");
    expect(text).toBe(
      "iso3,country,indicator,year,value,status,updated\n" +
        "AFG,Afghanistan,SP.DYN.LE00.IN,2024,,,2026-07-01\n" +
        "AFG,Afghanistan,SP.DYN.LE00.IN,2023,60.125,E,2026-07-01\n" +
        "AFG,Afghanistan,SP.DYN.LE00.IN,2022,60.25,,2026-07-01\n",
    );
    const table = readIndicatorTable(text, "life.csv", { code: "SP.DYN.LE00.IN", country: "AFG" });
    expect(table.ok && table.value.released).toBe(parseDay("2026-07-01"));
    expect(table.ok && table.value.rows.map((r) => [r.year, r.value])).toEqual([
      [2023, 60.125],
      [2022, 60.25],
    ]);
  });

  it("of a group of countries without a code of three letters keep its short one", async () => {
    const group = { ...figure(1), countryiso3code: "", country: { id: "XM", value: "Low income" } };
    const head = { page: 1, pages: 1, per_page: 10, total: 1, lastupdated: null };
    const { rows } = await fetched(await worldBank(1, () => ({ body: [head, [group]] })));
    expect(rows).toMatchObject([{ iso3: "XM", country: "Low income", updated: null }]);
  });
});

describe("a fetch that was broken off", () => {
  it("goes on where it stopped, from a state that went through JSON, and is not mixed with another request", async () => {
    const running = await worldBank(35, (_, n) =>
      n > 2 && n < 7 ? { status: 502, body: "Bad Gateway" } : undefined,
    );
    const broken = await fetched(running);
    expect(broken.problems).toMatchObject([{ code: "service-unreachable" }]);
    const resume = JSON.parse(JSON.stringify(broken.pages.at(-1)?.state)) as FetchState;
    const rest = await fetched(running, { resume });
    expect(rest.rows.map((r) => r.year)).toEqual(Array.from({ length: 15 }, (_, i) => 2004 - i));
    expect(rest.pages.at(-1)?.state).toMatchObject({ pages: 4, rows: 35, next: null });
    const other = await fetched(running, { resume, countries: ["COL"] });
    expect(other.problems).toMatchObject([{ code: "question-invalid" }]);
  });
});

describe("the service's moods are waited out", () => {
  it("429, 500, a cut connection, JSON that breaks off, and a 400 in the middle", async () => {
    const twists: Record<number, Said> = {
      1: { status: 429, headers: { "retry-after": "9" }, body: "" },
      2: "cut",
      3: { body: '[{"page":1,' },
      5: { status: 400, body: "<html><title>Request Error</title></html>" },
    };
    const { rows, problems, effects } = await fetched(await worldBank(20, (_, n) => twists[n]));
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(20);
    expect(effects.waits).toEqual([9000, 2000, 4000, 100, 1000]);
  });
});

describe("what the service refuses is told plainly", () => {
  const problemsOf = async (twist: Said) => (await fetched(await worldBank(5, () => twist))).problems;

  it("a mistake that it reports with status 200", async () => {
    const message = [{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }];
    expect(await problemsOf({ body: [{ message }] })).toMatchObject([
      {
        code: "service-refused",
        message: "the World Bank's service did not accept the request for SP.DYN.LE00.IN of AFG",
        found: "Invalid value: The provided parameter value is not valid",
      },
    ]);
  });

  it("a refusal on the first page, and a web page in place of data", async () => {
    const refused = await problemsOf({ status: 400, body: "<html><title>Request Error</title></html>" });
    expect(refused).toMatchObject([{ code: "service-refused", found: "Request Error" }]);
    await service?.close();
    expect(await problemsOf({ body: "<!DOCTYPE html><title>Hotel WiFi</title>" })).toMatchObject([
      { code: "service-answer", found: "Hotel WiFi" },
    ]);
  });

  it.each<[string, unknown]>([
    ["it has no header of a page", { value: 1 }],
    ["it does not say how many pages there are", [{ page: 1 }, []]],
    ["it announced 5 rows, and 1 came", [{ page: 1, pages: 1, total: 5 }, [figure(1)]]],
    ["page 1 was asked for, and page 2 came", [{ page: 2, pages: 2, total: 20 }, [figure(1)]]],
    ["a result is not of a year", [{ page: 1, pages: 1, total: 1 }, [{ ...figure(1), date: "2020Q1" }]]],
    ["a value is no number", [{ page: 1, pages: 1, total: 1 }, [{ ...figure(1), value: "62" }]]],
    ["a result has no indicator or no country", [{ page: 1, pages: 1, total: 1 }, [{ date: "2020" }]]],
  ])("an answer that can't be trusted: %s", async (why, body) => {
    const problems = await problemsOf({ body });
    expect(problems).toMatchObject([{ code: "service-answer" }]);
    expect(problems[0].message).toContain(why);
  });

  it("figures that change between two pages", async () => {
    const running = await worldBank(20, (asked, n) => {
      const [head, list] = page(asked, 20);
      return n === 2 ? { body: [{ ...head, lastupdated: "2026-10-01" }, list] } : undefined;
    });
    expect((await fetched(running)).problems[0].message).toMatch(/the data base was changed on the way$/);
  });

  it("a request that can't be right is not sent, and all that is wrong is told", async () => {
    const running = await worldBank(5);
    const { problems } = await fetched(running, {
      indicators: ["SP/DYN"],
      countries: ["Afghanistan"],
      years: { from: 2024, to: 2000 },
      pageSize: 0,
    });
    expect(problems.map((p) => p.code)).toEqual([
      "value-unknown",
      "value-unknown",
      "dates-reversed",
      "number-range",
    ]);
    expect((await fetched(running, { indicators: [] })).problems).toMatchObject([{ code: "value-unknown" }]);
    expect(running.asked).toEqual([]);
  });
});

it("what was fetched is cited with its codes and day", () => {
  expect(worldBankCitation(["SP.DYN.LE00.IN"], parseDay("2026-11-24") ?? (0 as never))).toBe(
    "World Bank, World Development Indicators (SP.DYN.LE00.IN), https://data.worldbank.org, retrieved 2026-11-24 (CC BY 4.0).",
  );
});
