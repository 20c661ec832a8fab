// UCDP's web service: its pages are followed to the end, its moods are waited out, and what it refuses is told plainly.
import { afterEach, describe, expect, it } from "vitest";
import { type Day, parseDay } from "../../src/ground/day.js";
import { daysFrom } from "../../src/ground/interval.js";
import { columnsOf, csvLines, type Row } from "../../src/sources/csv-lines.js";
import type { FetchState } from "../../src/sources/http.js";
import { fetchUcdp, type UcdpRequest, ucdpCitation, ucdpColumns } from "../../src/sources/ucdp-api.js";
import {
  type Asked,
  all,
  type Said,
  type Service,
  shortPatience,
  startService,
  watchedEffects,
} from "./local-service.js";

const token = "a-token-of-this-test";
let service: Service | undefined;
afterEach(() => service?.close());

const event = (id: number): Row => ({
  id,
  side_a: "Government of Syria",
  date_start: "2016-02-27T00:00:00",
  best: 1,
});

// the envelope and paging of the service; `twist` says something else to some requests
async function ucdp(
  rows: number,
  twist: (asked: Asked, number: number) => Said | undefined = () => undefined,
) {
  const running: Service = await startService((asked, number) => {
    const twisted = twist(asked, number);
    if (twisted !== undefined) return twisted;
    if (asked.headers["x-ucdp-access-token"] !== token)
      return { status: 401, body: "API token required. Add header: x-ucdp-access-token" };
    return { body: page(running.base, asked, rows) };
  });
  service = running;
  return running;
}

function page(base: string, asked: Asked, rows: number) {
  const size = Number(asked.query.get("pagesize"));
  const at = Number(asked.query.get("page") ?? 0);
  const total = Math.ceil(rows / size);
  const url = (n: number) => {
    const query = new URLSearchParams(asked.query);
    query.set("page", String(n));
    return `${base}${asked.path}?${query}`;
  };
  return {
    TotalCount: rows,
    TotalPages: total,
    PreviousPageUrl: at > 0 ? url(at - 1) : "",
    NextPageUrl: at + 1 < total ? url(at + 1) : "",
    Result: Array.from({ length: Math.min(size, rows - at * size) }, (_, i) => event(at * size + i)),
  };
}

const request = (running: Service, more: Partial<UcdpRequest> = {}): UcdpRequest => ({
  token,
  version: "26.1",
  pageSize: 10,
  patience: shortPatience,
  base: `${running.base}/api`,
  ...more,
});

async function fetched(running: Service, more: Partial<UcdpRequest> = {}) {
  const effects = watchedEffects();
  const results = await all(fetchUcdp(request(running, more), effects));
  const pages = results.flatMap((r) => (r.ok ? [r.value] : []));
  const problems = results.flatMap((r) => (r.ok ? [] : r.problems));
  return { effects, pages, problems, ids: pages.flatMap((p) => p.rows.map((r) => r.id)) };
}

