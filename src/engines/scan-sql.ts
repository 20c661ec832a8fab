// Writes the SQL that reads a format's columns as records, from the same description as the reader in sources; only words.
import type { Content, DayShape, Role } from "../sources/format.js";
import { patternExpression } from "../sources/reading/days.js";

/** A column of a file as SQL sees it. */
export type SqlColumn = {
  readonly role: Role;
  readonly content: Content;
  readonly mayBeEmpty: boolean;
  /** The column as SQL writes it. */
  readonly sql: string;
  /** Its type in DuckDB. Text is read as the format says; days and numbers that are typed already are taken as they are. */
  readonly type: string;
  /** Whether all its values are known to be right, so that nobody need look. */
  readonly proven?: boolean;
  /** The least and the greatest of its values, where the file says so. */
  readonly bounds?: { readonly least: number; readonly most: number };
};

/** The names that a record bears. Records with the same names are one group. */
export const nameColumns = ["country", "adm1", "adm2", "side_a", "side_b", "kind"] as const;

/** A day and a length in one number, so that both travel together: `start * daysUnit + length`. Exact, for both are below 2^22. */
export const daysUnit = 4_194_304;

/** Where records come from, and what is to be kept of them. */
export type RecordScan = {
  /** What stands after FROM. */
  readonly from: string;
  readonly columns: readonly SqlColumn[];
  /** Tell places apart by their coordinates, to a thousandth of a degree (about 100 m). */
  readonly byPoint: boolean;
};

/** The columns by which records are grouped. */
export function groupColumns(columns: readonly SqlColumn[], byPoint: boolean): readonly string[] {
  const observed = columns.some((column) => column.role === "observed") ? ["observed"] : [];
  return [...nameColumns, ...(byPoint ? ["grid_north", "grid_east"] : []), ...observed];
}

/**
 * Records, one for one: names, `start` (day number), `length` (days), `events`, `low`, `best`, `high`, `id`, `name`, `latitude`,
 * `longitude`, and `flaw`: true where a field can't be read. A number that is needed and not there is NULL.
 */
export function recordsSql({ columns, from, byPoint }: RecordScan): string {
  const of = (role: Role) => columns.find((column) => column.role === role);
  const roles = ["country", "adm1", "adm2", "sideA", "sideB", "kind"] as const;
  const days = daysSql(of("start"), of("end"), of("days"), of("stretch"));
  const [north, east] = [degreesOf(of("latitude")), degreesOf(of("longitude"))];
  const observed = of("observed");
  const kept = of("kept");
  const list = [
    ...roles.map((role, i) => `${wordsOf(of(role))} AS ${nameColumns[i]}`),
    ...(byPoint ? [`round(${north} * 1000) AS grid_north`, `round(${east} * 1000) AS grid_east`] : []),
    ...(observed === undefined ? [] : [`coalesce(${codeSql(observed)}, 'yes') AS observed`]),
    `${days.start} AS start`,
    `${days.length} AS length`,
    ...harmSql(of("low"), of("best"), of("high")),
    `${of("events") === undefined ? "1" : `coalesce(${wholeOf(of("events"))}, 0)`} AS events`,
    `${idOf(of("id"))} AS id`,
    `${wordsOf(of("name"))} AS name`,
    `${north} AS latitude`,
    `${east} AS longitude`,
    `(${columns.flatMap(flawsOf).join(" OR ") || "false"}) AS flaw`,
  ];
  const filter = kept === undefined ? "" : ` WHERE ${codeSql(kept)} = 'yes'`;
  return `SELECT ${list.join(", ")} FROM ${from}${filter}`;
}

/**
 * Records in groups of the same names: the columns of a group, whether any of its records has a flaw, and lists with one entry
 * for each record: days, low, best, high, events (only where rows stand for several), a number for the identifier (where
 * there are any). Lists cost little more than the scan itself; a table of all records would double it.
 */
export function groupsSql(records: string, scan: Omit<RecordScan, "from">): string {
  const has = (role: Role) => scan.columns.some((column) => column.role === role);
  const id = scan.columns.find((column) => column.role === "id");
  // an identifier that is no number stands as 53 bits of its hash
  const number = id?.type === "BIGINT" ? "id" : "hash(id) >> 11";
  const entries = [
    daysSum,
    "low",
    "best",
    "high",
    has("events") ? "events" : undefined,
    id === undefined ? undefined : number,
  ];
  return listedSql(records, groupColumns(scan.columns, scan.byPoint), "bool_or(flaw)", entries);
}

/**
 * For so many records that only their sums can be kept: the names that they bear, each with a number, the hash of all of them.
 * Numbers are counted by far faster than words. `salt` makes other numbers, should two names share one.
 */
export function namedSql(records: string, scan: Omit<RecordScan, "from">, salt: number): string {
  const by = groupColumns(scan.columns, scan.byPoint).join(", ");
  return `SELECT hash(${by}, ${salt}) AS named, ${by} FROM (SELECT DISTINCT ${by} FROM (${records}))`;
}

