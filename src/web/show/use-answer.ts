// An answer of the core for a component: asked again when the question changes, the newest wins, the last one stays meanwhile.
import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../ground/problem.js";
import { useShared } from "../shell/opened.js";
import type { Kind, Questions } from "../worker/protocol.js";

/** How far an answer is. `value` is the last one that came, also while the next is being worked on. */
export type Answering<T> = {
  readonly state: "idle" | "busy" | "answered" | "problems" | "fault" | "cancelled";
  readonly value?: T;
  readonly problems?: readonly Problem[];
  readonly message?: string;
  /** Of the core, for the answer in `value`. */
  readonly milliseconds?: number;
  readonly done?: number;
  readonly total?: number;
  cancel(): void;
  again(): void;
};

type Held<T> = Omit<Answering<T>, "cancel" | "again">;

/**
 * Asks the core. With `undefined` for `ask` nothing is asked (yet). Questions are compared by their JSON. While the core works, only
 * the newest question waits, so that a slider never leaves a queue behind.
 */
export function useAnswer<K extends Kind>(
  what: K,
  ask: Questions[K]["ask"] | undefined,
): Answering<Questions[K]["answer"]> {
  type T = Questions[K]["answer"];
  const { opening } = useShared();
  const core = opening.kind === "open" ? opening.core : undefined;
  const [held, setHeld] = useState<Held<T>>({ state: "idle" });
  const [turn, setTurn] = useState(0);
  const giving = useRef<AbortController>(undefined);
  const key = ask === undefined ? undefined : JSON.stringify(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    if (core === undefined || ask === undefined) return;
    const controller = new AbortController();
    giving.current = controller;
    let over = false;
    setHeld((before) => ({ ...before, state: "busy" }));
    const progress = (done: number, total: number): void => {
      if (!over) setHeld((before) => ({ ...before, done, total }));
    };
    core.ask(what, ask, { signal: controller.signal, progress }).then((answered) => {
      if (over) return;
      switch (answered.kind) {
        case "answer":
          return setHeld({ state: "answered", value: answered.value, milliseconds: answered.milliseconds });
        case "problems":
          return setHeld({ state: "problems", problems: answered.problems });
        case "fault":
          return setHeld({ state: "fault", message: answered.message });
        case "cancelled":
          return setHeld({ state: "cancelled" });
      }
    });
    return () => {
      over = true;
      controller.abort();
    };
  }, [core, what, key, turn]);
  return { ...held, cancel: () => giving.current?.abort(), again: () => setTurn((n) => n + 1) };
}
