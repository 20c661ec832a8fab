// halcyon replay: recompute a saved verdict from its test and its data, and say whether it is the same to the last digit.
import { fingerprintOfBytes } from "../../ground/fingerprint.js";
import { problem } from "../../ground/problem.js";
import { ask } from "../asking/ask.js";
import type { Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import {
  argumentsOf,
  type Difference,
  differencesOf,
  readSaved,
  type SavedVerdict,
  savedText,
} from "../saved.js";
import { assessOne } from "./assess.js";

/** Runs the command: 0 = the same to the last digit, 1 = not the same. */
export async function replayCommand(path: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const saved = await readSaved(path);
  if (!saved.ok) return refuse(terminal, saved.problems);
  const before = saved.value.verdict;
  const again = argumentsOf(before.asked, path);
  const asked = await ask(again.path, again.raw, context);
  if (!asked.ok) return refuse(terminal, asked.problems);
  const test = asked.value.tests.find((t) => t.test.name === before.test.name);
  if (test === undefined) {
    const missing = problem("name-unknown", `the process file has no test "${before.test.name}" any more`, {
      where: { file: again.path ?? path },
    });
    return refuse(terminal, [missing]);
  }
  const now = assessOne(asked.value, test, again.raw);
  if (!now.ok) return refuse(terminal, now.problems);
  // a verdict is compared as it is written; what was asked stays as it was saved
  const recomputed = JSON.parse(savedText({ ...now.value, asked: before.asked })) as SavedVerdict;
  const differences = differencesOf(before, recomputed);
  if (raw.json === true) terminal.out(JSON.stringify(replayJson(before, recomputed, differences), null, 2));
  else terminal.out(replayText(before, recomputed, differences));
  return differences.length === 0 ? 0 : 1;
}

function replayText(before: SavedVerdict, now: SavedVerdict, differences: readonly Difference[]): string {
  if (differences.length === 0) {
    return [
      "The same to the last digit.",
      `test  sha256 ${now.testHash}`,
      ...now.sources.map((s) => `data  sha256 ${s.sha256}  ${s.name}`),
      `verdict sha256 ${hashOf(now)}`,
    ].join("\n");
  }
  const why = causes(before, now);
  const shown = differences.slice(0, 12).map((d) => `- ${d.path}: saved ${cut(d.saved)}, now ${cut(d.now)}`);
  const more = differences.length > 12 ? [`- … and ${differences.length - 12} more`] : [];
  const differ = differences.length === 1 ? "1 figure differs" : `${differences.length} figures differ`;
  return [`Not the same: ${differ}.`, ...why, ...shown, ...more].join("\n");
}

function replayJson(before: SavedVerdict, now: SavedVerdict, differences: readonly Difference[]): unknown {
  return {
    same: differences.length === 0,
    causes: differences.length === 0 ? [] : causes(before, now),
    testHash: now.testHash,
    sources: now.sources.map(({ name, sha256 }) => ({ name, sha256 })),
    verdictHash: hashOf(now),
    differences,
  };
}

// the likeliest causes first: other data, another test, another version of the method
function causes(before: SavedVerdict, now: SavedVerdict): string[] {
  const out: string[] = [];
  if (
    JSON.stringify(before.sources.map((s) => s.sha256)) !== JSON.stringify(now.sources.map((s) => s.sha256))
  ) {
    out.push("The data is not the data of the saved verdict: its hash has changed.");
  }
  if (before.testHash !== now.testHash)
    out.push("The test is not the test of the saved verdict: its hash has changed.");
  if (before.software !== now.software)
    out.push(`The method was ${before.software}, and is now ${now.software}.`);
  if (out.length === 0)
    out.push(
      "Data, test and method are the same: somebody changed the saved figures, or this is a fault in Halcyon.",
    );
  return out;
}

function hashOf(verdict: SavedVerdict): string {
  return fingerprintOfBytes(new TextEncoder().encode(savedText(verdict)));
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
