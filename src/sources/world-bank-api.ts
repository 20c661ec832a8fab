// The World Bank's web service (API v2): yearly figures of countries, page by page, which says "no" with a status of "yes".
import { type Day, formatDay, parseDay } from "../ground/day.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
import type { Row } from "./csv-lines.js";
import {
  askPatiently,
  type FetchedPage,
  type FetchState,
  type HttpAnswer,
  type HttpEffects,
  isObject,
  isWebPage,
  type Judgement,
  jsonOf,
  type Patience,
  usualPatience,
  wholeJson,
  wordsOf,
} from "./http.js";

/** What to fetch. The service needs no access. */
export type WorldBankRequest = {
  /** Codes such as SP.DYN.LE00.IN; up to 60. */
  readonly indicators: readonly string[];
  /** ISO codes of two or three letters; all countries and groups of countries if none is given. */
  readonly countries?: readonly string[];
  /** First and last year, both included. */
  readonly years?: { readonly from: number; readonly to: number };
  /** The number of the data base; 2, the World Development Indicators, if not given. */
  readonly source?: number;
  /** Rows a page, 1 to 20,000; 1,000 if not given. */
  readonly pageSize?: number;
  /** Where an earlier fetch of the same request stopped. */
  readonly resume?: FetchState;
  readonly patience?: Patience;
  /** The service's address, for a mirror or a test. */
  readonly base?: string;
};

/** Where the World Bank's service is. */
export const worldBankBase = "https://api.worldbank.org/v2";

/** The columns of the long table that is written; `updated` is the day on which the World Bank last changed the data base. */
export const worldBankColumns: readonly string[] = [
  "iso3",
  "country",
  "indicator",
  "year",
  "value",
  "status",
  "updated",
];

/**
 * The pages of a request, in order, as rows of the long table. A problem comes as the last value and ends the sequence; with the
 * state of the last page the fetch can go on later. A year without a figure is a row with an empty value.
 *
 * The service reports mistakes with status 200 and a list of messages; they are told as `service-refused`. Asks again, with
 * growing waits, on 429, 5xx, a failing network, an answer that breaks off, and a 400 in the middle of the pages. At the end as
 * many rows must have come as were announced, and the data base must not have changed on the way.
 *
 * Problems: `value-unknown` (codes), `number-range`, `dates-reversed`, `service-refused`, `service-answer`, `service-unreachable`.
 */
export async function* fetchWorldBank(
  request: WorldBankRequest,
  effects: HttpEffects,
): AsyncGenerator<Result<FetchedPage>, void> {
  const query = queryOf(request);
  if (!query.ok) return yield query;
  const of = query.value;
  const patience = request.patience ?? usualPatience;
  const { resume } = request;
  if (resume !== undefined && resume.of !== of) return yield otherRequest(resume, of);
  let state: FetchState = resume ?? { of, next: "1", pages: 0, rows: 0 };
  let updated: string | undefined;
  while (state.next !== null) {
    const url = `${of}&page=${state.next}`;
    const middle = state.pages > 0;
    const answer = await askPatiently(
      () => effects.get(url, { accept: "application/json" }),
      (given) => judge(given, middle),
      patience,
      effects,
    );
    if (!answer.ok) return yield answer;
    const page = pageOf(answer.value, state, request);
    if (!page.ok) return yield page;
    updated ??= page.value.updated;
    if (updated !== page.value.updated) return yield broken("the data base was changed on the way");
    state = page.value.state;
    effects.progress(state.rows, state.total);
    yield success({ rows: page.value.rows, state, notes: [] });
    if (state.next !== null) await effects.sleep(patience.pause);
  }
}

/** How to cite what was fetched. */
export function worldBankCitation(indicators: readonly string[], retrieved: Day): string {
  return `World Bank, World Development Indicators (${indicators.join(", ")}), https://data.worldbank.org, retrieved ${formatDay(retrieved)} (CC BY 4.0).`;
}

function queryOf(request: WorldBankRequest): Result<string> {
  const {
    indicators,
    countries = ["all"],
    years,
    source = 2,
    pageSize = 1000,
    base = worldBankBase,
  } = request;
  const problems: Problem[] = [];
  const wrong = (found: string, expected: string, message: string, code: Problem["code"] = "value-unknown") =>
    void problems.push(problem(code, message, { found, expected }));
  const codes = "1 to 60 codes such as SP.DYN.LE00.IN";
  if (indicators.length < 1 || indicators.length > 60)
    wrong(`${indicators.length} codes`, codes, "the indicators can't be asked for at once");
  for (const code of indicators)
    if (!/^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/.test(code))
      wrong(code, codes, `"${code}" is no code of an indicator`);
  for (const code of countries)
    if (!/^([A-Za-z0-9]{2,3}|all)$/.test(code))
      wrong(code, "an ISO code of two or three letters, such as AFG", `"${code}" is no code of a country`);
  if (years !== undefined && !(years.from <= years.to))
    wrong(
      `${years.from} to ${years.to}`,
      "a last year not before the first",
      "the years end before they begin",
      "dates-reversed",
    );
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 20_000)
    wrong(String(pageSize), "1 to 20000", "a page has 1 to 20,000 rows", "number-range");
  const path = `country/${countries.join(";")}/indicator/${indicators.join(";")}`;
  // the service allows so many characters between two slashes
  if (path.length > 1500)
    wrong(`${path.length} characters`, "at most 1500", "the request is too long", "number-range");
  if (problems.length > 0) return { ok: false, problems };
  const date = years === undefined ? "" : `&date=${years.from}:${years.to}`;
  return success(`${base}/${path}?format=json&source=${source}&per_page=${pageSize}${date}`);
}

