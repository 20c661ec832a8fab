// A phase in one plain English sentence: what opens it, what suspends it, what reverses it, what ends it.
import type { Condition } from "../terms/condition.js";
import type { Moment } from "../terms/date.js";
import type { Phase } from "../terms/phase.js";
import type { ProcessFile } from "../terms/process.js";
import { sayConditions } from "./conditions.js";
import { isDay, saidMoment } from "./moments.js";
import { type DayOf, type Saying, sayingOf, sayPhaseName } from "./names.js";
import { sentence } from "./words.js";

/**
 * A phase as a sentence. `dayOf` adds days that are known of moments that depend on what happens.
 */
export function sayPhase(phase: Phase, process: ProcessFile, dayOf?: DayOf): string {
  const saying = sayingOf(process, dayOf);
  const { suspendedWhen, reversedWhen } = phase;
  return sentence([
    `${sayPhaseName(phase.name, process)} ${
      turn("opens", phase.opensWhen, phase.opensOn, saying) ?? "is open from the beginning"
    }`,
    suspendedWhen.length === 0
      ? undefined
      : `it is suspended on days on which ${sayConditions(suspendedWhen, saying, "or")}`,
    reversedWhen.length === 0
      ? undefined
      : `it is reversed, and must open anew, when ${sayConditions(reversedWhen, saying, "or")}`,
    prefixed("it ", turn("ends", phase.endsWhen, phase.endsOn, saying)),
  ]);
}

// "opens on the first day on which …, and not before 10 March 2020"
function turn(
  verb: "opens" | "ends",
  when: readonly Condition[],
  on: Moment | undefined,
  saying: Saying,
): string | undefined {
  if (when.length === 0) {
    if (on === undefined) return undefined;
    // "opens 10 days after the signing", but "opens on 10 March 2020"
    const bare = on.kind === "shifted" && !isDay(on, saying.dayOf);
    return `${verb} ${bare ? "" : "on "}${saidMoment(on, saying)}`;
  }
  const first = `${verb} on the first day on which ${sayConditions(when, saying, "and")}`;
  return on === undefined ? first : `${first}, but not before ${saidMoment(on, saying)}`;
}

function prefixed(before: string, words: string | undefined): string | undefined {
  return words && before + words;
}
