// The files that a process file names: what a server may hand out, what is published, what a browser must bring.
import type { ProcessFile } from "../agreement/terms/process.js";
import { byCodeUnit } from "../ground/names.js";

/** What a file is for. */
export type FileUse = "source" | "facts" | "boundaries" | "lines" | "indicators";

/** A file that a process file names: its path as written there, and what it is for. */
export type NamedFile = { readonly path: string; readonly use: FileUse };

/** Every file that a process file names, once, in code-unit order of the paths. */
export function namedFiles(process: ProcessFile): readonly NamedFile[] {
  const named: NamedFile[] = [
    ...process.sources.flatMap((source) => source.files.map((path) => ({ path, use: "source" as const }))),
    ...process.facts.map((path) => ({ path, use: "facts" as const })),
    ...process.lines.flatMap(({ file }) =>
      file === undefined ? [] : [{ path: file, use: "lines" as const }],
    ),
    ...process.indicators.flatMap(({ file }) =>
      file === undefined ? [] : [{ path: file, use: "indicators" as const }],
    ),
  ];
  const boundaries = process.places?.boundaries;
  if (boundaries !== undefined) named.push({ path: boundaries, use: "boundaries" });
  const once = new Map(named.map((one) => [one.path, one]));
  return [...once.values()].sort((a, b) => byCodeUnit(a.path, b.path));
}
