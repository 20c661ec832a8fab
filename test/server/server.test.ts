// The server over real HTTP: what it hands out, what it refuses, how it saves, and that it tells of changes.
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppFile } from "../../src/server/app-files.js";
import { isLoopback, isOwnHost } from "../../src/server/guard.js";
import { openServer, type RunningServer } from "../../src/server/open-server.js";

const root = resolve(import.meta.dirname, "../..");
const page = new TextEncoder().encode("<!doctype html><title>app</title>");
const app = new Map<string, AppFile>([
  ["index.html", { path: "index.html", type: "text/html; charset=utf-8", bytes: page, lasting: false }],
]);
let folder = "";
let server: RunningServer;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "halcyon-server-")));
  for (const name of ["syria-2016", "ukraine-2015"])
    cpSync(join(root, "examples", name), join(folder, "shown", name), { recursive: true });
  writeFileSync(join(folder, "secret.csv"), "date,place,events\n2020-01-01,secret,1\n");
  // a process that names files outside its folder, in three ways
  const hostile = join(folder, "shown", "hostile");
  mkdirSync(hostile);
  symlinkSync(join(folder, "secret.csv"), join(hostile, "link.csv"));
  writeFileSync(join(hostile, "notes.txt"), "not named by the process file");
  const files = "[../../secret.csv, link.csv, inside.csv]";
  writeFileSync(join(hostile, "inside.csv"), "date,place,events\n2020-01-01,x,1\n");
  const text = `halcyon: 1\ntitle: "<img src=x onerror=alert(1)>"\nsources:\n  a: { format: counts, files: ${files} }\n`;
  writeFileSync(join(hostile, "process.yaml"), text);
  writeFileSync(join(folder, "shown", "readme.txt"), "no process");
  const opened = await openServer({ folder: join(folder, "shown"), app, port: 0, version: "test" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  server = opened.value;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Told = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };
type Asked = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };

// by hand, for fetch mends addresses and sets the Host header itself
function ask(path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Told> {
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port: server.port, path, method, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(pieces).toString(),
        }),
      );
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const codeOf = ({ text }: Told): string => (JSON.parse(text) as { code: string }).code;

