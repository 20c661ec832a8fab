// Hashing and unpacking bytes with what every browser (and Node) has built in.
import type { Fingerprint } from "../../ground/fingerprint.js";

/** The SHA-256 of bytes. Where the site is not secure (plain HTTP from elsewhere), browsers don't offer it: then by our own. */
export async function sha256(bytes: Uint8Array): Promise<Fingerprint> {
  const { subtle } = globalThis.crypto;
  if (subtle === undefined) {
    const { fingerprintOfBytes } = await import("../../ground/fingerprint.js");
    return fingerprintOfBytes(bytes);
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") as Fingerprint;
}

/** What an archive of gzip holds. More than half a gigabyte is refused, whatever the archive says of itself. */
export async function gunzip(bytes: Uint8Array, most = 600_000_000): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) throw new RangeError(`an archive may hold ${most} bytes; got more`);
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
