// What the core says of the text while one types: the newest text wins, and what was said last stays meanwhile.
import { createContext, useContext, useEffect, useState } from "react";
import type { CheckAnswer } from "../../worker/answers/text/check.js";
import type { CompareAnswer } from "../../worker/answers/text/compare.js";
import type { SayAnswer } from "../../worker/answers/text/say.js";
import { startWorker } from "../../worker/start.js";
import { createTextAsker, type TextAnswered, type TextAsker } from "./asking-texts.js";

/** What is known of a text. */
export type Reading = {
  /** `busy`: the text was changed since; `late`: so too, and it takes long; `slow`: it was given up; `fault`: a fault in Halcyon. */
  readonly state: "busy" | "late" | "read" | "slow" | "fault";
  readonly message?: string;
  /** The text that the check is about. */
  readonly text?: string;
  readonly check?: CheckAnswer;
  /** Of the last text that could be read. */
  readonly say?: SayAnswer;
  /** Whether `say` is about an earlier text, for the newest can't be read at all. */
  readonly earlier?: boolean;
  /** Stops the reading of this text. */
  giveUp?(): void;
  /** Reads it again. */
  again?(): void;
};

/** After so many milliseconds without a key, the core is asked. */
const rest = 200;

/** The asker of the page, for what stands within. */
export const TextAskerContext = createContext<TextAsker | undefined>(undefined);

/** An asker that ends with the page. */
export function useNewTextAsker(): TextAsker | undefined {
  const [asker, setAsker] = useState<TextAsker>();
  useEffect(() => {
    const made = createTextAsker(startWorker);
    setAsker(made);
    return () => made.close();
  }, []);
  return asker;
}

/** What the core says of a text. */
export function useReading(text: string): Reading {
  const asker = useContext(TextAskerContext);
  const [turn, setTurn] = useState(0);
  const [reading, setReading] = useState<Reading>({ state: "busy" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    if (asker === undefined) return;
    const giving = new AbortController();
    const tell = (next: (before: Reading) => Reading): void => {
      if (!giving.signal.aborted) setReading(next);
    };
    const giveUp = (): void => {
      tell(() => ({ state: "slow", again: () => setTurn((n) => n + 1) }));
      giving.abort();
    };
    const options = {
      signal: giving.signal,
      late: () => tell((before) => ({ ...before, state: "late", giveUp })),
    };
    tell((before) => ({ ...before, state: "busy" }));
    const timer = setTimeout(async () => {
      const check = await asker.ask("check", { text }, options);
      if (check.kind !== "answer") return failed(check, tell, giveUp);
      tell((before) => ({ ...before, text, check: check.value }));
      const say = giving.signal.aborted ? undefined : await asker.ask("say", { text }, options);
      if (say === undefined) return;
      if (say.kind !== "answer") return failed(say, tell, giveUp);
      tell((before) => said(before, text, say.value));
    }, rest);
    return () => {
      giving.abort();
      clearTimeout(timer);
    };
  }, [asker, text, turn]);
  return reading;
}

function said({ check, say: before }: Reading, text: string, say: SayAnswer): Reading {
  const earlier = !say.readable && before !== undefined;
  return {
    ...{ state: "read", text, say: earlier ? before : say },
    ...(check === undefined ? {} : { check }),
    ...(earlier ? { earlier } : {}),
  };
}

function failed(
  answered: TextAnswered<unknown>,
  tell: (next: (before: Reading) => Reading) => void,
  giveUp: () => void,
): void {
  if (answered.kind === "slow") giveUp();
  if (answered.kind === "fault") tell(() => ({ state: "fault", message: answered.message }));
}

/** How far a comparison is. */
export type Comparing = {
  readonly state: "busy" | "slow" | "fault" | "compared";
  readonly value?: CompareAnswer;
};

/** Two texts compared. */
export function useCompared(before: string, after: string): Comparing {
  const asker = useContext(TextAskerContext);
  const [held, setHeld] = useState<Comparing>({ state: "busy" });
  useEffect(() => {
    if (asker === undefined) return;
    const giving = new AbortController();
    const { signal } = giving;
    setHeld((was) => ({ ...was, state: "busy" }));
    const timer = setTimeout(async () => {
      const answered = await asker.ask("compare", { before, after }, { signal });
      if (signal.aborted || answered.kind === "cancelled") return;
      if (answered.kind === "answer") setHeld({ state: "compared", value: answered.value });
      else setHeld({ state: answered.kind === "slow" ? "slow" : "fault" });
    }, rest);
    return () => {
      giving.abort();
      clearTimeout(timer);
    };
  }, [asker, before, after]);
  return held;
}
