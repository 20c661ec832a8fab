// A web host as plain as there is: files by their names, no headers of its own; compressed where that is asked for, as most hosts do.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".geojson": "application/json",
  ".csv": "text/csv",
  ".yaml": "text/yaml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** A host that runs. */
export type PlainHost = { readonly address: string; close(): void };

/** Hosts a folder below a path. */
export async function plainHost(
  folder: string,
  { below = "/", compress = false }: { readonly below?: string; readonly compress?: boolean } = {},
): Promise<PlainHost> {
  const packed = new Map<string, Buffer>();
  const read = (name: string): Buffer => {
    const bytes = packed.get(name) ?? readFileSync(join(folder, name));
    if (!compress || packed.has(name) || extname(name) === ".woff2") return bytes;
    const small = gzipSync(bytes);
    packed.set(name, small);
    return small;
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    const name = path === below ? "index.html" : path.replace(below, "");
    try {
      const bytes = read(name);
      const coded = compress && extname(name) !== ".woff2";
      response
        .writeHead(200, {
          "content-type": types[extname(name)] ?? "application/octet-stream",
          ...(coded ? { "content-encoding": "gzip" } : {}),
        })
        .end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const at = server.address();
  const port = at !== null && typeof at === "object" ? at.port : 0;
  return { address: `http://127.0.0.1:${port}${below}`, close: () => server.close() };
}
