// All names that a process file declares, known before anything else is read, so that the order of the text does not matter.
import { parseCalendarDate } from "../ground/calendars.js";
import { refuseLookalikes } from "./lookalikes.js";
import type { Declared } from "./names.js";
import { complain, type Fields, type Reading } from "./syntax/fields.js";
import { spotOf } from "./syntax/page.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";
import type { CalendarRules } from "./terms/date.js";

/** What a condition or a moment may name by its name alone. */
export type Subject = "event" | "clause" | "phase" | "decision" | "test";

/** The names that the file declares, by what they stand for. */
export type Known = {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly parties: Declared<string>;
  readonly bodies: Declared<string>;
  readonly people: Declared<string>;
  /** Whose word can be evidence. */
  readonly witnesses: Declared<string>;
  readonly excluded: Declared<string>;
  readonly documents: Declared<string>;
  readonly events: Declared<string>;
  readonly clauses: Declared<string>;
  readonly phases: Declared<string>;
  /** What a consequence can open or pause. */
  readonly courses: Declared<string>;
  readonly decisions: Declared<string>;
  readonly tests: Declared<string>;
  /** What a simulation can assume something of. */
  readonly outcomes: Declared<string>;
  readonly quantities: Declared<string>;
  readonly bases: Declared<string>;
  readonly lines: Declared<string>;
  readonly zones: Declared<string>;
  readonly weapons: Declared<string>;
  readonly indicators: Declared<string>;
  readonly roles: Declared<string>;
};

/** The reading of an agreement: all names are known, and how dates and stretches are counted. */
export type AgreementReading = Reading & { readonly known: Known; readonly rules: CalendarRules };

/** The event that `agreement: { signed: … }` declares. */
export const signing = "signing";

/** Gathers the names of all sections, and tells those that stand for two things or look like another. */
export function gatherNames(reading: Reading, fields: Fields): Known {
  const of = (section: string): Names => ({ entries: keysOf(fields.get(section)) });
  // the day of signing declares an event; one of that name under `events` would be a second
  const events = { entries: [...of("events").entries, ...signingOf(fields)] };
  const [clauses, phases, decisions, tests] = [of("clauses"), of("phases"), of("decisions"), of("tests")];
  const [parties, bodies, excluded] = [of("parties"), of("bodies"), of("excluded")];
  const documents = { entries: keysOf(below(fields.get("agreement"), "documents")) };
  const roles = { entries: keysOf(below(fields.get("posture"), "roles")) };
  const subjects: readonly Group<Subject>[] = [
    { what: "event", ...events },
    { what: "clause", ...clauses },
    { what: "phase", ...phases },
    { what: "decision", ...decisions },
    { what: "test", ...tests },
  ];
  // a fact speaks of any of these by its name alone
  const things: readonly Group<string>[] = [
    ...subjects,
    { what: "quantity", ...of("quantities") },
    { what: "indicator", ...of("indicators") },
    { what: "class of weapons", ...of("weapons") },
  ];
  const people = [
    { what: "body", ...bodies },
    { what: "party", ...parties },
  ];
  for (const group of [things, people, [people[0], { what: "excluded group", ...excluded }]]) {
    refuseShared(reading, group);
  }
  for (const { entries } of subjects) refuseMisread(reading, entries);
  refuseReserved(reading, bodies.entries);
  const rest = [documents, roles, of("bases"), of("lines"), of("zones")];
  const groups: readonly (readonly Names[])[] = [
    things,
    [parties, bodies, excluded],
    ...rest.map((one) => [one]),
  ];
  for (const group of groups) {
    refuseLookalikes(
      reading,
      group.flatMap(({ entries }) => entries),
    );
  }
  return {
    subjects: subjectsOf(subjects),
    parties: declared("party", parties),
    bodies: declared("body", bodies),
    people: declared("party or body", parties, bodies),
    witnesses: declared("party, body or source", parties, bodies, of("sources")),
    excluded: declared("excluded group", excluded),
    documents: declared("document", documents),
    events: declared("event", events),
    clauses: declared("clause", clauses),
    phases: declared("phase", phases),
    courses: declared("phase or clause", phases, clauses),
    decisions: declared("decision", decisions),
    tests: declared("test", tests),
    outcomes: declared("clause, event, decision or test", clauses, events, decisions, tests),
    quantities: declared("quantity", of("quantities")),
    bases: declared("base", of("bases")),
    lines: declared("line", of("lines")),
    zones: declared("zone", of("zones")),
    weapons: declared("class of weapons", of("weapons")),
    indicators: declared("indicator", of("indicators")),
    roles: declared("role", roles),
  };
}

/** The keys of a section, each once. */
export function keysOf(section: YamlEntry | undefined): readonly YamlEntry[] {
  if (section?.value.kind !== "map") return [];
  const first = new Map<string, YamlEntry>();
  for (const entry of section.value.entries) if (!first.has(entry.key)) first.set(entry.key, entry);
  return [...first.values()];
}

/** One key within a section, if it is there. */
export function below(section: YamlEntry | undefined, key: string): YamlEntry | undefined {
  return section?.value.kind === "map" ? section.value.entries.find((one) => one.key === key) : undefined;
}

type Names = { readonly entries: readonly YamlEntry[] };
type Group<W extends string> = Names & { readonly what: W };

function declared(what: string, ...groups: readonly Names[]): Declared<string> {
  const names = groups.flatMap(({ entries }) => entries.map(({ key }) => key));
  return { what, all: new Map(names.map((name) => [name, name])) };
}

function subjectsOf(groups: readonly Group<Subject>[]): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const { what, entries } of groups)
    for (const { key } of entries) if (!subjects.has(key)) subjects.set(key, what);
  return subjects;
}

function signingOf(fields: Fields): readonly YamlEntry[] {
  const signed = below(fields.get("agreement"), "signed");
  return signed === undefined ? [] : [{ ...signed, key: signing }];
}

function refuseShared(reading: Reading, groups: readonly Group<string>[]): void {
  const first = new Map<string, { readonly what: string; readonly entry: YamlEntry }>();
  for (const { what, entries } of groups) {
    for (const entry of entries) {
      const before = first.get(entry.key);
      if (before === undefined) {
        first.set(entry.key, { what, entry });
        continue;
      }
      complain(reading, "name-shared", `"${entry.key}" is the name of two things`, {
        at: entry.keySpan,
        found: `${article(before.what)} in line ${spotOf(reading.page, before.entry.keySpan).line}, and ${article(what)} here`,
        hint: "give one of them another name",
      });
    }
  }
}

function article(what: string): string {
  return `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;
}

// a name that reads as a date or as "10 days after …" would be taken for one
function refuseMisread(reading: Reading, entries: readonly YamlEntry[]): void {
  for (const { key, keySpan } of entries) {
    if (!/^\d/.test(key)) continue;
    const misread = parseCalendarDate(key).ok || /^\d+ +\p{L}+ +(after|before)\b/u.test(key);
    if (!misread) continue;
    complain(reading, "name-ambiguous", `the name "${key}" would be read as a point in time`, {
      at: keySpan,
      hint: "begin it with a letter",
    });
  }
}

function refuseReserved(reading: Reading, bodies: readonly YamlEntry[]): void {
  for (const { key, keySpan } of bodies) {
    if (key !== "wait" && key !== "met" && key !== "not-met") continue;
    complain(reading, "name-ambiguous", `a body can't be called "${key}"`, {
      at: keySpan,
      hint: `"cannot-tell: ${key}" has a meaning of its own; give the body another name`,
    });
  }
}
