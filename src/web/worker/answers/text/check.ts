// What is wrong with the text of a process file, and what should not be signed like this, while one types.
import { checkProcessFile, problemsOf } from "../../../../agreement/check.js";
import { type Problem, type Result, success } from "../../../../ground/problem.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";

/** The text. */
export type CheckAsk = { readonly text: string };

/** What can't be read, and what can be read and should not be signed like this; each with its place in the text. */
export type CheckAnswer = { readonly unread: readonly Problem[]; readonly objections: readonly Problem[] };

/** Checks a text. Needs no open process. At most a hundred problems are told, as on the command line. */
export function check(_opened: OpenedProcess, { text }: CheckAsk): Result<CheckAnswer> {
  const checked = checkProcessFile(text, "process.yaml");
  const told = new Set(problemsOf(checked));
  const { unread, objections } = checked;
  const rest = [...told].filter((one) => one.code === "problems-many" && !unread.includes(one));
  return success({ unread, objections: [...objections.filter((one) => told.has(one)), ...rest] });
}
