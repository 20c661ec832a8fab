// Where the keys of a declaration stand, so that whoever judges it later can still point at the words.
import type { Spot } from "../../ground/problem.js";
import { type Fields, type Reading, spanFor } from "../syntax/fields.js";
import { spotOf } from "../syntax/page.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";

/** The places of a declaration's name (under ""), of each key, and of the keys one level below: `when`, `when.by`. */
export function spotsOf(reading: Reading, owner: YamlEntry, fields: Fields): Readonly<Record<string, Spot>> {
  const spots: Record<string, Spot> = { "": spotOf(reading.page, owner.keySpan) };
  for (const [key, field] of fields) {
    if (key === "__proto__") continue;
    spots[key] = spotOf(reading.page, spanFor(field));
    if (field.value.kind !== "map") continue;
    for (const inner of field.value.entries) {
      spots[`${key}.${inner.key}`] ??= spotOf(reading.page, spanFor(inner));
    }
  }
  return spots;
}
