// The names that a text declares, by section, though the text be only half written.
import { eachKey } from "./yaml-place.js";

/** Names by the section that declares them (`clauses`, `agreement.documents`, `posture.roles`). */
export type Declared = ReadonlyMap<string, readonly string[]>;

/** Longer texts are not searched for names at every key that is pressed. */
const longest = 600_000;

/** All names that a text declares. The day of signing declares the event `signing`. */
export function declaredIn(text: string): Declared {
  const names = new Map<string, string[]>();
  if (text.length > longest) return names;
  const add = (section: string, name: string): void => {
    const known = names.get(section);
    if (known === undefined) names.set(section, [name]);
    else if (!known.includes(name)) known.push(name);
  };
  eachKey(text, ({ key, path }) => {
    if (path.length === 1 && typeof path[0] === "string") add(path[0], key);
    if (path.length === 2 && path.every((step) => typeof step === "string")) add(path.join("."), key);
    if (path.length === 1 && path[0] === "agreement" && key === "signed") add("events", "signing");
  });
  return names;
}
