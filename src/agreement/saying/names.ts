// What the names of a file stand for, as they are said: a party by its name, a body by its title, an event by what happens.
import type { Day } from "../../ground/day.js";
import { signing } from "../known.js";
import type { Moment } from "../terms/date.js";
import type { ProcessFile } from "../terms/process.js";
import { inSentence, listed, quoted } from "./words.js";

/** The day of a moment that depends on what happens, if it is known: `undefined` where it is not. */
export type DayOf = (moment: Moment) => Day | undefined;

/** What a sentence is said from: the file that declares its names, and the days that are known. */
export type Saying = { readonly process: ProcessFile; readonly dayOf?: DayOf | undefined };

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

/** The clause of a name, by the name: whoever reads it can look it up. */
export function sayClauseName(name: string): string {
  return `the clause ${name}`;
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
