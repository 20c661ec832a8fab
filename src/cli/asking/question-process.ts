// A question asked by a process file on disk: the file, its boundaries, and the cube of its sources.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { readProcessFile } from "../../agreement/process-file.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { Engine, SourceFile } from "../../cube/engine.js";
import { type Boundaries, readBoundaries } from "../../ground/boundaries.js";
import type { Fingerprint } from "../../ground/fingerprint.js";
import { type Problem, problem, type Result } from "../../ground/problem.js";
import type { Gathered } from "../../questions/gather.js";
import { fileOf, gatherFrom } from "../../questions/process-question.js";
import type { Boundaries as Shapes } from "../../violence/scan-shapes.js";
import { isFolder, readText } from "../files.js";

/** A process file with everything that it points at. */
export type ProcessQuestion = {
  readonly path: string;
  readonly process: ProcessFile;
  readonly boundaries: BoundaryFile | undefined;
};

/** A boundary file as it was read. */
export type BoundaryFile = {
  readonly boundaries: Boundaries;
  /** The GeoJSON itself, for maps. */
  readonly geojson: Shapes;
  readonly nameProperty: string;
  readonly file: string;
  readonly sha256: Fingerprint;
};

/** The process file of a path: the file itself, or `process.yaml` in a folder. */
export async function openProcess(path: string): Promise<Result<ProcessQuestion>> {
  const file = (await isFolder(path)) === true ? join(path, "process.yaml") : path;
  const text = await readText(file);
  if (!text.ok) return text;
  const process = readProcessFile(text.value, file);
  if (!process.ok) return process;
  const boundaries = await openBoundaries(process.value, dirname(file));
  if (!boundaries.ok) return boundaries;
  return { ok: true, value: { path: resolve(file), process: process.value, boundaries: boundaries.value } };
}

/** Gathers the cube of a process file, from its own sources or from other files in their place. */
export async function gatherProcess(
  question: ProcessQuestion,
  engine: Engine,
  instead?: readonly SourceFile[],
): Promise<Result<Gathered>> {
  const folder = dirname(question.path);
  const own = () => question.process.sources.map((source) => fileOf(source, (file) => resolve(folder, file)));
  return gatherFrom(question, engine, { files: instead ?? own(), instead: instead !== undefined });
}

async function openBoundaries(
  process: ProcessFile,
  folder: string,
): Promise<Result<BoundaryFile | undefined>> {
  const { boundaries: file, name } = process.places ?? {};
  if (file === undefined || name === undefined) return { ok: true, value: undefined };
  const path = resolve(folder, file);
  return readBoundaryFile(path, name);
}

/** Reads a boundary file whose features bear their names in a property. */
export async function readBoundaryFile(path: string, nameProperty: string): Promise<Result<BoundaryFile>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const boundaries = readBoundaries(text.value, { name: nameProperty, file: path });
  if (!boundaries.ok) return boundaries;
  const bytes = await readFile(path);
  return {
    ok: true,
    value: {
      boundaries: boundaries.value,
      // readBoundaries has checked that this is a collection of features
      geojson: JSON.parse(text.value) as Shapes,
      nameProperty,
      file: path,
      // Node's own is many times faster than the one for browsers
      sha256: createHash("sha256").update(bytes).digest("hex") as Fingerprint,
    },
  };
}

/** Says that a file is needed, where neither a process file nor `--events` was given. */
export function nothingAsked(): Problem {
  return problem("command-invalid", "nothing was asked", {
    expected: "a folder with a process.yaml, a process file, or --events FILE",
    hint: "try: halcyon assess examples/syria-2016",
  });
}