describe("pages", () => {
  it("are followed to the end, with the token in its header, a pause between them, and progress told", async () => {
    const running = await ucdp(25);
    const { ids, pages, problems, effects } = await fetched(running);
    expect(problems).toEqual([]);
    expect(ids).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(pages.map((p) => [p.state.pages, p.state.rows, p.state.total])).toEqual([
      [1, 10, 25],
      [2, 20, 25],
      [3, 25, 25],
    ]);
    expect(effects.seen).toEqual([
      [10, 25],
      [20, 25],
      [25, 25],
    ]);
    expect(effects.waits).toEqual([100, 100]);
    // the first page is not numbered, for nobody agrees on the number of the first
    expect(running.asked[0].query.has("page")).toBe(false);
  });

  it("ask for what is wanted, in the service's words", async () => {
    const running = await ucdp(1);
    await fetched(running, {
      version: "26.0.8",
      countries: [652, 369],
      days: daysFrom(parseDay("2016-02-27") ?? (0 as Day), 7),
      typesOfViolence: [1, 3],
      dyads: [11973],
      actors: [118],
      box: [
        [32, 35],
        [38, 43],
      ],
    });
    expect(running.asked[0].path).toBe("/api/gedevents/26.0.8");
    expect(Object.fromEntries(running.asked[0].query)).toEqual({
      pagesize: "10",
      Country: "652,369",
      StartDate: "2016-02-27",
      EndDate: "2016-03-04",
      TypeOfViolence: "1,3",
      Dyad: "11973",
      Actor: "118",
      Geography: "32 35,38 43",
    });
  });

  it("may be none at all", async () => {
    const { pages, problems } = await fetched(await ucdp(0));
    expect(problems).toEqual([]);
    expect(pages.map((p) => [p.rows.length, p.state.next])).toEqual([[0, null]]);
  });

  it("become the columns of the file as downloaded, and any others after them", async () => {
    const { pages } = await fetched(await ucdp(1));
    expect(ucdpColumns).toHaveLength(49);
    expect(columnsOf([{ id: 1, new_column: 2 }], ucdpColumns).at(-1)).toBe("new_column");
    const lines = [...csvLines(pages[0].rows, ["id", "side_a", "side_b", "best"])];
    expect(lines).toEqual(["id,side_a,side_b,best\n", "0,Government of Syria,,1\n"]);
  });
});

describe("a fetch that was broken off", () => {
  it("goes on where it stopped, from a state that went through JSON and holds no token", async () => {
    const running = await ucdp(35);
    const pages = fetchUcdp(request(running), watchedEffects());
    await pages.next();
    const second = await pages.next();
    await pages.return();
    const saved = JSON.stringify(second.value?.ok ? second.value.value.state : undefined);
    expect(saved).not.toContain(token);
    const {
      ids,
      pages: rest,
      problems,
    } = await fetched(running, { resume: JSON.parse(saved) as FetchState });
    expect(problems).toEqual([]);
    expect(ids).toEqual(Array.from({ length: 15 }, (_, i) => 20 + i));
    expect(rest.at(-1)?.state).toMatchObject({ pages: 4, rows: 35, next: null });
  });

  it("is over when its state says so: nothing is asked", async () => {
    const running = await ucdp(5);
    const { pages } = await fetched(running);
    const again = await fetched(running, { resume: pages[0].state });
    expect(again).toMatchObject({ pages: [], problems: [] });
    expect(running.asked).toHaveLength(1);
  });

  it("is not mixed with another request", async () => {
    const running = await ucdp(25);
    const { pages } = await fetched(running);
    const other = await fetched(running, { resume: pages[0].state, version: "25.1" });
    expect(other.problems).toMatchObject([
      { code: "question-invalid", message: "the saved state belongs to another request" },
    ]);
  });
});

