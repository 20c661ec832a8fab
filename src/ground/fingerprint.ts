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

/** A JSON value as text in the canonical form of RFC 8785. */
export function canonicalForm(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`only a JSON value has a canonical form; got ${typeof value}`);
  return text;
}
