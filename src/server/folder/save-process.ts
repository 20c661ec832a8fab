// Saves a process file whole, and only over the version that its writer has seen.
import { createHash } from "node:crypto";
import { open, readFile, realpath, rename, rm } from "node:fs/promises";
import type { Fingerprint } from "../../ground/fingerprint.js";

/** What became of it: saved under a new hash, or refused because another version stands there. */
export type Saved =
  | { readonly kind: "saved"; readonly sha256: Fingerprint }
  | { readonly kind: "stale"; readonly text: string; readonly sha256: Fingerprint };

// two writers at once: the second waits, and then finds that the file has changed
let last: Promise<unknown> = Promise.resolve();

/** Saves a text over the version with the hash `seen`. Nobody ever reads a part of it. */
export function saveProcess(path: string, text: string, seen: string): Promise<Saved> {
  const turn = last.then(() => saveNow(path, text, seen));
  last = turn.catch(() => undefined);
  return turn;
}

async function saveNow(path: string, text: string, seen: string): Promise<Saved> {
  // a link stays a link: what it points to is written
  const target = await realpath(path);
  const before = await readFile(target);
  const stands = hashOfBytes(before);
  if (stands !== seen) return { kind: "stale", text: new TextDecoder().decode(before), sha256: stands };
  const bytes = new TextEncoder().encode(text);
  const part = `${target}.part-${process.pid}`;
  try {
    const file = await open(part, "w");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { kind: "saved", sha256: hashOfBytes(bytes) };
}

function hashOfBytes(bytes: Uint8Array): Fingerprint {
  return createHash("sha256").update(bytes).digest("hex") as Fingerprint;
}
