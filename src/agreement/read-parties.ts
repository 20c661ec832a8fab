// The section `parties`: who is meant by a party, under all the names that the sources give it.
import { type PartyId, partyId } from "../ground/names.js";
import { type Declared, resolveNames } from "./names.js";
import { folded } from "./patterns.js";
import { complain, type Reading, readFields, readSection } from "./syntax/fields.js";
import { readText, readTexts, readWord } from "./syntax/values.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";
import { type PartyRole, partyRoles } from "./terms/people.js";

/** One party; it can be handed to `matchParties` as it is. */
export type PartyDeclaration = {
  /** The short word under which the file speaks of it. It means nothing outside the file. */
  readonly key: string;
  /** Its name as people read it, which stands for it in counts and verdicts; the key if the file gives no name. */
  readonly id: PartyId;
  /**
   * The names under which sources know it: its own name first, then those that the file lists. `*` in a listed name stands for
   * any characters. A name that is written out goes before a pattern.
   */
  readonly names: readonly string[];
  /** What it is to the agreement; a party to it if nothing is said. */
  readonly role?: PartyRole;
  /** Keys of the parties for which it speaks. */
  readonly speaksFor?: readonly string[];
};

/** Reads the section. No two parties may bear the same name. `parties`: the keys that it declares. */
export function readParties(
  reading: Reading,
  entry: YamlEntry | undefined,
  parties: Declared<string>,
): ReadonlyMap<string, PartyDeclaration | undefined> {
  const owners = new Map<string, string>();
  return readSection(reading, entry, (one) => readParty(reading, one, parties, owners));
}

function readParty(
  reading: Reading,
  entry: YamlEntry,
  parties: Declared<string>,
  owners: Map<string, string>,
): PartyDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a party",
    needed: [],
    allowed: ["name", "names", "role", "speaks-for"],
  });
  if (fields === undefined) return undefined;
  const title = fields.has("name") ? readText(reading, fields.get("name")) : entry.key;
  const listed = readTexts(reading, fields.get("names"));
  const role = readWord(reading, fields.get("role"), partyRoles);
  const speaksFor = resolveNames(reading, fields.get("speaks-for"), parties);
  if (title === undefined) return undefined;
  const names = [...new Set([title, ...(listed ?? [])])];
  for (const name of names) {
    const owner = owners.get(folded(name));
    if (owner !== undefined && owner !== entry.key) {
      complain(reading, "name-ambiguous", `"${name}" is a name of two parties`, {
        at: entry.keySpan,
        found: `${owner} and ${entry.key}`,
        hint: "leave it to one of them",
      });
    }
    owners.set(folded(name), entry.key);
  }
  return {
    key: entry.key,
    id: partyId(title),
    names,
    ...(role !== undefined && { role }),
    ...(speaksFor !== undefined && { speaksFor }),
  };
}
