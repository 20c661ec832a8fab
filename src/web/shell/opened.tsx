// The process that one looks at: its files read, its core open; shared by all pages, opened again when a file changes.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Problem } from "../../ground/problem.js";
import type { Site, SiteProcess } from "../site/site.js";
import type { ProcessSummary } from "../worker/answers/opened.js";
import type { Core } from "../worker/core.js";
import type { BroughtFiles } from "../worker/protocol.js";
import { openCore, versionOf } from "./open-core.js";
import { takeAhead } from "./opened-ahead.js";

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
  const own = versionOf(process);
  const version = brought === undefined ? own : `${own} ${wordOf(brought)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the process
  useEffect(() => {
    const begun = takeAhead(version);
    const giving = begun?.giving ?? new AbortController();
    function progress(done: number, total: number): void {
      if (!giving.signal.aborted)
        setOpening((now) => (now.kind === "open" ? now : { kind: "loading", done, total }));
    }
    const opened = begun?.opened ?? openCore(site, process, { signal: giving.signal, progress, brought });
    setOpening({ kind: "loading", done: 0, total: 1 });
    opened.then((became) => {
      if (giving.signal.aborted || became.kind === "given-up") return;
      setOpening(became.kind === "open" ? { ...became, version } : became);
    });
    return () => giving.abort();
  }, [site, version]);
  return opening;
}

// files that were brought are told apart by their names, sizes and times, and by how they are read
function wordOf({ files, instead }: BroughtFiles): string {
  const each = files.map(({ file, source }) => [file.name, file.size, file.lastModified, source]);
  return JSON.stringify([instead, each]);
}
