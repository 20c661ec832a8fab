// A worker without a browser: the same messages, handed over directly, for an example's files.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { namedFiles } from "../../src/questions/named-files.js";
import { createAnswering } from "../../src/web/worker/answering.js";
import { type Core, createCore, type WorkerLike } from "../../src/web/worker/core.js";
import type { HandedFiles } from "../../src/web/worker/protocol.js";

export const root = resolve(import.meta.dirname, "../..");

/** The files of an example, as a page hands them over. */
export function filesOf(example: string, instead: ReadonlyMap<string, string> = new Map()): HandedFiles {
  const folder = join(root, "examples", example);
  const text = readFileSync(join(folder, "process.yaml"), "utf8");
  const read = readProcessFile(text, "process.yaml");
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const named = namedFiles(read.value).map(({ path }) => {
    const given = instead.get(path);
    const bytes = given === undefined ? readFileSync(join(folder, path)) : new TextEncoder().encode(given);
    return [path, new Uint8Array(bytes)] as const;
  });
  return { file: "process.yaml", text, named };
}

/** A worker that runs here. Messages are copied as between threads. */
export function workerHere(): WorkerLike {
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => void answer(structuredClone(message)),
    terminate: () => {
      worker.onmessage = null;
    },
  };
  const answer = createAnswering((data) =>
    worker.onmessage?.({ data: structuredClone(data) } as MessageEvent),
  );
  return worker;
}

/** A core over an example. */
export function coreOf(example: string): Core {
  return createCore({ start: workerHere, files: async () => filesOf(example) });
}
