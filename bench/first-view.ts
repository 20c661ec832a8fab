// What a newcomer waits for: the JavaScript of the first view; how long until the verdict stands there and a slider answers, on slow 4G with
// a processor four times slower; and what Lighthouse says. Needs Chromium; Lighthouse is fetched from the npm registry.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { firstView } from "../scripts/first-view.js";
import { readApp } from "../src/server/app-files.js";
import { publish } from "../src/server/publish.js";
import { chromiumPath, startChromium } from "../test/web/browser.js";
import { plainHost } from "../test/web/plain-host.js";

const root = resolve(import.meta.dirname, "..");
const lighthouse = "lighthouse@12.8.2";

if (chromiumPath === undefined) throw new Error("needs Chromium; Debian has it as: apt install chromium");
const built = process.env.HALCYON_APP ?? join(root, "dist/web");
const app = await readApp(built);
if (app === undefined) throw new Error("the app is not built: npm run build");
const { page, worker, chart } = firstView(built);
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
console.log(
  `JavaScript of the first view, compressed: page ${kB(page)} (goal 200), its worker ${kB(worker)}; then the chart ${kB(chart)}`,
);

const folder = mkdtempSync(join(tmpdir(), "halcyon-first-"));
const published = await publish({ folder: join(root, "examples"), out: join(folder, "site"), app });
if (!published.ok) throw new Error(JSON.stringify(published.problems));
const host = await plainHost(join(folder, "site"), { compress: true });
const browser = await startChromium();
const runs: { verdict: number; answers: number }[] = [];
for (let i = 0; i < 5; i++) runs.push(await wait(browser, host.address));
await browser.close();
const median = (of: (run: (typeof runs)[number]) => number) => runs.map(of).sort((a, b) => a - b)[2];
console.log(
  `slow 4G, processor four times slower: the verdict after ${(median((r) => r.verdict) / 1000).toFixed(2)} s, a slider answers after ${(median((r) => r.answers) / 1000).toFixed(2)} s (median of five; goal 2 s)`,
);
const report = join(folder, "lighthouse.json");
// not waited for in one piece: the host of the pages answers from this very program
await promisify(execFile)(
  "npx",
  [
    ...["--yes", lighthouse, host.address, "--quiet", "--output=json", `--output-path=${report}`],
    ...["--only-categories=performance,accessibility,best-practices"],
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
  ],
  { env: { ...process.env, CHROME_PATH: chromiumPath } },
);
type Score = { readonly score: number };
type Told = {
  readonly categories: Readonly<Record<"performance" | "accessibility" | "best-practices", Score>>;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly displayValue?: string }>
  >;
};
const { categories, audits }: Told = JSON.parse(readFileSync(report, "utf8"));
const score = (one: Score) => Math.round(one.score * 100);
console.log(
  `Lighthouse, as on a telephone: performance ${score(categories.performance)} (goal 90), accessibility ${score(categories.accessibility)} (goal 100), best practices ${score(categories["best-practices"])} (goal 95); interactive after ${audits.interactive?.displayValue}, largest paint ${audits["largest-contentful-paint"]?.displayValue}, blocked ${audits["total-blocking-time"]?.displayValue}, shift ${audits["cumulative-layout-shift"]?.displayValue}`,
);
host.close();
rmSync(folder, { recursive: true });

// the figures of "slow 4G" are those of Lighthouse: 150 ms there and back, 1.6 Mbit/s down
async function wait(on: Browser, address: string): Promise<{ verdict: number; answers: number }> {
  const context = await on.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 7.5e5 / 8 },
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const began = performance.now();
  await tab.goto(`${address}#/violence?process=syria-2016`, { waitUntil: "commit" });
  await tab.locator(".verdict .sentence").waitFor();
  const verdict = performance.now() - began;
  const slider = tab.locator('input[type="range"]').first();
  await slider.focus();
  await tab.keyboard.press("ArrowLeft");
  await tab.locator(".verdict .changed").waitFor();
  const answers = performance.now() - began;
  await context.close();
  return { verdict, answers };
}
