// ACLED's web service: login with the user's account, a token that ends, and pages until there are no more.
import { afterEach, describe, expect, it } from "vitest";
import { type Day, parseDay } from "../../src/ground/day.js";
import { daysFrom } from "../../src/ground/interval.js";
import {
  type AcledRequest,
  acledAttribution,
  acledColumns,
  fetchAcled,
} from "../../src/sources/acled-api.js";
import type { FetchState } from "../../src/sources/http.js";
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

type Twist = (asked: Asked, number: number) => Said | undefined;

// login, refresh and read as the service does them; tokens are numbered, and live for `life` seconds
async function acled(rows: number, twist: Twist = () => undefined, life = 86_400) {
  let issued = 0;
  const running = await startService((asked, number) => {
    const twisted = twist(asked, number);
    if (twisted !== undefined) return twisted;
    if (asked.path === "/oauth/token") {
      const form = new URLSearchParams(asked.body);
      const known =
        form.get("grant_type") === "refresh_token"
          ? form.get("refresh_token") === `refresh-${issued}`
          : form.get("username") === "a@b.org" && form.get("password") === "p&ss wörd";
      if (!known || form.get("client_id") !== "acled") {
        const error_description = "The user credentials were incorrect.";
        return { status: 400, body: { error: "invalid_grant", error_description } };
      }
      issued += 1;
      const token = { access_token: `access-${issued}`, refresh_token: `refresh-${issued}` };
      return { body: { token_type: "Bearer", expires_in: life, ...token } };
    }
    if (asked.headers.authorization !== `Bearer access-${issued}`)
      return {
        status: 401,
        body: { message: "The resource owner or authorization server denied the request." },
      };
    const limit = Number(asked.query.get("limit"));
    const from = (Number(asked.query.get("page")) - 1) * limit;
    const count = Math.max(0, Math.min(limit, rows - from));
    const data = Array.from({ length: count }, (_, i) => ({
      event_id_cnty: `SYR${from + i}`,
      fatalities: "1",
    }));
    return { body: { status: 200, success: true, count, data } };
  });
  service = running;
  return running;
}

const request = (running: Service, more: Partial<AcledRequest> = {}): AcledRequest => ({
  username: "a@b.org",
  password: "p&ss wörd",
  pageSize: 10,
  patience: shortPatience,
  base: running.base,
  ...more,
});

async function fetched(running: Service, more: Partial<AcledRequest> = {}) {
  const effects = watchedEffects();
  const results = await all(fetchAcled(request(running, more), effects));
  const pages = results.flatMap((r) => (r.ok ? [r.value] : []));
  const problems = results.flatMap((r) => (r.ok ? [] : r.problems));
  return { effects, pages, problems, ids: pages.flatMap((p) => p.rows.map((r) => r.event_id_cnty)) };
}

const day = (text: string): Day => parseDay(text) ?? (Number.NaN as Day);
const of = (running: Service, path: string) => running.asked.filter((a) => a.path === path);

