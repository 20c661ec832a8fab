// Opens a process from its files in memory with everything that its questions rest on: facts, figures, lines, counts, verdicts.
import { readProcessFile } from "../agreement/process-file.js";
import type { SourceDeclaration } from "../agreement/read-sources.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Fact } from "../conditions/fact.js";
import { factIndex } from "../conditions/fact-index.js";
import type { Knowledge, Polyline } from "../conditions/knowledge.js";
import { type FactFile, readFactFiles } from "../conditions/read-facts.js";
import { readLine } from "../conditions/read-line.js";
import type { Cube } from "../cube/cube.js";
import { type Boundaries, readBoundaries } from "../ground/boundaries.js";
import type { Fingerprint } from "../ground/fingerprint.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import { readIndicatorFile } from "../indicators/read-file.js";
import type { IndicatorSeries } from "../indicators/series.js";
import { assess } from "../violence/assess.js";
import type { Boundaries as Shapes } from "../violence/scan-shapes.js";
import type { ViolenceTest } from "../violence/test.js";
import type { Provenance, Verdict } from "../violence/verdict.js";
import type { Gathered } from "./gather.js";
import { type MemoryEffects, memoryEngine } from "./memory-engine.js";
import { fileOf, gatherFrom, provenanceOf, testsOf } from "./process-question.js";
import type { FileInPieces } from "./records/pieces.js";

/** The files of a process: the text of its process file, and the bytes of what it names, by their paths as written there. */
export type ProcessFiles = {
  /** The name of the process file, for messages. */
  readonly file: string;
  readonly text: string;
  readonly named: ReadonlyMap<string, Uint8Array>;
  /** Sources of which the process file does not know: files that somebody brought for this once. */
  readonly besides?: BroughtSources;
};

/** Sources that somebody brought: in place of those of the process file, or beside them. */
export type BroughtSources = {
  readonly sources: readonly SourceDeclaration[];
  /** By the paths that the sources name. */
  readonly files: ReadonlyMap<string, FileInPieces>;
  readonly instead: boolean;
};

/** The shapes of places, as they were read and as they stand in the file. */
export type Shaped = {
  readonly boundaries: Boundaries;
  readonly geojson: Shapes;
  readonly nameProperty: string;
};

/** A process that can be asked. */
export type OpenedProcess = {
  readonly process: ProcessFile;
  readonly boundaries: Shaped | undefined;
  /** The counts of its sources; not there where the process names none, or where their files are yet to be brought. */
  readonly gathered: Gathered | undefined;
  readonly sources: readonly Provenance[];
  readonly facts: readonly Fact[];
  readonly knowledge: Knowledge;
  /** Why a test could not be judged, as sentences. */
  readonly notes: readonly string[];
};

/** Opens a process; everything that is wrong with any of its files is told at once. */
export async function openProcessFiles(
  files: ProcessFiles,
  effects: MemoryEffects,
): Promise<Result<OpenedProcess>> {
  const read = readProcessFile(files.text, files.file);
  if (!read.ok) return read;
  const process = withBrought(read.value, files.besides);
  const parts = [
    shapedOf(process, files),
    factsOf(process, files),
    indicatorsOf(process, files),
    linesOf(process, files),
  ] as const;
  const [boundaries, facts, indicators, lines] = parts;
  const problems = parts.flatMap((one) => (one.ok ? [] : one.problems));
  if (!boundaries.ok || !facts.ok || !indicators.ok || !lines.ok) return failure(problems);
  const measured = await measure({ process, boundaries: boundaries.value }, files, effects);
  if (!measured.ok) return measured;
  const { gathered, sources, verdicts, notes } = measured.value;
  return success({
    process,
    boundaries: boundaries.value,
    ...{ gathered, sources, notes },
    facts: facts.value,
    knowledge: {
      process,
      facts: factIndex(facts.value, process),
      indicators: indicators.value,
      lines: lines.value,
      verdicts,
    },
  });
}

function withBrought(process: ProcessFile, brought: BroughtSources | undefined): ProcessFile {
  if (brought === undefined) return process;
  const { sources, instead } = brought;
  return { ...process, sources: instead ? sources : [...process.sources, ...sources] };
}

function filesAtHand({ named, besides }: ProcessFiles): ReadonlyMap<string, Uint8Array | FileInPieces> {
  const all = new Map<string, Uint8Array | FileInPieces>(named);
  for (const [path, file] of besides?.files ?? []) all.set(path, file);
  return all;
}

type Measured = Pick<OpenedProcess, "gathered" | "sources" | "notes"> & {
  readonly verdicts: Pick<ReadonlyMap<string, Verdict>, "get">;
};