/**
 * The same as `groupsSql` for so many records, each entry standing for all records of the same names and days. `names` is the
 * table that `namedSql` makes; `widened` makes the bounds hold the best estimate, record by record.
 */
export function sumsSql(
  records: string,
  scan: Omit<RecordScan, "from">,
  names: { readonly table: string; readonly salt: number },
  widened: boolean,
): string {
  const by = groupColumns(scan.columns, scan.byPoint).join(", ");
  const events = scan.columns.some((column) => column.role === "events") ? "sum(events)" : "count(*)";
  const [low, high] = widened ? ["least(low, best, high)", "greatest(low, best, high)"] : ["low", "high"];
  // sums of whole numbers are exact in floating point, and quicker there than with 128 bits
  const sums = `SELECT hash(${by}, ${names.salt}) AS named, ${daysSum} AS days, ${events} AS events,
    sum((${low})::DOUBLE) AS low, sum(best::DOUBLE) AS best, sum((${high})::DOUBLE) AS high FROM (${records})
    GROUP BY named, days`;
  const listed = listedSql(sums, ["named"], "false", ["days", "low", "best", "high", "events", undefined]);
  return `SELECT ${by}, sums.* EXCLUDE (named) FROM (${listed}) sums JOIN ${names.table} USING (named)`;
}

/**
 * What must be known of so many records before they are summed, in one pass: how many have a flaw; how many give a low estimate
 * above the high one, and how many of those no release explains; how many give a best estimate outside the bounds; how many
 * identifiers are repetitions.
 */
export function checksSql(records: string, columns: readonly SqlColumn[]): string {
  const harm = columns.filter(
    ({ role, proven }) => (role === "low" || role === "best" || role === "high") && !proven,
  );
  const wrong = harm.map(
    ({ role }) => `${role} IS NULL OR ${role} < 0 OR ${role} > 1000000000 OR ${role} <> floor(${role})`,
  );
  return `SELECT count(*), count(*) FILTER (${["flaw", ...wrong].join(" OR ")}), count(*) FILTER (low > high),
    count(*) FILTER (low > high AND low > best + 1), count(*) FILTER (low > best OR best > high),
    ${repeatsSql(columns.find((column) => column.role === "id"))} FROM (${records})`;
}

const daysSum = `start * ${daysUnit} + length`;

function listedSql(
  from: string,
  by: readonly string[],
  flaw: string,
  entries: readonly (string | undefined)[],
): string {
  const lists = entries.map((entry) => (entry === undefined ? "NULL" : `list((${entry})::DOUBLE)`));
  return `SELECT ${by.join(", ")}, ${flaw}, ${lists.join(", ")} FROM (${from}) GROUP BY ${by.join(", ")}`;
}

// a bit for each identifier, where they are whole numbers that lie close enough; else all of them are compared
function repeatsSql(id: SqlColumn | undefined): string {
  if (id === undefined) return "0";
  const { bounds } = id;
  if (id.type !== "BIGINT" || bounds === undefined || bounds.most - bounds.least >= 1e9) {
    return "count(id) - count(DISTINCT id)";
  }
  return `count(id) - bit_count(bitstring_agg(id, ${bounds.least}, ${bounds.most}))`;
}

