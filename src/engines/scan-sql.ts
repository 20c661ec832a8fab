// Writes the SQL that reads a format's columns as records, from the same description as the reader in sources; only words.
import type { Content, DayShape, Role } from "../sources/format.js";

/** A column of a file as SQL sees it. */
export type SqlColumn = {
  readonly role: Role;
  readonly content: Content;
  readonly mayBeEmpty: boolean;
  /** The column as SQL writes it. */
  readonly sql: string;
  /** Its type in DuckDB. Text is read as the format says; days and numbers that are typed already are taken as they are. */
  readonly type: string;
};

/** What is kept of each record beyond what every question needs. */
export type ScanWidth = {
  /** Keep coordinates (to a thousandth of a degree, about 100 m) as part of what tells places apart. */
  readonly placesByPoint: boolean;
  /** Keep the names of spots and exact coordinates, to compare records of several sources. */
  readonly forLinks: boolean;
  /** Keep identifiers. */
  readonly ids: boolean;
};

/**
 * The select list and filter that turn a table of a source into records: `id, country, adm1, adm2, side_a, side_b, kind` (the
 * source's own code), `start` (day number), `length` (days), `events, low, best, high, observed`, `flaw` (true where a value
 * can't be right), `combo` (hash of all names).
 */
export function recordsSql(columns: readonly SqlColumn[], from: string, width: ScanWidth): string {
  const of = (role: Role) => columns.find((column) => column.role === role);
  const words = (["country", "adm1", "adm2", "sideA", "sideB", "kind"] as const).map((role) =>
    wordsOf(of(role)),
  );
  const days = daysSql(of("start"), of("end"), of("days"), of("stretch"));
  const best = wholeOf(of("best"));
  const low = wholeOf(of("low"));
  const harm = {
    best: `coalesce(${best}, ${low}, 0)`,
    low: `coalesce(${low}, ${best}, 0)`,
    high: `coalesce(${wholeOf(of("high"))}, greatest(${low}, ${best}), 0)`,
  };
  const observed = of("observed");
  const points = [degreesOf(of("latitude")), degreesOf(of("longitude"))];
  const grid = points.map((point) => `(round(${point} * 1000))::INTEGER`);
  const inner = [
    ...(width.ids ? [`${idOf(of("id"))} AS id`] : []),
    ...words.map((sql, i) => `${sql} AS ${["country", "adm1", "adm2", "side_a", "side_b", "kind"][i]}`),
    ...(width.placesByPoint ? [`${grid[0]} AS grid_north`, `${grid[1]} AS grid_east`] : []),
    ...(width.forLinks
      ? [`${wordsOf(of("name"))} AS name`, `${points[0]} AS latitude`, `${points[1]} AS longitude`]
      : []),
    `${days.start} AS start`,
    `${days.length} AS length`,
    `coalesce(${wholeOf(of("events"))}, ${of("events") === undefined ? 1 : 0})::INTEGER AS events`,
    `(${harm.low})::INTEGER AS low`,
    `(${harm.best})::INTEGER AS best`,
    `(${harm.high})::INTEGER AS high`,
    `${observed === undefined ? "true" : `coalesce(${codeSql(observed)}, 'yes') = 'yes'`} AS observed`,
    `${flawSql(columns)} AS flaw`,
  ];
  const key = ["country", "adm1", "adm2", "side_a", "side_b", "kind"];
  if (width.placesByPoint) key.push("grid_north", "grid_east");
  const kept = of("kept");
  const filter = kept === undefined ? "" : ` WHERE ${codeSql(kept)} = 'yes'`;
  return `SELECT *, hash(${key.join(", ")}) AS combo FROM (SELECT ${inner.join(", ")} FROM ${from}${filter})`;
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

function wordsOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "''";
  return isText(column) ? `coalesce(${column.sql}, '')` : `coalesce(${column.sql}::VARCHAR, '')`;
}

function idOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "NULL::VARCHAR";
  return column.type === "BIGINT" ? column.sql : `${column.sql}::VARCHAR`;
}

