// Problems as marks in the text: what can't be read, and what should not be signed like this.
import { type Diagnostic, linter, lintGutter } from "@codemirror/lint";
import type { Extension, Text } from "@codemirror/state";
import type { Problem } from "../../../../ground/problem.js";

/** A problem and how grave it is. */
export type Marked = { readonly problem: Problem; readonly grave: "unread" | "objection" };

/** What shows the marks. The core finds the problems elsewhere, so nothing is looked for here. */
export function marks(): Extension {
  return [linter(null), lintGutter()];
}

/** A problem as a mark. What the file says is shown as text, whatever it is. */
export function diagnosticOf(doc: Text, { problem, grave }: Marked): Diagnostic {
  const { line = 1, column = 1, length = 1 } = problem.where ?? {};
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const start = Math.min(from + column - 1, to);
  return {
    from: start,
    to: Math.min(Math.max(start, start + length), to),
    severity: grave === "unread" ? "error" : "warning",
    message: problem.message,
    renderMessage: () => wordsOf(problem),
  };
}

function wordsOf({ message, expected, hint }: Problem): Node {
  const words = document.createElement("div");
  words.lang = "en";
  const head = document.createElement("strong");
  head.textContent = message.slice(0, 400);
  words.append(head);
  for (const line of [expected, hint]) {
    if (line === undefined) continue;
    const more = document.createElement("div");
    more.textContent = line.slice(0, 600);
    words.append(more);
  }
  return words;
}
