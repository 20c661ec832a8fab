// What changed since the day before; or, where nothing did, since the last day on which something became known.
import type { ProcessFile } from "../../../agreement/terms/process.js";
import { addDays, type Day } from "../../../ground/day.js";
import { type Result, success } from "../../../ground/problem.js";
import { type Change, changedSince } from "../../../process/changes.js";
import { type AsOf, stateOf } from "../../../process/state-of.js";
import { dutyOf, nameOf } from "../../../publication/agreement/ahead.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** By which day, as known on which. */
export type ChangesAsk = AsOf;

/** The changes, each with its line in which people's words stand in place of names. */
export type ChangesAnswer = {
  /** Whether they are those of the last day, or of the last day with news, as there were none since. */
  readonly since: "yesterday" | "last-news";
  /** The day before which things were otherwise. */
  readonly day: Day;
  readonly changes: readonly (Change & { readonly said: string })[];
};

/** Gives the changes. */
export function changes(
  { knowledge, facts }: OpenedProcess,
  { on, known }: ChangesAsk,
): Result<ChangesAnswer> {
  const { process } = knowledge;
  const between = (before: AsOf, after: AsOf) =>
    changedSince(stateOf(knowledge, before), stateOf(knowledge, after)).map((change) => ({
      ...change,
      said: saidChange(change, process),
    }));
  const yesterday = between({ on: addDays(on, -1), known: addDays(known, -1) }, { on, known });
  const news = [...new Set(facts.map((fact) => fact.known))].filter((day) => day <= known);
  if (yesterday.length > 0 || news.length === 0)
    return success({ since: "yesterday", day: on, changes: yesterday });
  // not all news changes a result
  const latest = news.sort((a, b) => b - a).slice(0, looked);
  for (const day of latest) {
    const then = Math.min(day, on) as Day;
    const found = between({ on: addDays(then, -1), known: addDays(day, -1) }, { on: then, known: day });
    if (found.length > 0) return success({ since: "last-news", day, changes: found });
  }
  return success({ since: "last-news", day: latest[0] ?? known, changes: [] });
}

/** On so many days with news changes are looked for. */
const looked = 6;

// the names at the places where the line of a change has them; nothing else in it is a name
function saidChange({ kind, about, text }: Change, process: ProcessFile): string {
  const titled = (name: string) => `“${titleOf(name, process)}”`;
  switch (kind) {
    case "phase":
    case "clause":
      return `${titled(about)}${text.slice(about.length)}`;
    case "conflict":
      return text.replace(`rules about ${about} `, () => `rules about ${titled(about)} `);
    case "effect": {
      const [before = "", after = ""] = text.split(/(?<=: )(.*)/s);
      const head = before.replace(`follows from ${about}`, () => `follows from ${titled(about)}`);
      return `${head}${effectSaid(after, process)}`;
    }
  }
}

// "us, allies must be told", "talks opens"
function effectSaid(words: string, process: ProcessFile): string {
  const told = words.match(/^(.*?)( must be told.*)$/s);
  if (told !== null) {
    const [, whom = "", rest = ""] = told;
    return `${whom
      .split(", ")
      .map((name) => nameOf(name, process))
      .join(", ")}${rest}`;
  }
  const [name = "", ...rest] = words.split(" ");
  return [`“${titleOf(name, process)}”`, ...rest].join(" ");
}

function titleOf(name: string, process: ProcessFile): string {
  return process.phases.find((one) => one.name === name)?.title ?? dutyOf(name, process);
}
