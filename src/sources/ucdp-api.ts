// The web service of the Uppsala Conflict Data Program: pages of its data sets, followed to the end, resumed where they stopped.
import { addDays, type Day, formatDay } from "../ground/day.js";
import type { DayInterval } from "../ground/interval.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
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
  rowsOf,
  usualPatience,
  wholeJson,
  wordsOf,
} from "./http.js";

/** What to fetch. A filter that is not given does not restrict. */
export type UcdpRequest = {
  /** The token that UCDP gives on request (ucdp.uu.se/apidocs). */
  readonly token: string;
  /** A yearly release `26.1`, a monthly candidate release `26.0.8`, or a quarterly one `26.01.26.03`. */
  readonly version: string;
  readonly resource?: "gedevents" | "ucdpprioconflict" | "dyadic" | "nonstate" | "onesided" | "battledeaths";
  /** Country numbers of Gleditsch & Ward: Syria is 652. */
  readonly countries?: readonly number[];
  readonly days?: DayInterval;
  readonly typesOfViolence?: readonly (1 | 2 | 3)[];
  readonly dyads?: readonly number[];
  readonly actors?: readonly number[];
  /** South-west and north-east corner, each as latitude and longitude. */
  readonly box?: readonly [readonly [number, number], readonly [number, number]];
  /** Rows a page, 1 to 1000; 1000 if not given. */
  readonly pageSize?: number;
  /** Where an earlier fetch of the same request stopped. */
  readonly resume?: FetchState;
  readonly patience?: Patience;
  /** The service's address, for a mirror or a test. */
  readonly base?: string;
};

/** Where UCDP's service is. */
export const ucdpBase = "https://ucdpapi.pcr.uu.se/api";

/** The columns of GED as downloaded, in their order, so that a fetched file looks like a downloaded one. */
export const ucdpColumns: readonly string[] = [
  ..."id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name".split(
    " ",
  ),
  ..."dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id".split(
    " ",
  ),
  ..."side_b number_of_sources source_article source_office source_date source_headline source_original".split(
    " ",
  ),
  ..."where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid".split(
    " ",
  ),
  ..."country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b".split(" "),
  ..."deaths_civilians deaths_unknown best high low gwnoa gwnob".split(" "),
];

/**
 * The pages of a request, in order. A problem comes as the last value and ends the sequence; with the state of the last page the
 * fetch can go on later. Follows `NextPageUrl`, never to another host (the token would go with it), never in a circle. Asks
 * again, with growing waits, on 429, 5xx, a failing network, an answer that breaks off, and on the 400 that the service gives
 * after many fast requests. At the end as many rows must have come as were announced.
 *
 * Problems: `value-unknown` (version), `service-login` (token), `service-refused`, `service-answer`, `service-unreachable`.
 */
export async function* fetchUcdp(
  request: UcdpRequest,
  effects: HttpEffects,
): AsyncGenerator<Result<FetchedPage>, void> {
  const first = firstUrl(request);
  if (!first.ok) return yield first;
  const patience = request.patience ?? usualPatience;
  const { resume } = request;
  if (resume !== undefined && resume.of !== first.value) return yield otherRequest(resume, first.value);
  let state: FetchState = resume ?? { of: first.value, next: first.value, pages: 0, rows: 0 };
  const seen = new Set<string>();
  while (state.next !== null) {
    const url = state.next;
    seen.add(url);
    if (seen.size > 1) await effects.sleep(patience.pause);
    const headers = { accept: "application/json", "x-ucdp-access-token": request.token };
    const answer = await askPatiently(
      () => effects.get(url, headers),
      (given) => judge(given, state.pages > 0),
      patience,
      effects,
    );
    if (!answer.ok) return yield answer;
    const page = pageOf(answer.value, state, request);
    if (!page.ok) return yield page;
    state = page.value.state;
    if (state.next !== null && seen.has(state.next)) return yield broken("its pages go round in a circle");
    effects.progress(state.rows, state.total);
    yield page;
  }
}

/** How to cite what was fetched: UCDP asks for the release and the article. */
export function ucdpCitation(version: string, retrieved: Day): string {
  const article =
    "Sundberg, Ralph, and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace Research 50(4): 523–532.";
  return `${article} Uppsala Conflict Data Program, GED ${version}, https://ucdp.uu.se, retrieved ${formatDay(retrieved)} (CC BY 4.0).`;
}

