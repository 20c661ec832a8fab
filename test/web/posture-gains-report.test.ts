// Posture, gains and reports as a person meets them, and what one takes along: XLSX, CSV, an embed, paper.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readApp } from "../../src/server/app-files.js";
import type { RunningServer } from "../../src/server/open-server.js";
import { publish } from "../../src/server/publish.js";
import { csvText } from "../../src/web/show/download.js";
import { xlsxOf } from "../../src/web/show/taking/xlsx.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";
import { plainHost } from "./plain-host.js";

const root = resolve(import.meta.dirname, "../..");

/** The files of an archive, by their names. */
function unzipped(bytes: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  // the list of files stands at the end; it says where each of them begins
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    const text = method === 0 ? content : inflateRawSync(content);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), text.toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}

describe("tables to take along", () => {
  const rows = [
    ["Name", "Troops", "On"],
    ["=cmd|' /C calc'!A0", 13000, new Date(Date.UTC(2020, 1, 29))],
    [" @SUM(1)", -5, ""],
  ];

  it("as CSV: a text that a spreadsheet would take for a formula is kept from being one, a number stays a number", () => {
    expect(csvText(rows)).toBe("Name,Troops,On\r\n'=cmd|' /C calc'!A0,13000,2020-02-29\r\n' @SUM(1),-5,\r\n");
  });

  it("as XLSX: numbers are numbers, days are days, text is text, and the source stands below", async () => {
    const blob = await xlsxOf({ title: "A/B: who?", rows, source: "somebody" });
    const files = unzipped(Buffer.from(await blob.arrayBuffer()));
    const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).not.toContain("<f>");
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>13000<\/v>/);
    // 29 February 2020 as spreadsheets count days, with a style that shows it as one
    expect(sheet).toMatch(/<c r="C2" s="\d+"><v>43890<\/v>/);
    expect(sheet).toMatch(/<c r="A2"[^>]* t="s"/);
    expect(files.get("xl/sharedStrings.xml")).toContain("=cmd|");
    expect(files.get("xl/sharedStrings.xml")).toContain("somebody");
    expect(files.get("xl/workbook.xml")).toContain('name="A B who"');
  });
});

describe.skipIf(chromiumPath === undefined)(`posture, gains and reports${needsChromium}`, () => {
  let browser: Browser;
  let server: RunningServer;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "halcyon-posture-"));
    [browser, server] = await Promise.all([startChromium(), serve(join(root, "examples"))]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened = async (hash: string, more: object = {}) => {
    const watched = await watchedPage(browser, { address: `${server.address}${hash}`, ...more });
    await settled(watched.page);
    return watched;
  };
  const taken = async (page: Page, name: string | RegExp): Promise<Buffer> => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).first().click(),
    ]);
    return readFileSync(await file.path());
  };

  it("plans a drawdown in the browser, with gates and what leaves no room, and hands its table out for a spreadsheet", async () => {
    const { page, wrong } = await opened("#/posture?process=afghanistan-2020&on=2020-03-01");
    await page.locator('[data-plan="plan"]').waitFor();
    const steps = await page.locator(".steps").innerText();
    expect(steps).toContain("By 13 July 2020, 8,829 leave. 20,171 remain.");
    expect(steps).toContain("The signing has happened");
    expect(steps).toContain("The ceiling us-135 (at most 8,600 troops of United States by 13 July 2020)");
    await page.locator("svg.chart").waitFor();
    const sheet = unzipped(await taken(page, /^XLSX of: Troops that remain/)).get("xl/worksheets/sheet1.xml");
    for (const number of [16000, 4429, 11571, 13000, 4400, 8600]) expect(sheet).toContain(`<v>${number}</v>`);
    expect(await violations(page)).toEqual([]);
    // on paper: the page without ways to anywhere else, in light colours
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator("nav, .take, .foot, .skip").filter({ visible: true }).count()).toBe(0);
    expect(await page.locator(".steps").isVisible()).toBe(true);
    const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(paper).toBe("rgb(255, 255, 255)");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.length).toBeGreaterThan(20_000);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("says of each gain whether it is kept, on a telephone in the dark, and of a process without any that there is none", async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark" };
    const { page, wrong } = await opened("#/gains?process=afghanistan-2020&on=2022-07-01", phone);
    await page.locator("svg.chart").nth(5).waitFor();
    const word = (title: string) =>
      page.locator(".gain", { has: page.getByRole("heading", { name: title }) }).getAttribute("data-word");
    expect(await word("Deaths before the age of five")).toBe("undetermined");
    expect(await word("Freedom of expression and other sources of information")).toBe("not-met");
    expect(await page.locator("main").innerText()).toContain("was to be expected by");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.goto(`${server.address}#/gains?process=syria-2016`);
    await page.getByText("No gain is guarded here").waitFor();
    await page.context().close();
  });

  it("writes a report of chosen parts, shows it with its own style, and saves the bytes that it shows", async () => {
    const { page, wrong } = await opened("#/report?process=syria-2016&parts=history.sources");
    await page.locator(".preview").waitFor();
    await page.locator(".preview .figures").first().waitFor();
    expect(await page.locator(".preview section").count()).toBe(2);
    const html = (await taken(page, "Save as HTML")).toString("utf8");
    expect([...html.matchAll(/<section id="([^"]+)"/g)].length).toBe(2);
    await page.getByLabel("Hot spots").check();
    await page.waitForURL(/parts=history\.spots\.sources/);
    expect(await page.getByRole("button", { name: "Write the report" }).isEnabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("embeds a figure of a published site in a page elsewhere, alone, with the way back to the page", async () => {
    const app = await readApp(process.env.HALCYON_APP ?? join(root, "dist/web"));
    if (app === undefined) throw new Error("the app is not built");
    const out = join(folder, "out");
    expect((await publish({ folder: join(root, "examples"), out, app })).ok).toBe(true);
    const host = await plainHost(out, { below: "/site/" });
    const link = `${host.address}#/violence?process=syria-2016&test=cessation`;
    const { page, wrong } = await watchedPage(browser, { address: link });
    await settled(page);
    await page.locator("svg.chart").first().waitFor();
    await page.getByRole("button", { name: /^Embed: History/ }).click();
    const line = await page.locator(".embed textarea").first().inputValue();
    expect(line).toContain("only=history-chart");
    const elsewhere = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>News</title>${line}`);
    });
    await new Promise<void>((done) => elsewhere.listen(0, "127.0.0.1", done));
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const frame = page.frameLocator("iframe");
    await frame.locator("svg.chart").waitFor();
    expect(await frame.getByRole("heading", { level: 1 }).innerText()).toMatch(/^History/);
    expect(await frame.locator("nav, header").count()).toBe(0);
    expect(await frame.locator("figcaption").innerText()).toContain("Uppsala");
    const back = await frame.getByRole("link").getAttribute("href");
    expect(back).toBe("#/violence?process=syria-2016&test=cessation");
    expect(wrong.filter((one) => !one.startsWith("request to"))).toEqual([]);
    elsewhere.close();
    host.close();
    await page.context().close();
  });
});
