// Conditions of conditions: all, any, some of them, not. Three values, with dispute and conflict as reasons for not knowing.
import type { Condition } from "../agreement/terms/condition.js";
import type { Day } from "../ground/day.js";
import { mergedDays } from "./day-lists.js";
import { judgedFrom, type Sight, type Watched } from "./inquiry.js";
import type { Judged, Truth } from "./result.js";
import { why } from "./words.js";

/** A condition made of others, which are prepared. */
export function watchTogether(
  condition: Extract<Condition, { kind: "all" | "any" | "some" | "not" }>,
  parts: readonly Watched[],
): Watched {
  const least = leastOf(condition);
  const joined = (sights: readonly Sight[]): Sight =>
    condition.kind === "not" ? reversed(sights[0]) : together(sights, least);
  return {
    days: () => mergedDays(parts.map((part) => part.days())),
    truth: (on) => joinedTruth(condition, least, parts, on),
    sight: (on) => joined(parts.map((part) => part.sight(on))),
    judged: (on) => {
      const judged = parts.map((part) => part.judged(on));
      const outcome = joined(judged);
      const reason = why(
        sentence(condition, judged),
        [],
        judged.map((one) => one.why),
      );
      return judgedFrom(
        outcome,
        reason,
        judged.flatMap(({ figures }) => figures ?? []),
      );
    },
    figures: (on) => parts.flatMap((part) => part.figures?.(on) ?? []),
  };
}

function joinedTruth(
  { kind }: Pick<Condition, "kind">,
  least: number,
  parts: readonly Watched[],
  on: Day,
): Truth {
  if (kind === "not") return opposite(parts[0].truth(on));
  return atLeast(
    least,
    parts.map((part) => part.truth(on)),
  );
}

/**
 * Whether at least so many hold. Met if enough are; not met if too many are not; otherwise nobody can tell, and of the reasons
 * for that the worst is told: conflict, disputed, undetermined.
 */
export function atLeast(least: number, truths: readonly Truth[]): Truth {
  const met = truths.filter((one) => one === "met").length;
  const notMet = truths.filter((one) => one === "not-met").length;
  if (met >= least) return "met";
  if (notMet > truths.length - least) return "not-met";
  return unknowns.find((one) => truths.includes(one)) ?? "undetermined";
}

/** What is known of the opposite. */
export function opposite(truth: Truth): Truth {
  return truth === "met" ? "not-met" : truth === "not-met" ? "met" : truth;
}

const unknowns = ["conflict", "disputed", "undetermined"] as const;

function leastOf(condition: Extract<Condition, { kind: "all" | "any" | "some" | "not" }>): number {
  switch (condition.kind) {
    case "all":
      return condition.of.length;
    case "any":
    case "not":
      return 1;
    case "some":
      return condition.least;
  }
}

function together(sights: readonly Sight[], least: number): Sight {
  const truth = atLeast(
    least,
    sights.map((one) => one.truth),
  );
  const seen = seenOf(sights, truth, least);
  const progress = truth === "met" ? 1 : progressOf(sights, least);
  return { truth, seen, progress };
}

// the day by which those parts were seen on which the outcome rests
function seenOf(sights: readonly Sight[], truth: Truth, least: number): Day | undefined {
  const days = sights
    .filter((one) => one.truth === truth)
    .flatMap(({ seen }) => seen ?? [])
    .sort((a, b) => b - a);
  // so many of them are needed for it, and those last seen are enough
  const needed = truth === "met" ? least : truth === "not-met" ? sights.length - least + 1 : 1;
  return days[needed - 1];
}

// of those that are needed, the ones that are furthest on; parts of which nothing is known leave it open
function progressOf(sights: readonly Sight[], least: number): number | undefined {
  const known = sights.flatMap(({ progress }) => progress ?? []).sort((a, b) => b - a);
  if (known.length < sights.length || least === 0) return undefined;
  return known.slice(0, least).reduce((sum, one) => sum + one, 0) / least;
}

function reversed(sight: Sight | undefined): Sight {
  if (sight === undefined) throw new RangeError("not stands before one condition; got none");
  const { truth, seen } = sight;
  return { truth: opposite(truth), seen };
}

function sentence(
  condition: Extract<Condition, { kind: "all" | "any" | "some" | "not" }>,
  judged: readonly Judged[],
): string {
  const met = judged.filter(({ truth }) => truth === "met").length;
  switch (condition.kind) {
    case "all":
      return `${met} of ${judged.length} hold; all must`;
    case "any":
      return `${met} of ${judged.length} hold; one is enough`;
    case "some":
      return `${met} of ${judged.length} hold; ${condition.least} are enough`;
    case "not":
      return "this must not be so";
  }
}
