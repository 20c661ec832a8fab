// What assess, monitor, design and hotspots have in common: a question from a process file or from options, with its cube.
import { basename } from "node:path";
import type { Fingerprint } from "../../ground/fingerprint.js";
import { type Problem, problem, type Result } from "../../ground/problem.js";
import type { Gathered } from "../../questions/gather.js";
import { provenanceOf, testsOf } from "../../questions/process-question.js";
import { formatNamed } from "../../sources/formats.js";
import type { ViolenceTest } from "../../violence/test.js";
import type { Provenance } from "../../violence/verdict.js";
import { type Context, withEngine } from "../context.js";
import { optionReader, type Raw } from "./options.js";
import {
  baselineOf,
  type EventsQuestion,
  eventsQuestion,
  gatherEvents,
  scopeOf,
  testOf,
} from "./question-events.js";
import {
  type BoundaryFile,
  gatherProcess,
  nothingAsked,
  openProcess,
  readBoundaryFile,
} from "./question-process.js";

/** A question, ready to be answered. */
export type Asked = {
  readonly title: string;
  readonly tests: readonly { readonly test: ViolenceTest; readonly hash: Fingerprint | undefined }[];
  readonly gathered: Gathered;
  readonly sources: readonly Provenance[];
  readonly boundaries: BoundaryFile | undefined;
  /** The process file, where there is one: reports are written beside it. */
  readonly processFile: string | undefined;
};

/** Reads the question, gathers its cube; the first argument is a process file or its folder, if any. */
export async function ask(path: string | undefined, raw: Raw, context: Context): Promise<Result<Asked>> {
  if (path !== undefined && raw.events !== undefined) return { ok: false, problems: [askedTwice(path)] };
  if (path !== undefined) return askProcess(path, raw, context);
  if (raw.events !== undefined) return askEvents(raw, context);
  return { ok: false, problems: [nothingAsked()] };
}

// a verdict names its sources, so that it can be replayed: those of the process file, or those of the options, not both
function askedTwice(path: string): Problem {
  return problem("command-invalid", "a process file and --events can't both say which events are meant", {
    found: path,
    expected: "a process file with its sources, or --events with options",
    hint: `name the files under "sources" in the process file; or, for the process as a whole: halcyon status ${path} --events FILE`,
  });
}

async function askProcess(path: string, raw: Raw, context: Context): Promise<Result<Asked>> {
  const question = await openProcess(path);
  if (!question.ok) return question;
  const tests = testsOf(question.value, typeof raw.test === "string" ? raw.test : undefined);
  if (!tests.ok) return tests;
  const gathered = await withEngine(context, (engine) => gatherProcess(question.value, engine));
  if (!gathered.ok) return gathered;
  const { process, boundaries } = question.value;
  return {
    ok: true,
    value: {
      title: process.title,
      tests: tests.value,
      gathered: gathered.value,
      sources: provenanceOf(process, gathered.value.files),
      boundaries,
      processFile: question.value.path,
    },
  };
}

async function askEvents(raw: Raw, context: Context): Promise<Result<Asked>> {
  const options = optionReader(raw);
  const question = eventsQuestion(options);
  const test = testOf(options, question);
  if (options.problems.length > 0) return { ok: false, problems: options.problems };
  const boundaries = await boundaryOption(raw);
  if (!boundaries.ok) return boundaries;
  const within = { window: test.window, boundaries: boundaries.value?.boundaries };
  const gathered = await withEngine(context, (engine) => gatherEvents(question, within, engine));
  if (!gathered.ok) return gathered;
  const { cube } = gathered.value;
  const scope = scopeOf(question, cube);
  const baseline = baselineOf(question, cube, test.window);
  const problems: Problem[] = [scope, baseline].flatMap((r) => (r.ok ? [] : r.problems));
  if (!scope.ok || !baseline.ok) return { ok: false, problems };
  const { name, quantity, window, reduction, certainty, prior, dates } = test;
  const whole: ViolenceTest = {
    name,
    quantity,
    scope: scope.value,
    baseline: baseline.value,
    window,
    reduction,
    certainty,
    prior,
    dates,
  };
  return {
    ok: true,
    value: {
      title: question.files.flatMap((f) => f.paths.map((p) => basename(p))).join(", "),
      tests: [{ test: whole, hash: undefined }],
      gathered: gathered.value,
      sources: sourcesOf(question, gathered.value),
      boundaries: boundaries.value,
      processFile: undefined,
    },
  };
}

async function boundaryOption(raw: Raw): Promise<Result<BoundaryFile | undefined>> {
  if (typeof raw.boundaries !== "string") return { ok: true, value: undefined };
  return readBoundaryFile(raw.boundaries, typeof raw.placeName === "string" ? raw.placeName : "name");
}

// with options alone nobody says which release a file is; its hash is known, and who publishes its format
function sourcesOf(question: EventsQuestion, gathered: Gathered): Provenance[] {
  return gathered.files.map((file) => {
    const name = question.files.find((one) => one.paths.includes(file.path))?.format ?? "ucdp";
    const format = formatNamed(name);
    const known = format.ok ? format.value.provenance : undefined;
    return {
      name: basename(file.path),
      format: name,
      publisher: known?.publisher ?? "",
      release: "",
      licence: known?.licence ?? "",
      citation: known?.cite ?? "",
      retrieved: "",
      sha256: file.sha256,
    };
  });
}
