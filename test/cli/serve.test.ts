// halcyon serve and halcyon publish as a person types them: the address, Ctrl-C, a taken port, an open address, static files.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "bin/halcyon.js");
const folder = mkdtempSync(join(tmpdir(), "halcyon-serve-"));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const one of started.splice(0)) one.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Serving = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<number | null>;
};

async function served(...args: string[]): Promise<Serving> {
  const child = spawn("node", [program, "serve", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  let printed = "";
  for await (const piece of child.stdout ?? []) {
    printed += String(piece);
    const address = /http:\/\/\S+/.exec(printed)?.[0];
    if (address !== undefined) return { child, address, ended };
  }
  throw new Error(`no address was printed; got ${printed}`);
}

const refused = (...args: string[]) => {
  const run = spawnSync("node", [program, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status: run.status, told: run.stderr };
};

describe("halcyon serve", () => {
  it("prints its address, answers there, and ends cleanly with Ctrl-C though a browser listens", async () => {
    const { child, address, ended } = await served("examples", "--port", "0");
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(address)).text()).toContain('<div id="app">');
    const listening = await fetch(`${address}api/watch`);
    expect(listening.status).toBe(200);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it("says that a port is taken, and what to do", async () => {
    const { address } = await served("examples", "--port", "0");
    const port = new URL(address).port;
    const { status, told } = refused("serve", "examples", "--port", port);
    expect(status).toBe(2);
    expect(told).toContain(`another program listens on port ${port}`);
    expect(told).toContain("--port");
  });

  it("refuses an address that others reach, and points to what may be shown to others", () => {
    const { status, told } = refused("serve", "examples", "--host", "0.0.0.0");
    expect(status).toBe(2);
    expect(told).toContain("open to other machines");
    expect(told).toContain("halcyon publish");
  });

  it("refuses a folder that is not there, and a port that is none", () => {
    expect(refused("serve", "nowhere", "--port", "0").told).toContain("no such folder");
    expect(refused("serve", "examples", "--port", "99999").told).toContain("0 to 65535");
  });
});

describe("halcyon publish", () => {
  it("writes the app with all examples, and says where", () => {
    const out = join(folder, "public");
    const run = spawnSync("node", [program, "publish", "examples", "--out", out], {
      cwd: root,
      encoding: "utf8",
    });
    expect(run.stdout).toMatch(/published \d+ processes as \d+ files/);
    expect(existsSync(join(out, "index.html"))).toBe(true);
  });

  it("needs to be told where to", () => {
    expect(refused("publish", "examples").told).toContain("--out");
  });
});