/** A name as SQL writes it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const isText = (column: SqlColumn): boolean => column.type === "VARCHAR";

// the same spaces, and the same way of writing numbers, as the reader in sources takes
const trimmed = (sql: string): string => `trim(${sql}, E' \\t')`;
const numberPattern = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

function numberSql(sql: string): string {
  const written = trimmed(sql);
  return `CASE WHEN regexp_full_match(${written}, ${quotedText(numberPattern)}) THEN try_cast(${written} AS DOUBLE) END`;
}

// as it is: to turn NULL into '' here would cost more than to read it later
function wordsOf(column: SqlColumn | undefined): string {
  return column === undefined ? "''" : column.sql;
}

function idOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "NULL::VARCHAR";
  return column.type === "BIGINT" || isText(column) ? column.sql : `${column.sql}::VARCHAR`;
}

// a harm that must be given stays NULL when it is not; one that may be left out follows from the others
function harmSql(
  low: SqlColumn | undefined,
  best: SqlColumn | undefined,
  high: SqlColumn | undefined,
): readonly string[] {
  const [l, b, h] = [wholeOf(low), wholeOf(best), wholeOf(high)];
  const given = (column: SqlColumn | undefined) => column !== undefined && !column.mayBeEmpty;
  return [
    `${given(low) ? l : `coalesce(${l}, ${b}, 0)`} AS low`,
    `${given(best) ? b : `coalesce(${b}, ${l}, 0)`} AS best`,
    `${given(high) ? h : `coalesce(${h}, greatest(${l}, ${b}), 0)`} AS high`,
  ];
}

// a number that could not be read is NULL here, and found by the flaw
function wholeOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "NULL";
  return isText(column) ? numberSql(column.sql) : column.sql;
}

function degreesOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "NULL::DOUBLE";
  return isText(column) ? numberSql(column.sql) : `${column.sql}::DOUBLE`;
}

function daysSql(
  start: SqlColumn | undefined,
  end: SqlColumn | undefined,
  days: SqlColumn | undefined,
  stretch: SqlColumn | undefined,
): { start: string; length: string } {
  if (start === undefined) throw new RangeError("a format has a column for the start; got none");
  const first = dayOf(start);
  const number = (date: string) => `(${date} - DATE '1970-01-01')`;
  if (end !== undefined) {
    const last = end.mayBeEmpty ? `coalesce(${dayOf(end)}, ${first})` : dayOf(end);
    return { start: number(first), length: `(${last} - ${first} + 1)` };
  }
  if (stretch !== undefined) {
    const known = codeSql(stretch);
    const begin = `CASE ${known} WHEN 'week' THEN date_trunc('week', ${first})::DATE WHEN 'month' THEN date_trunc('month', ${first})::DATE ELSE ${first} END`;
    const length = `CASE ${known} WHEN 'week' THEN 7 WHEN 'month' THEN day(last_day(${first})) ELSE 1 END`;
    return { start: number(begin), length };
  }
  return { start: number(first), length: days === undefined ? "1" : `coalesce(${wholeOf(days)}, 1)` };
}

function dayOf(column: SqlColumn): string {
  if (column.type === "DATE") return column.sql;
  if (column.type.startsWith("TIMESTAMP")) return `(${column.sql})::DATE`;
  const written = isText(column) ? trimmed(column.sql) : `${column.sql}::VARCHAR`;
  const shapes = column.content.kind === "day" ? column.content.shapes : [];
  const tried = shapes.map((shape) => shapeSql(written, shape));
  return tried.length === 1 ? tried[0] : `coalesce(${tried.join(", ")})`;
}

const isoSql = "^\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$";

function shapeSql(written: string, shape: DayShape): string {
  const when = (pattern: string, date: string) =>
    `CASE WHEN regexp_full_match(${written}, ${quotedText(pattern)}) THEN ${date} END`;
  switch (shape.kind) {
    case "iso":
      return when(isoSql, `try_cast(left(${written}, 10) AS DATE)`);
    case "day-month-name-year":
      return when("\\d{1,2} [A-Za-z]+ \\d{4}", `try_strptime(${written}, ['%d %B %Y', '%d %b %Y'])::DATE`);
    case "day-month-year":
      return when(
        "\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}",
        `try_strptime(translate(${written}, '/.', '--'), '%d-%m-%Y')::DATE`,
      );
    case "digits":
      return when("\\d{8}", `try_strptime(${written}, '%Y%m%d')::DATE`);
    case "pattern":
      // strptime takes a year of two digits for one of the first century
      return when(
        patternExpression(shape.pattern).replace(/\(\?<\w+>/g, "("),
        `try_strptime(${written}, ${quotedText(shape.pattern.replace(/%-?e/g, "%d"))})::DATE`,
      );
  }
}

// what a code means, as text; NULL when the field is empty, '?' when it means nothing
function codeSql(column: SqlColumn): string {
  if (column.content.kind !== "code")
    throw new RangeError(`${column.role} holds codes; got ${column.content.kind}`);
  const { meaning, otherwise } = column.content;
  const cases = Object.entries(meaning).map(
    ([code, means]) => `WHEN ${quotedText(code)} THEN ${quotedText(means)}`,
  );
  const rest = otherwise === undefined ? "'?'" : quotedText(otherwise);
  const written = `lower(${trimmed(`${column.sql}::VARCHAR`)})`;
  return `CASE ${written} WHEN '' THEN NULL ${cases.join(" ")} ELSE CASE WHEN ${column.sql} IS NULL THEN NULL ELSE ${rest} END END`;
}

/**
 * What only SQL can see of a column: fields that are not as they should be. NULL counts as no flaw. The ranges of days and of
 * harm are looked at later, when the lists are read; names and kinds once for each group.
 */
function flawsOf(column: SqlColumn): string[] {
  const { content, sql } = column;
  if (column.proven === true) return [];
  const unread = (value: string) => (isText(column) ? [`(${value} IS NULL AND ${trimmed(sql)} <> '')`] : []);
  switch (content.kind) {
    case "text":
      if (column.role !== "id" || column.mayBeEmpty) return [];
      return [isText(column) ? `(${sql} IS NULL OR ${trimmed(sql)} = '')` : `${sql} IS NULL`];
    case "whole": {
      const value = wholeOf(column);
      // one that must be there is looked at with the lists, where it would be NULL
      if (["low", "best", "high"].includes(column.role) && !column.mayBeEmpty) return [];
      // NaN counts as larger than any number
      const range = `(${value} < ${content.least} OR ${value} > ${content.most} OR ${value} <> floor(${value}))`;
      return [...unread(value), range];
    }
    case "degrees":
      return [...unread(degreesOf(column)), `abs(${degreesOf(column)}) > ${content.most}`];
    case "code":
      // kinds are judged once for each group, and what is passed over was left out already
      if (column.role === "kind" || column.role === "kept" || column.role === "precision") return [];
      return [`${codeSql(column)} = '?'`];
    case "day":
      return column.mayBeEmpty ? unread(dayOf(column)) : [];
  }
}
