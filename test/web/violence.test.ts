// The page "Violence" by keyboard: parties, places and kinds are ticked and put back; what stands behind a verdict opens on demand.
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../src/server/open-server.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";

const root = resolve(import.meta.dirname, "../..");

let browser: Browser;
let server: RunningServer;

describe.skipIf(chromiumPath === undefined)(`the page Violence${needsChromium}`, () => {
  beforeAll(async () => {
    [browser, server] = await Promise.all([startChromium(), serve(join(root, "examples"))]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const opened = async (hash: string) => {
    const watched = await watchedPage(browser, { address: `${server.address}${hash}` });
    await settled(watched.page);
    return watched;
  };
  const sentence = (page: Page) => page.locator(".sentence").innerText();
  const answered = (page: Page, by: string) => page.locator(`.verdict[data-answer="${by}"]`).waitFor();

  it("ticks places and kinds by keyboard, says what was changed, keeps it in the link, and goes back", async () => {
    const { page, wrong } = await opened("#/violence?process=syria-2016");
    const before = await sentence(page);
    const places = page.locator(".ticks summary", { hasText: "Places: all" });
    await places.focus();
    await page.keyboard.press("Enter");
    const aleppo = page.locator(".ticks").getByRole("checkbox", { name: "Aleppo", exact: true });
    await aleppo.focus();
    await page.keyboard.press("Space");
    await page.getByText("Not the registered test.").waitFor();
    await page.getByText("Left out: Aleppo").waitFor();
    await settled(page);
    expect(await sentence(page)).not.toBe(before);
    await page.waitForURL(/places=/);
    const same = await opened(new URL(page.url()).hash);
    expect(await sentence(same.page)).toBe(await sentence(page));
    await same.page.context().close();
    // with the space bar back to what was registered: then it is the registered test again
    await page.keyboard.press("Space");
    await page.getByText("The registered test.", { exact: true }).waitFor();
    expect(await sentence(page)).toBe(before);
    // nothing ticked is told beside the list, and can be put back
    await page.locator(".ticks summary", { hasText: "Kinds of violence" }).focus();
    await page.keyboard.press("Enter");
    await page
      .locator(".ticks[open]", { hasText: "Kinds" })
      .getByRole("button", { name: "None" })
      .press("Enter");
    await page.getByText("No kind is ticked, so there is nothing to judge.").waitFor();
    await answered(page, "nothing");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Put it back" }).press("Enter");
    await answered(page, "cannot-tell");
    expect(await sentence(page)).toBe(before);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("tells parties and the history apart from those registered, and says so where nothing is left", async () => {
    const link =
      "#/violence?process=syria-2016&from=2016-01-20&parties=Government%20of%20Syria,Islamic%20State";
    const { page, wrong } = await opened(link);
    const changed = await page.locator(".changed").innerText();
    expect(changed).toContain("First day of the history: 20 January 2016 in place of 1 January 2016");
    expect(changed).toContain("Left out: Insurgents");
    await page.goto(`${server.address}#/violence?process=syria-2016&parties=Civilians`);
    await page.getByRole("alert").waitFor();
    await page.locator(".ticks summary", { hasText: "Parties: 1 of 9" }).waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("There is nothing to judge");
    await page.getByRole("button", { name: "Put it back" }).click();
    await answered(page, "cannot-tell");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("answers how far to trust it on demand, each with how it is known, and axe finds nothing", async () => {
    const { page, wrong } = await opened("#/violence?process=ukraine-2015");
    await page.locator("h2", { hasText: "What rose instead" }).waitFor();
    const questions = page.locator(".doubt > summary");
    expect(await questions.count()).toBe(4);
    for (let i = 0; i < 4; i++) await questions.nth(i).press("Enter");
    await page.locator("#calibration, .doubt svg.chart").nth(3).waitFor();
    await settled(page);
    for (const known of await page.locator(".doubt[open] .known > summary").all()) await known.press("Enter");
    expect(await page.locator(".doubt .known[open] p").count()).toBe(8);
    expect(await page.locator("main").innerText()).toContain("it counts as unknown");
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
