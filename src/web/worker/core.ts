// The core as pages see it: a process that is open, and questions that give a promise, with progress and an end.
import type { Problem } from "../../ground/problem.js";
import type { ProcessSummary } from "./answers/opened.js";
import {
  type FromCore,
  type HandedFiles,
  type Kind,
  longKinds,
  type Questions,
  type ToCore,
} from "./protocol.js";

/** What became of a question. */
export type Answered<T> =
  | { readonly kind: "answer"; readonly value: T; readonly milliseconds: number }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "cancelled" }
  /** A fault in Halcyon, not in what was given. */
  | { readonly kind: "fault"; readonly message: string };

/** How a question is asked. */
export type AskOptions = {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
};

/** A process that is open in a worker. */
export type Core = {
  /** Opens the files, which are handed over; again after `close`, and again when they changed. */
  open(): Promise<Answered<ProcessSummary>>;
  ask<K extends Kind>(
    what: K,
    ask: Questions[K]["ask"],
    options?: AskOptions,
  ): Promise<Answered<Questions[K]["answer"]>>;
  close(): void;
};

/** As much of a worker as is needed here. */
export type WorkerLike = {
  postMessage(message: ToCore, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<FromCore>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
};

/** What a core needs: how a worker is started, and the files (read again for each worker that opens them). */
export type CoreEffects = {
  start(): WorkerLike;
  files(): Promise<HandedFiles>;
};

/**
 * A core. Quick questions go to one worker, long ones to another that is started for them, and ended when a long answer is not wanted
 * any more: so a slider never waits for a simulation, and what was given up costs nothing.
 */
export function createCore({ start, files }: CoreEffects): Core {
  const quick = createLane(start);
  let long: { readonly lane: Lane; readonly opened: Promise<unknown> } | undefined;
  const openIn = async (lane: Lane): Promise<Answered<ProcessSummary>> => {
    const handed = await files();
    const transfer = handed.named.map(([, bytes]) => bytes.buffer);
    return lane.send<ProcessSummary>((id) => ({ kind: "open", id, files: handed }), {}, transfer);
  };
  const endLong = (): void => {
    long?.lane.end();
    long = undefined;
  };
  return {
    open: () => {
      endLong();
      return openIn(quick);
    },
    async ask<K extends Kind>(what: K, ask: Questions[K]["ask"], options: AskOptions = {}) {
      const message = (id: number) => ({ kind: "ask", id, what, ask }) as ToCore;
      if (!longKinds.has(what)) return quick.send<Questions[K]["answer"]>(message, options);
      if (long === undefined) {
        const lane = createLane(start);
        long = { lane, opened: openIn(lane) };
      }
      const { lane, opened } = long;
      options.signal?.addEventListener("abort", () => {
        if (long?.lane === lane) endLong();
      });
      await opened;
      return lane.send<Questions[K]["answer"]>(message, options);
    },
    close() {
      quick.end();
      endLong();
    },
  };
}

type Lane = {
  send<T>(make: (id: number) => ToCore, options: AskOptions, transfer?: ArrayBuffer[]): Promise<Answered<T>>;
  end(): void;
};

type Waiting = { readonly settle: (answered: Answered<unknown>) => void; readonly options: AskOptions };

function createLane(start: () => WorkerLike): Lane {
  const waiting = new Map<number, Waiting>();
  let worker: WorkerLike | undefined = start();
  let next = 1;
  const settleAll = (answered: Answered<unknown>): void => {
    for (const { settle } of waiting.values()) settle(answered);
    waiting.clear();
  };
  worker.onmessage = ({ data }) => {
    const one = waiting.get(data.id);
    if (one === undefined) return;
    if (data.kind === "progress") {
      one.options.progress?.(data.done, data.total);
      return;
    }
    waiting.delete(data.id);
    one.settle(answeredOf(data));
  };
  worker.onerror = (event) => settleAll({ kind: "fault", message: event.message || "the worker ended" });
  return {
    send<T>(make: (id: number) => ToCore, options: AskOptions, transfer: ArrayBuffer[] = []) {
      return new Promise<Answered<T>>((resolve) => {
        const { signal } = options;
        if (worker === undefined || signal?.aborted === true) {
          resolve({ kind: "cancelled" });
          return;
        }
        const id = next++;
        // the kind of the answer belongs to that of the question, which the types of `ask` have checked
        waiting.set(id, { settle: (answered) => resolve(answered as Answered<T>), options });
        signal?.addEventListener("abort", () => {
          if (!waiting.delete(id)) return;
          worker?.postMessage({ kind: "cancel", id }, []);
          resolve({ kind: "cancelled" });
        });
        worker.postMessage(make(id), transfer);
      });
    },
    end() {
      worker?.terminate();
      worker = undefined;
      settleAll({ kind: "cancelled" });
    },
  };
}

function answeredOf(data: Exclude<FromCore, { kind: "progress" }>): Answered<unknown> {
  switch (data.kind) {
    case "answer":
      return { kind: "answer", value: data.answer, milliseconds: data.milliseconds };
    case "problems":
      return { kind: "problems", problems: data.problems };
    case "cancelled":
      return { kind: "cancelled" };
    case "fault":
      return { kind: "fault", message: data.message };
  }
}
