// A file that comes piece by piece, unpacked, so that it never lies in memory whole; and why its pieces may end too early.
import type { Fingerprint } from "../../ground/fingerprint.js";
import { type Problem, problem } from "../../ground/problem.js";

/** A file that can be read from its beginning as often as one likes. */
export type FileInPieces = {
  /** What it holds, unpacked. Throws `BrokenFile` when it can't be unpacked. */
  pieces(): AsyncIterable<Uint8Array>;
  /** The SHA-256 of the file as it lies there. Asked for after its pieces were read. */
  sha256(): Promise<Fingerprint>;
};

/** Thrown by the pieces of a file that breaks off, or that holds more than can be taken in. */
export class BrokenFile extends Error {
  constructor(readonly why: "damaged" | "too large") {
    super(why);
  }
}

/** What is told of a broken file. */
export function brokenProblem({ why }: BrokenFile, file: string): Problem {
  switch (why) {
    case "damaged":
      return problem("file-truncated", "the packed file is damaged or ends in the middle", {
        where: { file },
        expected: "a whole gzip file",
        hint: "Download it again, or copy it again, and compare its size.",
      });
    case "too large":
      return problem("file-too-large", "the file holds more than a page can take in", {
        where: { file },
        hint: "turn the events into a table of counts: halcyon import FILE --out counts.csv",
      });
  }
}

/** Bytes that are at hand as pieces. */
export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const pieceBytes = 1 << 20;
