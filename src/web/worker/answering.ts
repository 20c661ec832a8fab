// The core behind messages: opens a process, keeps it, answers questions about it one after the other. Needs no DOM.
import { failure, problem, type Result } from "../../ground/problem.js";
import { type OpenedProcess, openProcessFiles } from "../../questions/open-process.js";
import { assess } from "./answers/assess.js";
import { summaryOf } from "./answers/opened.js";
import { gunzip, sha256 } from "./bytes.js";
import { filePieces } from "./file-pieces.js";
import {
  type FromCore,
  type HandedFiles,
  type Kind,
  type Questions,
  type ToCore,
  textKinds,
} from "./protocol.js";
import { Cancelled, type Work } from "./work.js";

type Answerer<K extends Kind> = (
  opened: OpenedProcess,
  ask: Questions[K]["ask"],
  work: Work,
) => Result<Questions[K]["answer"]> | Promise<Result<Questions[K]["answer"]>>;

// what the first page needs is at hand; the rest is loaded when it is first asked for
const answerers: { readonly [K in Kind]: () => Promise<Answerer<K>> } = {
  assess: async () => assess,
  calibrate: async () => (await import("./answers/calibrate.js")).calibrate,
  calendarFile: async () => (await import("./answers/calendar-file.js")).calendarFile,
  changes: async () => (await import("./answers/changes.js")).changes,
  check: async () => (await import("./answers/text/check.js")).check,
  compare: async () => (await import("./answers/text/compare.js")).compare,
  counts: async () => (await import("./answers/counts.js")).counts,
  design: async () => (await import("./answers/windows/design.js")).design,
  explain: async () => (await import("./answers/explain.js")).explain,
  gains: async () => (await import("./answers/gains/gains.js")).gains,
  hotSpots: async () => (await import("./answers/hot-spots.js")).hotSpots,
  import: async () => (await import("./answers/brought/import.js")).importFile,
  look: async () => (await import("./answers/brought/look.js")).look,
  monitor: async () => (await import("./answers/windows/monitor.js")).monitor,
  outline: async () => (await import("./answers/outline.js")).outline,
  plan: async () => (await import("./answers/posture/plan.js")).plan,
  posture: async () => (await import("./answers/posture/posture.js")).posture,
  propose: async () => (await import("./answers/windows/propose.js")).propose,
  report: async () => (await import("./answers/report/report.js")).report,
  say: async () => (await import("./answers/text/say.js")).say,
  shapes: async () => (await import("./answers/shapes.js")).shapes,
  simulate: async () => (await import("./answers/simulate.js")).simulate,
  sources: async () => (await import("./answers/brought/sources.js")).sources,
  state: async () => (await import("./answers/state.js")).state,
  timeline: async () => (await import("./answers/timeline.js")).timeline,
};

/** Answers messages. Questions are answered in order; one that is cancelled before its turn is passed over. */
export function createAnswering(post: (message: FromCore) => void): (message: ToCore) => Promise<void> {
  let opened: Result<OpenedProcess> = failure([problem("question-invalid", "no process is open yet")]);
  const cancelled = new Set<number>();
  let last: Promise<void> = Promise.resolve();
  const run = async (id: number, work: () => Promise<Result<unknown>>): Promise<void> => {
    if (cancelled.delete(id)) {
      post({ kind: "cancelled", id });
      return;
    }
    const began = performance.now();
    try {
      const result = await work();
      if (cancelled.delete(id)) post({ kind: "cancelled", id });
      else if (!result.ok) post({ kind: "problems", id, problems: result.problems });
      else post({ kind: "answer", id, answer: result.value, milliseconds: performance.now() - began });
    } catch (error) {
      cancelled.delete(id);
      if (error instanceof Cancelled) post({ kind: "cancelled", id });
      else post({ kind: "fault", id, message: error instanceof Error ? error.message : String(error) });
    }
  };
  const inTurn = (id: number, work: () => Promise<Result<unknown>>): Promise<void> => {
    // a turn of the event loop between questions lets a cancellation arrive
    last = last.then(turn).then(() => run(id, work));
    return last;
  };
  return async (message) => {
    switch (message.kind) {
      case "cancel":
        cancelled.add(message.id);
        return;
      case "open":
        return inTurn(message.id, async () => {
          opened = await open(message.files);
          return opened.ok ? { ok: true, value: await summaryOf(opened.value) } : opened;
        });
      case "ask":
        return inTurn(message.id, async () => {
          const work = workOf(message.id, post, cancelled);
          // a text is checked whether or not anything is open
          if (!opened.ok && !textKinds.has(message.what)) return opened;
          const answerer: Answerer<Kind> = await answererOf(message.what);
          return answerer(opened.ok ? opened.value : nothing, message.ask, work);
        });
    }
  };
}

async function answererOf(kind: Kind): Promise<Answerer<Kind>> {
  // each question comes with the answerer of its kind, which the types of the table above have checked
  return (await answerers[kind]()) as Answerer<Kind>;
}

function open({ file, text, named, brought }: HandedFiles): Promise<Result<OpenedProcess>> {
  return openProcessFiles(
    { file, text, named: new Map(named), ...(brought && { besides: broughtSources(brought) }) },
    { sha256, gunzip: (bytes) => gunzip(bytes) },
  );
}

function broughtSources({ files, instead }: NonNullable<HandedFiles["brought"]>) {
  const inPieces = files.flatMap(({ file, source }) =>
    source.files.map((path) => [path, filePieces(file)] as const),
  );
  return { sources: files.map(({ source }) => source), files: new Map(inPieces), instead };
}

function workOf(id: number, post: (message: FromCore) => void, cancelled: ReadonlySet<number>): Work {
  let told = Number.NEGATIVE_INFINITY;
  return {
    progress(done, total) {
      const now = performance.now();
      if (now - told < 50 && done < total) return;
      told = now;
      post({ kind: "progress", id, done, total });
    },
    async pause() {
      await turn();
      if (cancelled.has(id)) throw new Cancelled();
    },
  };
}

// messages are only delivered between turns of the event loop
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

// only questions about a text are ever given this, and they do not look at it
const nothing = {} as OpenedProcess;
