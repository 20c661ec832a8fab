// What the core says of the text while one types: the newest text wins, and what was said last stays meanwhile.
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { CheckAnswer } from "../../worker/answers/text/check.js";
import type { CompareAnswer } from "../../worker/answers/text/compare.js";
import type { SayAnswer } from "../../worker/answers/text/say.js";
import { startWorker } from "../../worker/start.js";
import { createTextAsker, type TextAnswered, type TextAsker } from "./asking-texts.js";

/** What is known of a text. */
export type Reading = {
  /** `busy`: the text was changed since; `slow`: it was given up; `fault`: a fault in Halcyon. */
  readonly state: "busy" | "read" | "slow" | "fault";
  readonly message?: string;
  /** The text that the check and the words are about. */
  readonly text?: string;
  readonly check?: CheckAnswer;
  /** Of the last text that could be read. */
  readonly say?: SayAnswer;
  /** Whether `say` is about an earlier text, for the newest can't be read at all. */
  readonly earlier?: boolean;
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
  const [reading, setReading] = useState<Reading>({ state: "busy" });
  useEffect(() => {
    if (asker === undefined) return;
    let over = false;
    setReading((before) => (before.text === text ? before : { ...before, state: "busy" }));
    const timer = setTimeout(async () => {
      const check = await asker.ask("check", { text });
      if (over) return;
      if (check.kind !== "answer") return setReading((before) => failed(before, check));
      setReading((before) => ({ ...before, text, check: check.value, earlier: true }));
      const say = await asker.ask("say", { text });
      if (over) return;
      if (say.kind !== "answer") return setReading((before) => failed(before, say));
      setReading((before) => ({
        ...{ state: "read", text, check: check.value },
        ...(say.value.readable || before.say === undefined
          ? { say: say.value }
          : { say: before.say, earlier: true }),
      }));
    }, rest);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asker, text]);
  return reading;
}

function failed(before: Reading, answered: TextAnswered<unknown>): Reading {
  switch (answered.kind) {
    case "slow":
      return { state: "slow" };
    case "fault":
      return { state: "fault", message: answered.message };
    default:
      return before;
  }
}

/** How far a comparison is. */
export type Comparing = {
  readonly state: "busy" | "slow" | "fault" | "compared";
  readonly value?: CompareAnswer;
};

/** Two texts compared; `before` may be missing: then nothing is asked. */
export function useCompared(before: string | undefined, after: string): Comparing {
  const asker = useContext(TextAskerContext);
  const [held, setHeld] = useState<Comparing>({ state: "busy" });
  const asked = useMemo(() => (before === undefined ? undefined : { before, after }), [before, after]);
  useEffect(() => {
    if (asker === undefined || asked === undefined) return;
    let over = false;
    setHeld((was) => ({ ...was, state: "busy" }));
    const timer = setTimeout(async () => {
      const answered = await asker.ask("compare", asked);
      if (over || answered.kind === "cancelled") return;
      if (answered.kind === "answer") setHeld({ state: "compared", value: answered.value });
      else setHeld({ state: answered.kind === "slow" ? "slow" : "fault" });
    }, rest);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asker, asked]);
  return held;
}