describe("what is handed out", () => {
  it("is the list of processes with their files and hashes, and where they lie is not told", async () => {
    const { status, text } = await ask("/api/processes");
    expect(status).toBe(200);
    const { processes } = JSON.parse(text) as {
      processes: { id: string; files: { path: string; sha256: string }[] }[];
    };
    expect(processes.map(({ id }) => id)).toEqual(["hostile", "syria-2016", "ukraine-2015"]);
    const counts = processes[1].files.find(({ path }) => path === "counts.csv");
    expect(counts?.sha256).toBe(hashOf(readFileSync(join(root, "examples/syria-2016/counts.csv"), "utf8")));
    expect(text).not.toContain(folder);
  });

  it("is a file that the process file names, byte for byte, with its hash as ETag", async () => {
    const told = await ask("/api/processes/syria-2016/files/counts.csv");
    expect(told.text).toBe(readFileSync(join(root, "examples/syria-2016/counts.csv"), "utf8"));
    expect(told.headers.etag).toBe(`"${hashOf(told.text)}"`);
    expect(told.headers["content-type"]).toBe("application/octet-stream");
    const again = await ask("/api/processes/syria-2016/files/counts.csv", {
      headers: { "if-none-match": String(told.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  it("is one process alone, when its own folder is served", async () => {
    const opened = await openServer({
      folder: join(folder, "shown/syria-2016"),
      app,
      port: 0,
      version: "test",
    });
    if (!opened.ok) throw new Error("not opened");
    const answer = await fetch(`${opened.value.address}api/processes`);
    const { processes } = (await answer.json()) as { processes: { id: string }[] };
    expect(processes.map(({ id }) => id)).toEqual(["syria-2016"]);
    await opened.value.close();
  });

  it("is the app, told that it is on a server, and a description of it all", async () => {
    expect((await ask("/")).text).toContain("<title>app</title>");
    expect(JSON.parse((await ask("/site.json")).text)).toEqual({ kind: "server" });
    const described = JSON.parse((await ask("/api/openapi.json")).text) as { openapi: string; paths: object };
    expect(described.openapi).toBe("3.1.0");
    expect(Object.keys(described.paths)).toContain("/api/processes/{id}/process");
  });

  it("comes with headers that let nothing foreign load or run, and does not force HTTPS on a plain network", async () => {
    for (const path of ["/", "/api/processes", "/nowhere", "/api/processes/syria-2016/files/counts.csv"]) {
      const { headers } = await ask(path);
      const policy = String(headers["content-security-policy"]);
      expect(policy, path).toContain("default-src 'none'");
      // WebAssembly may be compiled, for the solver; text may not become script
      expect(policy.replace("'wasm-unsafe-eval'", ""), path).not.toMatch(/unsafe|\*|upgrade-insecure/);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["referrer-policy"], path).toBe("no-referrer");
    }
  });
});

describe("what is refused", () => {
  it("a file that the process file does not name, or names outside its folder, by whatever path", async () => {
    const paths = [
      "notes.txt",
      "link.csv",
      "../../secret.csv",
      "..%2f..%2fsecret.csv",
      "%2e%2e/%2e%2e/secret.csv",
      "..%5c..%5csecret.csv",
      "%2fetc%2fpasswd",
      "inside.csv%00.txt",
      "./inside.csv",
    ];
    for (const path of paths) {
      const told = await ask(`/api/processes/hostile/files/${path}`);
      expect(told.status, path).toBeGreaterThanOrEqual(400);
      expect(told.text, path).not.toContain("secret,1");
    }
    expect((await ask("/api/processes/hostile/files/inside.csv")).status).toBe(200);
    const listed = await ask("/api/processes/hostile");
    expect((JSON.parse(listed.text) as { missing: string[] }).missing).toEqual([
      "../../secret.csv",
      "link.csv",
    ]);
  });

  it("a process that is none, and a folder as a list", async () => {
    for (const path of [
      "/api/processes/none",
      "/api/processes/..",
      "/api/processes/%2e%2e%2f",
      "/examples/",
      "/assets/",
    ])
      expect((await ask(path)).status, path).toBe(404);
  });

  it("a foreign name in the Host header, as a page elsewhere would send it after pointing its name here", async () => {
    for (const host of [
      "evil.example",
      "evil.example:80",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "10.0.0.1",
    ]) {
      const told = await ask("/api/processes", { headers: { host } });
      expect([403, 400], host).toContain(told.status);
    }
    for (const host of ["localhost", "localhost:1", "127.0.0.9:8", "[::1]:80", "LOCALHOST"])
      expect((await ask("/api/processes", { headers: { host } })).status, host).toBe(200);
  });

  it("a change from another page", async () => {
    const headers = {
      origin: "http://evil.example",
      "content-type": "text/plain",
      "if-match": `"${"0".repeat(64)}"`,
    };
    const told = await ask("/api/processes/syria-2016/process", { method: "PUT", headers, body: "x" });
    expect([told.status, codeOf(told)]).toEqual([403, "address-refused"]);
  });

  it("a body that is too large, of another kind, or of none", async () => {
    const put = (type: string, body: string) =>
      ask("/api/processes/syria-2016/process", {
        method: "PUT",
        headers: {
          "content-type": type,
          "if-match": `"${"0".repeat(64)}"`,
          "content-length": String(Buffer.byteLength(body)),
        },
        body,
      });
    expect((await put("text/plain", "x".repeat(20_000_001))).status).toBe(413);
    expect((await put("application/json", "{}")).status).toBe(415);
    expect((await put("text/plain", "")).status).toBe(400);
  });

  it("an address that other machines reach, and a port that is taken, each with a word on what to do", async () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.1", "example.org"]) {
      const opened = await openServer({ folder, app, host, port: 0, version: "test" });
      if (opened.ok) await opened.value.close();
      expect(opened.ok ? "opened" : opened.problems[0].code, host).toBe("address-refused");
    }
    const taken = await openServer({ folder, app, port: server.port, version: "test" });
    expect(taken.ok ? "opened" : taken.problems[0].code).toBe("port-taken");
  });

  it("names and addresses that only look like this machine", () => {
    expect(["127.0.0.1", "127.255.0.3", "::1", "localhost", "::ffff:127.0.0.1"].map(isLoopback)).toEqual(
      Array(5).fill(true),
    );
    expect(["1270.0.0.1", "127.0.0.1.x", "2127.0.0.1", "::2", "0", "", "localhost."].map(isLoopback)).toEqual(
      Array(7).fill(false),
    );
    expect(isOwnHost(undefined)).toBe(false);
    expect(isOwnHost("")).toBe(false);
    expect(isOwnHost("[::1")).toBe(false);
  });
});

describe("saving", () => {
  const path = () => join(folder, "shown/ukraine-2015/process.yaml");
  const put = (body: string, seen?: string) =>
    ask("/api/processes/ukraine-2015/process", {
      method: "PUT",
      headers: {
        "content-type": "text/plain; charset=utf-8",
        ...(seen === undefined ? {} : { "if-match": seen }),
      },
      body,
    });

  it("needs the version that was seen, writes over that one only, and tells what stands there when it is another", async () => {
    const first = readFileSync(path(), "utf8");
    const without = await put(`${first}# lost\n`);
    expect([without.status, codeOf(without)]).toEqual([428, "request-invalid"]);
    expect(readFileSync(path(), "utf8")).toBe(first);

    const mine = `${first}# mine: ناټو é\n`;
    const saved = await put(mine, `"${hashOf(first)}"`);
    expect(saved.status).toBe(200);
    expect(JSON.parse(saved.text)).toEqual({ sha256: hashOf(mine) });
    expect(readFileSync(path(), "utf8")).toBe(mine);

    const late = await put(`${first}# late\n`, `"${hashOf(first)}"`);
    expect([late.status, codeOf(late)]).toEqual([412, "version-stale"]);
    expect(JSON.parse(late.text)).toMatchObject({ text: mine, sha256: hashOf(mine) });
    expect(readFileSync(path(), "utf8")).toBe(mine);
  });

  it("lets one of many who save at once through, and leaves no part of a file behind", async () => {
    const before = readFileSync(path(), "utf8");
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => put(`${before}# ${i}\n`, `"${hashOf(before)}"`)),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
  });
});

describe("watching", () => {
  it("tells which process changed, once, and is silent when a file is only touched", async () => {
    const stop = new AbortController();
    const answer = await fetch(`${server.address}api/watch`, { signal: stop.signal });
    const reader = answer.body?.getReader();
    if (reader === undefined) throw new Error("no stream");
    let heard = "";
    const until = async (text: string): Promise<void> => {
      while (!heard.includes(text)) heard += new TextDecoder().decode((await reader.read()).value);
    };
    await until("event: ready");
    const facts = join(folder, "shown/syria-2016/facts.yaml");
    const text = readFileSync(facts, "utf8");
    writeFileSync(facts, text);
    writeFileSync(join(folder, "shown/readme.txt"), "still no process");
    await new Promise((rest) => setTimeout(rest, 600));
    writeFileSync(facts, `${text}\n# changed\n`);
    await until("event: changed");
    expect(heard.match(/event: changed\ndata: .*/g)).toEqual([
      'event: changed\ndata: {"process":"syria-2016"}',
    ]);
    stop.abort();
  });
});
