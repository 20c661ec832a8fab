// The IATI Datastore: transactions of activities or countries from the web service, page by page, with the user's own key.
import { type Day, formatDay, parseDay } from "../../ground/day.js";
import { type Problem, problem, type Result, success } from "../../ground/problem.js";
import type { Row } from "../csv-lines.js";
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
  usualPatience,
  wholeJson,
  wordsOf,
} from "../http.js";
import { kindOfCode } from "./activity-file.js";
import type { IatiTransaction } from "./transaction.js";

/** What to fetch: at least one of activities and countries. */
export type IatiRequest = {
  /** The key that IATI gives for free (developer.iatistandard.org). */
  readonly key: string;
  /** Identifiers of activities. */
  readonly activities?: readonly string[];
  /** Countries that receive, by their ISO codes of two letters, as the activity or the transaction names them. */
  readonly countries?: readonly string[];
  /** Codes of transactions; commitments (2), disbursements (3) and expenditures (4) if not given. */
  readonly codes?: readonly string[];
  /** Rows a page, 1 to 1000; 1000 if not given. */
  readonly pageSize?: number;
  /** Where an earlier fetch of the same request stopped. */
  readonly resume?: FetchState;
  readonly patience?: Patience;
  /** The service's address, for a mirror or a test. */
  readonly base?: string;
};

/** Where the service is. */
export const iatiBase = "https://api.iatistandard.org/datastore";

/** The columns of a fetched file, in their order. */
export const iatiColumns = [
  "iati_identifier",
  "title",
  "reporting_org",
  "type",
  "date",
  "value",
  "currency",
  "value_date",
  "ref",
  "provider_org",
  "receiver_org",
  "updated",
] as const;

// the service's own field for each column; a transaction's fields come as lists with one item
const fields: Readonly<Record<(typeof iatiColumns)[number], string>> = {
  iati_identifier: "iati_identifier",
  title: "title_narrative",
  reporting_org: "reporting_org_ref",
  type: "transaction_transaction_type_code",
  date: "transaction_transaction_date_iso_date",
  value: "transaction_value",
  currency: "transaction_value_currency",
  value_date: "transaction_value_value_date",
  ref: "transaction_ref",
  provider_org: "transaction_provider_org_narrative",
  receiver_org: "transaction_receiver_org_narrative",
  updated: "last_updated_datetime",
};

// of these a transaction has one; of the others the first is taken
const single: readonly string[] = ["type", "date", "value", "currency"];

/**
 * The pages of a request, in the service's order of identifiers, as rows. A problem comes as the last value and ends the sequence; with
 * the state of the last page the fetch can go on later. Asks again, with growing waits, on 429, 5xx, a failing network and an
 * answer that breaks off. At the end as many rows must have come as were announced.
 *
 * Problems: `value-unknown`, `value-missing` (nothing asked for), `service-login` (key), `service-refused`, `service-answer`,
 * `service-unreachable`.
 */
export async function* fetchIati(
  request: IatiRequest,
  effects: HttpEffects,
): AsyncGenerator<Result<FetchedPage>, void> {
  const query = queryOf(request);
  if (!query.ok) return yield query;
  const of = query.value;
  const { resume, patience = usualPatience } = request;
  if (resume !== undefined && resume.of !== of)
    return yield { ok: false, problems: [otherRequest(resume, of)] };
  let state: FetchState = resume ?? { of, next: "0", pages: 0, rows: 0 };
  while (state.next !== null) {
    const url = `${of}&start=${state.next}`;
    if (state.pages > 0) await effects.sleep(patience.pause);
    const headers = { accept: "application/json", "ocp-apim-subscription-key": request.key };
    const answer = await askPatiently(() => effects.get(url, headers), wholeJson, patience, effects);
    if (!answer.ok) return yield answer;
    const page = pageOf(answer.value, state, request);
    if (!page.ok) return yield page;
    state = page.value.state;
    effects.progress(state.rows, state.total);
    yield page;
  }
}

