// A counted file as a source: as the core takes it, and as the lines of a process file that name it.
import { columnKeys, type SourceDeclaration } from "../../../../agreement/read-sources.js";
import type { ColumnMapping, FormatName } from "../../../../cube/engine.js";
import { addDays, type Day, formatDay } from "../../../../ground/day.js";
import type { DayInterval } from "../../../../ground/interval.js";

/** What is said of a source. */
export type SaidOfSource = {
  readonly name: string;
  readonly publisher: string;
  readonly release: string;
  readonly licence: string;
};

/** What is known of the file. */
export type KnownOfFile = {
  readonly path: string;
  readonly format: FormatName;
  readonly mapping: Partial<ColumnMapping>;
  readonly sha256: string;
  readonly span: DayInterval;
  readonly today: Day;
};

/** The source as the core takes it. */
export function sourceOf(said: SaidOfSource, file: KnownOfFile): SourceDeclaration {
  const { name, publisher, release, licence } = said;
  const { path, format, mapping, span, today } = file;
  const { date, ...rest } = mapping;
  return {
    name,
    format,
    files: [path],
    ...(format === "generic" && date !== undefined ? { columns: { ...rest, date } } : {}),
    ...(publisher === "" ? {} : { publisher }),
    ...(release === "" ? {} : { release }),
    ...(licence === "" ? {} : { licence }),
    retrieved: formatDay(today),
    covers: span,
    gaps: [],
  };
}

/** The lines that name the source, without indentation. */
export function sourceLines(source: SourceDeclaration, sha256: string): readonly string[] {
  // what is not known yet is a comment, so that the lines can be read as they are
  const note = (key: "publisher" | "release" | "licence"): string =>
    source[key] === undefined ? `  # ${key}: to be filled in` : `  ${key}: ${JSON.stringify(source[key])}`;
  const { columns, covers } = source;
  const named = Object.entries(columnKeys).flatMap(([key, column]) => {
    const heading = columns?.[column];
    return heading === undefined ? [] : [`${key}: ${JSON.stringify(heading)}`];
  });
  const days =
    covers === undefined
      ? []
      : [
          "  # the days that the source speaks of, both included; outside them nothing is known",
          `  covers: { from: ${formatDay(covers.start)}, to: ${formatDay(addDays(covers.end, -1))} }`,
        ];
  return [
    `${source.name}:`,
    `  format: ${source.format}`,
    `  file: ${JSON.stringify(source.files[0] ?? "")}`,
    `  # SHA-256 ${sha256}`,
    ...(["publisher", "release", "licence"] as const).map(note),
    ...(source.retrieved === undefined ? [] : [`  retrieved: ${source.retrieved}`]),
    ...(named.length === 0 ? [] : [`  columns: { ${named.join(", ")} }`]),
    ...days,
  ];
}

/**
 * The text of a process file with the lines of a source added under `sources:`; `undefined` where its sources are written in a way
 * that can't be added to line by line (`sources: { … }`).
 */
export function withSource(text: string, lines: readonly string[]): string | undefined {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const all = text.split(/\r?\n/);
  const at = all.findIndex((line) => /^sources\s*:/.test(line));
  if (at < 0) {
    const added = ["sources:", ...lines.map((line) => `  ${line}`)];
    return `${text.replace(/\s*$/, "")}${end}${end}${added.join(end)}${end}`;
  }
  if (!/^sources\s*:\s*(#.*)?$/.test(all[at])) return undefined;
  // indented as the sources that are there
  const first = all.slice(at + 1).find((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  const indent = /^[ ]+/.exec(first ?? "")?.[0] ?? "  ";
  const added = lines.map((line) => `${indent}${line}`);
  return [...all.slice(0, at + 1), ...added, ...all.slice(at + 1)].join(end);
}

/** A short name that the process does not have yet. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "own";
  if (!taken.includes(plain)) return plain;
  for (let n = 2; ; n++) if (!taken.includes(`${plain}-${n}`)) return `${plain}-${n}`;
}
