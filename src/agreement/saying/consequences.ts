// What follows from a clause, in plain English.
import type { Consequence, Effect } from "../terms/clause.js";
import type { ProcessFile } from "../terms/process.js";
import { sayDuration } from "./moments.js";
import { sayAllOf, sayClauseNames, sayPhaseName, sayWho } from "./names.js";
import { listed } from "./words.js";

/** A consequence: "if it is not met, the phase “Relief” snaps back 60 days later". */
export function sayConsequence(consequence: Consequence, process: ProcessFile): string {
  return `${results[consequence.on]}, ${followsWords(consequence, process)}`;
}

/** All consequences, those of one result together. */
export function sayConsequences(
  consequences: readonly Consequence[],
  process: ProcessFile,
): readonly string[] {
  return [...new Set(consequences.map(({ on }) => on))].map((on) => {
    const those = consequences.filter((one) => one.on === on);
    return `${results[on]}, ${listed(those.map((one) => followsWords(one, process)))}`;
  });
}

function followsWords({ after, effect, by }: Consequence, process: ProcessFile): string {
  const follows =
    by === undefined
      ? followsByItself(effect, process)
      : `${sayWho(by, process)} may ${setOff(effect, process)}`;
  return after === undefined ? follows : `${follows} ${sayDuration(after)} later`;
}

const results: Readonly<Record<Consequence["on"], string>> = {
  met: "if it is met",
  "not-met": "if it is not met",
  undetermined: "if nobody can tell whether it is met",
  disputed: "if it is disputed whether it is met",
};

function followsByItself(effect: Effect, process: ProcessFile): string {
  switch (effect.kind) {
    case "opens":
      return `${target(effect, process)} opens`;
    case "pauses":
      return `${target(effect, process)} is paused`;
    case "resumes":
      return `${target(effect, process)} resumes`;
    case "snaps-back":
      return `${target(effect, process)} snaps back`;
    case "releases":
      return `${target(effect, process)} becomes owed`;
    case "notifies":
      return `word goes to ${sayAllOf(effect.whom, process)}`;
  }
}

// what somebody may do
function setOff(effect: Effect, process: ProcessFile): string {
  switch (effect.kind) {
    case "opens":
      return `open ${target(effect, process)}`;
    case "pauses":
      return `pause ${target(effect, process)}`;
    case "resumes":
      return `resume ${target(effect, process)}`;
    case "snaps-back":
      return `make ${target(effect, process)} snap back`;
    case "releases":
      return `make ${target(effect, process)} owed`;
    case "notifies":
      return `send word to ${sayAllOf(effect.whom, process)}`;
  }
}

function target(effect: Exclude<Effect, { kind: "notifies" }>, process: ProcessFile): string {
  return effect.what === "phase" ? sayPhaseName(effect.name, process) : sayClauseNames([effect.name]);
}
