// Values that JSON can write, brought to one form: sets in order, each item once, and nothing where nothing was said.
import { canonicalForm } from "../../ground/fingerprint.js";
import { byCodeUnit } from "../../ground/names.js";

/** A value that JSON can write. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Items whose order does not matter: each once, in the order of their canonical forms. */
export function setOf(items: readonly JsonValue[]): readonly JsonValue[] {
  const forms = new Map(items.map((item) => [canonicalForm(item), item]));
  return [...forms.values()].sort(byForm);
}

/** The same; an empty one is not there, for to name nobody is the same as not to speak of it. */
export function setIfAny(items: readonly JsonValue[]): readonly JsonValue[] | undefined {
  return items.length === 0 ? undefined : setOf(items);
}

/** Items whose order does not matter, though it does how many there are. */
export function sorted(items: readonly JsonValue[]): readonly JsonValue[] {
  return [...items].sort(byForm);
}

/** Compares two values by their canonical forms. */
export function byForm(a: JsonValue, b: JsonValue): number {
  return byCodeUnit(canonicalForm(a), canonicalForm(b));
}

/** The keys whose values are there. */
export function dropAbsent(value: { readonly [key: string]: JsonValue | undefined }): {
  readonly [key: string]: JsonValue;
} {
  const kept: { [key: string]: JsonValue } = {};
  for (const [key, one] of Object.entries(value)) if (one !== undefined) kept[key] = one;
  return kept;
}
