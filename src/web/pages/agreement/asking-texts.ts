// Questions about a text, with a worker of their own: a text that keeps it busy too long costs that worker, and nothing else.
import { type Answered, createCore, type WorkerLike } from "../../worker/core.js";
import type { Questions } from "../../worker/protocol.js";

/** The questions about a text. */
export type TextKind = "check" | "say" | "compare";

/** What became of a question; `slow`: it took too long and was given up. */
export type TextAnswered<T> = Answered<T> | { readonly kind: "slow" };

/** Asks about texts. */
export type TextAsker = {
  ask<K extends TextKind>(what: K, ask: Questions[K]["ask"]): Promise<TextAnswered<Questions[K]["answer"]>>;
  close(): void;
};

/** After so many milliseconds a text is given up. The largest example takes 100. */
export const longest = 3000;

/** An asker. A question is timed from when the worker has loaded what it needs, which may take long on a slow network. */
export function createTextAsker(start: () => WorkerLike, limit = longest): TextAsker {
  let lane = openLane(start);
  return {
    async ask<K extends TextKind>(what: K, ask: Questions[K]["ask"]) {
      type Answer = TextAnswered<Questions[K]["answer"]>;
      const asked = lane;
      await asked.ready;
      return new Promise<Answer>((resolve) => {
        const timer = setTimeout(() => {
          asked.core.close();
          if (lane === asked) lane = openLane(start);
          resolve({ kind: "slow" });
        }, limit);
        asked.core.ask(what, ask).then((answered) => {
          clearTimeout(timer);
          resolve(answered);
        });
      });
    },
    close: () => lane.core.close(),
  };
}

function openLane(start: () => WorkerLike) {
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
