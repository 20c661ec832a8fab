// halcyon fetch, as a person runs it: interrupted in the middle and run again, refused, and read again by import.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Asked, type Service, startService } from "../sources/local-service.js";

const program = resolve(import.meta.dirname, "../../bin/halcyon.js");
const rows = 2_300;
let folder = "";
let service: Service;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "halcyon-fetch-"));
  service = await startService((asked) =>
    asked.headers["x-ucdp-access-token"] === "right"
      ? { body: page(asked) }
      : { status: 401, body: "API token required. Add header: x-ucdp-access-token" },
  );
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

function page(asked: Asked) {
  const size = Number(asked.query.get("pagesize"));
  const at = Number(asked.query.get("page") ?? 0);
  const query = new URLSearchParams(asked.query);
  query.set("page", String(at + 1));
  const more = (at + 1) * size < rows;
  return {
    TotalCount: rows,
    TotalPages: Math.ceil(rows / size),
    NextPageUrl: more ? `${service.base}${asked.path}?${query}` : "",
    Result: Array.from({ length: Math.min(size, rows - at * size) }, (_, i) => ({
      id: at * size + i,
      type_of_violence: 1,
      side_a: "Government of Syria",
      side_b: 'Insurgents, "northern"',
      country: "Syria",
      adm_1: "Aleppo Governorate",
      latitude: 36.2,
      longitude: 37.1,
      where_prec: 1,
      date_prec: 1,
      date_start: "2016-02-27T00:00:00",
      date_end: "2016-02-27T00:00:00",
      best: 1,
      high: 1,
      low: 1,
    })),
  };
}

type Ended = { readonly code: number | null; readonly out: string; readonly said: string };

function halcyon(
  args: readonly string[],
  token = "right",
  watch?: (child: ChildProcess) => void,
): Promise<Ended> {
  const child = spawn("node", [program, ...args], {
    cwd: folder,
    env: { ...process.env, HALCYON_UCDP_TOKEN: token, ...(token === "iati" && { HALCYON_IATI_KEY: "mine" }) },
  });
  let out = "";
  let said = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    said += text;
  });
  watch?.(child);
  return new Promise((done) => child.on("close", (code) => done({ code, out, said })));
}
const asking = () => [
  "fetch",
  "ucdp",
  "--release",
  "26.1",
  "--country",
  "652",
  "--out",
  "events.csv",
  "--server",
  `${service.base}/api`,
];

describe("halcyon fetch", () => {
  it("writes all rows once, whence they come, and a file that import reads", async () => {
    const ended = await halcyon(asking());
    expect(ended).toMatchObject({ code: 0 });
    const lines = readFileSync(join(folder, "events.csv"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(rows + 1);
    expect(new Set(lines.slice(1).map((line) => line.split(",")[0])).size).toBe(rows);
    const whence = JSON.parse(readFileSync(join(folder, "events.csv.json"), "utf8"));
    expect(whence).toMatchObject({ licence: "CC BY 4.0", release: "UCDP GED 26.1", rows });
    expect(whence.sha256).toMatch(/^[0-9a-f]{64}$/);
    const imported = await halcyon(["import", "events.csv", "--json"]);
    expect(JSON.parse(imported.out)).toMatchObject({ records: rows, files: [{ sha256: whence.sha256 }] });
    expect(readdirSync(folder).sort()).toEqual(["events.csv", "events.csv.json"]);
  });

  it("goes on after Ctrl-C where it stopped, and asks for no page twice", async () => {
    const stopped = await halcyon(asking(), "right", (child) => {
      const watch = setInterval(() => {
        if (!existsSync(join(folder, "events.csv.part.json"))) return;
        clearInterval(watch);
        child.kill("SIGINT");
      }, 10);
    });
    expect(stopped.code).toBe(130);
    expect(existsSync(join(folder, "events.csv"))).toBe(false);
    const asked = service.asked.length;
    expect(asked).toBeLessThan(3);
    const ended = await halcyon(asking());
    expect(ended.said).toContain("going on after");
    expect(ended.code).toBe(0);
    const lines = readFileSync(join(folder, "events.csv"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(rows + 1);
    expect(new Set(lines.slice(1).map((line) => line.split(",")[0])).size).toBe(rows);
    const pages = service.asked.map((a) => a.query.get("page") ?? "0");
    expect(pages.length - new Set(pages).size).toBeLessThanOrEqual(1);
  });

  it("that is refused says why in one message, ends with code 2, and leaves no file", async () => {
    const ended = await halcyon(asking(), "wrong");
    expect(ended.code).toBe(2);
    expect(ended.said).toContain("problem service-login");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes yearly figures from the World Bank without any access, as a table that says when it was last changed", async () => {
    const bank = await startService((asked) => ({
      body: [
        { page: 1, pages: 1, per_page: 1000, total: 1, lastupdated: "2026-07-01" },
        [
          {
            indicator: { id: asked.path.split("/").at(-1) },
            country: { id: "AF", value: "Afghanistan" },
            countryiso3code: "AFG",
            date: asked.query.get("date")?.slice(0, 4),
            value: 62.5,
          },
        ],
      ],
    }));
    const years = ["--from", "2019-01-01", "--to", "2020-12-31"];
    const what = ["--country", "AFG", "--indicator", "SP.DYN.LE00.IN", ...years];
    const args = ["fetch", "worldbank", ...what, "--out", "life.csv", "--server", `${bank.base}/v2`];
    const ended = await halcyon(args, "");
    await bank.close();
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toMatch(/^figures {2}.*life\.csv \(1 rows\)$/m);
    expect(bank.asked[0].query.get("date")).toBe("2019:2020");
    expect(readFileSync(join(folder, "life.csv"), "utf8")).toBe(
      "iso3,country,indicator,year,value,status,updated\nAFG,Afghanistan,SP.DYN.LE00.IN,2019,62.5,,2026-07-01\n",
    );
  });

  it("of the World Bank's figures needs to know which", async () => {
    const ended = await halcyon(["fetch", "worldbank", "--out", "life.csv"], "");
    expect(ended.code).toBe(2);
    expect(ended.said).toContain("the option --indicator is missing");
  });

  // one payment as the service gives it
  const payment = {
    iati_identifier: "XM-DAC-1-0",
    reporting_org_ref: "XM-DAC-1",
    default_currency: "USD",
    transaction_transaction_type_code: ["3"],
    transaction_transaction_date_iso_date: ["2020-06-30T00:00:00Z"],
    transaction_value: [1000],
    last_updated_datetime: "2021-05-01T07:00:00Z",
  };

  it("takes payments from the IATI Datastore with the user's own key, and needs to know of whom", async () => {
    const store = await startService((asked) => ({
      body: {
        responseHeader: { status: 0 },
        response: {
          numFound: 1,
          start: 0,
          docs: asked.headers["ocp-apim-subscription-key"] === "mine" ? [payment] : [],
        },
      },
    }));
    const args = ["fetch", "iati", "--country", "AF", "--out", "paid.csv", "--server", store.base];
    const ended = await halcyon(args, "iati");
    await store.close();
    expect(ended, ended.said).toMatchObject({ code: 0 });
    expect(ended.out).toMatch(/^payments .*paid\.csv \(1 rows\)$/m);
    expect(readFileSync(join(folder, "paid.csv"), "utf8").split("\n")[1]).toContain("XM-DAC-1-0");
    const without = await halcyon(["fetch", "iati", "--out", "paid2.csv"], "");
    expect(without.code).toBe(2);
    expect(without.said).toContain("HALCYON_IATI_KEY");
    expect(without.said).toContain("--country");
  });
});
