// Files that are either whole or not there: written under another name, renamed when complete, removed when interrupted.
import { rmSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Problem, problem, type Result } from "../ground/problem.js";

// files that are being written; removed when the process is stopped
const unfinished = new Set<string>();

/** Removes what is half written. Called when the process is interrupted. */
export function removeUnfinished(): void {
  for (const path of unfinished) removeIfThere(path);
  unfinished.clear();
}

/** Writes a file as a whole: nobody ever sees a part of it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<Result<string>> {
  const target = resolve(path);
  const part = `${target}.part-${process.pid}`;
  unfinished.add(part);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(part, content);
    await rename(part, target);
    return { ok: true, value: target };
  } catch (error) {
    removeIfThere(part);
    return { ok: false, problems: [unwritable(path, error)] };
  } finally {
    unfinished.delete(part);
  }
}

/** Reads a text file; that it is missing, a folder, too large or not UTF-8 is a problem. */
export async function readText(path: string, limit = 50_000_000): Promise<Result<string>> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) return refusal("file-unreadable", path, "this is a folder, not a file");
    if (about.size > limit)
      return refusal("file-unreadable", path, `the file is larger than ${limit / 1e6} MB`);
    const bytes = await readFile(path);
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return refusal("file-encoding", path, "the file is not UTF-8 text");
    const missing = codeOf(error) === "ENOENT";
    return refusal(
      missing ? "file-missing" : "file-unreadable",
      path,
      missing ? "there is no such file" : reasonOf(error),
    );
  }
}

/** Whether a path is a folder; `undefined` when nothing is there. */
export async function isFolder(path: string): Promise<boolean | undefined> {
  return stat(path).then(
    (about) => about.isDirectory(),
    () => undefined,
  );
}

// what could not be written may lie where nothing can be removed either
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

function refusal(
  code: "file-missing" | "file-unreadable" | "file-encoding",
  path: string,
  message: string,
): Result<never> {
  const hint = {
    "file-missing": "Check the name and the folder.",
    "file-unreadable": "Check who may read it, or copy it again.",
    "file-encoding": "Save it again as UTF-8.",
  }[code];
  return { ok: false, problems: [problem(code, message, { where: { file: path }, hint })] };
}

function unwritable(path: string, error: unknown): Problem {
  return problem("file-unwritable", "the file can't be written", {
    where: { file: path },
    found: reasonOf(error),
    hint: "choose another place with --out or --report",
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