// a process whose sources are not at hand can still be asked: only its tests can't be told
async function measure(
  question: { readonly process: ProcessFile; readonly boundaries: Shaped | undefined },
  files: ProcessFiles,
  effects: MemoryEffects,
): Promise<Result<Measured>> {
  const { process } = question;
  const nothing = (notes: readonly string[]): Result<Measured> =>
    success({ gathered: undefined, sources: [], verdicts: new Map(), notes });
  if (process.sources.length === 0)
    return nothing(process.tests.map(({ name }) => `There are no events to measure the test "${name}".`));
  const engine = memoryEngine(filesAtHand(files), effects);
  const sources = process.sources.map((source) => fileOf(source, (path) => path));
  const gathered = await gatherFrom(question, engine, { files: sources, instead: false });
  if (!gathered.ok) {
    const missing = gathered.problems.every((one) => one.code === "file-missing");
    return missing ? nothing(gathered.problems.map(missingNote)) : gathered;
  }
  const provenance = provenanceOf(process, gathered.value.files);
  const tests = process.tests.length === 0 ? success([]) : testsOf(question, undefined);
  if (!tests.ok) return tests;
  const verdicts = judgedWhenAsked(tests.value, gathered.value.cube, provenance);
  return success({ gathered: gathered.value, sources: provenance, verdicts, notes: [] });
}

// judging takes longer than opening, and most questions ask for no verdict: each is made when it is first asked for
function judgedWhenAsked(
  tests: readonly { readonly test: ViolenceTest; readonly hash: Fingerprint }[],
  cube: Cube,
  sources: readonly Provenance[],
): Pick<ReadonlyMap<string, Verdict>, "get"> {
  const made = new Map<string, Result<Verdict>>();
  return {
    get(name) {
      const asked = tests.find(({ test }) => test.name === name);
      if (asked === undefined) return undefined;
      const judged = made.get(name) ?? assess(cube, asked.test, { sources, testHash: asked.hash });
      made.set(name, judged);
      return judged.ok ? judged.value : undefined;
    },
  };
}

function missingNote({ where }: Problem): string {
  return `The file ${where?.file ?? ""} is not at hand, so what it would tell can't be told.`;
}

function shapedOf(process: ProcessFile, files: ProcessFiles): Result<Shaped | undefined> {
  const { boundaries: file, name: nameProperty } = process.places ?? {};
  if (file === undefined || nameProperty === undefined) return success(undefined);
  const text = textOf(file, files);
  if (!text.ok) return text;
  const boundaries = readBoundaries(text.value, { name: nameProperty, file });
  if (!boundaries.ok) return boundaries;
  // readBoundaries has checked that this is a collection of features
  const geojson = JSON.parse(text.value) as Shapes;
  return success({ boundaries: boundaries.value, geojson, nameProperty });
}

function factsOf(process: ProcessFile, files: ProcessFiles): Result<readonly Fact[]> {
  const read: FactFile[] = [];
  const problems: Problem[] = [];
  for (const file of process.facts) {
    const text = textOf(file, files);
    if (text.ok) read.push({ text: text.value, file });
    else problems.push(...text.problems);
  }
  // facts of one file may correct those of another, so all are read together
  const facts = readFactFiles(read, process);
  if (!facts.ok) problems.push(...facts.problems);
  return facts.ok && problems.length === 0 ? facts : failure(problems);
}

function indicatorsOf(
  process: ProcessFile,
  files: ProcessFiles,
): Result<ReadonlyMap<string, IndicatorSeries>> {
  const declared = process.indicators.flatMap((one) =>
    one.file === undefined ? [] : [{ ...one, file: one.file }],
  );
  return byName(declared, files, (one, text) => readIndicatorFile(text, one.file, one));
}

function linesOf(process: ProcessFile, files: ProcessFiles): Result<ReadonlyMap<string, Polyline>> {
  const declared = process.lines.flatMap(({ name, file }) => (file === undefined ? [] : [{ name, file }]));
  return byName(declared, files, (one, text) => readLine(text, one.file));
}

function byName<D extends { readonly name: string; readonly file: string }, V>(
  declared: readonly D[],
  files: ProcessFiles,
  read: (one: D, text: string) => Result<V>,
): Result<ReadonlyMap<string, V>> {
  const found = new Map<string, V>();
  const problems: Problem[] = [];
  for (const one of declared) {
    const text = textOf(one.file, files);
    const value = text.ok ? read(one, text.value) : text;
    if (value.ok) found.set(one.name, value.value);
    else problems.push(...value.problems);
  }
  return problems.length > 0 ? failure(problems) : success(found);
}

function textOf(file: string, { named }: ProcessFiles): Result<string> {
  const bytes = named.get(file);
  if (bytes === undefined)
    return failure([problem("file-missing", "there is no such file", { where: { file } })]);
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const hint = "Save it again as UTF-8.";
    return failure([problem("file-encoding", "the file is not UTF-8 text", { where: { file }, hint })]);
  }
}
