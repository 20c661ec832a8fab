// The web service of ACLED: login with the user's own account, then pages of events until there are no more.
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
  jsonOf,
  type Patience,
  rowsOf,
  usualPatience,
  wholeJson,
  wordsOf,
} from "./http.js";

/** What to fetch, and by whose account. */
export type AcledRequest = {
  readonly username: string;
  readonly password: string;
  /** Columns and the values that they must have, as ACLED's API takes them: `{ country: "Syria" }`. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly days?: DayInterval;
  /** Rows a page; 5000 if not given. */
  readonly pageSize?: number;
  /** Where an earlier fetch of the same request stopped. */
  readonly resume?: FetchState;
  readonly patience?: Patience;
  /** The service's address, for a test. */
  readonly base?: string;
};

/** Where ACLED's service is. */
export const acledBase = "https://acleddata.com";

/** The columns of an event, in the order of ACLED's codebook. */
export const acledColumns: readonly string[] = [
  ..."event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1".split(" "),
  ..."assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region".split(" "),
  ..."country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale".split(" "),
  ..."notes fatalities tags timestamp".split(" "),
];

/**
 * The pages of a request, in order. A problem comes as the last value and ends the sequence; with the state of the last page the
 * fetch can go on later. The account's name and password go to the login only; the token that it gives is renewed when it
 * expires or is refused. A page that is empty, or shorter than the first, is the last.
 *
 * The rows are the user's own: ACLED's terms forbid passing them on. The first page has a note when days of the last 12 months
 * are asked for, since accounts for research are reported not to get their events.
 *
 * Problems: `service-login` (name, password, or an account without access), `service-refused`, `service-answer`,
 * `service-unreachable`.
 */
export async function* fetchAcled(
  request: AcledRequest,
  effects: HttpEffects,
): AsyncGenerator<Result<FetchedPage>, void> {
  const patience = request.patience ?? usualPatience;
  const of = queryOf(request);
  const { resume } = request;
  if (resume !== undefined && resume.of !== of) return yield otherRequest(resume, of);
  let state: FetchState = resume ?? { of, next: "1", pages: 0, rows: 0 };
  if (state.next === null) return;
  let session = await logIn(request, effects);
  let firstLength: number | undefined;
  let before: string | undefined;
  const notes = notesOf(request, effects.now());
  while (state.next !== null) {
    if (!session.ok) return yield session;
    const asked = await askForPage(request, { page: state.next, session: session.value }, effects);
    session = success(asked.session);
    if (!asked.answer.ok) return yield asked.answer;
    const rows = rowsFrom(asked.answer.value);
    if (!rows.ok) return yield rows;
    const content = JSON.stringify(rows.value);
    if (rows.value.length > 0 && content === before)
      return yield failed("service-answer", "ACLED's service sends the same page again and again");
    before = content;
    firstLength ??= rows.value.length;
    const last = rows.value.length === 0 || rows.value.length < firstLength;
    const next = last ? null : String(Number(state.next) + 1);
    state = { of, next, pages: state.pages + 1, rows: state.rows + rows.value.length };
    effects.progress(state.rows, undefined);
    yield success({ rows: rows.value, state, notes: state.pages === 1 ? notes : [] });
    if (next !== null) await effects.sleep(patience.pause);
  }
}

/** The attribution that ACLED's terms ask for: with the day of access and the filters used. */
export function acledAttribution(request: Pick<AcledRequest, "filters" | "days">, accessed: Day): string {
  const filters = filtersOf(request).map(([name, value]) => `${name} = ${value}`);
  const used = filters.length === 0 ? "no filters" : `filters: ${filters.join("; ")}`;
  return `Armed Conflict Location & Event Data (ACLED), https://acleddata.com, accessed ${formatDay(accessed)}, ${used}.`;
}

type Session = {
  readonly access: string;
  readonly refresh: string | undefined;
  /** Milliseconds since 1970. */
  readonly ends: number;
};

// renewed a minute before its end, so that it does not expire on the way
const margin = 60_000;

type Asked = { readonly answer: Result<HttpAnswer>; readonly session: Session };

// one page; a token that has expired, or is refused once, is renewed
async function askForPage(
  request: AcledRequest,
  at: { readonly page: string; readonly session: Session },
  effects: HttpEffects,
): Promise<Asked> {
  const patience = request.patience ?? usualPatience;
  const url = `${queryOf(request)}&page=${at.page}`;
  let { session } = at;
  let renewed = false;
  for (;;) {
    if (effects.now() >= session.ends - margin) {
      const renewal = await renew(request, session, effects);
      if (!renewal.ok) return { answer: renewal, session };
      session = renewal.value;
      renewed = true;
    }
    const headers = { accept: "application/json", authorization: `Bearer ${session.access}` };
    const answer = await askPatiently(() => effects.get(url, headers), wholeJson, patience, effects);
    if (!answer.ok || answer.value.status !== 401 || renewed) return { answer, session };
    // the service says that the token is over, whatever our clock says
    session = { ...session, ends: 0 };
  }
}

