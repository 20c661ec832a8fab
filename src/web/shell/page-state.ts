// The state of a page, kept in its link: what one sees is what the link says, and the link follows the hand once it rests.
import { useCallback, useEffect, useRef, useState } from "react";
import { go, readRoute, useRoute } from "./route.js";

/**
 * How the state of a page is written as words of a link, and read from them. Reading must take any words, even nonsense. Parts of
 * a page may each have a form of their own, as long as no two forms use the same word.
 */
export type StateForm<S> = {
  read(words: Readonly<Record<string, string>>): S;
  write(state: S): Readonly<Record<string, string>>;
};

/** Browsers refuse a link that changes too often, so it follows after so many milliseconds of rest. */
const rest = 250;

/** The state of the page, and how it is changed. `form` must be the same object each time (declare it outside the component). */
export function usePageState<S>(form: StateForm<S>): readonly [S, (change: (before: S) => S) => void] {
  const { words } = useRoute();
  const [state, setState] = useState(() => form.read(words));
  const written = useRef(textOf(form, state));
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    const given = form.read(words);
    const text = textOf(form, given);
    if (text === written.current) return;
    written.current = text;
    setState(given);
  }, [form, words]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = useCallback(
    (next: (before: S) => S) => {
      setState((before) => {
        const after = next(before);
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => {
          written.current = textOf(form, after);
          const here = readRoute(window.location.hash);
          go({ page: here.page, words: rewritten(here.words, form, after) }, { replace: true });
        }, rest);
        return after;
      });
    },
    [form],
  );
  return [state, change];
}

/**
 * The words of a link with the state of one form in place of what that form said before; words of other forms stay as they are.
 *
 * @example
 * rewritten({ days: "7", brush: "x" }, { read: ({ days }) => days, write: (days) => ({ days }) }, "14") // { days: "14", brush: "x" }
 */
export function rewritten<S>(
  words: Readonly<Record<string, string>>,
  form: StateForm<S>,
  state: S,
): Readonly<Record<string, string>> {
  const own = new Set(Object.keys(form.write(form.read(words))));
  const others = Object.entries(words).filter(([key]) => !own.has(key));
  return { ...Object.fromEntries(others), ...form.write(state) };
}

function textOf<S>(form: StateForm<S>, state: S): string {
  return JSON.stringify(Object.entries(form.write(state)).sort());
}
