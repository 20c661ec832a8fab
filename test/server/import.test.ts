// Putting a file into the folder over real HTTP: written whole, under a plain name, never over another, and only for the app itself.
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainFileName } from "../../src/server/folder/put-file.js";
import { openServer, type RunningServer } from "../../src/server/open-server.js";

const root = mkdtempSync(join(tmpdir(), "halcyon-put-"));
const folder = join(root, "truce");
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "process.yaml"), "halcyon: 1\ntitle: A truce\n");
  writeFileSync(join(root, "outside.csv"), "secret");
  symlinkSync(join(root, "outside.csv"), join(folder, "link.csv"));
  const opened = await openServer({ folder: root, app: new Map(), port: 0, version: "test" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  server = opened.value;
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

type Asked = { readonly sha256?: string; readonly headers?: Record<string, string>; readonly id?: string };

async function put(
  name: string,
  text: string,
  { sha256 = hashOf(text), headers = {}, id = "truce" }: Asked = {},
) {
  const query = new URLSearchParams({ name, sha256 });
  const answer = await fetch(`${server.address}api/processes/${id}/import?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body: text,
  });
  return { status: answer.status, told: (await answer.json()) as { path?: string; code?: string } };
}

describe("a file that is put into the folder", () => {
  it("lies beside the process file byte for byte, under a plain name, which a second time changes nothing", async () => {
    const text = "date,place,events\n2020-01-01,Nord é,1\n";
    for (let times = 0; times < 2; times++) {
      const { status, told } = await put("my events (final).csv", text);
      expect([status, told.path]).toEqual([201, "my-events-final.csv"]);
    }
    expect(readFileSync(join(folder, "my-events-final.csv"), "utf8")).toBe(text);
  });

  it("is never written over another file, nor through a link, nor over the process file", async () => {
    await put("kept.csv", "first");
    expect(await put("kept.csv", "second")).toMatchObject({ status: 412, told: { code: "file-unwritable" } });
    expect(readFileSync(join(folder, "kept.csv"), "utf8")).toBe("first");
    expect((await put("link.csv", "through")).status).toBe(412);
    expect(readFileSync(join(root, "outside.csv"), "utf8")).toBe("secret");
    expect((await put("process.yaml", "halcyon: 1")).status).toBe(400);
  });

  it("is not kept when it is not what was announced, and leaves no part behind", async () => {
    const { status, told } = await put("broken.csv", "half", { sha256: hashOf("whole") });
    expect([status, told.code]).toEqual([400, "file-truncated"]);
    const names = readdirSync(folder);
    expect(names).not.toContain("broken.csv");
    expect(names.filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("is refused from another page, for a process that is none, and as another kind of body", async () => {
    const foreign = await put("a.csv", "x", { headers: { origin: "http://evil.example" } });
    expect([foreign.status, foreign.told.code]).toEqual([403, "address-refused"]);
    expect((await put("a.csv", "x", { id: "none" })).status).toBe(404);
    expect((await put("a.csv", "x", { headers: { "content-type": "application/json" } })).status).toBe(415);
    expect((await put("a.csv", "x", { sha256: "0" })).status).toBe(400);
    expect(readdirSync(folder)).not.toContain("a.csv");
  });

  it("is described in the OpenAPI document", async () => {
    const described = (await (await fetch(`${server.address}api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(described.paths)).toContain("/api/processes/{id}/import");
  });
});

describe("a plain name", () => {
  it("keeps letters of every script, and no path", () => {
    expect(plainFileName("ged 25.1 (final).csv")).toBe("ged-25.1-final.csv");
    expect(plainFileName("../../etc/رویدادها.CSV.GZ")).toBe("رویدادها.csv.gz");
    expect(plainFileName("C:\\data\\a.tsv")).toBe("a.tsv");
  });

  it("is none for what hides, runs, is no table, or has no name", () => {
    const names = [
      ".csv",
      "..csv",
      "../../.bashrc",
      "run.sh",
      "process.yaml",
      "con.csv",
      "a.csv/..",
      "-.gz",
      "",
    ];
    expect(names.map(plainFileName)).toEqual(names.map(() => undefined));
    expect(plainFileName(`${"x".repeat(200)}.csv`)).toBeUndefined();
  });
});
