// Watching a window and designing a test, as a person does it in Chromium: the same digits as on the command line, by keyboard, to clause.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RunningServer } from "../../src/server/open-server.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";

const root = resolve(import.meta.dirname, "../..");

// each test is a whole walk through a page, and some run the command line beside it
vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let server: RunningServer;
let folder = "";

const fileOf = (process: string) => join(folder, process, "process.yaml");

function printed(...args: string[]): { readonly status: number | null; readonly text: string } {
  const run = spawnSync("node", [join(root, "bin/halcyon.js"), ...args], { cwd: root, encoding: "utf8" });
  return { status: run.status, text: run.stdout + run.stderr };
}

// a copy of the Syrian example with other words in its process file
function addExample(name: string, changed: (text: string) => string): void {
  cpSync(join(root, "examples/syria-2016"), join(folder, name), { recursive: true });
  writeFileSync(fileOf(name), changed(readFileSync(fileOf(name), "utf8")));
}

describe.skipIf(chromiumPath === undefined)(`monitor and design in a browser${needsChromium}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "halcyon-monitor-"));
    addExample("syria", (text) => text);
    const window = "{ from: 2016-02-27, days: 7 }";
    addExample("gap", (text) =>
      text.replace("to: 2016-06-30 }", "to: 2016-06-30 }\n    gaps: [{ from: 2016-02-29, days: 2, why: x }]"),
    );
    addExample("ahead", (text) => text.replace(window, "{ from: 2016-07-10, days: 14 }"));
    addExample("decided", (text) =>
      text.replace(window, "{ from: 2016-06-24, days: 14 }").replace("certainty: 90 %", "certainty: 80 %"),
    );
    [browser, server] = await Promise.all([startChromium(), serve(folder)]);
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
  const main = (page: Page) => page.locator("main").innerText();

  it("says where the test stands with the digits of the command line, and each day with those of its table", async () => {
    const { page, wrong } = await opened("#/monitor?process=syria");
    const { text } = printed("monitor", join(folder, "syria"));
    const rows = text.split("\n").filter((line) => /^20\d\d-/.test(line));
    const cells = rows.map((row) => row.trim().split(/\s{2,}/));
    expect(text).toContain("Not yet decided after 7 of 7 days.");
    expect(await main(page)).toContain("Not decided: on day 7 of 7");
    const [, , seen, expected] = cells[6] ?? [];
    expect(await main(page)).toContain(
      `${seen} events were seen, where about ${expected} were to be expected`,
    );
    await page.getByText("The same as a table").click();
    const shown = await page.locator("figure tbody tr").allInnerTexts();
    const numbers = shown.map((row) => row.split("\t").slice(2, 7));
    expect(numbers).toEqual(cells.map((row) => row.slice(1, 6)));
    await page.getByText("How do we know?").click();
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("goes back through the days by keyboard, keeps the day in the link, and tells a day on which nobody looked", async () => {
    const { page, wrong } = await opened("#/monitor?process=gap", {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    await page.getByLabel("What was known at the end of").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/on=2016-03-01/);
    await page.getByText("Nobody looked on this day").waitFor();
    await page.getByText("Not yet: on day 4 of 7").waitFor();
    expect(await main(page)).toContain("On 2 of these days nobody looked");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("says on which day it was decided, what was known before, and that counts end within the window", async () => {
    const { page } = await opened("#/monitor?process=decided");
    expect(printed("monitor", join(folder, "decided")).text).toContain(
      "Decided on day 4 (2016-06-27): not met",
    );
    expect(await main(page)).toContain("On day 4 of 14 the evidence was enough");
    expect(await main(page)).toContain("The counts end on 30 June 2016");
    await page.goto(`${server.address}#/monitor?process=decided&on=2016-06-26`);
    await page.getByText("Not yet: on day 3 of 14").waitFor();
    await page.context().close();
  });

  it("says that a window lies ahead, and what is to be expected in it", async () => {
    const { page, wrong } = await opened("#/monitor?process=ahead");
    expect(await main(page)).toContain("The window has not begun yet");
    expect(await main(page)).toMatch(/about \d+ events are to be expected/);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("designs a test by keyboard, says in a sentence what each cell means, and keeps it all in the link", async () => {
    const { page, wrong } = await opened("#/design?process=syria");
    await page.getByText("With 7 days a true fall of 75% would be seen 76 times in 100.").waitFor();
    // a row down, two columns to the right: 14 days, a fall of 70 %
    await page.getByRole("button", { name: "7 days, true fall 75%" }).focus();
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await page.getByText("With 14 days a true fall of 70% would be seen 36 times in 100.").waitFor();
    expect(await page.evaluate("document.activeElement.dataset.cell")).toBe("14 0.7");
    expect(await page.locator(".clause").innerText()).toMatch(/14 days .* lower by at least 50%/);
    await page.getByText("In all places").click();
    await page.getByRole("checkbox", { name: "Aleppo" }).check();
    await page.waitForURL(/days=14.*fall=0.7.*places=Aleppo/);
    await page.getByLabel("Name of the test").fill("cessation");
    await page.getByText('there is a test "cessation" already').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("takes the clause over: the file has it and nothing else is changed, the checker reads it, Violence shows it", async () => {
    const before = readFileSync(fileOf("syria"), "utf8");
    const link = "#/design?process=syria&days=14&fall=0.7&places=Aleppo&count=deaths&name=fortnight";
    const { page, wrong } = await opened(link);
    await page.getByText("measure: fortnight").waitFor();
    await page.getByRole("button", { name: "Take it over into the process file" }).click();
    await page.getByText("Saved: the test “fortnight” stands in the process file.").waitFor();
    const after = readFileSync(fileOf("syria"), "utf8");
    expect(after).toContain("  fortnight:\n    measure: fortnight\n");
    expect(after.replace(/ {2}fortnight:\n(?: {4}.*\n)+/g, "")).toBe(before);
    // it can be read; that the window is too short for such a fall, the page has said as well
    const { text } = printed("check", join(folder, "syria"));
    expect(text).not.toContain("can't be read");
    expect(text.match(/^problem \S+ .* "\S+"/gm)).toEqual([
      'problem window-short: the window of test "cessation"',
      'problem window-short: the window of test "fortnight"',
    ]);
    await page.getByRole("link", { name: "See its verdict" }).click();
    await page.locator(".verdict[data-answer]").waitFor();
    expect(await page.locator("main .choice select").inputValue()).toBe("fortnight");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("loses nothing and overwrites nothing when somebody else saved meanwhile", async () => {
    const { page } = await watchedPage(browser, { address: "about:blank" });
    // a page that does not hear of the change
    await page.route("**/api/watch", (route) => route.abort());
    await page.goto(`${server.address}#/design?process=gap&name=mine`);
    await settled(page);
    await page.getByText("mine:").waitFor();
    const theirs = `${readFileSync(fileOf("gap"), "utf8")}# a remark that somebody else wrote\n`;
    writeFileSync(fileOf("gap"), theirs);
    await page.getByRole("button", { name: "Take it over into the process file" }).click();
    await page.getByText("Somebody changed the process file meanwhile").waitFor();
    expect(readFileSync(fileOf("gap"), "utf8")).toBe(theirs);
    await settled(page);
    await page.getByRole("button", { name: "Save it into the newer file" }).click();
    await page.getByText("Saved: the test “mine”").waitFor();
    const after = readFileSync(fileOf("gap"), "utf8");
    expect(after).toContain("  mine:\n");
    expect(after).toContain("# a remark that somebody else wrote\n");
    await page.context().close();
  });
});