/** How to cite what was fetched. */
export function iatiCitation(retrieved: Day): string {
  return `International Aid Transparency Initiative, IATI Datastore, https://datastore.iatistandard.org, retrieved ${formatDay(retrieved)}; each publisher sets the licence of its own data.`;
}

/**
 * The transactions of fetched rows. Problems: `value-missing`, `value-unknown`, `date-invalid`, `number-invalid`, each with the number of
 * its row, from 1.
 */
export function transactionsOfRows(rows: readonly Row[]): Result<readonly IatiTransaction[]> {
  const problems: Problem[] = [];
  const transactions = rows.map((row, i) => transactionOf(row, i + 1, problems));
  if (problems.length > 0) return { ok: false, problems };
  return success(transactions.filter((one) => one !== undefined));
}

function transactionOf(row: Row, number: number, problems: Problem[]): IatiTransaction | undefined {
  const text = (column: (typeof iatiColumns)[number]) =>
    row[column] === null ? "" : String(row[column] ?? "");
  const day = (column: "date" | "value_date" | "updated") => parseDay(text(column).slice(0, 10));
  const [kind, on, currency] = [kindOfCode(text("type")), day("date"), text("currency")];
  const amount = text("value") === "" ? Number.NaN : Number(text("value"));
  const check = (bad: boolean, column: (typeof iatiColumns)[number], code: Problem["code"]) => {
    if (!bad) return;
    const found = text(column);
    problems.push(
      problem(found === "" ? "value-missing" : code, `row ${number} has no ${column} that can be used`, {
        found,
      }),
    );
  };
  check(text("iati_identifier") === "", "iati_identifier", "value-missing");
  check(kind === undefined, "type", "value-unknown");
  check(on === undefined, "date", "date-invalid");
  check(!Number.isFinite(amount), "value", "number-invalid");
  check(currency === "", "currency", "value-missing");
  if (kind === undefined || on === undefined) return undefined;
  const [valueDay, updated] = [day("value_date"), day("updated")];
  const optional = (key: string, value: string) => (value === "" ? {} : { [key]: value });
  return {
    activity: text("iati_identifier"),
    ...optional("title", text("title")),
    ...optional("publisher", text("reporting_org")),
    kind,
    day: on,
    amount,
    currency,
    ...(valueDay !== undefined && { valueDay }),
    ...optional("reference", text("ref")),
    ...optional("provider", text("provider_org")),
    ...optional("receiver", text("receiver_org")),
    ...(updated !== undefined && { updated }),
  };
}

