// What the consequences that stand do to their target on a day: hold it up, free it, or contradict each other.
import type { Why } from "../../conditions/result.js";
import type { Day } from "../../ground/day.js";
import { type RuleState, ruleTold } from "./rules.js";

/** The consequences that bear on one phase or clause, as they stand on a day. */
export type Bearing = {
  /** Those that pause it or snap it back, and are not outdone by a later resumption. */
  readonly closing: readonly RuleState[];
  /** Those of them whose day is also the day on which another frees it: they contradict each other. */
  readonly contested: readonly RuleState[];
  /** Those that open, resume or release it. */
  readonly freeing: readonly RuleState[];
};

/** Sorts the consequences on a target into those that hold it up, those that free it, and those that contradict. */
export function bearingOn(rules: readonly RuleState[]): Bearing {
  const standing = rules.filter((rule) => rule.stands !== undefined);
  const freeing = standing.filter((rule) => !isClosing(rule));
  const resumed = latest(freeing.filter((rule) => kindOf(rule) === "resumes"));
  const closing: RuleState[] = [];
  const contested: RuleState[] = [];
  for (const rule of standing.filter(isClosing)) {
    const day = dayOf(rule);
    if (resumed !== undefined && day < resumed) continue;
    if (freeing.some((other) => dayOf(other) === day)) contested.push(rule);
    else closing.push(rule);
  }
  return { closing, contested, freeing };
}

/** The kind of a consequence's effect. */
export function kindOf({ rule }: RuleState): RuleState["rule"]["consequence"]["effect"]["kind"] {
  return rule.consequence.effect.kind;
}

/** The day on which a consequence that stands took effect. */
export function dayOf({ stands, rule }: RuleState): Day {
  if (stands === undefined)
    throw new RangeError(`a consequence that stands has a day; got none for ${rule.name}`);
  return stands;
}

/** What a consequence does, and why, in words. */
export function effectTold(rule: RuleState): Why {
  const verb = {
    opens: "opens",
    pauses: "pauses",
    resumes: "resumes",
    "snaps-back": "snaps back",
    releases: "releases",
  };
  const kind = kindOf(rule);
  const does = kind === "notifies" ? "notifies" : verb[kind];
  const told = ruleTold(rule);
  return { ...told, text: `${rule.rule.clause} ${does} ${rule.rule.target}: ${told.text}` };
}

function isClosing(rule: RuleState): boolean {
  return kindOf(rule) === "pauses" || kindOf(rule) === "snaps-back";
}

function latest(rules: readonly RuleState[]): Day | undefined {
  return rules.map(dayOf).reduce<Day | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);
}
