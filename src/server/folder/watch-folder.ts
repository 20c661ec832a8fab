// Watches a folder of processes, and tells which process changed, once its files have come to rest.
import { type FSWatcher, watch } from "node:fs";
import { findProcesses, type ProcessPlace } from "./find-processes.js";
import { listProcess } from "./process-files.js";

/** Told when something changed: the process, or `undefined` when processes came or went. */
export type Change = { readonly process: string | undefined };

/** A watch over a folder; `close` ends it. */
export type FolderWatch = { close(): void };

/** Changes within so many milliseconds are one: editors write in several steps. */
const rest = 120;
/** Where a file system tells nothing, one looks again so often. */
const everySoOften = 5000;

/** Watches the processes of a folder. What counts is the hash of their files, so that touching a file tells nothing. */
export async function watchFolder(root: string, tell: (change: Change) => void): Promise<FolderWatch> {
  let known = await stateOf(root);
  let looking: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const now = await stateOf(root);
    if (closed) return;
    const before = known;
    known = now;
    if ([...now.keys()].join("\n") !== [...before.keys()].join("\n")) tell({ process: undefined });
    for (const [id, state] of now) if (before.has(id) && before.get(id) !== state) tell({ process: id });
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (looking !== undefined) {
        again = true;
        return;
      }
      looking = look()
        .catch(() => undefined)
        .finally(() => {
          looking = undefined;
          if (again && !closed) lookSoon();
          again = false;
        });
    }, rest);
  };
  const watcher = watcherOf(root, lookSoon);
  const pulse = setInterval(lookSoon, everySoOften);
  pulse.unref();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(pulse);
      watcher?.close();
    },
  };
}

// not every file system can be watched: then the pulse alone looks
function watcherOf(root: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(root, { recursive: true }, changed);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

async function stateOf(root: string): Promise<ReadonlyMap<string, string>> {
  const places = await findProcesses(root).catch((): readonly ProcessPlace[] => []);
  const states = new Map<string, string>();
  for (const place of places) {
    const listed = await listProcess(place);
    if (listed === undefined) continue;
    const files = listed.files.map(({ path, sha256 }) => `${path} ${sha256}`);
    states.set(place.id, [...files, ...listed.missing].join("\n"));
  }
  return states;
}
