// The identity of a thing by its content: SHA-256 of bytes, and of JSON in its canonical form (RFC 8785).
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** A SHA-256 in 64 hexadecimal digits. */
export type Fingerprint = string & { readonly __brand: "Fingerprint" };

/** The SHA-256 (FIPS 180-4) of bytes. */
export function fingerprintOfBytes(bytes: Uint8Array): Fingerprint {
  return bytesToHex(sha256(bytes)) as Fingerprint;
}

/** Takes the SHA-256 of bytes that come piece by piece. */
export function startFingerprint(): { take(piece: Uint8Array): void; end(): Fingerprint } {
  const hash = sha256.create();
  return {
    take: (piece) => void hash.update(piece),
    end: () => bytesToHex(hash.digest()) as Fingerprint,
  };
}

/**
 * The SHA-256 of a JSON value in the canonical form of RFC 8785, so that the order of keys and the layout do not matter.
 * Throws when the value can't be written as JSON.
 *
 * @example
 * fingerprintOf({ b: 1, a: 2 }) === fingerprintOf({ a: 2, b: 1 }) // true
 */
export function fingerprintOf(value: unknown): Fingerprint {
  return fingerprintOfBytes(new TextEncoder().encode(canonicalForm(value)));
}

/**
 * A JSON value as text in the canonical form of RFC 8785. A key whose value is `undefined` is left out. Throws when the value can't
 * be written as JSON without loss: a function, a map, a typed array, a number that is not finite, half a character.
 */
export function canonicalForm(value: unknown): string {
  refuseLoss(value);
  return String(canonicalize(value));
}

// two different things must not have the same form because both were written as {} or null
function refuseLoss(value: unknown): void {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    return;
  if (Array.isArray(value)) {
    for (const item of value) refuseLoss(item);
    return;
  }
  if (typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    for (const item of Object.values(value)) if (item !== undefined) refuseLoss(item);
    return;
  }
  const found = typeof value === "object" ? value.constructor.name : typeof value;
  throw new TypeError(`only a JSON value has a canonical form; got ${found}`);
}
