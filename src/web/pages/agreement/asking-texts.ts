// Questions about a text, with a worker of their own: a text that keeps it busy too long costs that worker, and nothing else.
import { type Answered, type Core, createCore, type WorkerLike } from "../../worker/core.js";
import type { Questions } from "../../worker/protocol.js";

/** The questions about a text. */
export type TextKind = "check" | "say" | "compare";

/** What became of a question; `slow`: it took too long and was given up. */
export type TextAnswered<T> = Answered<T> | { readonly kind: "slow" };

/** How a question about a text is asked. */
export type TextAskOptions = {
  /** The answer is not wanted any more. */
  readonly signal?: AbortSignal;
  /** It takes longer than a reader waits without a word. */
  readonly late?: () => void;
};

/** Asks about texts. */
export type TextAsker = {
  ask<K extends TextKind>(
    what: K,
    ask: Questions[K]["ask"],
    options?: TextAskOptions,
  ): Promise<TextAnswered<Questions[K]["answer"]>>;
  close(): void;
};

/** Milliseconds after which a reader is told that it takes long, and after which it is given up. The largest example takes 100. */
export type Patience = { readonly late: number; readonly longest: number };

const patience: Patience = { late: 3000, longest: 60_000 };

/**
 * An asker. A question is timed from when the worker has loaded what it needs, which may take long on a slow network. A worker that
 * is late with an answer that nobody wants any more is ended too, so that the next text need not wait for it.
 */
export function createTextAsker(start: () => WorkerLike, { late, longest } = patience): TextAsker {
  let lane = openLane(start);
  const end = (one: Lane): void => {
    one.core.close();
    if (lane === one) lane = openLane(start);
  };
  return {
    async ask<K extends TextKind>(what: K, ask: Questions[K]["ask"], options: TextAskOptions = {}) {
      const asked = lane;
      await asked.ready;
      const { signal } = options;
      return new Promise<TextAnswered<Questions[K]["answer"]>>((resolve) => {
        let isLate = false;
        const giveUp = (): void => {
          end(asked);
          resolve({ kind: "slow" });
        };
        const telling = setTimeout(() => {
          isLate = true;
          if (signal?.aborted === true) giveUp();
          else options.late?.();
        }, late);
        const ending = setTimeout(giveUp, longest);
        signal?.addEventListener("abort", () => {
          if (isLate) giveUp();
        });
        asked.core.ask(what, ask).then((answered) => {
          clearTimeout(telling);
          clearTimeout(ending);
          resolve(answered);
        });
      });
    },
    close: () => lane.core.close(),
  };
}

type Lane = { readonly core: Core; readonly ready: Promise<unknown> };

function openLane(start: () => WorkerLike): Lane {
  const core = createCore({
    start,
    files: () => Promise.reject(new Error("a worker for texts opens no files")),
  });
  const text = "halcyon: 1\ntitle: A truce";
  const ready = Promise.all([
    core.ask("check", { text }),
    core.ask("say", { text }),
    core.ask("compare", { before: text, after: text }),
  ]);
  return { core, ready };
}
