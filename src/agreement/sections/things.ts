// The sections `events`, `quantities`, `bases` and `weapons`: what clauses speak of.
import { readCount } from "../clauses/amounts.js";
import type { AgreementReading } from "../known.js";
import { resolveName } from "../names.js";
import { readDate } from "../syntax/dates.js";
import { complain, type Fields, inOrder, readFields, readSection } from "../syntax/fields.js";
import { readItems, readText, readWord } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type {
  BaseDeclaration,
  BaseVersion,
  EventDeclaration,
  QuantityDeclaration,
  WeaponDeclaration,
} from "../terms/things.js";

/** Reads one event. */
export function readEvent(reading: AgreementReading, entry: YamlEntry): EventDeclaration | undefined {
  const fields = readFields(reading, entry, { what: "an event", needed: [], allowed: ["title", "date"] });
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  const date = readDate(reading, fields?.get("date"), reading.rules.hijri);
  return { name: entry.key, title, ...(date !== undefined && { date }) };
}

/** Reads one class of weapons. */
export function readWeapon(reading: AgreementReading, entry: YamlEntry): WeaponDeclaration | undefined {
  const fields = readFields(reading, entry, { what: "a class of weapons", needed: [], allowed: ["title"] });
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  return { name: entry.key, title };
}

/** Reads one quantity. */
export function readQuantity(reading: AgreementReading, entry: YamlEntry): QuantityDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a quantity",
    needed: ["unit", "counts"],
    allowed: ["title", "of"],
  });
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  const unit = readText(reading, fields?.get("unit"));
  const of = resolveName(reading, fields?.get("of"), reading.known.people);
  const counts = readWord(reading, fields?.get("counts"), ["level", "flow", "total"] as const);
  if (unit === undefined || counts === undefined) return undefined;
  return { name: entry.key, title, unit, ...(of !== undefined && { of }), counts };
}

/** Reads one base: its amount as agreed on a day, or several versions of it. */
export function readBase(reading: AgreementReading, entry: YamlEntry): BaseDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a base",
    needed: ["unit"],
    allowed: ["amount", "agreed", "source", "versions", "disputed-by"],
  });
  if (fields === undefined) return undefined;
  const unit = readText(reading, fields.get("unit"));
  const versions = readVersions(reading, entry, fields);
  const disputes = readSection(reading, fields.get("disputed-by"), (one) => {
    // the key is the name of a party
    const name: YamlEntry = {
      ...one,
      value: { kind: "text", value: one.key, span: one.keySpan },
    };
    const party = resolveName(reading, name, reading.known.parties);
    const amount = readCount(reading, one);
    return party === undefined || amount === undefined ? undefined : { party, amount };
  });
  if (unit === undefined || versions === undefined) return undefined;
  return { name: entry.key, unit, versions, disputedBy: inOrder(disputes) };
}

function readVersions(
  reading: AgreementReading,
  owner: YamlEntry,
  fields: Fields,
): readonly BaseVersion[] | undefined {
  const entry = fields.get("versions");
  const single = ["amount", "agreed", "source"].filter((key) => fields.has(key));
  if (entry === undefined) {
    for (const key of ["amount", "agreed"]) {
      if (fields.has(key)) continue;
      complain(reading, "key-missing", `a base needs the key "${key}"`, {
        at: owner.keySpan,
        hint: key === "agreed" ? "say on which day this amount was agreed" : undefined,
      });
    }
    const version = readVersion(reading, fields);
    return version && [version];
  }
  const [first] = single;
  if (first !== undefined) {
    complain(reading, "key-unknown", `a base has both "versions" and "${first}"`, {
      at: fields.get(first)?.keySpan ?? owner.keySpan,
      hint: "write it as one of the versions",
    });
  }
  const versions = readItems(reading, entry)?.flatMap((item) => {
    const one = readFields(reading, item, {
      what: "a version of a base",
      needed: ["amount", "agreed"],
      allowed: ["source"],
    });
    const version = one && readVersion(reading, one);
    return version === undefined ? [] : [{ version, item }];
  });
  return versions && inOrderOfDays(reading, versions);
}

function readVersion(reading: AgreementReading, fields: Fields): BaseVersion | undefined {
  const amount = readCount(reading, fields.get("amount"));
  const agreed = readDate(reading, fields.get("agreed"), reading.rules.hijri);
  const source = readText(reading, fields.get("source"));
  if (amount === undefined || agreed === undefined) return undefined;
  return { amount, agreed, ...(source !== undefined && { source }) };
}

// of two versions of one day nobody could say which holds
function inOrderOfDays(
  reading: AgreementReading,
  versions: readonly { readonly version: BaseVersion; readonly item: YamlEntry }[],
): readonly BaseVersion[] {
  const sorted = [...versions].sort((a, b) => a.version.agreed.day - b.version.agreed.day);
  sorted.forEach(({ version, item }, i) => {
    if (i === 0 || sorted[i - 1].version.agreed.day !== version.agreed.day) return;
    complain(reading, "name-repeated", "two versions were agreed on one day", {
      at: item.value.span,
      hint: "keep the one that holds",
    });
  });
  return sorted.map(({ version }) => version);
}
