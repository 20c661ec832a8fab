// Where and when: brushing days and choosing places counts again on timeline, map and table, by pointer and by keyboard.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../src/server/open-server.js";
import { root } from "./asking.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";

let browser: Browser;
let server: RunningServer;
let folder = "";

describe.skipIf(chromiumPath === undefined)(`places and days${needsChromium}`, { timeout: 180_000 }, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "halcyon-places-"));
    for (const name of ["syria-2016", "no-shapes"])
      cpSync(join(root, "examples/syria-2016"), join(folder, name), { recursive: true });
    const file = join(folder, "no-shapes/process.yaml");
    const text = readFileSync(file, "utf8").replace(/^places:\n( .*\n)+/m, "");
    writeFileSync(file, text);
    [browser, server] = await Promise.all([startChromium(), serve(folder)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened = async (words: string, more: object = {}) => {
    const watched = await watchedPage(browser, { address: `${server.address}#/violence?${words}`, ...more });
    await settled(watched.page);
    await watched.page.locator(".places .views").waitFor();
    return watched;
  };
  const told = (page: Page) => page.locator(".places .brushed").innerText();
  const countOf = async (page: Page, place: string) =>
    Number(await page.locator(`.places-table tr:has(bdi:text-is("${place}")) .counted`).innerText());
  const sumOfTable = async (page: Page) =>
    (await page.locator(".places-table .counted").allInnerTexts()).map(Number).reduce((a, b) => a + b, 0);

  it("a brush drawn by the pointer counts again in timeline, map and table; the verdicts stay those of the test", async () => {
    const { page, wrong } = await opened("process=syria-2016");
    const answers = await page.locator(".places-table .answer").allInnerTexts();
    const all = await sumOfTable(page);
    expect(await told(page)).toMatch(
      /^1 January – 30 June 2016 \(182 days\): [\d,]+ events in all places\.$/,
    );
    await page.locator(".timeline").scrollIntoViewIfNeeded();
    const box = await page.locator(".timeline").boundingBox();
    if (box === null) throw new Error("no timeline");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 });
    await page.mouse.up();
    const some = await sumOfTable(page);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    expect(await told(page)).toContain(`${some} events in all places`);
    expect(await page.locator(".places-map").textContent()).toContain(`${await countOf(page, "Homs")}`);
    expect(await page.locator(".places-table .answer").allInnerTexts()).toEqual(answers);
    // pulled at an edge, then moved as a whole, then taken away by a click beside it
    const days = async () =>
      (await page.locator(".views").getAttribute("data-brushed"))?.split(" ").map(Number);
    const [start = 0, end = 0] = (await days()) ?? [];
    const handle = await page.getByRole("slider", { name: "Last day that is counted" }).boundingBox();
    if (handle === null) throw new Error("no handle");
    await page.mouse.move(handle.x + 12, y);
    await page.mouse.down();
    await page.mouse.move(handle.x + 112, y, { steps: 3 });
    await page.mouse.up();
    const [, later = 0] = (await days()) ?? [];
    expect(later).toBeGreaterThan(end);
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.35, y, { steps: 3 });
    await page.mouse.up();
    const [moved = 0, movedEnd = 0] = (await days()) ?? [];
    expect(moved).toBeLessThan(start);
    expect(movedEnd - moved).toBe(later - start);
    await page.mouse.click(box.x + box.width * 0.95, y);
    expect(await sumOfTable(page)).toBe(all);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("by keyboard: the brush by its ends, places on the map by arrows, and the link holds it all beside the test's words", async () => {
    const { page, wrong } = await opened("process=syria-2016&fall=0.2");
    await page.getByRole("button", { name: "The test's window" }).focus();
    await page.keyboard.press("Enter");
    expect(await told(page)).toMatch(/^27 February – 4 March 2016 \(7 days\): 40 events/);
    const first = page.getByRole("slider", { name: "First day that is counted" });
    expect(await first.getAttribute("aria-valuetext")).toBe("27 February 2016");
    await first.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    expect(await first.getAttribute("aria-valuetext")).toBe("19 February 2016");
    await page.keyboard.press("Home");
    expect(await told(page)).toMatch(/^1 January – 4 March 2016 \(64 days\)/);
    // the list of places is one stop of the Tab key; arrows lead on
    const options = page.getByRole("listbox").getByRole("option");
    expect(await options.count()).toBe(14);
    expect(await page.locator('.places-map [tabindex="0"]').count()).toBe(1);
    await page.locator('[data-place="Homs"]').focus();
    await page.keyboard.press("ArrowUp");
    const name = String(await page.evaluate("document.activeElement.dataset.place"));
    expect(name).not.toBe("Homs");
    expect(await page.locator(".told-place").innerText()).toContain(name);
    await page.keyboard.press("Space");
    await page.keyboard.press("Home");
    expect(await page.locator('[role="option"][aria-selected="true"]').getAttribute("data-place")).toBe(name);
    expect(await told(page)).toContain(`${await countOf(page, name)} events in the chosen place`);
    expect(await page.getByRole("checkbox", { name }).isChecked()).toBe(true);
    await page.getByRole("checkbox", { name: "Aleppo" }).focus();
    await page.keyboard.press("Space");
    const sentence = await told(page);
    expect(sentence).toContain("in the 2 chosen places");
    await page.waitForURL(/brush=2016-01-01..2016-03-04/);
    await page.waitForURL(/picked=/);
    expect(page.url()).toContain("fall=0.2");
    expect(await violations(page)).toEqual([]);
    const same = await opened(page.url().split("?")[1] ?? "");
    expect(await told(same.page)).toBe(sentence);
    expect(await same.page.getByText("Not the registered test.").count()).toBe(1);
    await same.page.context().close();
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("the table is sorted by its headings and searched by name", async () => {
    const { page } = await opened("process=syria-2016&brush=2016-02-01..2016-02-26");
    const heading = page.getByRole("columnheader", { name: "Counted" });
    expect(await heading.getAttribute("aria-sort")).toBe("none");
    await heading.getByRole("button").click();
    expect(await heading.getAttribute("aria-sort")).toBe("descending");
    const counts = (await page.locator(".places-table .counted").allInnerTexts()).map(Number);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    await heading.getByRole("button").click();
    expect(await heading.getAttribute("aria-sort")).toBe("ascending");
    await page.getByRole("searchbox", { name: "Find a place" }).fill("da");
    expect(await page.locator(".places-table tbody th").allInnerTexts()).toEqual([
      "As Suwayda",
      "Damascus",
      "Daraa",
    ]);
    await page.waitForURL(/find=da&.*sort=counted.up/);
    await page.context().close();
  });

  it("looks for hot spots on demand, dark and on a telephone, and says how it knows", async () => {
    const { page, wrong } = await opened("process=syria-2016", {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    expect(await page.locator(".hot-spots").innerText()).not.toContain("stands out");
    await page.getByRole("button", { name: "Look for hot spots" }).click();
    await page.getByText("No group of places stands out").waitFor({ timeout: 30_000 });
    await page.locator(".hot-spots summary").click();
    expect(await page.locator(".hot-spots").innerText()).toContain("999");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("without shapes, timeline and table say it all, and the page says why there is no map", async () => {
    const { page, wrong } = await opened("process=no-shapes&picked=Nowhere~Homs%20Governorate");
    expect(await page.locator(".places").innerText()).toContain("names no boundaries, so there is no map");
    expect(await page.locator(".places-map").count()).toBe(0);
    await page.getByRole("button", { name: "The 7 days before it" }).click();
    expect(await told(page)).toMatch(/^20.*26 February 2016 \(7 days\): \d+ events in the chosen place/);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