// on the first page a 400 means what it says; later it is a mood
function judge(answer: HttpAnswer, middle: boolean): Judgement {
  const why = "the service answered 400 in the middle of the pages";
  return answer.status === 400 && middle ? { kind: "again", why } : wholeJson(answer);
}

type Page = { readonly rows: readonly Row[]; readonly state: FetchState; readonly updated: string };

function pageOf(answer: HttpAnswer, before: FetchState, request: WorldBankRequest): Result<Page> {
  const envelope = jsonOf(answer);
  const refused = refusalOf(answer, envelope, request);
  if (refused !== undefined) return { ok: false, problems: [refused] };
  if (!Array.isArray(envelope) || !isObject(envelope[0]))
    return broken("it has no header of a page", wordsOf(answer));
  const [head, list] = envelope;
  // some of its numbers come as texts
  const [page, pages, total] = [head.page, head.pages, head.total].map(Number);
  if (![pages, total].every((n) => Number.isInteger(n) && n >= 0))
    return broken("it does not say how many pages there are");
  if (pages > 0 && page !== Number(before.next))
    return broken(`page ${before.next} was asked for, and page ${page} came`);
  if (before.total !== undefined && total !== before.total)
    return broken(`it announced ${before.total} rows at first and ${total} now`);
  const updated = typeof head.lastupdated === "string" ? head.lastupdated : "";
  const rows = rowsOfPage(Array.isArray(list) ? list : [], updated);
  if (!rows.ok) return rows;
  const count = before.rows + rows.value.length;
  const last = Number(before.next) >= pages;
  if (last ? count !== total : rows.value.length === 0 || count > total)
    return broken(`it announced ${total} rows, and ${count} came`);
  const next = last ? null : String(Number(before.next) + 1);
  return success({
    rows: rows.value,
    updated,
    state: { of: before.of, next, pages: before.pages + 1, rows: count, total },
  });
}

function rowsOfPage(list: readonly unknown[], lastUpdated: string): Result<readonly Row[]> {
  const updated = parseDay(lastUpdated) === undefined ? null : lastUpdated;
  const rows: Row[] = [];
  for (const item of list) {
    if (!isObject(item) || !isObject(item.indicator) || !isObject(item.country))
      return broken("a result has no indicator or no country");
    const { indicator, country, countryiso3code, date, value, obs_status } = item;
    if (typeof date !== "string" || !/^\d{4}$/.test(date))
      return broken("a result is not of a year; only yearly figures can be read", String(date));
    if (value !== null && (typeof value !== "number" || !Number.isFinite(value)))
      return broken("a value is no number", String(value));
    // groups of countries have no code of three letters
    const iso3 = textOf(countryiso3code) || textOf(country.id);
    const status = textOf(obs_status) || null;
    rows.push({
      iso3,
      country: textOf(country.value),
      indicator: textOf(indicator.id),
      year: Number(date),
      value,
      status,
      updated,
    });
  }
  return success(rows);
}

function refusalOf(answer: HttpAnswer, envelope: unknown, request: WorldBankRequest): Problem | undefined {
  const said = messageOf(envelope);
  const asked = `${request.indicators.join(", ")} of ${(request.countries ?? ["all"]).join(", ")}`;
  const hint =
    "see data.worldbank.org for the codes of indicators and countries, and the data base that each indicator is in";
  if (said !== undefined)
    return problem("service-refused", `the World Bank's service did not accept the request for ${asked}`, {
      found: said,
      hint,
    });
  if (isWebPage(answer) && answer.status === 200)
    return problem("service-answer", "the World Bank's service answered with a web page, not with data", {
      found: wordsOf(answer),
      hint: "the service may be under repair, or a login page of your network may stand before it",
    });
  if (answer.status === 200) return undefined;
  const message = `the World Bank's service refused the request for ${asked} (${answer.status})`;
  return problem("service-refused", message, { found: wordsOf(answer), hint });
}

// [{ "message": [{ "id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid" }] }]
function messageOf(envelope: unknown): string | undefined {
  const head: unknown = Array.isArray(envelope) ? envelope[0] : envelope;
  if (!isObject(head) || head.message === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(head.message) ? head.message : [head.message];
  const said = list.map((one) =>
    isObject(one) ? [one.key, one.value].filter((part) => typeof part === "string").join(": ") : String(one),
  );
  return said.join("; ").slice(0, 300);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function otherRequest(resume: FetchState, asked: string) {
  const message = "the saved state belongs to another request";
  const hint = "start anew, or ask for the same";
  return {
    ok: false,
    problems: [problem("question-invalid", message, { found: resume.of, expected: asked, hint })],
  } as const;
}

function broken(why: string, found?: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  const rest = found === undefined ? {} : { found };
  return {
    ok: false,
    problems: [problem("service-answer", `the World Bank's answer can't be used: ${why}`, rest)],
  };
}
