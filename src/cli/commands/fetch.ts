// halcyon fetch: events or figures from a service, with the user's own access; page by page, resumed where it was interrupted.
import { open, readFile, rename, rm, truncate } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { addDays, dayOf, formatDay, partsOfDay } from "../../ground/day.js";
import { fingerprintOfBytes } from "../../ground/fingerprint.js";
import { problem, type Result, success } from "../../ground/problem.js";
import { acledAttribution, acledColumns, fetchAcled } from "../../sources/acled-api.js";
import { csvRow } from "../../sources/csv-lines.js";
import { type FetchedPage, type FetchState, type HttpEffects, webBy } from "../../sources/http.js";
import { fetchIati, iatiCitation, iatiColumns } from "../../sources/iati/datastore.js";
import { fetchUcdp, ucdpCitation, ucdpColumns } from "../../sources/ucdp-api.js";
import { fetchWorldBank, worldBankCitation, worldBankColumns } from "../../sources/world-bank-api.js";
import { type OptionReader, optionReader, type Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { isFolder, writeWhole } from "../files.js";
import { type ExitCode, refuse } from "../outcome.js";

/** A fetch, ready to begin: its pages from a state on, its columns, and how it is to be cited. */
type Fetch = {
  /** What its rows are. */
  readonly rows: "events" | "figures" | "payments";
  readonly columns: readonly string[];
  readonly publisher: string;
  readonly licence: string;
  readonly release: string;
  readonly citation: string;
  pages(resume: FetchState | undefined, effects: HttpEffects): AsyncGenerator<Result<FetchedPage>, void>;
};

/** How far an interrupted fetch came: the service's own state, and how many bytes of the part are whole pages. */
type Progress = { readonly state: FetchState; readonly bytes: number };

/** How long a service may take for one answer, in milliseconds. */
const longestAnswer = 120_000;

/** Runs the command. */
export async function fetchCommand(service: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader(raw);
  const out = options.need("out", options.text("out"), "the file to write, such as events.csv");
  const fetch = fetchOf(service, options, context);
  if (options.problems.length > 0 || out === undefined || fetch === undefined)
    return refuse(terminal, options.problems);
  const target = resolve(out);
  const fetched = await fetchTo(target, fetch, context);
  terminal.progressDone();
  if (!fetched.ok) {
    const code = refuse(terminal, fetched.problems);
    // a part without a whole page is of no use
    if ((await isFolder(stateFile(target))) === undefined) await rm(partFile(target), { force: true });
    else {
      terminal.say(`What has come is kept in ${partFile(target)}; the same command goes on from there.`);
    }
    return code;
  }
  const whence = await whenceOf(target, fetch, fetched.value);
  const written = await writeWhole(`${target}.json`, `${JSON.stringify(whence, null, 2)}\n`);
  if (!written.ok) return refuse(terminal, written.problems);
  if (raw.json === true) terminal.out(JSON.stringify(whence, null, 2));
  else
    terminal.out(`${fetch.rows.padEnd(8)} ${target} (${fetched.value.rows} rows)\nwhence   ${written.value}`);
  for (const note of fetched.value.notes) terminal.say(note);
  return 0;
}

function fetchOf(service: string, options: OptionReader, { env }: Context): Fetch | undefined {
  switch (service) {
    case "ucdp":
      return ucdpFetch(options, env.HALCYON_UCDP_TOKEN);
    case "acled":
      return acledFetch(options, env.HALCYON_ACLED_USER, env.HALCYON_ACLED_PASSWORD);
    case "worldbank":
      return worldBankFetch(options);
    case "iati":
      return iatiFetch(options, env.HALCYON_IATI_KEY);
    default:
      options.problems.push(
        problem("command-invalid", "the service is not known", {
          found: service,
          expected: "ucdp, acled, worldbank or iati",
        }),
      );
      return undefined;
  }
}

function ucdpFetch(options: OptionReader, token: string | undefined): Fetch | undefined {
  const release = options.need("release", options.text("release"), "a UCDP GED release, such as 26.1");
  const countries = options.list("country").map(Number);
  if (countries.some((code) => !Number.isInteger(code))) {
    options.problems.push(
      problem("command-invalid", "the option --country can't be understood", {
        found: options.list("country").join(", "),
        expected: "numbers of Gleditsch and Ward, such as 652 for Syria",
      }),
    );
  }
  if (token === undefined || token === "")
    options.problems.push(
      noAccess("HALCYON_UCDP_TOKEN", "UCDP gives a token on request: ucdp.uu.se/apidocs"),
    );
  const base = options.text("server");
  const days = daysOf(options);
  if (options.problems.length > 0 || release === undefined || token === undefined) return undefined;
  return {
    rows: "events",
    columns: ucdpColumns,
    publisher: "Uppsala Conflict Data Program",
    licence: "CC BY 4.0",
    release: `UCDP GED ${release}`,
    citation: ucdpCitation(release, today()),
    pages: (resume, effects) =>
      fetchUcdp(
        {
          token,
          version: release,
          ...(countries.length > 0 ? { countries } : {}),
          ...(days === undefined ? {} : { days }),
          ...(base === undefined ? {} : { base }),
          ...(resume === undefined ? {} : { resume }),
        },
        effects,
      ),
  };
}

function acledFetch(
  options: OptionReader,
  username: string | undefined,
  password: string | undefined,
): Fetch | undefined {
  if (!username || !password) {
    options.problems.push(
      noAccess(
        "HALCYON_ACLED_USER and HALCYON_ACLED_PASSWORD",
        "ACLED's API takes the account of acleddata.com",
      ),
    );
  }
  const base = options.text("server");
  const days = daysOf(options);
  const countries = options.list("country");
  const filters: Record<string, string> = countries.length > 0 ? { country: countries.join("|") } : {};
  if (options.problems.length > 0 || !username || !password) return undefined;
  return {
    rows: "events",
    columns: acledColumns,
    publisher: "Armed Conflict Location & Event Data (ACLED)",
    licence: "ACLED terms of use: events may not be passed on",
    release: `accessed ${formatDay(today())}`,
    citation: acledAttribution({ filters, ...(days === undefined ? {} : { days }) }, today()),
    pages: (resume, effects) =>
      fetchAcled(
        {
          username,
          password,
          filters,
          ...(days === undefined ? {} : { days }),
          ...(base === undefined ? {} : { base }),
          ...(resume === undefined ? {} : { resume }),
        },
        effects,
      ),
  };
}

function worldBankFetch(options: OptionReader): Fetch | undefined {
  const indicators = options.list("indicator");
  if (indicators.length === 0)
    options.need("indicator", undefined, "codes of the World Bank, such as SP.DYN.LE00.IN");
  const countries = options.list("country");
  const base = options.text("server");
  const days = daysOf(options);
  if (options.problems.length > 0) return undefined;
  const years = days && {
    from: partsOfDay(days.start).year,
    to: partsOfDay(addDays(days.end, -1)).year,
  };
  return {
    rows: "figures",
    columns: worldBankColumns,
    publisher: "World Bank",
    licence: "CC BY 4.0",
    release: `World Development Indicators, retrieved ${formatDay(today())}`,
    citation: worldBankCitation(indicators, today()),
    pages: (resume, effects) =>
      fetchWorldBank(
        {
          indicators,
          ...(countries.length > 0 ? { countries } : {}),
          ...(years === undefined ? {} : { years }),
          ...(base === undefined ? {} : { base }),
          ...(resume === undefined ? {} : { resume }),
        },
        effects,
      ),
  };
}

function iatiFetch(options: OptionReader, key: string | undefined): Fetch | undefined {
  const countries = options.list("country");
  const activities = options.list("activity");
  if (countries.length === 0 && activities.length === 0)
    options.need("country", undefined, "codes of two letters, such as AF; or identifiers with --activity");
  if (key === undefined || key === "")
    options.problems.push(
      noAccess("HALCYON_IATI_KEY", "IATI gives a key for free: developer.iatistandard.org"),
    );
  const base = options.text("server");
  if (options.problems.length > 0 || key === undefined) return undefined;
  return {
    rows: "payments",
    columns: iatiColumns,
    publisher: "International Aid Transparency Initiative (IATI)",
    licence: "set by each publisher of the data",
    release: `IATI Datastore, retrieved ${formatDay(today())}`,
    citation: iatiCitation(today()),
    pages: (resume, effects) =>
      fetchIati(
        {
          key,
          ...(countries.length > 0 ? { countries } : {}),
          ...(activities.length > 0 ? { activities } : {}),
          ...(base === undefined ? {} : { base }),
          ...(resume === undefined ? {} : { resume }),
        },
        effects,
      ),
  };
}

// pages go to a part that is kept when the fetch is interrupted; the file itself appears when it is whole
async function fetchTo(
  target: string,
  fetch: Fetch,
  { terminal }: Context,
): Promise<Result<{ rows: number; notes: readonly string[] }>> {
  const before = await progressOf(target);
  const part = await open(partFile(target), before === undefined ? "w" : "a");
  let progress: Progress | undefined = before;
  const notes = new Set<string>();
  try {
    if (before === undefined) await part.writeFile(`${fetch.columns.join(",")}\n`);
    else terminal.say(`going on after ${before.state.rows} rows`);
    for await (const page of fetch.pages(before?.state, effectsOf(terminal))) {
      if (!page.ok) return page;
      await part.writeFile(page.value.rows.map((row) => csvRow(row, fetch.columns)).join(""));
      for (const note of page.value.notes) notes.add(note);
      progress = { state: page.value.state, bytes: (await part.stat()).size };
      const saved = await writeWhole(stateFile(target), JSON.stringify(progress));
      if (!saved.ok) return saved;
    }
  } finally {
    await part.close();
  }
  await rename(partFile(target), target);
  await rm(stateFile(target), { force: true });
  return success({ rows: progress?.state.rows ?? 0, notes: [...notes] });
}

// what an earlier run left: the part is cut back to its last whole page
async function progressOf(target: string): Promise<Progress | undefined> {
  try {
    const progress = JSON.parse(await readFile(stateFile(target), "utf8")) as Progress;
    await truncate(partFile(target), progress.bytes);
    return progress;
  } catch {
    return undefined;
  }
}

async function whenceOf(target: string, fetch: Fetch, fetched: { rows: number; notes: readonly string[] }) {
  const { publisher, licence, release, citation } = fetch;
  return {
    file: basename(target),
    publisher,
    release,
    licence,
    citation,
    retrieved: formatDay(today()),
    rows: fetched.rows,
    sha256: fingerprintOfBytes(await readFile(target)),
    notes: fetched.notes,
  };
}

function effectsOf(terminal: Context["terminal"]): HttpEffects {
  return {
    ...webBy((url, init) => globalThis.fetch(url, { ...init, signal: AbortSignal.timeout(longestAnswer) })),
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    now: () => performance.timeOrigin + performance.now(),
    progress: (done, total) => terminal.progress("rows", done, total),
  };
}

function daysOf(options: OptionReader) {
  const from = options.day("from");
  const to = options.day("to");
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined || to < from) {
    options.problems.push(
      problem("command-invalid", "the days can't be understood", {
        expected: "both --from and --to, the later not before the earlier",
      }),
    );
    return undefined;
  }
  return { start: from, end: addDays(to, 1) };
}

function noAccess(variable: string, hint: string) {
  return problem("service-login", `the environment does not hold ${variable}`, {
    expected: "your own access to the service",
    hint,
  });
}

function today() {
  const now = new Date();
  const day = dayOf(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate());
  if (day === undefined)
    throw new RangeError(`the clock shows a day that does not exist: ${now.toISOString()}`);
  return day;
}

const partFile = (target: string): string => `${target}.part`;
const stateFile = (target: string): string => `${target}.part.json`;