// a number that could not be read is NULL here, and found by the flaw
function wholeOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "NULL";
  return isText(column) ? `try_cast(${column.sql} AS DOUBLE)` : column.sql;
}

function degreesOf(column: SqlColumn | undefined): string {
  if (column === undefined) return "NULL::DOUBLE";
  return isText(column) ? `try_cast(${column.sql} AS DOUBLE)` : `${column.sql}::DOUBLE`;
}

function daysSql(
  start: SqlColumn | undefined,
  end: SqlColumn | undefined,
  days: SqlColumn | undefined,
  stretch: SqlColumn | undefined,
): { start: string; length: string } {
  if (start === undefined) throw new RangeError("a format has a column for the start; got none");
  const first = dayOf(start);
  const number = (date: string) => `(${date} - DATE '1970-01-01')::INTEGER`;
  if (end !== undefined) {
    const last = end.mayBeEmpty ? `coalesce(${dayOf(end)}, ${first})` : dayOf(end);
    return { start: number(first), length: `(${last} - ${first} + 1)::INTEGER` };
  }
  if (stretch !== undefined) {
    const known = codeSql(stretch);
    const begin = `CASE ${known} WHEN 'week' THEN date_trunc('week', ${first})::DATE WHEN 'month' THEN date_trunc('month', ${first})::DATE ELSE ${first} END`;
    const length = `CASE ${known} WHEN 'week' THEN 7 WHEN 'month' THEN day(last_day(${first})) ELSE 1 END`;
    return { start: number(begin), length: `(${length})::INTEGER` };
  }
  return { start: number(first), length: `coalesce(${wholeOf(days)}, 1)::INTEGER` };
}

function dayOf(column: SqlColumn): string {
  if (column.type === "DATE") return column.sql;
  if (column.type.startsWith("TIMESTAMP")) return `(${column.sql})::DATE`;
  const written = isText(column) ? `trim(${column.sql})` : `${column.sql}::VARCHAR`;
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
      return `try_strptime(${written}, ${quotedText(shape.pattern.replace(/%-?e/g, "%d"))})::DATE`;
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
  const written = `lower(trim(${column.sql}::VARCHAR))`;
  return `CASE ${written} WHEN '' THEN NULL ${cases.join(" ")} ELSE CASE WHEN ${column.sql} IS NULL THEN NULL ELSE ${rest} END END`;
}

function flawSql(columns: readonly SqlColumn[]): string {
  const kinds = columns.flatMap((column) => flawsOf(column, columns));
  return kinds.length === 0 ? "false" : `coalesce(${kinds.join(", false) OR coalesce(")}, false)`;
}

function flawsOf(column: SqlColumn, columns: readonly SqlColumn[]): string[] {
  const { content, sql } = column;
  const empty = isText(column) ? `(${sql} IS NULL OR ${sql} = '')` : `(${sql} IS NULL)`;
  const flaws = column.mayBeEmpty ? [] : [empty];
  const unread = (value: string) => (isText(column) ? [`(${value} IS NULL AND trim(${sql}) <> '')`] : []);
  switch (content.kind) {
    case "text":
      return flaws;
    case "whole": {
      const value = wholeOf(column);
      // NaN counts as larger than any number
      const range = `(${value} < ${content.least} OR ${value} > ${content.most} OR ${value} <> floor(${value}))`;
      return [...flaws, ...unread(value), range];
    }
    case "degrees":
      return [...flaws, ...unread(degreesOf(column)), `abs(${degreesOf(column)}) > ${content.most}`];
    case "code":
      // kinds are judged once for each kind, and what is passed over was left out already
      return column.role === "kind" || column.role === "kept" || column.role === "precision"
        ? flaws
        : [...flaws, `${codeSql(column)} = '?'`];
    case "day": {
      const day = dayOf(column);
      const start = columns.find((other) => other.role === "start");
      const range = `(year(${day}) < 1 OR year(${day}) > 9999)`;
      const order = column.role === "end" && start !== undefined ? [`${day} < ${dayOf(start)}`] : [];
      return [...flaws, ...unread(day), range, ...order];
    }
  }
}
