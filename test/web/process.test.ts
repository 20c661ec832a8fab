// The pages Overview and Process in Chromium: what was known late changes the answer, reasons lead to sources, gates, calendars, runs.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../src/server/open-server.js";
import { violations } from "./axe.js";
import { chromiumPath, needsChromium, serve, settled, startChromium, watchedPage } from "./browser.js";

const root = resolve(import.meta.dirname, "../..");
const afghanistan = "process=afghanistan-2020";

let browser: Browser;
let server: RunningServer;
let folder = "";

describe.skipIf(chromiumPath === undefined)(`the course of a process in a browser${needsChromium}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "halcyon-process-"));
    for (const name of ["syria-2016", "afghanistan-2020"])
      cpSync(join(root, "examples", name), join(folder, name), { recursive: true });
    mkdirSync(join(folder, "bare"));
    writeFileSync(join(folder, "bare/process.yaml"), "halcyon: 1\ntitle: Nothing agreed yet\n");
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
  const resultOf = (page: Page, clause: string) =>
    page.locator(`[data-clause="${clause}"]`).getAttribute("data-result");
  const width = (page: Page) => page.evaluate("document.documentElement.scrollWidth");

  it("known later, the same day has another answer; its reasons lead to the fact, who reported it, and the source", async () => {
    const days = "on=2020-07-14&known=2020-07-14";
    const { page, wrong } = await opened(`#/process?${afghanistan}&${days}&clause=us-8600`);
    expect(await resultOf(page, "us-8600")).toBe("undetermined");
    const slider = page.getByLabel("Known on");
    await slider.focus();
    for (let day = 14; day < 30; day++) await page.keyboard.press("ArrowRight");
    expect(await slider.getAttribute("aria-valuetext")).toBe("30 July 2020");
    await page.locator('[data-clause="us-8600"][data-result="met"]').waitFor();
    const fact = page.locator('[data-clause="us-8600"] [data-fact="us-8600-sigar"]');
    expect(await fact.innerText()).toMatch(
      /Reported by Special Inspector General.*Known since 30 July 2020.*Source: SIGAR, quarterly report/s,
    );
    await page.waitForURL(/known=2020-07-30/);
    await settled(page);
    const milliseconds = Number(await page.locator(".course").getAttribute("data-milliseconds"));
    console.log(`as of: ${milliseconds.toFixed(0)} ms in the core`);
    expect(milliseconds).toBeLessThan(1000);
    expect(await violations(page)).toEqual([]);
    // what was reported afterwards plays no part again
    await page.getByRole("button", { name: "As it was seen that day" }).click();
    await page.locator('[data-clause="us-8600"][data-result="undetermined"]').waitFor();
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("what takes a phase back is said to hold it back, in English and from right to left", async () => {
    const { page, wrong } = await opened(`#/process?${afghanistan}&on=2021-08-30`);
    const first = page.locator(".holding > li").first();
    expect(await first.innerText()).toMatch(
      /gate to “Talks among Afghans”\s+Holds\s+This takes the phase back, and it holds:\s+“The government in Kabul falls”/,
    );
    await page.getByRole("combobox", { name: "Language" }).selectOption("fa-AF");
    await page.locator('html[dir="rtl"]').waitFor();
    await settled(page);
    expect(await first.innerText()).toContain("«\u2068Talks among Afghans\u2069»");
    expect(await first.locator("[lang=en]").innerText()).toContain("The government in Kabul falls");
    expect(await page.locator(".where").innerText()).not.toMatch(/[0-9]/);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("the road has a gate before each phase, opened by keyboard; what holds it closed leads to the clause", async () => {
    const { page, wrong } = await opened(`#/process?${afghanistan}&on=2020-07-14&known=2020-07-14`);
    expect(await page.locator(".station").count()).toBe(7);
    expect(await page.locator('.station[aria-current="step"]').innerText()).toContain("First 135 days");
    const station = page.getByRole("button", { name: /^Withdrawal of the rest Not open 1 of 3/ });
    await station.focus();
    await page.keyboard.press("Enter");
    expect(await station.getAttribute("aria-expanded")).toBe("true");
    const gate = page.locator(".gate");
    expect(await gate.innerText()).toMatch(/2 things hold this gate closed/);
    await page.waitForURL(/phase=full-withdrawal/);
    await gate.getByRole("link", { name: /leave five bases/ }).click();
    await page.locator('[data-clause="five-bases"] .why').waitFor();
    expect(await page.evaluate("document.activeElement.closest('[data-clause]').dataset.clause")).toBe(
      "five-bases",
    );
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("shows claims side by side, days in three calendars and the course, and hands out the days as a file", async () => {
    const { page, wrong } = await opened(
      `#/process?${afghanistan}&on=2020-08-05&known=2020-08-05&view=claims`,
    );
    const claims = page.locator(".voices", { hasText: "Prisoners released by the government" });
    expect(await claims.innerText()).toMatch(/4,917.*Government of Afghanistan.*517.*Taliban/s);
    await page.getByRole("button", { name: "Days due" }).click();
    const row = page.locator("tr", { hasText: "29 April 2021" }).first();
    expect(await row.innerText()).toMatch(/9 Sawr 1400.*17 Ramadan 1442.*in 267 days/s);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Take these days" }).click(),
    ]);
    const file = readFileSync(await download.path(), "utf8");
    expect(file).toContain("BEGIN:VCALENDAR");
    expect(file).toContain("DTSTART;VALUE=DATE:20210429");
    await page.getByRole("button", { name: "Course" }).click();
    await page.locator("svg.chart").waitFor();
    expect(await page.locator("svg.chart").getAttribute("role")).toBe("img");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("runs the process forward on demand, says so many of ten runs, can be given up, and names seed and assumptions", async () => {
    const { page, wrong } = await opened(
      `#/process?${afghanistan}&on=2020-03-01&known=2020-03-01&view=ahead`,
    );
    await page.getByLabel("Runs").selectOption("50000");
    await page.getByRole("button", { name: "Run it forward" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled.").waitFor();
    await page.getByLabel("Runs").selectOption("1000");
    await page.getByLabel("Seed").fill("7");
    await page.getByRole("button", { name: "Run it forward" }).click();
    await page.locator('.forecast[data-seed="7"] svg.chart').waitFor();
    expect(await page.locator('[data-phase="talks-among-afghans"]').innerText()).toMatch(
      /In about \d+ of 10 runs “Talks among Afghans” has opened by 1 March 2022.*What holds it back most/s,
    );
    await page.getByText("What was assumed").click();
    expect(await page.locator(".assumed").first().innerText()).toContain("Both sides tie the talks");
    expect(await page.locator(".forecast").innerText()).toContain(
      "halcyon simulate afghanistan-2020 --on 2020-03-01 --until 2022-03-01 --runs 1000 --seed 7",
    );
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("every part is dark where the machine is, no wider than a telephone, and axe finds nothing", async () => {
    const { page, wrong } = await opened(`#/process?${afghanistan}&on=2020-09-20`, {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    for (const name of ["Road", "Clauses", "Claims", "Days due", "Course"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await settled(page);
      if (name === "Course") await page.locator("svg.chart").waitFor();
      expect(await width(page), name).toBeLessThanOrEqual(390);
      expect(await violations(page), name).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("the overview tells the phase, the counts, what changed with the last news, what is due; each clause leads to its reasons", async () => {
    const { page, wrong } = await opened(`#/overview?${afghanistan}&on=2020-08-03&known=2020-08-03`);
    expect(await page.locator(".where").innerText()).toMatch(/3 August 2020.*“Withdrawal of the rest”/s);
    const counted = await page.locator(".counts b").allInnerTexts();
    expect(counted.reduce((sum, n) => sum + Number(n), 0)).toBe(36);
    expect(await page.locator('.counts [data-result="not-met"]').getAttribute("data-count")).toBe(
      String(await page.locator('[data-group="not-met"] li').count()),
    );
    expect(await page.locator('[aria-labelledby="due"]').innerText()).toMatch(
      /In \d+ days, on 29 April 2021/,
    );
    expect(await page.locator('[aria-labelledby="changes"]').innerText()).toContain("news of 31 July 2020");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Leave five bases" }).last().click();
    await page.locator('[data-clause="five-bases"] .why').waitFor();
    expect(page.url()).toContain("on=2020-08-03");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("the overview of Syria begins on the day of the last news and has the verdict in one sentence; the bare one says what to do", async () => {
    const { page, wrong } = await opened("#/overview?process=syria-2016", {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    expect(await page.locator(".where").innerText()).toContain("On 1 August 2016");
    expect(await page.locator(".verdict-line").innerText()).toMatch(/Cannot tell.*fell, by about half/s);
    expect(await width(page)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    for (const name of ["overview", "process"]) {
      await page.goto(`${server.address}#/${name}?process=bare`);
      await page.getByRole("link", { name: "Go to Agreement" }).waitFor();
      expect(await violations(page), name).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
