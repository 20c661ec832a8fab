// What may be written where the cursor stands: keys and values of the schema, and names that the text declares.
import { type Declared, declaredIn } from "./declared.js";
import { type Form, formsAt, formsOfKey, type Schema, withKeys } from "./schema.js";
import { type Place, placeAt } from "./yaml-place.js";

/** One thing that may be written. */
export type Proposal = {
  readonly label: string;
  readonly kind: "key" | "word" | "name";
  /** What is inserted. */
  readonly apply: string;
  /** What the schema says of it; of a name, the section that declares it. */
  readonly about?: string;
  /** Whether the table is not complete without this key. */
  readonly needed?: boolean;
};

/** What may be written in place of the word that begins at `from`. */
export type Proposals = { readonly from: number; readonly all: readonly Proposal[] };

/** Names that the text does not declare: places of the boundary file, kinds of violence in the sources. */
export type Elsewhere = { readonly places: readonly string[]; readonly kinds: readonly string[] };

/** What is known beside the text. */
export type Knowing = { readonly schema: Schema; readonly elsewhere?: Elsewhere };

/** What may be written at the cursor; `undefined` where nothing is known. */
export function proposalsAt(
  text: string,
  cursor: number,
  { schema, elsewhere }: Knowing,
): Proposals | undefined {
  const place = placeAt(text, cursor);
  if (place === undefined) return undefined;
  const forms = formsAt(schema, place.path);
  const values = (): readonly Proposal[] => {
    const spaced = text[place.from - 1] === ":" ? " " : "";
    const all = valuesOf(forms, declaredIn(text), elsewhere);
    return all.map((one) => ({ ...one, apply: spaced + one.apply }));
  };
  const keys = (): readonly Proposal[] =>
    keysOf(schema, withKeys(forms, place.beside), place, text.slice(cursor));
  switch (place.kind) {
    case "key":
      return some(place.from, keys());
    case "item":
      return some(place.from, [...values(), ...keys()]);
    case "value": {
      // in "135 days after sig" the name begins behind the last word
      const moment = /^.*\b(?:after|before) +/.exec(text.slice(place.from, cursor));
      return some(place.from + (moment?.[0].length ?? 0), values());
    }
  }
}

function some(from: number, all: readonly Proposal[]): Proposals | undefined {
  return all.length === 0 ? undefined : { from, all };
}

function keysOf(
  schema: Schema,
  tables: readonly Form[],
  { beside, indent }: Place,
  after: string,
): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  const colon = /^[\w-]*[ \t]*:/.test(after);
  for (const table of tables) {
    for (const [key, { description }] of Object.entries(table.schema.properties ?? {})) {
      if (beside.includes(key) || found.has(key)) continue;
      const forms = formsOfKey(schema, table, key);
      const onlyTable = forms.length > 0 && forms.every((one) => one.schema.type === "object");
      const ends = onlyTable && indent !== undefined ? `:\n${" ".repeat(indent + 2)}` : ": ";
      const about = description ?? forms[0]?.description;
      found.set(key, {
        ...{ label: key, kind: "key", apply: colon ? key : `${key}${ends}` },
        ...(about === undefined ? {} : { about }),
        ...(table.schema.required?.includes(key) === true && tables.length === 1 ? { needed: true } : {}),
      });
    }
  }
  return [...found.values()];
}

function valuesOf(
  forms: readonly Form[],
  declared: Declared,
  elsewhere: Elsewhere | undefined,
): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  const add = (proposal: Proposal): void => {
    if (!found.has(proposal.label)) found.set(proposal.label, proposal);
  };
  for (const form of forms) {
    const { schema, description } = form;
    const words = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    for (const word of words)
      add({
        label: String(word),
        kind: "word",
        apply: String(word),
        ...(description && { about: description }),
      });
  }
  for (const form of forms) {
    for (const section of sectionsOf(form)) {
      for (const name of declared.get(section) ?? elsewhere?.[section as keyof Elsewhere] ?? [])
        add({ label: name, kind: "name", apply: written(name), about: section });
    }
  }
  return [...found.values()];
}

const people = ["parties", "bodies"] as const;
const happenings = ["events", "clauses", "phases"] as const;
const subjects = [...happenings, "decisions", "tests"] as const;

// which sections declare the names that a key asks for; where one key means several things, by the definition that has it
const namedUnder: Readonly<Record<string, readonly string[]>> = {
  disputes: ["bodies"],
  "cannot-tell": ["bodies"],
  "speaks-for": ["parties"],
  members: ["parties"],
  parties: ["parties"],
  one: ["parties"],
  other: ["parties"],
  measure: ["measures"],
  by: people,
  who: people,
  to: people,
  notifies: people,
  "reported-by": people,
  "certified-by": people,
  "decided-by": people,
  from: [...people, "sources"],
  nation: ["parties"],
  nations: ["parties"],
  "Quantity.of": people,
  "OnWeapons.of": people,
  "OnWeapons.from": ["lines"],
  of: ["bases"],
  line: ["lines"],
  zones: ["zones"],
  excluding: ["excluded"],
  clause: ["clauses"],
  clauses: ["clauses"],
  releases: ["clauses"],
  phase: ["phases"],
  decision: ["decisions"],
  event: ["events"],
  test: ["tests"],
  quantity: ["quantities"],
  "in-proportion-to": ["quantities"],
  disbursed: ["quantities"],
  indicator: ["indicators"],
  weapons: ["weapons"],
  document: ["agreement.documents"],
  role: ["posture.roles"],
  roles: ["posture.roles"],
  opens: ["phases", "clauses"],
  pauses: ["phases", "clauses"],
  resumes: ["phases", "clauses"],
  "snaps-back": ["phases", "clauses"],
};

function sectionsOf({ schema, trail, owner, key }: Form): readonly string[] {
  if (schema.type !== "string") return [];
  if (key === "places" || key === "except-places" || key === "kinds") return [key.replace("except-", "")];
  if (trail.at(-1) !== "Name") return [];
  if (trail.includes("Moment")) return happenings;
  if (trail.includes("Condition")) return subjects;
  return namedUnder[`${owner}.${key}`] ?? namedUnder[key] ?? [];
}

// a name that YAML would take for something else stands in quotes
function written(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_.()/ -]*$/u.test(name) && !/^(?:true|false|null|~)$/i.test(name);
  return plain && name.trim() === name ? name : JSON.stringify(name);
}
