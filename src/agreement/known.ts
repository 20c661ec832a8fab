// All names that a process file declares, known before anything else is read, so that the order of the text does not matter.
import type { Declared } from "./names.js";
import type { Fields, Reading } from "./syntax/fields.js";
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

/** Gathers the names of all sections. What is wrong with them, `checkNames` tells. */
export function gatherNames(fields: Fields, groups: Groups): Known {
  const { parties, bodies, clauses, phases, events, decisions, tests } = groups;
  const of = (section: string): readonly YamlEntry[] => keysOf(fields.get(section));
  return {
    subjects: subjectsOf(groups),
    parties: declared("party", parties),
    bodies: declared("body", bodies),
    people: declared("party or body", parties, bodies),
    witnesses: declared("party, body or source", parties, bodies, of("sources")),
    excluded: declared("excluded group", groups.excluded),
    documents: declared("document", groups.documents),
    events: declared("event", events),
    clauses: declared("clause", clauses),
    phases: declared("phase", phases),
    courses: declared("phase or clause", phases, clauses),
    decisions: declared("decision", decisions),
    tests: declared("test", tests),
    outcomes: declared("clause, event, decision or test", clauses, events, decisions, tests),
    quantities: declared("quantity", groups.quantities),
    bases: declared("base", of("bases")),
    lines: declared("line", of("lines")),
    zones: declared("zone", of("zones")),
    weapons: declared("class of weapons", groups.weapons),
    indicators: declared("indicator", groups.indicators),
    roles: declared("role", groups.roles),
  };
}

/** The keys of the sections whose names must not be mixed up. */
export type Groups = Readonly<
  Record<
    | "events"
    | "clauses"
    | "phases"
    | "decisions"
    | "tests"
    | "quantities"
    | "indicators"
    | "weapons"
    | "parties"
    | "bodies"
    | "excluded"
    | "documents"
    | "roles",
    readonly YamlEntry[]
  >
>;

/** Finds them. The day of signing declares an event of its own. */
export function groupsOf(fields: Fields): Groups {
  const of = (section: string): readonly YamlEntry[] => keysOf(fields.get(section));
  const signed = below(fields.get("agreement"), "signed");
  return {
    events: [...of("events"), ...(signed === undefined ? [] : [{ ...signed, key: signing }])],
    clauses: of("clauses"),
    phases: of("phases"),
    decisions: of("decisions"),
    tests: of("tests"),
    quantities: of("quantities"),
    indicators: of("indicators"),
    weapons: of("weapons"),
    parties: of("parties"),
    bodies: of("bodies"),
    excluded: of("excluded"),
    documents: keysOf(below(fields.get("agreement"), "documents")),
    roles: keysOf(below(fields.get("posture"), "roles")),
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

// gathered when first asked for: few files speak of everything
function declared(what: string, ...groups: readonly (readonly YamlEntry[])[]): Declared<string> {
  let all: Map<string, string> | undefined;
  return {
    what,
    get all() {
      if (all !== undefined) return all;
      all = new Map();
      for (const entries of groups) for (const { key } of entries) all.set(key, key);
      return all;
    },
  };
}

function subjectsOf(groups: Groups): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject>();
  const add = (subject: Subject, entries: readonly YamlEntry[]): void => {
    for (const { key } of entries) if (!subjects.has(key)) subjects.set(key, subject);
  };
  add("event", groups.events);
  add("clause", groups.clauses);
  add("phase", groups.phases);
  add("decision", groups.decisions);
  add("test", groups.tests);
  return subjects;
}
