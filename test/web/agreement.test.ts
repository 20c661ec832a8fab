// The page "Agreement" in Chromium: checked while one types, completed by keyboard, saved over what was seen only, compared by hash.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RunningServer } from "../../src/server/open-server.js";
import { root } from "./asking.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";
import { hostileTexts } from "./hostile-texts.js";

// a machine that builds and tests at once takes ten times as long
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let browser: Browser;
let server: RunningServer;
let folder = "";

describe.skipIf(chromiumPath === undefined)(`the agreement in a browser${needsChromium}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "halcyon-agreement-"));
    cpSync(join(root, "examples/afghanistan-2020"), join(folder, "afghanistan-2020"), { recursive: true });
    for (const [name, text] of Object.entries(hostileTexts)) {
      mkdirSync(join(folder, `hostile ${name}`));
      writeFileSync(join(folder, `hostile ${name}`, "process.yaml"), text);
    }
    [browser, server] = await Promise.all([startChromium(), serve(folder)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = () => join(folder, "afghanistan-2020/process.yaml");
  const opened = async (hash = "#/agreement?process=afghanistan-2020&clause=us-8600", more: object = {}) => {
    const watched = await watchedPage(browser, { address: `${server.address}${hash}`, ...more });
    watched.page.setDefaultTimeout(100_000);
    await watched.page.locator(".standing").waitFor();
    await settled(watched.page);
    return watched;
  };
  const editor = (page: Page) => page.getByRole("textbox", { name: "Text of the process file" });
  const standing = (page: Page, how: string) => page.locator(`.standing[data-standing="${how}"]`).waitFor();
  const saveState = (page: Page, how: string) => page.locator(`[data-save="${how}"]`).waitFor();
  // the link has put the cursor into line "us-8600:"; a new first line of the clause
  const newLine = async (page: Page, text: string) => {
    await editor(page).focus();
    for (const key of ["End", "Enter"]) await page.keyboard.press(key);
    await page.keyboard.insertText(text);
  };

  it("says the clause of the link in plain words, with its hash; and a problem while one types, until it is mended", async () => {
    const { page, wrong } = await opened();
    const said = page.locator(".said");
    expect(await said.getAttribute("data-name")).toBe("us-8600");
    expect(await said.innerText()).toContain("must reduce the forces of the United States to 8,600");
    expect(await said.locator("code").innerText()).toMatch(/^[0-9a-f]{64}$/);
    await standing(page, "doubtful");
    await newLine(page, "  fooo: 1");
    await standing(page, "grave");
    const problem = page.locator(".problems li.unread", { hasText: '"fooo" is not a key of a clause' });
    await problem.waitFor();
    expect(await page.locator(".cm-lintRange-error").allInnerTexts()).toEqual(["fooo"]);
    expect(await violations(page)).toEqual([]);
    // the list leads to the place by keyboard, and there it is mended
    await problem.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Shift+K");
    await standing(page, "doubtful");
    expect(await page.locator(".cm-lintRange-error").count()).toBe(0);
    await saveState(page, "same");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("completes a key and its value by keyboard, and Tab leaves the editor", async () => {
    const { page, wrong } = await opened();
    await newLine(page, "  ");
    await page.keyboard.type("prot");
    await page.locator(".cm-tooltip-autocomplete").waitFor();
    expect(await page.locator(".cm-completionInfo").innerText()).toContain("guards");
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await page.keyboard.type("liv");
    await page.locator(".cm-tooltip-autocomplete").waitFor();
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await page.locator(".said", { hasText: "it protects lives" }).waitFor();
    expect(await page.locator(".cm-activeLine").innerText()).toBe("    protects: lives");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("SELECT");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("compares with the saved version: the one clause whose hash changed, and its lines; saves; and asks before it saves what can't be read", async () => {
    const { page, wrong } = await opened();
    const hash = await page.locator(".said code").innerText();
    await newLine(page, "  protects: lives");
    await page.locator('.said-change[data-changed="1"]').waitFor();
    const rows = page.locator(".changes table").first().locator("tbody tr");
    expect((await rows.allInnerTexts()).map((text) => text.split(/\s/)[0])).toEqual(["The", "us-8600"]);
    expect(await rows.nth(1).locator("code").first().innerText()).toBe(`${hash.slice(0, 12)}…`);
    expect(await page.locator(".lines tr.new").allInnerTexts()).toHaveLength(1);
    expect(await violations(page)).toEqual([]);
    // a draft goes along from page to page
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByRole("link", { name: "Agreement" }).click();
    await saveState(page, "changed");
    await editor(page).focus();
    await page.keyboard.press("Control+s");
    await saveState(page, "saved");
    expect(readFileSync(file(), "utf8")).toContain("  us-8600:\n    protects: lives\n    kind: do-by");
    await page.getByText("Nothing was changed since it was saved.").waitFor();
    // a text that can't be read is saved only by somebody who says so
    await settled(page);
    await page.getByLabel("Go to").selectOption({ label: "us-8600" });
    await newLine(page, "  fooo: 1");
    await standing(page, "grave");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Not yet" }).click();
    expect(readFileSync(file(), "utf8")).not.toContain("fooo");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Save all the same" }).click();
    await saveState(page, "saved");
    expect(readFileSync(file(), "utf8")).toContain("    fooo: 1\n");
    // the page can mend what cannot be opened
    await page.getByRole("button", { name: /^Line/ }).first().click();
    await page.keyboard.press("Control+Shift+K");
    await standing(page, "doubtful");
    await page.getByRole("button", { name: "Save" }).click();
    await saveState(page, "saved");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("never writes over what somebody else saved meanwhile: it shows what differs, and one chooses", async () => {
    const { page } = await opened();
    const before = readFileSync(file(), "utf8");
    await newLine(page, "  carve-outs: [self-defence");
    await saveState(page, "changed");
    writeFileSync(file(), before.replace("what: leave five bases", "what: leave six bases"));
    await page.locator(".stale").waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await page.locator(".lines tr.gone").waitFor();
    expect(await page.locator(".lines").innerText()).toContain("what: leave six bases");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Take their text" }).click();
    await saveState(page, "same");
    // an untouched text follows the file
    writeFileSync(file(), before);
    await page.getByLabel("Go to").selectOption({ label: "five-bases" });
    await page.locator(".cm-line").getByText("leave five bases").waitFor();
    await page.context().close();
  });

  it("compares with a version that is given, and finds what a hash stands for", async () => {
    const { page } = await opened();
    const hash = await page.locator(".said code").innerText();
    await page.getByLabel(/^A hash that you were given/).fill(`  ${hash.toUpperCase()} `);
    await page.locator(".found").getByRole("button", { name: "us-8600" }).waitFor();
    await page.getByLabel(/^A hash that you were given/).fill("0".repeat(64));
    await page.getByText("What was registered is another version.").waitFor();
    await page.getByLabel(/another version/).check();
    const signed = readFileSync(file(), "utf8").replace("at-most: 8600", "at-most: 8000");
    await page
      .getByLabel("A file:")
      .setInputFiles({ name: "signed.yaml", mimeType: "text/yaml", buffer: Buffer.from(signed) });
    await page.locator('.said-change[data-changed="1"]').waitFor();
    const buffer = Buffer.alloc(5_000_001, 120);
    await page.getByLabel("A file:").setInputFiles({ name: "large.yaml", mimeType: "text/yaml", buffer });
    await page.getByText("This is too large for a page").waitFor();
    await page.context().close();
  });

  it("is dark where the machine is, on a telephone no wider than its screen, and axe finds nothing", async () => {
    const { page, wrong } = await opened(undefined, {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("hostile texts get a message, and the tab is not frozen", async () => {
    const { page, wrong } = await opened();
    for (const name of Object.keys(hostileTexts)) {
      const id = encodeURIComponent(`hostile ${name}`);
      await page.evaluate(`window.location.hash = "#/agreement?process=${id}"`);
      await page.locator(`.desk[data-process="hostile ${name}"], .state[role="alert"]`).first().waitFor();
      await page
        .locator('[data-standing="grave"], [data-standing="doubtful"], .state[role="alert"]')
        .first()
        .waitFor();
      await settled(page);
      expect(await page.locator("main").innerText()).toMatch(/can't be read|should not be signed|too large/);
      expect(await page.locator("main img[src]").count()).toBe(0);
      // the page answers while it reads
      const moment = page.evaluate("new Promise((done) => setTimeout(done, 0))");
      const frozen = new Promise((_, fail) => setTimeout(() => fail(new Error(`frozen: ${name}`)), 10_000));
      await Promise.race([moment, frozen]);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
