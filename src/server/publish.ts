// Writes the app and the files of all processes of a folder as static files: whole or not at all, and always the same bytes.
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import type { AppFile } from "./app-files.js";
import { findProcesses } from "./folder/find-processes.js";
import { type ListedProcess, listProcess } from "./folder/process-files.js";
import { contentPolicy } from "./guard.js";

/** What is published, and where to. */
export type Publishing = {
  readonly folder: string;
  readonly out: string;
  readonly app: ReadonlyMap<string, AppFile>;
};

/** What was published. */
export type Published = {
  readonly out: string;
  readonly processes: number;
  readonly files: number;
  readonly bytes: number;
};

/** The file that tells the app where its files are; a folder with it may be published over. */
const siteFile = "site.json";

/** Publishes a folder. Refuses to overwrite what is no earlier publication. */
export async function publish({ folder, out, app }: Publishing): Promise<Result<Published>> {
  const target = resolve(out);
  const listed = await listAll(folder);
  const problems = [...wrongWith(listed, folder), ...(await wrongTarget(target, resolve(folder)))];
  if (problems.length > 0) return failure(problems);
  const part = `${target}.part-${process.pid}-${randomBytes(4).toString("hex")}`;
  const removePart = () => rmSync(part, { recursive: true, force: true });
  // whoever is interrupted leaves nothing half published
  process.once("exit", removePart);
  try {
    const written = await writeAll(part, listed, app);
    await exchange(part, target);
    return success({ out: target, processes: listed.length, ...written });
  } catch (error) {
    return failure([unwritable(target, error)]);
  } finally {
    removePart();
    process.off("exit", removePart);
  }
}

async function listAll(folder: string): Promise<readonly ListedProcess[]> {
  const all: ListedProcess[] = [];
  for (const place of await findProcesses(folder).catch(() => [])) {
    const listed = await listProcess(place);
    if (listed !== undefined) all.push(listed);
  }
  return all;
}

function wrongWith(listed: readonly ListedProcess[], folder: string): Problem[] {
  if (listed.length === 0) {
    return [
      problem("file-missing", "there is no process to publish", {
        where: { file: folder },
        expected: "a folder with a process.yaml in it, or below it",
      }),
    ];
  }
  return listed.flatMap((one) => [
    ...one.problems,
    ...one.missing.map((path) =>
      problem("file-missing", `a file that the process "${one.id}" names is not in its folder`, {
        where: { file: path },
        hint: "bring the file, or take its name out of the process file",
      }),
    ),
  ]);
}

async function wrongTarget(target: string, folder: string): Promise<readonly Problem[]> {
  const inside = target === folder || target.startsWith(folder + sep) || folder.startsWith(target + sep);
  if (inside) {
    return [
      problem("command-invalid", "the publication can't lie in the folder that is published, or around it", {
        where: { file: target },
        hint: "choose another folder with --out",
      }),
    ];
  }
  const there = await readdir(target).catch(() => undefined);
  if (there === undefined || there.length === 0 || (await isPublication(target))) return [];
  return [
    problem("file-unwritable", "this folder holds something that is no publication of Halcyon", {
      where: { file: target },
      hint: "choose a folder that does not exist yet, or an earlier publication",
    }),
  ];
}

async function isPublication(target: string): Promise<boolean> {
  const text = await readFile(join(target, siteFile), "utf8").catch(() => "");
  return /^\{\s*"kind": "static"/.test(text);
}

async function writeAll(
  part: string,
  listed: readonly ListedProcess[],
  app: ReadonlyMap<string, AppFile>,
): Promise<{ readonly files: number; readonly bytes: number }> {
  let files = 0;
  let bytes = 0;
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const at = join(part, path);
    await mkdir(dirname(at), { recursive: true });
    await writeFile(at, content);
    files += 1;
    bytes += typeof content === "string" ? Buffer.byteLength(content) : content.length;
  };
  for (const file of app.values())
    await write(file.path, file.path === "index.html" ? withPolicy(file) : file.bytes);
  await write(siteFile, manifestOf(listed));
  for (const { id, files: own } of listed) {
    for (const file of own) {
      const at = join(part, "files", id, file.path);
      await mkdir(dirname(at), { recursive: true });
      await copyFile(file.at, at);
      files += 1;
      bytes += file.bytes;
    }
  }
  return { files, bytes };
}

// a web host may send no headers of its own, so the page itself says what it may load
function withPolicy({ bytes }: AppFile): string {
  const html = new TextDecoder().decode(bytes);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`;
  return html.replace(/<head>/, `<head>\n    ${policy}`);
}

// no time stands in it: the same files give the same publication
function manifestOf(listed: readonly ListedProcess[]): string {
  const processes = listed.map(({ id, title, files }) => ({
    id,
    title,
    files: files.map(({ path, use, bytes, sha256 }) => ({ path, use, bytes, sha256 })),
    missing: [],
    problems: [],
  }));
  return `${JSON.stringify({ kind: "static", processes }, null, 1)}\n`;
}

// the earlier publication stands until the new one is complete
async function exchange(part: string, target: string): Promise<void> {
  const before = `${part}-before`;
  await mkdir(dirname(target), { recursive: true });
  const moved = await rename(target, before).then(
    () => true,
    () => false,
  );
  try {
    await rename(part, target);
  } catch (error) {
    if (moved) await rename(before, target);
    throw error;
  }
  await rm(before, { recursive: true, force: true });
}

function unwritable(target: string, error: unknown): Problem {
  return problem("file-unwritable", "the publication can't be written", {
    where: { file: target },
    found: error instanceof Error ? error.message : String(error),
    hint: "choose another place with --out",
  });
}
