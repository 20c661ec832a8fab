// Clauses in plain words, with the facts that a chain of reasons may name.
import { hashOfClause } from "../../../agreement/clause-hash.js";
import { sayClause } from "../../../agreement/saying/clause.js";
import type { Clause } from "../../../agreement/terms/clause.js";
import type { Fact } from "../../../conditions/fact.js";
import type { Fingerprint } from "../../../ground/fingerprint.js";
import { type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** Which clauses; all, if not given. */
export type ExplainAsk = { readonly clauses?: readonly string[] };

/** Each clause said back, with its hash and where it stands in the text; and all facts, which reasons name by their ids. */
export type ExplainAnswer = {
  readonly clauses: readonly {
    readonly clause: Clause;
    readonly sentence: string;
    readonly hash: Fingerprint;
  }[];
  readonly facts: readonly Fact[];
};

/** Says clauses back. */
export function explain({ process, facts }: OpenedProcess, ask: ExplainAsk): Result<ExplainAnswer> {
  const wanted = process.clauses.filter(({ name }) => ask.clauses?.includes(name) ?? true);
  return success({
    clauses: wanted.map((clause) => ({
      clause,
      sentence: sayClause(clause, process),
      hash: hashOfClause(clause, process),
    })),
    facts,
  });
}
