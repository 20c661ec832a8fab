// A problem points at words that are there: in the line that it names, within it, and at one character at least.
import { expect } from "vitest";
import type { Problem } from "../../src/ground/problem.js";

/** Expects that the words a problem speaks of stand in the text where it says. */
export function pointsAtWords(text: string, { where, message }: Problem): void {
  if (where?.line === undefined) return;
  const line = text.split("\n")[where.line - 1]?.replace(/\r$/, "");
  expect(where.text, message).toBe(line);
  const { column = 0, length = 0 } = where;
  expect(column, message).toBeGreaterThanOrEqual(1);
  expect(length, message).toBeGreaterThanOrEqual(1);
  // the words lie in the line; what is missing may be pointed at just behind its end
  expect(column - 1 + length, message).toBeLessThanOrEqual(Math.max(line.length, column));
  expect(column - 1, message).toBeLessThanOrEqual(line.length);
}
