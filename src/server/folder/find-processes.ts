// Finds the processes below a folder: every folder with a process.yaml, or the folder itself.
import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { byCodeUnit } from "../../ground/names.js";

/** Where a process lies. `id` is its path below the served folder, with `~` between its parts. */
export type ProcessPlace = { readonly id: string; readonly folder: string };

/** The file that makes a folder a process. */
export const processFileName = "process.yaml";

/** How deep below the served folder processes are looked for, and in how many folders at most. */
const deepest = 4;
const most = 2000;

/** The processes of a folder, in code-unit order. Folders that begin with a point, and links, are passed over. */
export async function findProcesses(root: string): Promise<readonly ProcessPlace[]> {
  const whole = await realpath(root);
  const found: ProcessPlace[] = [];
  let looked = 0;
  const visit = async (folder: string, depth: number): Promise<void> => {
    looked += 1;
    if (looked > most) return;
    const entries = await entriesOf(folder);
    if (entries.some((one) => one.isFile() && one.name === processFileName))
      found.push({ id: idOf(whole, folder), folder });
    if (depth === deepest) return;
    for (const one of entries) {
      if (!one.isDirectory() || one.name.startsWith(".") || one.name === "node_modules") continue;
      await visit(join(folder, one.name), depth + 1);
    }
  };
  await visit(whole, 0);
  return found.sort((a, b) => byCodeUnit(a.id, b.id));
}

function idOf(root: string, folder: string): string {
  const below = relative(root, folder);
  return below === "" ? basename(root) || "process" : below.split(sep).join("~");
}

// a folder that may not be read holds no process that may be shown
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => byCodeUnit(a.name, b.name));
  } catch {
    return [];
  }
}
