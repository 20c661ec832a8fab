// Writes a file that comes piece by piece into a folder: whole or not at all, and never over another.
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { constants, copyFile, link, open, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Fingerprint } from "../../ground/fingerprint.js";

/** What became of it. */
export type Put =
  | { readonly kind: "put"; readonly path: string; readonly bytes: number; readonly sha256: Fingerprint }
  /** The name can't be made one of a table. */
  | { readonly kind: "name" }
  /** Another file has the name. */
  | { readonly kind: "taken"; readonly path: string }
  /** What came is not what was announced. */
  | { readonly kind: "other"; readonly sha256: Fingerprint }
  | { readonly kind: "too large" };

/** Puts a file into a folder. One that lies there already with the same bytes is left as it is. */
export async function putFile(
  folder: string,
  announced: { readonly name: string; readonly sha256: string },
  { body, most }: { readonly body: AsyncIterable<Uint8Array>; readonly most: number },
): Promise<Put> {
  const path = plainFileName(announced.name);
  if (path === undefined) return { kind: "name" };
  const inside = await realpath(folder);
  const target = join(inside, path);
  const part = join(inside, `.part-${randomUUID()}`);
  try {
    const written = await write(part, body, most);
    if (written === undefined) return { kind: "too large" };
    const { bytes, sha256 } = written;
    if (sha256 !== announced.sha256) return { kind: "other", sha256 };
    if (await placed(part, target)) return { kind: "put", path, bytes, sha256 };
    return (await hashOf(target)) === sha256 ? { kind: "put", path, bytes, sha256 } : { kind: "taken", path };
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * A name under which a table may lie in a folder; `undefined` where none can be made of it.
 *
 * @example
 * plainFileName("ged 25.1 (final).csv") // "ged-25.1-final.csv"
 * plainFileName("../../.bashrc") // undefined
 */
export function plainFileName(name: string): string | undefined {
  const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const match = /^(.*?)((?:\.(?:csv|tsv|txt))?(?:\.gz)?)$/i.exec(last.normalize("NFC"));
  const [stem, ending] = [match?.[1] ?? "", (match?.[2] ?? "").toLowerCase()];
  if (ending === "") return undefined;
  const plain = stem.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-").replace(/^[.-]+|[.-]+$/g, "");
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain);
  if (plain === "" || reserved || plain.length > 100) return undefined;
  return `${plain}${ending}`;
}

async function write(
  part: string,
  body: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly bytes: number; readonly sha256: Fingerprint } | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await open(part, "wx", 0o600);
  try {
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > most) return undefined;
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex") as Fingerprint };
}

// a second name for the file: fails where the name is taken, whatever has it, and nobody sees a part of it
async function placed(part: string, target: string): Promise<boolean> {
  try {
    await link(part, target);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
  }
  // not every file system knows second names
  try {
    await copyFile(part, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function hashOf(path: string): Promise<string | undefined> {
  if (!(await stat(path)).isFile()) return undefined;
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest("hex");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
