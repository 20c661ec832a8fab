// A real HTTP server on this machine that speaks as the services do, with their errors, for the tests of the clients.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type HttpEffects, type Patience, webBy } from "../../src/sources/http.js";

/** What a client asked. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What the service says: an answer, or `cut` to break the connection after the first bytes. */
export type Said =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | "cut";

/** A service that runs, with everything that it was asked. */
export type Service = { readonly base: string; readonly asked: Asked[]; close(): Promise<void> };

/** Starts a service; `answer` gets the request and its number, from 1. */
export async function startService(answer: (asked: Asked, number: number) => Said): Promise<Service> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const one: Asked = {
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(parts).toString("utf8"),
      };
      asked.push(one);
      say(response, answer(one, asked.length));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { base: `http://127.0.0.1:${port}`, asked, close };
}

function say(response: ServerResponse, said: Said): void {
  if (said === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"TotalCount":');
    setTimeout(() => response.destroy(), 5);
    return;
  }
  const text = typeof said.body === "string" ? said.body : JSON.stringify(said.body);
  const type = text.startsWith("<") ? "text/html" : "application/json";
  response.writeHead(said.status ?? 200, { "content-type": type, ...said.headers });
  response.end(text);
}

/** The real network and clock, with waits written down and cut short: one real millisecond for a second. */
export function watchedEffects(start = Date.UTC(2026, 10, 24)): HttpEffects & {
  readonly waits: number[];
  readonly seen: (readonly [number, number | undefined])[];
} {
  const waits: number[] = [];
  const seen: [number, number | undefined][] = [];
  let clock = start;
  return {
    ...webBy((url, init) => fetch(url, init)),
    waits,
    seen,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      clock += milliseconds;
      await new Promise((done) => setTimeout(done, Math.min(20, milliseconds / 1000)));
    },
    now: () => clock,
    progress: (done, total) => seen.push([done, total]),
  };
}

/** Four attempts, waiting 1, 2, 4 seconds of the watched clock. */
export const shortPatience: Patience = {
  attempts: 4,
  firstWait: 1000,
  longestWait: 8000,
  longestAsked: 60_000,
  pause: 100,
};

/** Everything that a client yields. */
export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const page of pages) list.push(page);
  return list;
}
