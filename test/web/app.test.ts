// The app as a person meets it, in Chromium, served and as static files alike: the verdict at first sight, what if and back, by keyboard,
// in Dari, on a telephone, every page.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readApp } from "../../src/server/app-files.js";
import type { RunningServer } from "../../src/server/open-server.js";
import { publish } from "../../src/server/publish.js";
import { violations } from "./axe.js";
import {
  appFolder,
  chromiumPath,
  needsChromium,
  serve,
  settled,
  startChromium,
  watchedPage,
} from "./browser.js";
import { type PlainHost, plainHost } from "./plain-host.js";

const root = resolve(import.meta.dirname, "../..");

let browser: Browser;
let server: RunningServer;
let host: PlainHost;
let folder = "";

const pages = [
  "overview?process=afghanistan-2020",
  "violence?process=syria-2016",
  "monitor?process=syria-2016",
  "design?process=syria-2016",
  "process?process=afghanistan-2020",
  "agreement?process=afghanistan-2020",
  "posture?process=afghanistan-2020",
  "gains?process=afghanistan-2020",
  "data?process=syria-2016",
  "report?process=syria-2016",
];

describe.skipIf(chromiumPath === undefined).each(["served", "as static files"])(
  `the app in a browser, %s${needsChromium}`,
  (site) => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "halcyon-app-"));
      for (const name of ["syria-2016", "afghanistan-2020"])
        cpSync(join(root, "examples", name), join(folder, "processes", name), { recursive: true });
      [browser, server] = await Promise.all([startChromium(), serve(join(folder, "processes"))]);
      const app = await readApp(appFolder);
      if (app === undefined) throw new Error("the app is not built: npm run build");
      const out = join(folder, "out");
      expect((await publish({ folder: join(folder, "processes"), out, app })).ok).toBe(true);
      host = await plainHost(out, { below: "/some/path/" });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      host?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const opened = async (hash = "", more: object = {}) => {
      const { address } = site === "served" ? server : host;
      const watched = await watchedPage(browser, { address: `${address}${hash}`, ...more });
      await settled(watched.page);
      return watched;
    };
    const sentence = (page: Page) => page.locator(".sentence").innerText();

    it("shows a newcomer the verdict in one sentence, a figure with its table and its source, and asks nobody else", async () => {
      const { page, wrong, scripts } = await opened();
      expect(await page.locator(".verdict").getAttribute("data-answer")).toBe("cannot-tell");
      expect(await sentence(page)).toMatch(/fell, by about half.*40 events/s);
      expect(await page.getByText("The registered test.").count()).toBe(1);
      await page.locator("svg.chart").first().waitFor();
      await page.getByText("The same as a table").first().click();
      expect(await page.locator("table tbody tr").count()).toBeGreaterThan(4);
      expect(await page.locator("figcaption").first().innerText()).toContain("Uppsala Conflict Data Program");
      expect(await violations(page)).toEqual([]);
      expect(wrong).toEqual([]);
      expect(scripts.size).toBeGreaterThan(3);
      await page.context().close();
    });

    it("what if: the verdict moves with the hand, says that it is not the registered test, and goes back in one step", async () => {
      const { page, wrong } = await opened("#/violence?process=syria-2016");
      const before = await sentence(page);
      const fall = page.getByLabel("Fall that is asked for, at least");
      await fall.focus();
      for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowLeft");
      await page.getByText("Not the registered test.").waitFor();
      await page.locator('.verdict[data-answer="met"]').waitFor();
      expect(await sentence(page)).not.toBe(before);
      expect(await page.getByText("(registered: 50%)").count()).toBe(1);
      // the link holds it all: whoever is sent it sees the same
      await page.waitForURL(/fall=0\.15/);
      const same = await watchedPage(browser, { address: page.url() });
      await settled(same.page);
      expect(await sentence(same.page)).toBe(await sentence(page));
      await same.page.context().close();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "Put it back" }).click();
      await page.getByText("The registered test.", { exact: true }).waitFor();
      expect(await sentence(page)).toBe(before);
      await page.waitForURL((url) => !url.hash.includes("fall"));
      const milliseconds = Number(await page.locator(".judged").getAttribute("data-milliseconds"));
      console.log(`what if: ${milliseconds.toFixed(0)} ms in the core`);
      expect(milliseconds).toBeLessThan(1000);
      expect(wrong).toEqual([]);
      await page.context().close();
    });

    it("works by keyboard alone: past the navigation, to a page, and its heading is where one goes on", async () => {
      const { page } = await opened("#/violence?process=syria-2016");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the page");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
      await page.getByRole("link", { name: "Overview" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
      expect(page.url()).toContain("process=syria-2016");
      await page.context().close();
    });

    it("speaks Dari from right to left, says that it is a draft, and loads the script's font from here only", async () => {
      const { page, wrong } = await opened("#/violence?process=syria-2016&lang=fa-AF");
      expect(await page.evaluate("document.documentElement.dir + document.documentElement.lang")).toBe(
        "rtlfa-AF",
      );
      expect(await page.locator(".draft").innerText()).toContain("پیش‌نویس");
      expect(await page.locator("h1").innerText()).toBe("آیا خشونت کاهش یافته است؟");
      expect(await page.evaluate("document.fonts.check('16px Vazirmatn')")).toBe(true);
      expect(await page.locator(".drawing").first().getAttribute("dir")).toBe("ltr");
      expect(await violations(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await page.context().close();
    });

    it("is dark where the machine is, on a telephone no wider than its screen, and axe finds nothing", async () => {
      const { page, wrong } = await opened("#/violence?process=syria-2016&fall=0.2", {
        viewport: { width: 390, height: 844 },
        colorScheme: "dark",
      });
      expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
      await page.locator("svg.chart").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      expect(await violations(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await page.context().close();
    });

    it("says that it can't measure where no events are at hand", async () => {
      const { page } = await opened("#/violence?process=afghanistan-2020");
      expect(await page.locator("main").innerText()).toContain(
        "neither that violence fell, nor that it did not",
      );
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });

    it("shows every page without a slip on the console or a request elsewhere", {
      timeout: 240_000,
    }, async () => {
      // served in Dari, as static files in English and with axe
      const lang = site === "served" ? "fa-AF" : "en";
      for (const link of pages) {
        const { page, wrong } = await opened(`#/${link}&lang=${lang}`, { colorScheme: "dark" });
        // a report in its own tree has a heading of its own
        expect(await page.evaluate("document.querySelectorAll('main h1').length"), link).toBe(1);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), link).toBe(true);
        if (lang === "en") expect(await violations(page), link).toEqual([]);
        expect(wrong, link).toEqual([]);
        await page.context().close();
      }
    });

    it.runIf(site === "served")(
      "shows a change of the files at once, and what is wrong with them as text",
      async () => {
        const file = join(folder, "processes/syria-2016/process.yaml");
        const text = readFileSync(file, "utf8");
        const { page } = await opened("#/violence?process=syria-2016");
        writeFileSync(file, text.replace("reduction: 50 %", "reduction: 10 %"));
        await page.locator('.verdict[data-answer="met"]').waitFor();
        writeFileSync(file, `${text}\n"<img src=x onerror=alert(1)>": 1\n`);
        await page.getByRole("alert").waitFor();
        expect(await page.getByRole("alert").innerText()).toContain("<img src=x onerror=alert(1)>");
        expect(await violations(page)).toEqual([]);
        writeFileSync(file, text);
        await page.locator('.verdict[data-answer="cannot-tell"]').waitFor();
        await page.context().close();
      },
    );

    it("gives the same sentence whichever way it is shown", async () => {
      const { page } = await opened("#/violence?process=syria-2016");
      const other = await watchedPage(browser, {
        address: `${site === "served" ? host.address : server.address}#/violence?process=syria-2016`,
      });
      await settled(other.page);
      expect(await sentence(page)).toBe(await sentence(other.page));
      await Promise.all([page.context().close(), other.page.context().close()]);
    });
  },
);
