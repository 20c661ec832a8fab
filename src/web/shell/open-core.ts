// Reads the files of a process and opens them in a core. Needs no React, so that it can begin before the app has arrived.
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import { largestProcess, processFileName, type Site, type SiteProcess } from "../site/site.js";
import type { ProcessSummary } from "../worker/answers/opened.js";
import { type Core, createCore } from "../worker/core.js";
import type { BroughtFiles, HandedFiles } from "../worker/protocol.js";
import { startWorker } from "../worker/start.js";

/** What became of it. `given-up`: the signal said so. */
export type OpenedCore =
  | { readonly kind: "open"; readonly core: Core; readonly summary: ProcessSummary }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "fault"; readonly message: string }
  | { readonly kind: "given-up" };

/** How the opening is followed, and ended: once the signal is given, the core is closed, whatever it does. */
export type OpenOptions = {
  readonly signal: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
  /** Files that only this tab has. */
  readonly brought?: BroughtFiles | undefined;
};

/** The same files under the same names are the same process, whenever they were listed. */
export function versionOf(process: SiteProcess): string {
  return `${process.id} ${process.files.map(({ sha256 }) => sha256).join(" ")}`;
}

/** Opens a process. What goes wrong is told, and never thrown. */
export async function openCore(site: Site, process: SiteProcess, options: OpenOptions): Promise<OpenedCore> {
  const { signal, brought } = options;
  try {
    const first = await readFiles(site, process, options);
    if (signal.aborted) return { kind: "given-up" };
    if (!first.ok) return { kind: "problems", problems: first.problems };
    // the bytes move to the worker that opens them, so another worker reads them again
    let handed: HandedFiles | undefined = first.value;
    const files = async (): Promise<HandedFiles> => {
      const given = handed ?? filesOf(await readFiles(site, process, options));
      handed = undefined;
      return brought === undefined ? given : { ...given, brought };
    };
    const core = createCore({ start: startWorker, files });
    signal.addEventListener("abort", () => core.close());
    const opened = await core.open();
    switch (opened.kind) {
      case "answer":
        return { kind: "open", core, summary: opened.value };
      case "cancelled":
        return { kind: "given-up" };
      case "problems":
      case "fault":
        return opened;
    }
  } catch (error) {
    if (signal.aborted) return { kind: "given-up" };
    return { kind: "fault", message: error instanceof Error ? error.message : String(error) };
  }
}

function filesOf(read: Result<HandedFiles>): HandedFiles {
  if (!read.ok) throw new Error(read.problems[0]?.message ?? "the files can't be read");
  return read.value;
}

async function readFiles(
  site: Site,
  process: SiteProcess,
  { signal, progress }: OpenOptions,
): Promise<Result<HandedFiles>> {
  const total = process.files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > largestProcess) return failure([tooLarge(total)]);
  let done = 0;
  const read = await Promise.all(
    process.files.map(async (file) => {
      const bytes = await site.read(process.id, file, signal);
      done += file.bytes;
      progress?.(done, total);
      return { file, bytes };
    }),
  );
  const problems = read.flatMap(({ bytes }) => (bytes.ok ? [] : bytes.problems));
  if (problems.length > 0) return failure(problems);
  const named = read.flatMap(({ file, bytes }) => (bytes.ok ? [[file.path, bytes.value] as const] : []));
  const own = named.find(([path]) => path === processFileName);
  const text = own === undefined ? "" : new TextDecoder().decode(own[1]);
  return success({ file: processFileName, text, named: named.filter(([path]) => path !== processFileName) });
}

function tooLarge(bytes: number): Problem {
  return problem("file-too-large", "the files of this process are larger than a page can take in", {
    found: `${Math.round(bytes / 1e6)} MB`,
    expected: `at most ${largestProcess / 1e6} MB`,
    hint: "turn the events into a table of counts: halcyon import FILE --out counts.csv",
  });
}
