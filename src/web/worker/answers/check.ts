// What is wrong with the text of a process file, and what should not be signed like this, while one types.
import { checkProcessFile } from "../../../agreement/check.js";
import { type Problem, type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** The text. */
export type CheckAsk = { readonly text: string };

/** What can't be read, and what can be read and should not be signed like this; each with its place in the text. */
export type CheckAnswer = { readonly unread: readonly Problem[]; readonly objections: readonly Problem[] };

/** Checks a text. Needs no open process. */
export function check(_opened: OpenedProcess, { text }: CheckAsk): Result<CheckAnswer> {
  const { unread, objections } = checkProcessFile(text, "process.yaml");
  return success({ unread, objections });
}