async function renew(
  request: AcledRequest,
  session: Session,
  effects: HttpEffects,
): Promise<Result<Session>> {
  if (session.refresh !== undefined) {
    const form = { refresh_token: session.refresh, grant_type: "refresh_token", client_id: "acled" };
    const renewed = await tokenFor(request, form, effects);
    if (renewed.ok) return renewed;
    // a refresh token that is over is no end: the password still holds
    if (renewed.problems.some((p) => p.code !== "service-login")) return renewed;
  }
  return logIn(request, effects);
}

function logIn(request: AcledRequest, effects: HttpEffects): Promise<Result<Session>> {
  const { username, password } = request;
  return tokenFor(request, { username, password, grant_type: "password", client_id: "acled" }, effects);
}

async function tokenFor(
  request: AcledRequest,
  form: Readonly<Record<string, string>>,
  effects: HttpEffects,
): Promise<Result<Session>> {
  const url = `${request.base ?? acledBase}/oauth/token`;
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const body = Object.entries(form)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  const asked = effects.now();
  const patience = request.patience ?? usualPatience;
  const answer = await askPatiently(() => effects.post(url, headers, body), wholeJson, patience, effects);
  if (!answer.ok) return answer;
  const { status } = answer.value;
  const given = jsonOf(answer.value);
  if (status === 400 || status === 401 || status === 403) {
    const hint =
      "log in at acleddata.com with the same name and password to see whether the account is active";
    const message = "ACLED did not accept the name and the password";
    return failed("service-login", message, { found: reasonOf(answer.value, given), hint });
  }
  if (status !== 200 || !isObject(given) || typeof given.access_token !== "string") {
    const message = `ACLED's login gave no token (${status})`;
    return failed("service-answer", message, {
      found: isObject(given) ? "JSON without access_token" : wordsOf(answer.value),
    });
  }
  // 24 hours if the service does not say
  const seconds = typeof given.expires_in === "number" ? given.expires_in : 86_400;
  const refresh = typeof given.refresh_token === "string" ? given.refresh_token : undefined;
  return success({ access: given.access_token, refresh, ends: asked + seconds * 1000 });
}

function rowsFrom(answer: HttpAnswer): Result<FetchedPage["rows"]> {
  const { status } = answer;
  const envelope = jsonOf(answer);
  // an account without access gets a web page that says "Unauthorized", sometimes with status 200
  const closed = isWebPage(answer) && /unauthori[sz]ed|access denied|forbidden/i.test(answer.text);
  if (status === 401 || status === 403 || closed) {
    const hint =
      "the account may lack access to the API or to single events: see the access level in your ACLED profile, or bring a file exported from ACLED";
    const message = "ACLED accepted the login, but not the request for events";
    return failed("service-login", message, { found: reasonOf(answer, envelope), hint });
  }
  const inside = isObject(envelope) && typeof envelope.status === "number" ? envelope.status : status;
  if (status !== 200 || inside >= 400 || (isObject(envelope) && envelope.success === false)) {
    const message = `ACLED's service refused the request (${Math.max(status, inside)})`;
    return failed("service-refused", message, { found: reasonOf(answer, envelope) });
  }
  if (!isObject(envelope) || !Array.isArray(envelope.data)) {
    const message = isWebPage(answer)
      ? "ACLED's service answered with a web page, not with data"
      : "ACLED's answer has no list of events";
    return failed("service-answer", message, { found: wordsOf(answer) });
  }
  const rows = rowsOf(envelope.data);
  return rows === undefined
    ? failed("service-answer", "an event in ACLED's answer is not a row of plain values")
    : success(rows);
}

function reasonOf(answer: HttpAnswer, given: unknown): string {
  if (!isObject(given)) return wordsOf(answer);
  const said = [given.error_description, given.message, given.error].find((s) => typeof s === "string");
  return typeof said === "string" ? said : wordsOf(answer);
}

function queryOf(request: AcledRequest): string {
  const filters = [...filtersOf(request), ["limit", String(request.pageSize ?? 5000)]];
  const query = filters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${request.base ?? acledBase}/api/acled/read?_format=json&${query.join("&")}`;
}

function filtersOf({ filters, days }: Pick<AcledRequest, "filters" | "days">): [string, string][] {
  const dates: [string, string][] =
    days === undefined
      ? []
      : [
          ["event_date", `${formatDay(days.start)}|${formatDay(addDays(days.end, -1))}`],
          ["event_date_where", "BETWEEN"],
        ];
  return [...Object.entries(filters ?? {}), ...dates];
}

function notesOf(request: AcledRequest, now: number): readonly string[] {
  const today = Math.floor(now / 86_400_000);
  if (request.days !== undefined && request.days.end <= today - 365) return [];
  return [
    "accounts for research are reported to get no events of the last 12 months: an empty answer for recent days is not calm",
  ];
}

function otherRequest(resume: FetchState, asked: string) {
  const hint = "start anew, or ask for the same";
  return failed("question-invalid", "the saved state belongs to another request", {
    found: resume.of,
    expected: asked,
    hint,
  });
}

function failed(
  code: Problem["code"],
  message: string,
  rest: Omit<Problem, "kind" | "code" | "message"> = {},
) {
  return { ok: false, problems: [problem(code, message, rest)] } as const;
}