describe("a fetch", () => {
  it("logs in by a form, and reads pages with the token until one is short", async () => {
    const running = await acled(25);
    const { ids, problems, pages, effects } = await fetched(running);
    expect(problems).toEqual([]);
    expect(ids).toEqual(Array.from({ length: 25 }, (_, i) => `SYR${i}`));
    expect(pages.at(-1)?.state).toMatchObject({ pages: 3, rows: 25, next: null });
    expect(effects.seen).toEqual([
      [10, undefined],
      [20, undefined],
      [25, undefined],
    ]);
    expect(of(running, "/oauth/token")).toHaveLength(1);
    expect(of(running, "/api/acled/read").map((a) => a.query.get("page"))).toEqual(["1", "2", "3"]);
  });

  it("reads one page more when the last is full, and learns that it is empty", async () => {
    const { ids, pages } = await fetched(await acled(20));
    expect(ids).toHaveLength(20);
    expect(pages.map((p) => p.rows.length)).toEqual([10, 10, 0]);
  });

  it("goes on when the service gives fewer rows a page than it was asked for", async () => {
    // asked for 5000, the service gives 10 and counts its pages by 10
    const running = await acled(25, (asked) => {
      asked.query.set("limit", "10");
      return undefined;
    });
    expect((await fetched(running, { pageSize: 5000 })).ids).toHaveLength(25);
  });

  it("asks for what is wanted, in the service's words", async () => {
    const running = await acled(1);
    await fetched(running, { filters: { country: "Syria" }, days: daysFrom(day("2016-02-27"), 7) });
    expect(Object.fromEntries(of(running, "/api/acled/read")[0].query)).toEqual({
      _format: "json",
      country: "Syria",
      event_date: "2016-02-27|2016-03-04",
      event_date_where: "BETWEEN",
      limit: "10",
      page: "1",
    });
  });

  it("that was broken off goes on where it stopped, from a state without name and password", async () => {
    const running = await acled(35);
    const pages = fetchAcled(request(running), watchedEffects());
    const first = await pages.next();
    await pages.return();
    const saved = JSON.stringify(first.value?.ok ? first.value.value.state : undefined);
    expect(saved).not.toMatch(/a@b|p&ss|access-/);
    const resume = JSON.parse(saved) as FetchState;
    expect((await fetched(running, { resume })).ids).toEqual(
      Array.from({ length: 25 }, (_, i) => `SYR${10 + i}`),
    );
    const { problems } = await fetched(running, { resume, filters: { country: "Iraq" } });
    expect(problems).toMatchObject([{ code: "question-invalid" }]);
  });

  it("that is over asks nothing, not even for a token", async () => {
    const running = await acled(5);
    const done: FetchState = { ...(await fetched(running)).pages[0].state, next: null };
    const before = running.asked.length;
    expect((await fetched(running, { resume: done })).pages).toEqual([]);
    expect(running.asked).toHaveLength(before);
  });

  it("says with the first page that recent events may be held back, unless only older days are asked for", async () => {
    const running = await acled(25);
    const { pages } = await fetched(running);
    expect(pages.map((p) => p.notes.length)).toEqual([1, 0, 0]);
    expect(pages[0].notes[0]).toMatch(/no events of the last 12 months/);
    const old = await fetched(running, { days: daysFrom(day("2016-02-27"), 7) });
    expect(old.pages[0].notes).toEqual([]);
  });
});

describe("a token that ends", () => {
  it("is renewed before it expires", async () => {
    // a life of 61 seconds leaves one second before the minute of margin; the pauses take a tenth each
    const running = await acled(150, undefined, 61);
    const { ids, problems } = await fetched(running);
    expect(problems).toEqual([]);
    expect(ids).toHaveLength(150);
    const logins = of(running, "/oauth/token").map((a) => new URLSearchParams(a.body).get("grant_type"));
    expect(logins).toEqual(["password", "refresh_token"]);
  });

  it("is renewed when the service refuses it", async () => {
    let refused = false;
    const running = await acled(25, (asked) => {
      if (refused || asked.query.get("page") !== "2") return undefined;
      refused = true;
      return { status: 401, body: { message: "token expired" } };
    });
    const { ids, problems } = await fetched(running);
    expect(problems).toEqual([]);
    expect(ids).toHaveLength(25);
    expect(of(running, "/oauth/token")).toHaveLength(2);
  });

  it("is got by the password again when it can't be renewed", async () => {
    let refused = false;
    const running = await acled(25, (asked) => {
      if (asked.body.includes("grant_type=refresh_token"))
        return { status: 401, body: { error: "invalid_request" } };
      if (refused || asked.query.get("page") !== "2") return undefined;
      refused = true;
      return { status: 401, body: {} };
    });
    const { ids, problems } = await fetched(running);
    expect(problems).toEqual([]);
    expect(ids).toHaveLength(25);
    const logins = of(running, "/oauth/token").map((a) => new URLSearchParams(a.body).get("grant_type"));
    expect(logins).toEqual(["password", "refresh_token", "password"]);
  });

  it("and is refused again at once is a problem, not a circle", async () => {
    const running = await acled(25, (asked) =>
      asked.path === "/oauth/token" ? undefined : { status: 401, body: { message: "denied" } },
    );
    const { problems } = await fetched(running);
    expect(problems).toMatchObject([{ code: "service-login", found: "denied" }]);
    expect(of(running, "/api/acled/read")).toHaveLength(2);
  });
});

