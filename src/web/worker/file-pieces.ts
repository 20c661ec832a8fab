// A file of the reader's machine, read slice by slice: hashed on the way, unpacked if it is packed, and never whole in memory.
import { type Fingerprint, startFingerprint } from "../../ground/fingerprint.js";
import { BrokenFile, type FileInPieces } from "../../questions/records/pieces.js";
import { sha256 } from "./bytes.js";

/** What a packed file may hold, in bytes. A small file that claims to hold more is not taken at its word. */
export const mostUnpacked = 2_000_000_000;

const sliceBytes = 2 << 20;

/** A file of up to so many bytes is hashed by the browser beside the reading, which is faster, but takes it whole. */
const hashedWhole = 200_000_000;

/** A file in pieces. `heard` is told how many of its bytes were read. */
export function filePieces(file: Blob, heard: (done: number) => void = () => undefined): FileInPieces {
  let known: Fingerprint | undefined;
  let beside: Promise<Fingerprint> | undefined;
  async function* slices(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const whole = file.size <= hashedWhole && globalThis.crypto.subtle !== undefined;
    const hash = startFingerprint();
    if (whole) beside ??= file.arrayBuffer().then((bytes) => sha256(new Uint8Array(bytes)));
    // what went wrong is told by whoever asks for the hash
    beside?.catch(() => undefined);
    for (let at = 0; at < file.size; at += sliceBytes) {
      const bytes = new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer());
      if (known === undefined && !whole) hash.take(bytes);
      heard(Math.min(file.size, at + sliceBytes));
      yield bytes;
    }
    known ??= beside === undefined ? hash.end() : await beside;
  }
  return {
    async *pieces() {
      if (await isPacked(file)) yield* unpacked(slices());
      else yield* slices();
    },
    async sha256() {
      if (known === undefined) for await (const _ of slices());
      return known ?? startFingerprint().end();
    },
  };
}

/** The first bytes of a file, unpacked, and whether that is all of it. */
export async function headOf(
  file: Blob,
  most: number,
): Promise<{ readonly head: Uint8Array; readonly whole: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of filePieces(file).pieces()) {
    pieces.push(piece);
    length += piece.length;
    if (length > most) break;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return { head: all.subarray(0, most), whole: length <= most };
}

async function isPacked(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

async function* unpacked(slices: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await slices.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream("gzip")).getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await readOrBreak(reader);
      if (done) return;
      length += value.length;
      if (length > mostUnpacked) throw new BrokenFile("too large");
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function readOrBreak(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new BrokenFile("damaged");
  }
}
