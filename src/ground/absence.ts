// What the world did not tell us, as a value that carries its reason; so that a gap is never read as a zero.

/** Something that is not known, and why. `undefined` means that the caller did not give it; this means that nobody could. */
export type Absent = { readonly kind: "absent"; readonly why: string };

/** Says that something is not known, and why. */
export function absent(why: string): Absent {
  return { kind: "absent", why };
}

/** Whether a value is an absence. */
export function isAbsent(value: unknown): value is Absent {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "absent";
}
