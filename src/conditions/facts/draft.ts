// A fact as it was written, in any format: its values by key, and where each of them stands. What is wrong is gathered, not thrown.
import type { Day } from "../../ground/day.js";
import { type Problem, type ProblemCode, problem, type Spot } from "../../ground/problem.js";
import type { FactKind } from "../fact.js";

/** A fact before it is checked against the process file. What was not written, or could not be read, is absent. */
export type Draft = {
  readonly id: string;
  readonly kind: FactKind;
  readonly about: string;
  /** The first and the last day of which it speaks. */
  readonly first: Day;
  readonly last: Day;
  readonly known?: Day;
  readonly by?: string;
  readonly party?: string;
  readonly place?: string;
  readonly under?: string;
  readonly source?: string;
  readonly at?: readonly [longitude: number, latitude: number];
  readonly amount?: number;
  /** Whether the amount was written as a percentage. */
  readonly percent?: boolean;
  readonly low?: number;
  readonly high?: number;
  readonly is?: string;
  readonly until?: Day;
  readonly grade?: string;
  readonly corrects?: string;
  readonly retracts?: string;
  readonly disputes?: string;
  readonly accepts?: boolean;
  /** Whether everything that was written could be read; otherwise what is missing may have been there. */
  readonly whole: boolean;
  /** Where the value of a key stands; the fact itself, where the key was not written. */
  readonly spot: (key: string) => Spot;
};

/** Problems as they are found; of very many only the first are told. */
export type Complaints = {
  readonly problems: Problem[];
  /** How many there are, with those that are not kept. */
  count(): number;
  tell(code: ProblemCode, message: string, more: Told): undefined;
};

/** Where a problem lies, and what to say with it. */
export type Told = {
  readonly where: Spot;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
};

/** At most this many problems are kept of one reading. */
export const mostComplaints = 100;

/** Gathers problems. */
export function complaints(): Complaints {
  const problems: Problem[] = [];
  let more = 0;
  return {
    problems,
    count: () => problems.length + more,
    tell: (code, message, { where, found, expected, hint }) => {
      if (problems.length >= mostComplaints) {
        more += 1;
        return undefined;
      }
      problems.push(
        problem(code, message, {
          where,
          ...(found !== undefined && { found }),
          ...(expected !== undefined && { expected }),
          ...(hint !== undefined && { hint }),
        }),
      );
      return undefined;
    },
  };
}
