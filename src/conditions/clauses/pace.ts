// Parallel and commensurate: whether a clause keeps pace with the others that run beside it.
import type { Day } from "../../ground/day.js";
import type { Inquiry } from "../inquiry.js";
import type { Why } from "../result.js";
import { sayShare, why } from "../words.js";
import type { Prepared } from "./prepared.js";

/** How a clause stands to those it runs in parallel with: it lags, they do, neither, or nobody can tell. */
export type Pace = {
  readonly kind: "lags" | "others-lag" | "even" | "unknown";
  because(): readonly Why[];
};

/**
 * Compares progress. The others are as far as the one of them that is furthest behind: nobody has to run ahead of it. `undefined`
 * if the clause runs beside no other.
 */
export function paceOf(
  inquiry: Inquiry,
  { clause }: Prepared,
  own: number | undefined,
  on: Day,
): Pace | undefined {
  const { parallel } = clause;
  if (parallel === undefined) return undefined;
  const others = parallel.with.map((name) => ({ name, outcome: inquiry.outcome("performance", name, on) }));
  const told = (text: string) => (): readonly Why[] => [
    why(
      text,
      [],
      others.map(({ name, outcome }) => why(`${name}: ${said(outcome.progress())}`, [], [outcome.tell()])),
    ),
  ];
  const known = others.flatMap(({ outcome }) => outcome.progress() ?? []);
  if (own === undefined || known.length < others.length) {
    return { kind: "unknown", because: told("how far the others are, or this one is, can't be told") };
  }
  const slowest = Math.min(...known);
  const text = `${sayShare(own)} of this is done, ${sayShare(slowest)} of what runs beside it; ${sayShare(parallel.tolerance).replace(" %", " points")} apart are allowed`;
  const grain = 1e-9;
  if (own < slowest - parallel.tolerance - grain) return { kind: "lags", because: told(text) };
  if (slowest < own - parallel.tolerance - grain) return { kind: "others-lag", because: told(text) };
  return { kind: "even", because: told(text) };
}

function said(progress: number | undefined): string {
  return progress === undefined ? "not known" : sayShare(progress);
}
