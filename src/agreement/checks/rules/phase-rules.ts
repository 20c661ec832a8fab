// Rules of a phase that both apply: what opens it also ends, suspends or reverses it.
import { type Problem, problem } from "../../../ground/problem.js";
import type { Condition } from "../../terms/condition.js";
import type { Phase } from "../../terms/phase.js";
import type { ProcessFile } from "../../terms/process.js";
import { sayLine } from "../words.js";

/** Phases that one and the same condition opens and closes, or suspends and reverses. */
export function opposedPhaseRules(process: ProcessFile): readonly Problem[] {
  return process.phases.flatMap((phase) => [
    ...againstOpening(phase, phase.suspendedWhen, "suspended"),
    ...againstOpening(phase, phase.reversedWhen, "reversed"),
    // it ends only when all of its conditions hold
    ...(phase.endsWhen.length > 0 && phase.endsWhen.every((end) => opener(phase, end) !== undefined)
      ? againstOpening(phase, phase.endsWhen.slice(0, 1), "ended")
      : []),
    ...phase.reversedWhen.flatMap((reversal) => {
      const same = phase.suspendedWhen.find((one) => implies(one, reversal) || implies(reversal, one));
      return same === undefined ? [] : [conflict(phase, [same, "suspended"], [reversal, "reversed"])];
    }),
  ]);
}

type State = "opened" | "suspended" | "reversed" | "ended";

function againstOpening(phase: Phase, conditions: readonly Condition[], state: State): readonly Problem[] {
  return conditions.flatMap((condition) => {
    const opening = opener(phase, condition);
    return opening === undefined ? [] : [conflict(phase, [opening, "opened"], [condition, state])];
  });
}

// the condition of the opening that makes this one hold, too
function opener(phase: Phase, condition: Condition): Condition | undefined {
  return phase.opensWhen.find((opening) => implies(opening, condition));
}

/** Whether one condition surely holds whenever the other does: the same, or a state among the states that the other allows. */
export function implies(a: Condition, b: Condition): boolean {
  if (a.kind === "clause" && b.kind === "clause")
    return a.clause === b.clause && a.is.every((word) => b.is.includes(word));
  if (a.kind === "phase" && b.kind === "phase")
    return a.phase === b.phase && a.is.every((word) => b.is.includes(word));
  if (a.kind === "all") return a.of.some((one) => implies(one, b)) || same(a, b);
  if (b.kind === "any") return b.of.some((one) => implies(a, one)) || same(a, b);
  return same(a, b);
}

function same(a: Condition, b: Condition): boolean {
  return a.kind === b.kind && withoutSpots(a) === withoutSpots(b);
}

function withoutSpots(condition: Condition): string {
  return JSON.stringify(condition, (key, value: unknown) => (key === "spot" ? undefined : value));
}

function conflict(
  phase: Phase,
  [first, one]: readonly [Condition, State],
  [second, other]: readonly [Condition, State],
): Problem {
  return problem("rule-conflict", `phase "${phase.name}" is ${one} and ${other} by the same condition`, {
    where: second.spot,
    found: `${one} in ${sayLine(first.spot)}, ${other} in ${sayLine(second.spot)}`,
    why: "on the day on which it holds both rules apply, and say different things",
    hint: "change one of the two conditions, or take it away",
  });
}
