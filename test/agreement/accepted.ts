// Reading for tests: what must be readable, and what was read without the places where it stands.
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";

/** The value of a file that must be readable; throws with its problems otherwise. */
export function accepted(text: string): ProcessFile {
  const read = readProcessFile(text, "process.yaml");
  if (!read.ok) throw new Error(read.problems.map((told) => told.message).join("; "));
  return read.value;
}

/** A value without the places where its parts stand. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => key !== "spot" && key !== "spots" && key !== "mentions",
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, bare(one)]));
}
