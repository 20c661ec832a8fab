// A saved verdict: the verdict itself with what was asked, so that anybody can ask the same again.
import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { problem, type Result } from "../ground/problem.js";
import type { Verdict } from "../violence/verdict.js";
import type { Raw } from "./asking/options.js";
import { readText } from "./files.js";

/** What was asked: a test of a process file, or files of events with options. Paths are relative to the saved file. */
export type Asking =
  | { readonly kind: "process"; readonly process: string; readonly test: string }
  | { readonly kind: "events"; readonly options: Raw };

/** A verdict as it is saved and printed by `--json`. */
export type SavedVerdict = Verdict & { readonly asked: Asking };

const pathOptions = ["events", "boundaries"] as const;
/** Options that change what is printed, not what is asked. */
const manner = ["json", "exitCode", "report", "out"];

/** What was asked, with paths relative to the folder in which the verdict is saved. */
export function askingOf(process: string | undefined, test: string, raw: Raw, folder: string): Asking {
  const near = (path: string) => relative(folder, resolve(path)).split("\\").join("/");
  if (process !== undefined) return { kind: "process", process: near(process), test };
  return { kind: "events", options: withPaths(withoutManner(raw), near) };
}

/** The arguments that ask the same again, from a saved verdict. */
export function argumentsOf(asked: Asking, savedAt: string): { path: string | undefined; raw: Raw } {
  const far = (path: string) => (isAbsolute(path) ? path : resolve(dirname(savedAt), path));
  switch (asked.kind) {
    case "process":
      return { path: far(asked.process), raw: { test: asked.test } };
    case "events":
      return { path: undefined, raw: withPaths(asked.options, far) };
  }
}

/** The JSON of a verdict: keys in order, two spaces, a line break at the end. */
export function savedText(verdict: SavedVerdict): string {
  return `${JSON.stringify(verdict, null, 2)}\n`;
}

/** Reads a saved verdict; anything else is a problem. */
export async function readSaved(path: string): Promise<Result<{ verdict: SavedVerdict; bytes: Uint8Array }>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const value = parsed(text.value);
  if (!isSaved(value)) {
    return {
      ok: false,
      problems: [
        problem("file-format", "the file is not a saved verdict", {
          where: { file: path },
          expected: "the JSON that halcyon assess wrote, or printed with --json",
        }),
      ],
    };
  }
  return { ok: true, value: { verdict: value, bytes: await readFile(path) } };
}

/** A difference between two verdicts: where, and both values as JSON. */
export type Difference = { readonly path: string; readonly saved: string; readonly now: string };

/** Every leaf in which two JSON values differ, in the order of the first. */
export function differencesOf(saved: unknown, now: unknown, path = ""): Difference[] {
  if (typeof saved !== "object" || typeof now !== "object" || saved === null || now === null) {
    return Object.is(saved, now)
      ? []
      : [{ path, saved: JSON.stringify(saved) ?? "absent", now: JSON.stringify(now) ?? "absent" }];
  }
  const keys = [...new Set([...Object.keys(saved), ...Object.keys(now)])];
  return keys.flatMap((key) => {
    const [a, b] = [saved, now].map((side) => (side as Record<string, unknown>)[key]);
    return differencesOf(a, b, path === "" ? key : `${path}.${key}`);
  });
}

function withoutManner(raw: Raw): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !manner.includes(key)));
}

function withPaths(raw: Raw, change: (path: string) => string): Raw {
  const out: Record<string, Raw[string]> = { ...raw };
  for (const key of pathOptions) {
    const value = raw[key];
    if (typeof value === "string") out[key] = change(value);
    else if (Array.isArray(value)) out[key] = value.map((path: string) => change(path));
  }
  return out;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSaved(value: unknown): value is SavedVerdict {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "verdict")
    return false;
  if (
    !("asked" in value) ||
    typeof value.asked !== "object" ||
    value.asked === null ||
    !("kind" in value.asked)
  )
    return false;
  return value.asked.kind === "process" || value.asked.kind === "events";
}
