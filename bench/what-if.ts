// From the hand's move to the new verdict, band and map of 34 places, in Chromium: npx tsx bench/what-if.ts (after npm run build).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { serve, settled, startChromium, watchedPage } from "../test/web/browser.js";
import { writeMadeProcess } from "./what-if-process.js";

/** What is moved by one key each time, and how often. */
const sliders = [
  "First day of the window",
  "Length of the window",
  "First day of the history that is compared",
  "Fall that is asked for, at least",
  "How sure one must be",
];
const movesEach = 12;
/** The hand rests so long between moves that everything has followed. */
const rest = 900;

// in the page: when a key moved a slider, when verdict, band and map last changed and were painted, and what blocked the thread
const watch = `(() => {
  const state = { began: 0, painted: 0, long: [] };
  window.whatIf = state;
  document.addEventListener("input", (event) => { state.began = event.timeStamp; }, true);
  const isShown = (node) => node instanceof Element && node.closest(".told, .band, .places") !== null;
  // React writes these again when the link follows; nobody sees them
  const unseen = new Set(["name", "type"]);
  new MutationObserver((changes) => {
    const seen = changes.filter(({ attributeName }) => attributeName === null || !unseen.has(attributeName));
    if (!seen.some(({ target }) => isShown(target instanceof Text ? target.parentElement : target))) return;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => { state.painted = performance.now(); };
      after.port2.postMessage(0);
    });
  }).observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.long.push(duration);
  }).observe({ type: "longtask" });
})()`;

type Seen = { readonly began: number; readonly painted: number; readonly long: readonly number[] };

const folder = mkdtempSync(join(tmpdir(), "halcyon-what-if-"));
const rows = writeMadeProcess(join(folder, "made"));
const server = await serve(folder);
const browser = await startChromium();
try {
  const { page, wrong } = await watchedPage(browser, { address: `${server.address}#/violence?process=made` });
  await settled(page);
  await page.waitForTimeout(2000);
  await page.evaluate(watch);
  const all: number[] = [];
  console.log(
    `${rows} rows, 34 places, 10 years; ${movesEach} moves of each slider, from the key to the painted frame`,
  );
  for (const label of sliders) {
    const times = await timesOf(page, label);
    all.push(...times);
    console.log(`${label}: ${summary(times)}`);
  }
  console.log(`all ${all.length} moves: ${summary(all)} (goal: median 50)`);
  const { long } = await seenIn(page);
  const longest =
    long.length === 0 ? "none" : `${long.length}, the longest ${Math.max(...long).toFixed(0)} ms`;
  console.log(`tasks on the main thread above 50 ms: ${longest} (goal: none)`);
  if (wrong.length > 0) console.log(wrong.join("\n"));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function timesOf(page: Page, label: string): Promise<number[]> {
  const slider = page.getByLabel(label);
  await slider.focus();
  const times: number[] = [];
  for (let i = 0; i < movesEach; i++) {
    const before = await page.locator(".verdict").getAttribute("data-test");
    // there and back in uneven steps, so that hardly a value comes twice
    await page.keyboard.press(i < movesEach / 2 ? "ArrowLeft" : i % 3 === 0 ? "ArrowLeft" : "ArrowRight");
    await page.waitForTimeout(rest);
    const after = await page.locator(".verdict").getAttribute("data-test");
    const { began, painted } = await seenIn(page);
    if (after !== before) times.push(painted - began);
  }
  return times;
}

async function seenIn(page: Page): Promise<Seen> {
  return page.evaluate<Seen>("window.whatIf");
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms`;
}
