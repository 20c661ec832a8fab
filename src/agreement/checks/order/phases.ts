// Phases that can never open: nothing opens them, what opens them never comes, or they would be over before they began.
import { type Problem, problem } from "../../../ground/problem.js";
import type { Clause } from "../../terms/clause.js";
import type { Phase } from "../../terms/phase.js";
import type { ProcessFile } from "../../terms/process.js";
import {
  type Bounds,
  daysAfter,
  earliestHeld,
  earliestOf,
  latestOf,
  sayWhen,
  type Times,
} from "../times/times.js";
import { conjunctsOf, type Declared, declaredIn, spotAt } from "../walk.js";
import { countOf, sayLine, sayList } from "../words.js";
import { circles, type Waits } from "./graph.js";
import { nameOf } from "./waiting.js";

/** How the phases of a process are judged. */
export type PhaseQuestion = {
  readonly times: Times;
  /** What can never happen, each with what keeps it back. */
  readonly stuck: Waits;
  /** Whether a part of the file could not be read, so that what opens a phase may stand there. */
  readonly partial: boolean;
};

/** Every phase that can't be reached. */
export function unreachablePhases(process: ProcessFile, question: PhaseQuestion): readonly Problem[] {
  const circular = new Set(circles(question.stuck).flat().map(nameOf));
  const declared = declaredIn(process);
  return process.phases.flatMap((phase) => {
    const name = `phase:${phase.name}`;
    // a phase within a circle is told with its circle
    if (circular.has(name)) return [];
    const waits = question.stuck.get(name);
    if (waits !== undefined) return stuckPhase(declared, phase, waits, question.partial);
    const late = opensTooLate(phase, question.times);
    return late.length > 0 ? late : opensInAnEndedOne(declared, phase, question.times);
  });
}

function stuckPhase(
  declared: Declared,
  phase: Phase,
  waits: readonly string[],
  partial: boolean,
): readonly Problem[] {
  if (waits.length === 0) {
    if (partial) return [];
    return [
      unreachable(`nothing opens phase "${phase.name}"`, {
        where: spotAt(phase),
        found: `it has no "opens", and no clause opens it`,
        why: "a phase that nothing opens is never reached, and whatever is owed in it is never owed",
        hint: "say what opens it: opens: { when: […] } or opens: { on: … }",
      }),
    ];
  }
  const told = [...new Set(waits.map(nameOf))].map((name) => {
    const owner = ownerOf(declared, name);
    return `${name.replace(/^(\w+):(.*)$/s, '$1 "$2"')} (${sayLine(owner === undefined ? {} : spotAt(owner))})`;
  });
  return [
    unreachable(`phase "${phase.name}" can never open`, {
      where: spotAt(phase, "opens.when", "opens"),
      found: `it waits for ${sayList(told)}, which can never come to pass`,
      why: "the road ends before it, and with it everything that is owed in this phase",
      hint: `first solve what keeps ${told.length === 1 ? "that" : "those"} back; it is told in a problem of its own`,
    }),
  ];
}

function ownerOf(declared: Declared, name: string): Clause | Phase | undefined {
  const [kind, own] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  return kind === "clause" ? declared.clauses.get(own) : declared.phases.get(own);
}

// its own end comes before its beginning
function opensTooLate(phase: Phase, times: Times): readonly Problem[] {
  if (phase.endsOn === undefined) return [];
  const days = daysAfter(opening(phase, times), latestOf(times, phase.endsOn));
  if (days === undefined) return [];
  return [
    unreachable(`phase "${phase.name}" ends before it can open`, {
      where: spotAt(phase, "ends.on", "ends"),
      found: `it opens at the earliest ${countOf(days, "day")} after its end on ${sayWhen(times, phase.endsOn)}`,
      why: "it is over on the day on which it opens, and whatever is owed in it is never owed",
      hint: "correct one of the two days",
    }),
  ];
}

// it may open only while another phase is open, and that one is over by then
function opensInAnEndedOne(declared: Declared, phase: Phase, times: Times): readonly Problem[] {
  for (const leaf of phase.opensWhen.flatMap(conjunctsOf)) {
    if (leaf.kind !== "phase" || !leaf.is.every((word) => word === "open" || word === "suspended")) continue;
    const other = declared.phases.get(leaf.phase);
    if (other?.endsOn === undefined) continue;
    const days = daysAfter(opening(phase, times), latestOf(times, other.endsOn));
    if (days === undefined) continue;
    return [
      unreachable(`phase "${phase.name}" opens only while "${other.name}" is open, which has ended by then`, {
        where: leaf.spot,
        found: `"${other.name}" ends on ${sayWhen(times, other.endsOn)} (${sayLine(spotAt(other, "ends.on", "ends"))}), at least ${countOf(days, "day")} before "${phase.name}" can open`,
        why: "there is no day on which both can hold",
        hint: `let "${other.name}" end later, or wait for something else: { phase: ${other.name}, is: ended }`,
      }),
    ];
  }
  return [];
}

// the earliest day by its own conditions; what an effect may open can come at any time
function opening(phase: Phase, times: Times): Bounds {
  const known = times.earliest.get(`phase:${phase.name}`) ?? new Map<string, number>();
  if (known.size === 0) return known;
  const on = phase.opensOn === undefined ? [] : [earliestOf(times, phase.opensOn)];
  const all = [known, ...on, ...phase.opensWhen.map((one) => earliestHeld(times, one))];
  const latest = new Map<string, number>();
  for (const bounds of all)
    for (const [anchor, days] of bounds) latest.set(anchor, Math.max(days, latest.get(anchor) ?? days));
  return latest;
}

function unreachable(message: string, rest: Omit<Problem, "kind" | "code" | "message">): Problem {
  return problem("phase-unreachable", message, rest);
}
