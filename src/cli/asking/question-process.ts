// A question asked by a process file: its sources gathered, its places and parties matched, its tests with their hashes.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { unknownMentions } from "../../agreement/names.js";
import { readProcessFile } from "../../agreement/process-file.js";
import type { SourceDeclaration } from "../../agreement/read-sources.js";
import { chooseTest, hashOfTest, registeredTest } from "../../agreement/registered-test.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { Census, Engine, LoadedFile, SourceFile } from "../../cube/engine.js";
import { matchParties } from "../../events/match-parties.js";
import { placesAsNamed } from "../../events/match-places.js";
import { type Boundaries, readBoundaries } from "../../ground/boundaries.js";
import type { Fingerprint } from "../../ground/fingerprint.js";
import type { DayInterval } from "../../ground/interval.js";
import { byCodeUnit, type PartyId } from "../../ground/names.js";
import { type Problem, problem, type Result } from "../../ground/problem.js";
import type { Boundaries as Shapes } from "../../violence/scan-shapes.js";
import type { ViolenceTest } from "../../violence/test.js";
import type { Provenance } from "../../violence/verdict.js";
import { isFolder, readText } from "../files.js";
import { type Gathered, gather, type Matching } from "./gather.js";
import { matchGround } from "./match-ground.js";

// kinds that UCDP knows may be named, though no record of one came
const ucdpKinds = ["state-based", "non-state", "one-sided"];

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

/** The tests that are meant: the one of this name, or all. */
export function testsOf(
  question: ProcessQuestion,
  name: string | undefined,
): Result<readonly { readonly test: ViolenceTest; readonly hash: Fingerprint }[]> {
  const { process } = question;
  let names = process.tests.map((test) => test.name);
  if (name !== undefined || names.length === 0) {
    const chosen = chooseTest(process, name);
    if (!chosen.ok) return chosen;
    names = [chosen.value];
  }
  const tests = names.map((one) => {
    const test = registeredTest(process, one);
    return { test, hash: hashOfTest(test, process) };
  });
  return { ok: true, value: tests };
}

/** Gathers the cube of a process file, from its own sources or from other files in their place. */
export async function gatherProcess(
  question: ProcessQuestion,
  engine: Engine,
  instead?: readonly SourceFile[],
): Promise<Result<Gathered>> {
  const { process } = question;
  const folder = dirname(question.path);
  const span = instead === undefined ? spanOf(process.sources) : undefined;
  const gathered = await gather(
    {
      files: instead ?? process.sources.map((source) => fileOf(source, folder)),
      gaps: process.sources.flatMap((source) => source.gaps),
      ...(span === undefined ? {} : { span }),
      match: (census) => matchProcess(question, census),
    },
    engine,
  );
  if (!gathered.ok) return gathered;
  const { cube } = gathered.value;
  const places = question.boundaries?.boundaries.units.map((u) => u.place as string) ?? cube.places;
  const kinds = [...new Set([...cube.kinds, ...ucdpKinds])].sort(byCodeUnit);
  const unknown = unknownMentions(process.mentions, { places, kinds });
  return unknown.length > 0 ? { ok: false, problems: unknown } : gathered;
}

/** Whence the data comes: what the process file says of each source, and the hash of each file. */
export function provenanceOf(process: ProcessFile, files: readonly LoadedFile[]): Provenance[] {
  return files.map((file) => {
    const source = process.sources.find((s) => s.name === file.name);
    return {
      name: process.sources.length === files.length ? file.name : `${file.name} (${basename(file.path)})`,
      format: source?.format ?? "",
      publisher: source?.publisher ?? "",
      release: source?.release ?? "",
      licence: source?.licence ?? "",
      citation: source?.citation ?? "",
      retrieved: source?.retrieved ?? "",
      sha256: file.sha256,
    };
  });
}

function fileOf(source: SourceDeclaration, folder: string): SourceFile {
  return {
    name: source.name,
    paths: source.files.map((file) => resolve(folder, file)),
    format: source.format,
    ...(source.columns === undefined ? {} : { mapping: source.columns }),
  };
}

// from the first day to the last that any source covers
function spanOf(sources: readonly SourceDeclaration[]): DayInterval | undefined {
  const covers = sources.flatMap((source) => (source.covers === undefined ? [] : [source.covers]));
  if (covers.length === 0 || covers.length < sources.length) return undefined;
  return {
    start: covers.reduce((a, c) => (c.start < a ? c.start : a), covers[0].start),
    end: covers.reduce((a, c) => (c.end > a ? c.end : a), covers[0].end),
  };
}

function matchProcess(question: ProcessQuestion, census: Census): Matching {
  const { process, boundaries } = question;
  const parties = matchParties(census.parties, process.parties);
  // a process file that names no parties leaves every side its own name
  const named = process.parties.length > 0 && parties.ok ? parties.value.matches : [];
  const ground =
    boundaries === undefined
      ? { places: placesAsNamed(census.places), unmatchedPlaces: [], recognised: [], problems: [] }
      : matchGround(census.places, boundaries.boundaries, { aliases: process.places?.aliases ?? [] });
  return {
    ...ground,
    parties: parties.ok ? parties.value.parties : new Map<string, PartyId>(),
    unmatchedParties: named.flatMap((m) =>
      m.kind === "unmatched" ? [{ name: m.mention.name, records: m.mention.records, why: m.why }] : [],
    ),
    problems: [...(parties.ok ? [] : parties.problems), ...ground.problems],
  };
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