function queryOf(request: IatiRequest): Result<string> {
  const {
    activities = [],
    countries = [],
    codes = ["2", "3", "4"],
    pageSize = 1000,
    base = iatiBase,
  } = request;
  const problems: Problem[] = [];
  const refuse = (message: string, found: string, expected: string) =>
    problems.push(problem("value-unknown", message, { found, expected }));
  // what would end a quoted term could ask for something else
  for (const one of activities)
    if (!/^[^\s"\\&|/?]{1,200}$/.test(one))
      refuse("this is no identifier of an activity", one, "no spaces, quotes, slashes, &, | or ?");
  for (const one of countries)
    if (!/^[A-Z]{2}$/.test(one)) refuse("this is no code of a country", one, "two letters, such as AF");
  for (const one of codes)
    if (kindOfCode(one) === undefined) refuse("this is no type of transaction", one, "1 to 13");
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000)
    problems.push(problem("number-range", "a page has 1 to 1000 rows", { found: String(pageSize) }));
  if (activities.length + countries.length === 0)
    problems.push(problem("value-missing", "neither activities nor countries are asked for"));
  if (problems.length > 0) return { ok: false, problems };
  const any = (field: string, list: readonly string[]) =>
    `${field}:(${list.map((one) => `"${one}"`).join(" OR ")})`;
  const terms = [
    any(fields.type, codes),
    ...(activities.length > 0 ? [any("iati_identifier", activities)] : []),
    ...(countries.length > 0
      ? [
          `(${any("recipient_country_code", countries)} OR ${any("transaction_recipient_country_code", countries)})`,
        ]
      : []),
  ];
  const parts: readonly (readonly [string, string])[] = [
    ["q", terms.join(" AND ")],
    ["fl", [...Object.values(fields), "default_currency"].join(",")],
    ["sort", "id asc"],
    ["wt", "json"],
    ["rows", String(pageSize)],
  ];
  return success(
    `${base}/transaction/select?${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`,
  );
}

function pageOf(answer: HttpAnswer, before: FetchState, request: IatiRequest): Result<FetchedPage> {
  const refused = refusalOf(answer, request);
  if (refused !== undefined) return { ok: false, problems: [refused] };
  const envelope = jsonOf(answer);
  const response = isObject(envelope) ? envelope.response : undefined;
  if (!isObject(response) || !Array.isArray(response.docs) || typeof response.numFound !== "number")
    return broken("it has no list of transactions", wordsOf(answer));
  const total = response.numFound;
  if (before.total !== undefined && total !== before.total)
    return broken(`it announced ${before.total} transactions at first and ${total} now`);
  const rows: Row[] = [];
  for (const doc of response.docs) {
    const row = rowOf(doc);
    if (typeof row === "string") return broken(row);
    rows.push(row);
  }
  const count = before.rows + rows.length;
  if (count > total || (rows.length === 0 && count < total))
    return broken(`it announced ${total} transactions, and ${count} came`);
  const next = count < total ? String(count) : null;
  return success({
    rows,
    state: { of: before.of, next, pages: before.pages + 1, rows: count, total },
    notes: [],
  });
}

// a list with one item, or the item alone; what is missing is empty
function rowOf(doc: unknown): Row | string {
  if (!isObject(doc)) return "a transaction is no object";
  const row: Record<string, string | number | null> = {};
  for (const column of iatiColumns) {
    const given = doc[fields[column]];
    const items: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
    if (items.length > 1 && single.includes(column))
      return `a transaction has ${items.length} of "${fields[column]}"`;
    const [item = null] = items;
    if (item !== null && typeof item !== "string" && typeof item !== "number")
      return `"${fields[column]}" is no plain value`;
    row[column] = item;
  }
  const { default_currency: usual } = doc;
  if (row.currency === null && typeof usual === "string") row.currency = usual;
  for (const column of ["date", "value_date", "updated"])
    if (typeof row[column] === "string") row[column] = row[column].slice(0, 10);
  return row;
}

function refusalOf(answer: HttpAnswer, { key }: IatiRequest): Problem | undefined {
  const { status } = answer;
  const found = wordsOf(answer);
  if (status === 401 || status === 403) {
    const message =
      key === "" ? "the IATI Datastore needs a key" : "the IATI Datastore did not accept the key";
    return problem("service-login", message, {
      found,
      hint: "IATI gives a key for free: developer.iatistandard.org",
    });
  }
  if (status !== 200)
    return problem("service-refused", `the IATI Datastore refused the request (${status})`, { found });
  if (!isWebPage(answer)) return undefined;
  const hint = "the service may be under repair, or a login page of your network may stand before it";
  return problem("service-answer", "the IATI Datastore answered with a web page, not with data", {
    found,
    hint,
  });
}

function otherRequest(resume: FetchState, asked: string): Problem {
  const hint = "start anew, or ask for the same";
  return problem("question-invalid", "the saved state belongs to another request", {
    found: resume.of,
    expected: asked,
    hint,
  });
}

function broken(why: string, found?: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  const rest = found === undefined ? {} : { found };
  return {
    ok: false,
    problems: [problem("service-answer", `the IATI Datastore's answer can't be used: ${why}`, rest)],
  };
}