describe("the service's moods are waited out", () => {
  it("a 400 after many fast requests: it waits longer each time, and goes on", async () => {
    const { ids, problems, effects } = await fetched(
      await ucdp(60, (_, n) => (n >= 4 && n <= 6 ? { status: 400, body: "Bad Request" } : undefined)),
    );
    expect(problems).toEqual([]);
    expect(ids).toHaveLength(60);
    expect(effects.waits).toEqual([100, 100, 100, 1000, 2000, 4000, 100, 100]);
  });

  it("but a 400 on the first page is an answer", async () => {
    const { problems, effects } = await fetched(
      await ucdp(9, () => ({ status: 400, body: "Invalid Geography" })),
    );
    expect(problems).toMatchObject([
      {
        code: "service-refused",
        message: "UCDP's service refused the request (400)",
        found: "Invalid Geography",
      },
    ]);
    expect(effects.waits).toEqual([]);
  });

  it("429 with Retry-After in seconds, or as a date: it waits as long as it is asked to", async () => {
    const seconds = await ucdp(5, (_, n) =>
      n === 1 ? { status: 429, headers: { "retry-after": "30" }, body: "slow down" } : undefined,
    );
    expect((await fetched(seconds)).effects.waits).toEqual([30_000]);
    await seconds.close();
    const date = await ucdp(5, (_, n) =>
      n === 1
        ? { status: 503, headers: { "retry-after": "Tue, 24 Nov 2026 00:00:45 GMT" }, body: "" }
        : undefined,
    );
    expect((await fetched(date)).effects.waits).toEqual([45_000]);
  });

  it("but not for hours: it says when to come back", async () => {
    const { problems, effects } = await fetched(
      await ucdp(5, () => ({ status: 429, headers: { "retry-after": "7200" }, body: "daily limit" })),
    );
    expect(problems).toMatchObject([
      { code: "service-refused", message: "the service asks to come back in 120 minutes" },
    ]);
    expect(effects.waits).toEqual([]);
  });

  it("500, a cut connection and JSON that breaks off, one after the other", async () => {
    const twists: Record<number, Said> = {
      1: { status: 500, body: "<html><title>Server Error</title></html>" },
      2: "cut",
      3: { body: '{"TotalCount": 5, "Result": [{"id": 1' },
    };
    const { ids, problems, effects } = await fetched(await ucdp(5, (_, n) => twists[n]));
    expect(problems).toEqual([]);
    expect(ids).toHaveLength(5);
    expect(effects.waits).toEqual([1000, 2000, 4000]);
  });

  it("but not for ever: the pages that came stay, and the state goes on from there", async () => {
    const down = await ucdp(25, (_, n) =>
      n > 1 && n < 6 ? { status: 502, body: "Bad Gateway" } : undefined,
    );
    const { pages, problems } = await fetched(down);
    expect(problems).toMatchObject([
      {
        code: "service-unreachable",
        message: "the service failed (502 Bad Gateway), 4 times",
        hint: "try again later; what has come so far is kept, and the fetch goes on from there",
      },
    ]);
    const { ids } = await fetched(down, { resume: pages[0].state });
    expect(ids).toEqual(Array.from({ length: 15 }, (_, i) => 10 + i));
  });

  it("when nobody listens, it says that the connection failed", async () => {
    const gone = await ucdp(1);
    await gone.close();
    const { problems } = await fetched(gone);
    expect(problems).toMatchObject([{ code: "service-unreachable" }]);
    expect(problems[0].message).toMatch(/^the connection failed \(.*ECONNREFUSED.*\), 4 times$/);
  });
});

describe("what the service refuses is told plainly", () => {
  const problemOf = async (twist: Said, more: Partial<UcdpRequest> = {}) => {
    const { problems, pages } = await fetched(await ucdp(5, () => twist), more);
    expect(pages).toEqual([]);
    expect(problems).toHaveLength(1);
    return problems[0];
  };

  it("a token that is missing, or wrong", async () => {
    const running = await ucdp(5);
    expect((await fetched(running, { token: "" })).problems).toMatchObject([
      {
        code: "service-login",
        message: "UCDP's service needs a token",
        found: "API token required. Add header: x-ucdp-access-token",
      },
    ]);
    const { problems } = await fetched(running, { token: "wrong" });
    expect(problems[0].message).toBe("UCDP's service did not accept the token");
    expect(JSON.stringify(problems)).not.toContain("wrong");
  });

  it("a release that is not there, and a version that can't be one", async () => {
    expect(await problemOf({ status: 404, body: "" })).toMatchObject({
      code: "service-refused",
      message: "UCDP's service has no release 26.1 of gedevents",
    });
    const running = await ucdp(5);
    const { problems } = await fetched(running, { version: "v26", pageSize: 5000 });
    expect(problems.map((p) => p.code)).toEqual(["value-unknown", "number-range"]);
  });

  it.each(["26.1", "26.0.1", "26.0.12", "26.01.26.03"])("but %s is a version", async (version) => {
    expect((await fetched(await ucdp(1), { version })).problems).toEqual([]);
  });

  it("a web page with status 200", async () => {
    const body = "<!DOCTYPE html><html><head><title>Hotel WiFi: log in</title></head></html>";
    expect(await problemOf({ body })).toMatchObject({
      code: "service-answer",
      message: "UCDP's service answered with a web page, not with data",
      found: "Hotel WiFi: log in",
    });
  });

  it("JSON that is no envelope, and results that are no rows", async () => {
    expect((await problemOf({ body: { error: "?" } })).message).toMatch(/it has no list of results/);
    const nested = { TotalCount: 1, NextPageUrl: "", Result: [{ id: { a: 1 } }] };
    expect((await problemOf({ body: nested })).message).toMatch(/a result is not a row of plain values/);
  });

  it("JSON that breaks off each time", async () => {
    expect(await problemOf({ body: '{"Result": [' })).toMatchObject({
      code: "service-answer",
      message: "the service's answer is not whole JSON, 4 times",
    });
  });
});

