// How long the static site of all examples takes to stand there, on loopback: each example's first screen, from nothing to its last word.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readApp } from "../src/server/app-files.js";
import { publish } from "../src/server/publish.js";
import { shown, startChromium } from "../test/web/browser.js";
import { plainHost } from "../test/web/plain-host.js";

const root = resolve(import.meta.dirname, "..");
const app = await readApp(process.env.HALCYON_APP ?? join(root, "dist/web"));
if (app === undefined) throw new Error("the app is not built: npm run build");
const folder = mkdtempSync(join(tmpdir(), "halcyon-static-"));
const published = await publish({ folder: join(root, "examples"), out: join(folder, "site"), app });
if (!published.ok) throw new Error(JSON.stringify(published.problems));
const host = await plainHost(join(folder, "site"));
const browser = await startChromium();

const links = [
  "#/violence?process=syria-2016",
  "#/violence?process=ukraine-2015",
  "#/overview?process=afghanistan-2020",
  "#/overview?process=colombia-2016",
];
for (const link of links) {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    // a context of its own: nothing is kept from before
    const context = await browser.newContext();
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(`${host.address}${link}`);
    await shown(page);
    times.push(performance.now() - began);
    await context.close();
  }
  times.sort((a, b) => a - b);
  console.log(`${link}: median ${times[2].toFixed(0)} ms, slowest ${times[4].toFixed(0)} ms (goal 1000)`);
}
await browser.close();
host.close();
rmSync(folder, { recursive: true });
