// Starts workers of the core. The first can be started before anything else, so that it is there when it is asked.
import type { WorkerLike } from "./core.js";

let spare: Worker | undefined;

/** Starts a worker for whoever comes first. */
export function startAhead(): void {
  spare ??= newWorker();
}

/** A worker of the core. */
export function startWorker(): WorkerLike {
  const worker = spare ?? newWorker();
  spare = undefined;
  return worker;
}

function newWorker(): Worker {
  return new Worker(new URL("./main.ts", import.meta.url), { type: "module" });
}