function firstUrl(request: UcdpRequest): Result<string> {
  const { version, pageSize = 1000, resource = "gedevents", base = ucdpBase, days, box } = request;
  const problems: Problem[] = [];
  if (!/^\d{2}\.(\d|0\.\d{1,2}|\d{2}\.\d{2}\.\d{2})$/.test(version)) {
    const expected =
      "a yearly release such as 26.1, a monthly candidate such as 26.0.8, or a quarterly 26.01.26.03";
    const message = `"${version}" is no version of a UCDP release`;
    problems.push(problem("value-unknown", message, { found: version, expected }));
  }
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000) {
    const message = "a page has 1 to 1000 rows";
    problems.push(problem("number-range", message, { found: String(pageSize), expected: "1 to 1000" }));
  }
  if (problems.length > 0) return { ok: false, problems };
  const filters: [string, string | undefined][] = [
    ["pagesize", String(pageSize)],
    ["Country", request.countries?.join(",")],
    ["StartDate", days && formatDay(days.start)],
    ["EndDate", days && formatDay(addDays(days.end, -1))],
    ["TypeOfViolence", request.typesOfViolence?.join(",")],
    ["Dyad", request.dyads?.join(",")],
    ["Actor", request.actors?.join(",")],
    ["Geography", box?.map((corner) => corner.join(" ")).join(",")],
  ];
  // no page number: clients disagree whether the first is 0 or 1, and the service knows
  const query = filters
    .filter((filter): filter is [string, string] => filter[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return success(`${base}/${resource}/${version}?${query.join("&")}`);
}

// after about forty fast requests the service says 400 where others say 429; on the first page 400 means what it says
function judge(answer: HttpAnswer, later: boolean): Judgement {
  const why = "the service answered 400 in the middle of the pages";
  return answer.status === 400 && later ? { kind: "again", why } : wholeJson(answer);
}

function pageOf(answer: HttpAnswer, before: FetchState, request: UcdpRequest): Result<FetchedPage> {
  const refused = refusalOf(answer, request);
  if (refused !== undefined) return { ok: false, problems: [refused] };
  const envelope = jsonOf(answer);
  if (!isObject(envelope) || !Array.isArray(envelope.Result))
    return broken("it has no list of results", wordsOf(answer));
  const rows = rowsOf(envelope.Result);
  if (rows === undefined) return broken("a result is not a row of plain values");
  const total = typeof envelope.TotalCount === "number" ? envelope.TotalCount : undefined;
  if (before.total !== undefined && total !== before.total) {
    const [was, is] = [before.total, total ?? "none"];
    return broken(`it announced ${was} rows at first and ${is} now: the release changed meanwhile`);
  }
  const next = nextUrl(envelope.NextPageUrl, before.next ?? before.of);
  if (!next.ok) return next;
  const count = before.rows + rows.length;
  if (next.value !== null && rows.length === 0) return broken("a page in the middle is empty");
  if (total !== undefined && (next.value === null ? count !== total : count > total))
    return broken(`it announced ${total} rows, and ${count} came`);
  const state: FetchState = {
    of: before.of,
    next: next.value,
    pages: before.pages + 1,
    rows: count,
    ...(total !== undefined && { total }),
  };
  return success({ rows, state, notes: [] });
}

// the next page of the same host; a proxy before the service may have lost the "s" of https
function nextUrl(given: unknown, from: string): Result<string | null> {
  if (given === null || given === undefined || given === "") return success(null);
  if (typeof given !== "string") return broken("its link to the next page is no text");
  const [here, there] = [originOf(from), originOf(given)];
  if (there === undefined)
    return given.startsWith("/")
      ? success(`${here?.scheme}://${here?.host}${given}`)
      : broken("its link to the next page is no address", given);
  if (here?.host !== there.host) return broken(`its next page lies at another host, ${there.host}`);
  return success(`${here.scheme}${given.slice(there.scheme.length)}`);
}

function originOf(url: string): { readonly scheme: string; readonly host: string } | undefined {
  const match = /^(https?):\/\/([^/?#]+)/i.exec(url);
  return match === null ? undefined : { scheme: match[1], host: match[2].toLowerCase() };
}

function refusalOf(answer: HttpAnswer, request: UcdpRequest): Problem | undefined {
  const { status } = answer;
  const found = wordsOf(answer);
  if (status === 401 || status === 403) {
    const hint =
      "ask UCDP for a token at ucdp.uu.se/apidocs; the CSV files at ucdp.uu.se/downloads need none";
    const message =
      request.token === "" ? "UCDP's service needs a token" : "UCDP's service did not accept the token";
    return problem("service-login", message, { found, hint });
  }
  if (status === 404) {
    const message = `UCDP's service has no release ${request.version} of ${request.resource ?? "gedevents"}`;
    return problem("service-refused", message, {
      found,
      hint: "see ucdp.uu.se/apidocs for the releases there are",
    });
  }
  if (status !== 200)
    return problem("service-refused", `UCDP's service refused the request (${status})`, { found });
  if (!isWebPage(answer)) return undefined;
  const hint = "the service may be under repair, or a login page of your network may stand before it";
  return problem("service-answer", "UCDP's service answered with a web page, not with data", { found, hint });
}

function otherRequest(
  resume: FetchState,
  asked: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  const message = "the saved state belongs to another request";
  const hint = "start anew, or ask for the same";
  return {
    ok: false,
    problems: [problem("question-invalid", message, { found: resume.of, expected: asked, hint })],
  };
}

function broken(why: string, found?: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  const rest = found === undefined ? {} : { found };
  return { ok: false, problems: [problem("service-answer", `UCDP's answer can't be used: ${why}`, rest)] };
}
