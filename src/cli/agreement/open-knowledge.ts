// Opens a process with everything that its questions rest on: facts, figures of indicators, lines, and verdicts on violence.
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { LineDeclaration } from "../../agreement/terms/things.js";
import type { Fact } from "../../conditions/fact.js";
import { factIndex } from "../../conditions/fact-index.js";
import type { Knowledge, Polyline } from "../../conditions/knowledge.js";
import { type FactFile, readFactFiles } from "../../conditions/read-facts.js";
import { readLine } from "../../conditions/read-line.js";
import type { Cube } from "../../cube/cube.js";
import type { SourceFile } from "../../cube/engine.js";
import { canonicalForm } from "../../ground/fingerprint.js";
import { failure, type Problem, type Result, success } from "../../ground/problem.js";
import { readIndicatorFile } from "../../indicators/read-file.js";
import type { IndicatorSeries } from "../../indicators/series.js";
import { provenanceOf, testsOf } from "../../questions/process-question.js";
import { assess } from "../../violence/assess.js";
import type { Verdict } from "../../violence/verdict.js";
import { eventFiles } from "../asking/event-files.js";
import type { Raw } from "../asking/options.js";
import { gatherProcess, openProcess, type ProcessQuestion } from "../asking/question-process.js";
import { type Context, withEngine } from "../context.js";
import { readText } from "../files.js";

/** A process that can be asked. */
export type Opened = {
  readonly path: string;
  readonly process: ProcessFile;
  readonly knowledge: Knowledge;
  readonly facts: readonly Fact[];
  /** SHA-256 of the facts, whatever their order: of their canonical forms, sorted. */
  readonly factsHash: string;
  /** The counts, where the sources' files are at hand. */
  readonly cube: Cube | undefined;
  /** What could not be looked at, and how to change that. */
  readonly notes: readonly string[];
};

/** Opens the process file of a path or folder; everything that is wrong with any of its files is told at once. */
export async function openKnowledge(path: string, raw: Raw, context: Context): Promise<Result<Opened>> {
  const question = await openProcess(path);
  if (!question.ok) return question;
  const { process } = question.value;
  const folder = dirname(question.value.path);
  const facts = await readAllFacts(process, folder);
  const indicators = await readIndicators(process, folder);
  const lines = await readLines(process.lines, folder);
  const problems = [facts, indicators, lines].flatMap((one) => (one.ok ? [] : one.problems));
  if (!facts.ok || !indicators.ok || !lines.ok) return failure(problems);
  const judged = await verdictsOf(question.value, { path, events: eventFiles(raw) }, context);
  if (!judged.ok) return judged;
  return success({
    path: question.value.path,
    process,
    facts: facts.value,
    factsHash: hashOfFacts(facts.value),
    notes: judged.value.notes,
    cube: judged.value.cube,
    knowledge: {
      process,
      facts: factIndex(facts.value, process),
      indicators: indicators.value,
      lines: lines.value,
      verdicts: judged.value.verdicts,
    },
  });
}

async function readAllFacts(process: ProcessFile, folder: string): Promise<Result<readonly Fact[]>> {
  const files: FactFile[] = [];
  const problems: Problem[] = [];
  for (const file of process.facts) {
    const text = await readText(resolve(folder, file), 500_000_000);
    // told as the process file is: by the path from where the command runs
    if (text.ok) files.push({ text: text.value, file: join(dirname(process.file), file) });
    else problems.push(...text.problems);
  }
  // facts of one file may correct those of another, so all are read together
  const facts = readFactFiles(files, process);
  if (!facts.ok) problems.push(...facts.problems);
  return facts.ok && problems.length === 0 ? facts : failure(problems);
}

async function readIndicators(
  process: ProcessFile,
  folder: string,
): Promise<Result<ReadonlyMap<string, IndicatorSeries>>> {
  const series = new Map<string, IndicatorSeries>();
  const problems: Problem[] = [];
  for (const declaration of process.indicators) {
    if (declaration.file === undefined) continue;
    const text = await readText(resolve(folder, declaration.file));
    const read = text.ok ? readIndicatorFile(text.value, declaration.file, declaration) : text;
    if (read.ok) series.set(declaration.name, read.value);
    else problems.push(...read.problems);
  }
  return problems.length > 0 ? failure(problems) : success(series);
}

async function readLines(
  lines: readonly LineDeclaration[],
  folder: string,
): Promise<Result<ReadonlyMap<string, Polyline>>> {
  const read = new Map<string, Polyline>();
  const problems: Problem[] = [];
  for (const line of lines) {
    if (line.file === undefined) continue;
    const text = await readText(resolve(folder, line.file));
    const polyline = text.ok ? readLine(text.value, line.file) : text;
    if (polyline.ok) read.set(line.name, polyline.value);
    else problems.push(...polyline.problems);
  }
  return problems.length > 0 ? failure(problems) : success(read);
}

type Verdicts = {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly notes: readonly string[];
  readonly cube?: Cube;
};

// a process whose sources are not at hand can still be asked: its tests can't be told, and the note says what would settle them
async function verdictsOf(
  question: ProcessQuestion,
  { path, events }: { readonly path: string; readonly events: readonly SourceFile[] | undefined },
  context: Context,
): Promise<Result<Verdicts>> {
  const { process } = question;
  if (process.tests.length === 0) return success({ verdicts: new Map(), notes: [] });
  if (process.sources.length === 0 && events === undefined) {
    return success({
      verdicts: new Map(),
      notes: process.tests.map((test) => settling(test.name, path)),
    });
  }
  const tests = testsOf(question, undefined);
  if (!tests.ok) return tests;
  const gathered = await withEngine(context, (engine) => gatherProcess(question, engine, events));
  // a source that the user has yet to bring is no fault of the process file
  if (!gathered.ok && gathered.problems.every((one) => one.code === "file-missing")) {
    return success({ verdicts: new Map(), notes: process.tests.map((test) => settling(test.name, path)) });
  }
  if (!gathered.ok) return gathered;
  const verdicts = new Map<string, Verdict>();
  const notes: string[] = [];
  for (const { test, hash } of tests.value) {
    const result = assess(gathered.value.cube, test, {
      sources: provenanceOf(process, gathered.value.files),
      testHash: hash,
    });
    if (result.ok) verdicts.set(test.name, result.value);
    else notes.push(...result.problems.map((one) => `${test.name}: ${one.message}`));
  }
  return success({ verdicts, notes, cube: gathered.value.cube });
}

// the one command that would settle it, once somebody brings a file of events
function settling(name: string, path: string): string {
  return `The events for the test "${name}" are not at hand, so it can't be measured. With a file of events, such as UCDP GED, this settles it: halcyon status ${path} --events ged.csv --format ucdp`;
}

function hashOfFacts(facts: readonly Fact[]): string {
  const forms = facts.map(({ spot: _, ...fact }) => canonicalForm(fact)).sort();
  const hash = createHash("sha256");
  for (const form of forms) hash.update(`${form}\n`);
  return hash.digest("hex");
}
