// Looks at a file before it is read: is it there, what is it, and what are its first bytes; and takes its SHA-256.
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { createGunzip, gunzipSync, constants as zlib } from "node:zlib";
import type { Fingerprint } from "../ground/fingerprint.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import { openingBytes } from "../sources/reading/opening.js";

/** A file that is there, and how it is packed. */
export type InputFile = {
  readonly path: string;
  readonly packing: "plain" | "gzip" | "parquet";
  /** The first bytes, unpacked. */
  readonly head: Uint8Array;
  /** Whether `head` is the whole file. */
  readonly whole: boolean;
  readonly bytes: number;
};

/** Looks at a file. Refuses what is missing, can't be read, is a folder or is empty. */
export async function lookAt(path: string): Promise<Result<InputFile>> {
  let size: number;
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    if (found.isDirectory()) return failure([folder(path)]);
    size = found.size;
    bytes = await firstBytes(path);
  } catch (error) {
    return failure([unreadable(path, error)]);
  }
  if (startsWith(bytes, [0x50, 0x41, 0x52, 0x31])) {
    return success({ path, packing: "parquet", head: bytes, whole: false, bytes: size });
  }
  if (!startsWith(bytes, [0x1f, 0x8b])) {
    return success({ path, packing: "plain", head: bytes, whole: size <= bytes.length, bytes: size });
  }
  const unpacked = unpackedStart(bytes);
  if (unpacked === undefined) return failure([truncated(path)]);
  const whole = size <= bytes.length && unpacked.length < openingBytes;
  return success({ path, packing: "gzip", head: unpacked.subarray(0, openingBytes), whole, bytes: size });
}

/** What one pass over all bytes of a file tells. */
export type FilePrint = {
  /** The SHA-256 of the file as it lies on the disk. */
  readonly sha256: Fingerprint;
  /** The most bytes of text without a line break between them; 0 for Parquet. */
  readonly longestLine: number;
  /** Whether all of the text is UTF-8; true for Parquet. */
  readonly isUtf8: boolean;
};

/**
 * Passes over all bytes of a file, for DuckDB says nothing when the end of a packed file is missing, when a last line is longer
 * than its pieces, or when a column that it need not read is not UTF-8.
 */
export async function fingerprintOfFile(file: InputFile): Promise<Result<FilePrint>> {
  const hash = createHash("sha256");
  const text = new TextLook();
  const unpacking = file.packing === "gzip" ? unpacker(text) : undefined;
  try {
    const handle = await open(file.path, "r");
    // one buffer for all pieces
    const buffer = Buffer.allocUnsafeSlow(1 << 20);
    try {
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length);
        if (bytesRead === 0) break;
        const piece = buffer.subarray(0, bytesRead);
        hash.update(piece);
        if (file.packing === "plain") text.take(piece);
        await unpacking?.take(piece);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failure([unreadable(file.path, error)]);
  }
  if ((await unpacking?.isWhole()) === false) return failure([truncated(file.path)]);
  return success({ sha256: hash.digest("hex") as Fingerprint, ...text.end() });
}

/** Follows whether text is UTF-8, and how long its lines are, as far as they reach over the edge of a piece. */
class TextLook {
  private longest = 0;
  private open = 0;
  private sound = true;
  private rest: Uint8Array = new Uint8Array();

  take(piece: Uint8Array): void {
    // lines end in \n, \r\n or \r; where the first kind is, nobody need look for the last
    const mark = piece.includes(0x0a) ? 0x0a : 0x0d;
    const first = piece.indexOf(mark);
    this.longest = Math.max(this.longest, this.open + (first < 0 ? piece.length : first));
    this.open = first < 0 ? this.open + piece.length : piece.length - 1 - piece.lastIndexOf(mark);
    this.sound &&= this.isSound(piece);
  }

  end(): Pick<FilePrint, "longestLine" | "isUtf8"> {
    return { longestLine: this.longest, isUtf8: this.sound && this.rest.length === 0 };
  }

  // a character that the edge of a piece cuts waits for the next
  private isSound(piece: Uint8Array): boolean {
    const joined = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const cut = startOfCut(joined);
    this.rest = Uint8Array.from(joined.subarray(cut));
    return isUtf8(joined.subarray(0, cut));
  }
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

// where the last character begins, if the piece ends inside it; else the length
function startOfCut(piece: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, piece.length); back++) {
    const byte = piece[piece.length - back];
    if (isContinuation(byte)) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return wanted > back ? piece.length - back : piece.length;
  }
  return piece.length;
}

/** Unpacks pieces, only to see whether all of the text can be unpacked, and how long its lines are. */
function unpacker(text: TextLook): { take(piece: Buffer): Promise<void>; isWhole(): Promise<boolean> } {
  const stream = createGunzip();
  const whole = new Promise<boolean>((resolve) => {
    stream
      .on("error", () => resolve(false))
      .on("end", () => resolve(true))
      .on("data", (piece: Buffer) => text.take(piece));
  });
  return {
    // a piece is taken once it is unpacked, so that its buffer may be used again
    take: (piece) =>
      new Promise((resolve) => {
        if (stream.destroyed) resolve();
        else stream.write(piece, () => resolve());
      }),
    isWhole() {
      stream.end();
      return whole;
    },
  };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = new Uint8Array(openingBytes);
    let filled = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
      filled += bytesRead;
      if (bytesRead === 0 || filled === buffer.length) return buffer.subarray(0, filled);
    }
  } finally {
    await file.close();
  }
}

// the start of a packed file, as far as these bytes go
function unpackedStart(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function folder(path: string): Problem {
  return problem("file-unreadable", "this is a folder, not a file", {
    where: { file: path },
    expected: "a file of events or counts",
    hint: "Name the file inside the folder.",
  });
}

function truncated(path: string): Problem {
  return problem("file-truncated", "the packed file is damaged or ends in the middle", {
    where: { file: path },
    expected: "a whole gzip file",
    hint: "Download it again, or copy it again, and compare its size.",
  });
}

function unreadable(path: string, error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return problem("file-missing", "there is no such file", {
      where: { file: path },
      expected: "a file of events or counts",
      hint: "Check the name and the folder.",
    });
  }
  return problem("file-unreadable", "the file can't be read", {
    where: { file: path },
    found: code || String(error),
    hint: code === "EACCES" ? "Check who may read it." : "Check the disk, or copy the file again.",
  });
}
