// What the names of a file stand for, as they are said: a party by its name, a body by its title, an event by what happens.
import type { Day } from "../../ground/day.js";
import { signing } from "../known.js";
import type { CalendarRules, Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import { inSentence, listed, quoted } from "./words.js";

/** The day of a moment that depends on what happens, if it is known: `undefined` where it is not. */
export type DayOf = (moment: Moment) => Day | undefined;

/** What a sentence is said from: the file that declares its names, and the days that are known. */
export type Saying = {
  readonly process: ProcessFile;
  readonly dayOf?: DayOf | undefined;
  /** How days are counted, in words, when it is asked for the first time; afterwards nothing, for once in a sentence is enough. */
  readonly counting: () => string | undefined;
};

/** Begins a sentence. */
export function sayingOf(process: ProcessFile, dayOf?: DayOf): Saying {
  let said = false;
  const counting = (): string | undefined => {
    const note = said ? undefined : countingNote(process.calendar);
    said = true;
    return note;
  };
  return { process, dayOf, counting };
}

/** How the first and the last day are counted, and whether the file says so. */
export function countingNote({ firstDay, lastDay, stated }: CalendarRules): string {
  const rule = `the first day ${firstDay === "counted" ? "counted" : "not counted"}, the last day ${lastDay}`;
  return stated ? rule : `${rule}, as the file says nothing else`;
}

/** A party, a body, a group that is left out, or a source in words. */
export function sayWho(key: string, { parties, bodies, excluded, sources }: ProcessFile): string {
  const name =
    parties.find((party) => party.key === key)?.id ??
    bodies.find((body) => body.name === key)?.title ??
    excluded.find((group) => group.name === key)?.title;
  if (name !== undefined) return inSentence(name);
  return sources.some((source) => source.name === key) ? `the source ${key}` : key;
}

/** Several of them. */
export function sayAllOf(names: readonly string[], process: ProcessFile, last: "and" | "or" = "and"): string {
  return listed(
    names.map((name) => sayWho(name, process)),
    last,
  );
}

/** Clauses by their names, which whoever reads it can look up. */
export function sayClauseNames(names: readonly string[]): string {
  return `${names.length === 1 ? "the clause" : "the clauses"} ${listed(names)}`;
}

/** The phase of a name, by its title. */
export function sayPhaseName(name: string, { phases }: ProcessFile): string {
  return `the phase ${quoted(titleIn(phases, name))}`;
}

/** An event, by its title; the signing has a word of its own. */
export function sayEventName(name: string, process: ProcessFile): string {
  return isSigning(name, process) ? "the signing" : quoted(titleIn(process.events, name));
}

/** Whether an event is the signing that the section `agreement` declares. */
export function isSigning(name: string, { agreement }: ProcessFile): boolean {
  return name === signing && agreement?.signed !== undefined;
}

/** The title under which something is declared; its name where there is none. */
export function titleIn(
  declared: readonly { readonly name: string; readonly title: string }[],
  name: string,
): string {
  return declared.find((one) => one.name === name)?.title ?? name;
}
