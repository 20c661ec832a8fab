// The files of one process: the process file and what it names, each only if it lies in the folder of the process, links followed.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { readProcessFile } from "../../agreement/process-file.js";
import type { Fingerprint } from "../../ground/fingerprint.js";
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";
import { type NamedFile, namedFiles } from "../../questions/named-files.js";
import { type ProcessPlace, processFileName } from "./find-processes.js";

/** A file that may be handed out. */
export type OpenFile = {
  /** As the process file writes it, or `process.yaml`. */
  readonly path: string;
  readonly use: string;
  readonly bytes: number;
  readonly sha256: Fingerprint;
  /** Where it lies. Never told to anybody. */
  readonly at: string;
};

/** A process as it is listed. */
export type ListedProcess = {
  readonly id: string;
  /** Its title; its folder's name where the process file can't be read. */
  readonly title: string;
  readonly files: readonly OpenFile[];
  /** Files that are named and are not there, or lie elsewhere. */
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
};

/** A process file is text that a person wrote; a larger one is not read. */
const largestProcessFile = 20_000_000;

/** Lists the files of a process. A process file that can't be read is still listed, with what is wrong with it. */
export async function listProcess({ id, folder }: ProcessPlace): Promise<ListedProcess | undefined> {
  const own = await openFile(folder, processFileName, "process");
  if (own === undefined) return undefined;
  const read = await namedBy(own);
  if (!read.ok) return { id, title: id, files: [own], missing: [], problems: read.problems };
  const files: OpenFile[] = [own];
  const missing: string[] = [];
  for (const { path, use } of read.value.named) {
    const file = await openFile(folder, path, use);
    if (file === undefined) missing.push(path);
    else files.push(file);
  }
  return { id, title: read.value.title, files, missing, problems: [] };
}

type Named = { readonly title: string; readonly named: readonly NamedFile[] };

// what a text says does not change, so it is read once for each text
const texts = new Map<Fingerprint, Result<Named>>();
const mostTexts = 500;

async function namedBy(own: OpenFile): Promise<Result<Named>> {
  if (own.bytes > largestProcessFile) {
    const expected = `at most ${largestProcessFile / 1e6} MB`;
    const where = { file: own.path };
    return failure([problem("file-too-large", "the process file is too large", { where, expected })]);
  }
  const known = texts.get(own.sha256);
  if (known !== undefined) return known;
  const read = readProcessFile(new TextDecoder().decode(await readFile(own.at)), processFileName);
  const named = read.ok ? success({ title: read.value.title, named: namedFiles(read.value) }) : read;
  if (texts.size >= mostTexts) texts.clear();
  texts.set(own.sha256, named);
  return named;
}

// a file that is there, is a file, and lies in the folder wherever links lead
async function openFile(folder: string, path: string, use: string): Promise<OpenFile | undefined> {
  try {
    const inside = await realpath(folder);
    const at = await realpath(resolve(folder, path));
    if (!at.startsWith(inside + sep)) return undefined;
    const about = await stat(at);
    if (!about.isFile()) return undefined;
    return { path, use, bytes: about.size, sha256: await hashOf(at, about.size, about.mtimeMs), at };
  } catch {
    return undefined;
  }
}

// a file that has the same size and time as before is not hashed again
const hashes = new Map<string, { readonly key: string; readonly hash: Fingerprint }>();

async function hashOf(at: string, size: number, time: number): Promise<Fingerprint> {
  const key = `${size} ${time}`;
  const known = hashes.get(at);
  // a file that was written a moment ago may be written again within the same tick of the clock
  if (known?.key === key && Date.now() - time > 2000) return known.hash;
  const digest = createHash("sha256");
  for await (const piece of createReadStream(at)) digest.update(piece);
  const hash = digest.digest("hex") as Fingerprint;
  hashes.set(at, { key, hash });
  return hash;
}

/** Where the process file of a folder lies. */
export function processFileAt(place: ProcessPlace): string {
  return join(place.folder, processFileName);
}
