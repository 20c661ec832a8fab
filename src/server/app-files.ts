// The built app: its files, read once, so that nothing else can ever be asked for under their names.
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { byCodeUnit } from "../ground/names.js";

/** A file of the app. */
export type AppFile = {
  /** With `/` between its parts. */
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Whether its name holds the hash of its content, so that it never changes. */
  readonly lasting: boolean;
};

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
};

/** The files of the app in a folder; `undefined` where it was not built. */
export async function readApp(folder: string): Promise<ReadonlyMap<string, AppFile> | undefined> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (names === undefined) return undefined;
  const files: AppFile[] = [];
  for (const entry of names) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const at = join(entry.parentPath, entry.name);
    const path = relative(folder, at).split(sep).join("/");
    files.push({ path, type, bytes: await readFile(at), lasting: path.startsWith("assets/") });
  }
  files.sort((a, b) => byCodeUnit(a.path, b.path));
  const app = new Map(files.map((file) => [file.path, file]));
  return app.has("index.html") ? app : undefined;
}