describe("what the service refuses is told plainly", () => {
  it("a wrong password, which is not repeated in the message", async () => {
    const { problems } = await fetched(await acled(5), { password: "a-wrong-one" });
    expect(problems).toMatchObject([
      {
        code: "service-login",
        message: "ACLED did not accept the name and the password",
        found: "The user credentials were incorrect.",
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain("a-wrong-one");
  });

  const reading =
    (said: Said): Twist =>
    (asked) =>
      asked.path === "/oauth/token" ? undefined : said;
  const unauthorized =
    "<!DOCTYPE html>\n<html><head><title>Unauthorized | ACLED</title></head><body><h1>Unauthorized</h1></body></html>";

  it.each([200, 403])(
    "an account without access: a web page that says Unauthorized, with status %d",
    async (status) => {
      const { problems } = await fetched(await acled(5, reading({ status, body: unauthorized })));
      expect(problems).toMatchObject([
        {
          code: "service-login",
          message: "ACLED accepted the login, but not the request for events",
          found: "Unauthorized | ACLED",
        },
      ]);
      expect(problems[0].hint).toMatch(/access level in your ACLED profile/);
    },
  );

  it("an error inside an answer with status 200", async () => {
    const body = { status: 400, success: false, message: "Unknown column: contry" };
    expect((await fetched(await acled(5, reading({ body })))).problems).toMatchObject([
      {
        code: "service-refused",
        message: "ACLED's service refused the request (400)",
        found: "Unknown column: contry",
      },
    ]);
  });

  it("any other web page, JSON without events, and events that are no rows", async () => {
    const problemOf = async (body: unknown) => {
      const { problems } = await fetched(await acled(5, reading({ body })));
      await service?.close();
      return problems.map((p) => `${p.code}: ${p.message}`);
    };
    expect(await problemOf("<html><title>Maintenance</title></html>")).toEqual([
      "service-answer: ACLED's service answered with a web page, not with data",
    ]);
    expect(await problemOf({ status: 200 })).toEqual([
      "service-answer: ACLED's answer has no list of events",
    ]);
    expect(await problemOf({ status: 200, data: [[1, 2]] })).toEqual([
      "service-answer: an event in ACLED's answer is not a row of plain values",
    ]);
  });

  it("a login that gives no token", async () => {
    const running = await acled(5, (asked) =>
      asked.path === "/oauth/token" ? { body: { token_type: "x" } } : undefined,
    );
    expect((await fetched(running)).problems).toMatchObject([
      {
        code: "service-answer",
        message: "ACLED's login gave no token (200)",
        found: "JSON without access_token",
      },
    ]);
  });

  it("the same page again and again", async () => {
    const same = { status: 200, data: [{ event_id_cnty: "SYR1" }] };
    const { problems, pages } = await fetched(await acled(5, reading({ body: same })));
    expect(pages).toHaveLength(1);
    expect(problems[0].message).toBe("ACLED's service sends the same page again and again");
  });
});

it("breakdowns at login and while reading are waited out", async () => {
  const twists: Record<number, Said> = { 1: { status: 503, body: "" }, 3: "cut", 4: { body: '{"data": [' } };
  const { ids, problems, effects } = await fetched(await acled(5, (_, n) => twists[n]));
  expect(problems).toEqual([]);
  expect(ids).toHaveLength(5);
  expect(effects.waits.slice(0, 3)).toEqual([1000, 1000, 2000]);
});

it("the attribution names the day of access and the filters, as the terms ask", () => {
  const used = { filters: { country: "Syria" }, days: daysFrom(day("2016-02-27"), 7) };
  expect(acledAttribution(used, day("2026-11-24"))).toBe(
    "Armed Conflict Location & Event Data (ACLED), https://acleddata.com, accessed 2026-11-24, filters: country = Syria; event_date = 2016-02-27|2016-03-04; event_date_where = BETWEEN.",
  );
  expect(acledAttribution({}, day("2026-11-24"))).toMatch(/no filters\.$/);
  expect(new Set(acledColumns).size).toBe(31);
});
