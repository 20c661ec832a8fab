// The process that one looks at: its files read, its core open; shared by all pages, opened again when a file changes.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import { largestProcess, processFileName, type Site, type SiteProcess } from "../site/site.js";
import type { ProcessSummary } from "../worker/answers/opened.js";
import { type Core, createCore } from "../worker/core.js";
import type { BroughtFiles, HandedFiles } from "../worker/protocol.js";
import { startWorker } from "../worker/start.js";

/** How far the opening has come. */
export type Opening =
  | { readonly kind: "loading"; readonly done: number; readonly total: number }
  | { readonly kind: "open"; readonly core: Core; readonly summary: ProcessSummary; readonly version: string }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "fault"; readonly message: string };

/** What all pages share. */
export type Shared = {
  readonly site: Site;
  readonly processes: readonly SiteProcess[];
  readonly process: SiteProcess;
  readonly opening: Opening;
  /** Files that only this tab has. They are gone when the tab is closed; nothing of them is sent. */
  readonly brought: BroughtFiles | undefined;
  /** Opens the process again with these files, or without any. */
  readonly bring: (files: BroughtFiles | undefined) => void;
};

const SharedContext = createContext<Shared | undefined>(undefined);

/** What all pages share. Throws outside a process. */
export function useShared(): Shared {
  const shared = useContext(SharedContext);
  if (shared === undefined) throw new Error("a page stands within a process; got none");
  return shared;
}

/** Opens a process for the pages within. */
export function OpenedProcess({
  site,
  processes,
  process,
  children,
}: Pick<Shared, "site" | "processes" | "process"> & { readonly children: ReactNode }): ReactNode {
  const [all, setAll] = useState<ReadonlyMap<string, BroughtFiles>>(new Map());
  const brought = all.get(process.id);
  const opening = useOpening(site, process, brought);
  const shared = useMemo((): Shared => {
    const bring = (files: BroughtFiles | undefined): void =>
      setAll((before) => {
        const after = new Map(before);
        if (files === undefined) after.delete(process.id);
        else after.set(process.id, files);
        return after;
      });
    return { site, processes, process, opening, brought, bring };
  }, [site, processes, process, opening, brought]);
  return <SharedContext value={shared}>{children}</SharedContext>;
}

function useOpening(site: Site, process: SiteProcess, brought: BroughtFiles | undefined): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: "loading", done: 0, total: 1 });
  // the same files under the same names are the same process, whenever they were listed
  const own = `${process.id} ${process.files.map(({ sha256 }) => sha256).join(" ")}`;
  const version = brought === undefined ? own : `${own} ${wordOf(brought)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the process
  useEffect(() => {
    const giving = new AbortController();
    const read = () => readFiles(site, process, { signal: giving.signal, progress });
    function progress(done: number, total: number): void {
      if (!giving.signal.aborted)
        setOpening((now) => (now.kind === "open" ? now : { kind: "loading", done, total }));
    }
    let core: Core | undefined;
    const open = async (): Promise<void> => {
      const first = await read();
      if (giving.signal.aborted) return;
      if (!first.ok) return setOpening({ kind: "problems", problems: first.problems });
      // the bytes move to the worker that opens them, so another worker reads them again
      let handed: HandedFiles | undefined = first.value;
      const files = async (): Promise<HandedFiles> => {
        const given = handed ?? filesOf(await read());
        handed = undefined;
        return brought === undefined ? given : { ...given, brought };
      };
      core = createCore({ start: startWorker, files });
      const opened = await core.open();
      if (giving.signal.aborted) return;
      if (opened.kind === "answer") setOpening({ kind: "open", core, summary: opened.value, version });
      else if (opened.kind === "problems") setOpening({ kind: "problems", problems: opened.problems });
      else if (opened.kind === "fault") setOpening({ kind: "fault", message: opened.message });
    };
    setOpening({ kind: "loading", done: 0, total: 1 });
    open().catch((error: unknown) => {
      if (!giving.signal.aborted)
        setOpening({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
    });
    return () => {
      giving.abort();
      core?.close();
    };
  }, [site, version]);
  return opening;
}

// files that were brought are told apart by their names, sizes and times, and by how they are read
function wordOf({ files, instead }: BroughtFiles): string {
  const each = files.map(({ file, source }) => [file.name, file.size, file.lastModified, source]);
  return JSON.stringify([instead, each]);
}

function filesOf(read: Result<HandedFiles>): HandedFiles {
  if (!read.ok) throw new Error(read.problems[0]?.message ?? "the files can't be read");
  return read.value;
}

type Reading = { readonly signal: AbortSignal; readonly progress: (done: number, total: number) => void };

async function readFiles(
  site: Site,
  process: SiteProcess,
  { signal, progress }: Reading,
): Promise<Result<HandedFiles>> {
  const total = process.files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > largestProcess) return failure([tooLarge(total)]);
  let done = 0;
  const read = await Promise.all(
    process.files.map(async (file) => {
      const bytes = await site.read(process.id, file, signal);
      done += file.bytes;
      progress(done, total);
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
