// From the hand's move over the timeline to the frame in which timeline, map and table have counted again: npx tsx bench/brushing.ts
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { serve, settled, startChromium, watchedPage } from "../test/web/browser.js";
import { writeBrushingProcess } from "./brushing-process.js";

const moves = 60;

// A move counts from its event (the browser's time stamp) to just after the frame before which all three views had changed. As text, for
// this file is checked without a DOM.
const watching = `(() => {
  const views = [".timeline svg", ".places-map", ".places-table tbody"].map((one) => document.querySelector(one));
  const changed = new Set();
  let began;
  let tell = () => {};
  const frame = new MessageChannel();
  frame.port1.onmessage = () => tell(performance.now() - began);
  views.forEach((view) =>
    new MutationObserver(() => {
      if (began === undefined) return;
      changed.add(view);
      if (changed.size < views.length) return;
      changed.clear();
      requestAnimationFrame(() => frame.port2.postMessage(0));
    }).observe(view, { subtree: true, childList: true, attributes: true, characterData: true }));
  addEventListener("pointermove", (event) => { began ??= event.timeStamp; }, true);
  globalThis.brushing = {
    next() {
      changed.clear();
      began = undefined;
      this.done = new Promise((resolve, reject) => {
        tell = resolve;
        setTimeout(() => reject(new Error("a view did not change within 5 s")), 5000);
      });
      this.done.catch(() => {});
    },
  };
})()`;

const folder = mkdtempSync(join(tmpdir(), "halcyon-brushing-"));
const made = writeBrushingProcess(join(folder, "made"));
console.log(`${made.events} events in ${made.rows} rows, 34 places, 30 years; ${cpus()[0]?.model}`);
const server = await serve(folder);
const browser = await startChromium();
const began = performance.now();
const { page, wrong } = await watchedPage(browser, { address: `${server.address}#/violence?process=made` });
page.setDefaultTimeout(120_000);
await page.locator(".places .places-map [role=option]").first().waitFor();
await settled(page);
console.log(`from the link to the settled page: ${((performance.now() - began) / 1000).toFixed(1)} s`);
for (const [name, before] of [
  ["drawing a brush", [] as const],
  ["drawing a brush with three places chosen", ["Province 01", "Province 07", "Province 30"] as const],
] as const) {
  const all = page.getByRole("button", { name: "All days" });
  if (await all.isEnabled()) await all.click();
  for (const place of before) await page.locator(`[data-place="${place}"]`).click();
  const { times, busy } = await brushed(page);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1].toFixed(1);
  const { least, most } = { least: sorted[0].toFixed(1), most: at(1) };
  console.log(
    `${name}, ${times.length} moves: median ${at(0.5)} ms, 95 % ${at(0.95)} ms (${least} to ${most})`,
  );
  console.log(`  of which the main thread computed ${(busy / times.length).toFixed(1)} ms a move`);
}
if (wrong.length > 0) console.log(wrong.join("\n"));
await browser.close();
await server.close();
rmSync(folder, { recursive: true, force: true });

/**
 * Milliseconds of each move, told by the page's own clock; and the processor time of the page's main thread for all of them, which a busy
 * machine does not stretch.
 */
async function brushed(page: Page): Promise<{ times: readonly number[]; busy: number }> {
  const timeline = page.locator(".timeline");
  await timeline.scrollIntoViewIfNeeded();
  const box = await timeline.boundingBox();
  if (box === null) throw new Error("the page has a timeline; got none");
  await page.evaluate(watching);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const taken = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const [y, from] = [box.y + box.height / 2, box.x + box.width * 0.2];
  await page.mouse.move(from, y);
  await page.mouse.down();
  const times: number[] = [];
  const before = await taken();
  for (let i = 1; i <= moves; i++) {
    await page.evaluate("brushing.next()");
    await page.mouse.move(from + (i * box.width * 0.7) / moves, y);
    times.push(Number(await page.evaluate("brushing.done")));
  }
  const busy = (await taken()) - before;
  await page.mouse.up();
  await session.detach();
  return { times, busy };
}
