// How many bytes of JavaScript the first view of the built app needs, compressed: the page until its verdict stands, and the worker.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Compressed bytes. Charts, maps and editors are loaded after the first view, so they are not in it. */
export type FirstView = { readonly page: number; readonly worker: number; readonly chart: number };

type Built = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** The sizes of the app that was built into a folder. */
export function firstView(folder: string): FirstView {
  const built: Built = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const page = reach(built, [
    "index.html",
    "main.tsx",
    "pages/violence/page.tsx",
    "messages/en/violence.json",
  ]);
  const chart = reach(built, ["pages/violence/history-figure.tsx", "show/plot.ts"]);
  const known = new Set(Object.values(built).map(({ file }) => file));
  // the chunks of the worker are not in the manifest; what it needs at once bears the names of worker/main.ts and of its group
  const workers = readdirSync(join(folder, "assets"))
    .map((name) => `assets/${name}`)
    .filter((path) => /\/(core|main)-[\w-]+\.js$/.test(path) && !known.has(path));
  if (page.size === 0 || workers.length === 0) throw new Error(`an app is built in ${folder}; got none`);
  const bytes = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);
  return {
    page: bytes(page),
    worker: bytes(workers),
    chart: bytes([...chart].filter((file) => !page.has(file))),
  };
}

// the files of these parts and of all that they import at once
function reach(built: Built, keys: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = built[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return files;
}