describe("pages that can't be trusted end the fetch", () => {
  const withNext = (next: (base: string, asked: Asked) => unknown, more = {}) => {
    const rows = [event(1)];
    return ucdp(100, (asked) => ({
      body: {
        TotalCount: 100,
        NextPageUrl: next(service?.base ?? `http://${asked.headers.host}`, asked),
        Result: rows,
        ...more,
      },
    }));
  };

  it("when they go round in a circle", async () => {
    const running = await withNext((base) => `${base}/api/gedevents/26.1?page=2`);
    const { problems, pages } = await fetched(running);
    expect(pages).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: "service-answer", message: "UCDP's answer can't be used: its pages go round in a circle" },
    ]);
    expect(running.asked).toHaveLength(2);
  });

  it("when they lead to another host, which would get the token", async () => {
    const running = await withNext(() => "http://elsewhere.example/api?page=2");
    const { problems } = await fetched(running);
    expect(problems[0].message).toMatch(/its next page lies at another host, elsewhere.example/);
    expect(running.asked).toHaveLength(1);
  });

  it("but a link without its host, or with another scheme, is followed", async () => {
    const relative = await ucdp(2, (asked) => ({
      body: {
        TotalCount: 2,
        NextPageUrl: asked.query.has("page") ? "" : asked.path.concat("?page=2"),
        Result: [event(asked.query.has("page") ? 2 : 1)],
      },
    }));
    expect((await fetched(relative)).ids).toEqual([1, 2]);
    await relative.close();
    const scheme = await ucdp(2, (asked) => ({
      body: {
        TotalCount: 2,
        NextPageUrl: asked.query.has("page") ? "" : `https://${asked.headers.host}/api?page=2`,
        Result: [event(asked.query.has("page") ? 2 : 1)],
      },
    }));
    expect((await fetched(scheme)).ids).toEqual([1, 2]);
  });

  it("when fewer or more rows came than were announced, or the number changed on the way", async () => {
    const fewer = await ucdp(5, () => ({ body: { TotalCount: 5, NextPageUrl: "", Result: [event(1)] } }));
    expect((await fetched(fewer)).problems[0].message).toMatch(/it announced 5 rows, and 1 came/);
    await fewer.close();
    const changed = await ucdp(20, (asked, n) =>
      n === 2 ? { body: { ...page("", asked, 20), TotalCount: 21 } } : undefined,
    );
    expect((await fetched(changed)).problems[0].message).toMatch(
      /20 rows at first and 21 now: the release changed/,
    );
  });
});

it("what was fetched is cited with its release and day", () => {
  const cited = ucdpCitation("26.1", parseDay("2026-11-24") ?? (0 as Day));
  expect(cited).toMatch(/GED 26\.1, https:\/\/ucdp\.uu\.se, retrieved 2026-11-24 \(CC BY 4\.0\)\.$/);
});
