// The page Data in Chromium: its sources, a file that is brought and used in the tab, one that is refused, one of one's own; nothing leaves.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../src/server/open-server.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";

const root = resolve(import.meta.dirname, "../..");
const header = "id,type_of_violence,side_a,side_b,adm_1,latitude,longitude,date_start,date_end,best,high,low";

let browser: Browser;
let server: RunningServer;
let folder = "";

/** A GED table over the days of the Syrian process: three events a day until the cessation, none in its weeks, three again. */
function gedTable(): string {
  const rows: string[] = [];
  for (let day = 0; day < 181; day++) {
    const date = new Date(Date.UTC(2016, 0, 1 + day)).toISOString().slice(0, 10);
    if (date >= "2016-02-27" && date < "2016-04-01") continue;
    for (let n = 0; n < 3; n++) {
      const side = n === 0 ? '"<img src=x onerror=alert(1)>"' : "Syrian insurgents";
      rows.push(
        `${day * 3 + n},1,Government of Syria,${side},Aleppo Governorate,36.2,37.1,${date},${date},2,2,2`,
      );
    }
  }
  return `${header}\n${rows.join("\n")}\n`;
}

describe.skipIf(chromiumPath === undefined)(`the page Data in a browser${needsChromium}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "halcyon-import-"));
    cpSync(join(root, "examples/syria-2016"), join(folder, "processes/syria-2016"), { recursive: true });
    writeFileSync(join(folder, "ged.csv"), gedTable());
    const bad = gedTable().replaceAll("2016-01-02", "2016-02-30").replace(",2,2,2\n", ",1e308,2,2\n");
    writeFileSync(join(folder, "bad.csv"), bad);
    const own =
      "When,Province,Attacker,Target,Killed\n27.02.2016,Homs,Army,Rebels,3\n28.02.2016,Hama,Rebels,Army,0\n";
    writeFileSync(join(folder, "own.csv"), own);
    [browser, server] = await Promise.all([startChromium(), serve(join(folder, "processes"))]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened = async (more: object = {}) => {
    const address = `${server.address}#/data?process=syria-2016`;
    const watched = await watchedPage(browser, { address, ...more });
    await settled(watched.page);
    return watched;
  };
  const choose = async (page: Page, name: string, step: string): Promise<void> => {
    await page.locator('input[type="file"]').setInputFiles(join(folder, name));
    await page.locator(`[data-step="${step}"]`).waitFor();
  };

  it("tells every source with release, licence and hash, and what did not match; axe finds nothing, light or dark, wide or narrow", async () => {
    const { page, wrong } = await opened();
    const card = await page.locator(".source-card").innerText();
    for (const part of [
      "Uppsala Conflict Data Program",
      "special release for Syria",
      "CC BY 4.0",
      "counts.csv",
    ])
      expect(card).toContain(part);
    await page.locator(".source-card summary").click();
    expect(await page.locator(".source-card .hash").innerText()).toMatch(/[0-9a-f]{64}/);
    expect(await page.getByRole("table", { name: "Files of the process" }).locator("tbody tr").count()).toBe(
      3,
    );
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
    const narrow = await opened({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    expect(await narrow.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await violations(narrow.page)).toEqual([]);
    await narrow.page.context().close();
  }, 120_000);

  it("counts a dropped file, judges from it in this tab, says so on every page, and takes it out; nothing is sent", async () => {
    const { page, wrong } = await opened();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(request.url());
    });
    // dropped, as a hand drops it
    await page.evaluate(`(() => {
      const given = new DataTransfer();
      given.items.add(new File([${JSON.stringify(gedTable())}], "ged.csv"));
      document.querySelector(".drop-place").dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
    })()`);
    await page.locator(".counted").waitFor();
    expect(await page.locator(".counted .sentence").innerText()).toContain("441 events");
    expect(await page.locator(".course").innerText()).toContain("One side belongs to no party");
    expect(await page.locator(".use-it pre").innerText()).toMatch(/format: ucdp[\s\S]*SHA-256 [0-9a-f]{64}/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Use it in this tab" }).click();
    await page.getByRole("link", { name: "See what it says of violence" }).click();
    await page.locator('.verdict[data-answer="met"]').waitFor();
    expect(await page.locator(".brought-notice").innerText()).toContain("ged.csv");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Take it out" }).click();
    await page.locator('.verdict[data-answer="cannot-tell"]').waitFor();
    expect(await page.locator(".brought-notice").count()).toBe(0);
    expect(sent).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 120_000);

  it("refuses a bad file with all its problems at once, each with its place and its words underlined", async () => {
    const { page, wrong } = await opened();
    await choose(page, "bad.csv", "ended");
    const told = await page.locator(".refused").innerText();
    expect(told).toContain("The file has 7 problems");
    expect(told).toContain("3 times");
    expect(told).toContain("is too large");
    expect(await page.locator(".spot mark").first().innerText()).toBe("1e308");
    expect(await violations(page)).toEqual([]);
    // what a page does not read says what does
    writeFileSync(join(folder, "a.parquet"), "PAR1");
    await choose(page, "a.parquet", "problems");
    expect(await page.locator(".course").innerText()).toContain("halcyon import a.parquet --out counts.csv");
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 120_000);

  it("reads one's own table by keyboard alone, and puts it into the folder, named by the process file", async () => {
    const { page, wrong } = await opened();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Choose a file" }).press("Enter"),
    ]);
    await chooser.setFiles(join(folder, "own.csv"));
    await page.locator('[data-step="looked"]').waitFor();
    const day = page.getByLabel("First day");
    await day.focus();
    await page.keyboard.type("When");
    expect(await day.inputValue()).toBe("When");
    expect(await page.getByLabel("How days are written").inputValue()).toBe("%d.%m.%Y");
    await page.getByLabel("First side").selectOption("Attacker");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Read and count it" }).press("Enter");
    await page.locator(".counted").waitFor();
    expect(await page.locator(".counted .sentence").innerText()).toContain("2 events");
    await page.getByLabel("Publisher").fill("Ourselves");
    await page.getByRole("button", { name: "Write the file into the folder" }).press("Enter");
    await page.getByText("It lies in the folder as own.csv.").waitFor();
    expect(existsSync(join(folder, "processes/syria-2016/own.csv"))).toBe(true);
    await page.getByRole("button", { name: "Name it in the process file" }).press("Enter");
    await page.getByText("The process file names it now").waitFor();
    const text = readFileSync(join(folder, "processes/syria-2016/process.yaml"), "utf8");
    expect(text).toContain('publisher: "Ourselves"');
    await page.locator(".source-card", { hasText: "Ourselves" }).waitFor();
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 120_000);
});
