// Which words of a change are results of clauses or states of phases, which have marks.
import { clauseWords, phaseWords } from "../../../agreement/terms/condition.js";
import type { Marked } from "../process/marks.js";

const marked: ReadonlySet<string> = new Set<string>([...clauseWords, ...phaseWords]);

/** Whether a word has a mark. */
export function isMarked(word: string): word is Marked {
  return marked.has(word);
}
