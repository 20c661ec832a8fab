// Chromium for end-to-end tests: found on the machine, started with an empty profile, watched for what must not happen.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { readApp } from "../../src/server/app-files.js";
import { openServer, type RunningServer } from "../../src/server/open-server.js";

const root = resolve(import.meta.dirname, "../..");

/** Where the built app is. */
export const appFolder = process.env.HALCYON_APP ?? join(root, "dist/web");

/** Where Chromium is; `undefined` where it is missing. */
export const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);

/** The word for a skipped test. */
export const needsChromium =
  chromiumPath === undefined ? " (skipped: needs Chromium; Debian has it as: apt install chromium)" : "";

/** Starts Chromium. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Serves a folder with the built app. */
export async function serve(folder: string): Promise<RunningServer> {
  const app = await readApp(appFolder);
  if (app === undefined) throw new Error("the app is not built: npm run build");
  const opened = await openServer({ folder, app, port: 0, version: "test" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

// as text, for this file is checked without a DOM
const tellRefusals = `document.addEventListener("securitypolicyviolation", (event) => {
  console.error("content policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample);
})`;

/** Waits until the first screen has said what it has to say: nothing is loading, and nothing is being worked on. */
export async function shown(page: Page): Promise<void> {
  await page.locator("main h1, main h2").first().waitFor();
  await page.locator('[data-waiting], [data-busy="true"]').first().waitFor({ state: "detached" });
}

/** The same for the whole page: what lies below is drawn when one comes near it. */
export async function settled(page: Page): Promise<void> {
  await shown(page);
  const below = page.locator("[data-below]");
  if ((await below.count()) === 0) return;
  await below.first().scrollIntoViewIfNeeded();
  await below.first().waitFor({ state: "detached" });
  await shown(page);
  await page.evaluate("scrollTo(0, 0)");
}

/** A page, and what went wrong on it: requests to other hosts, refusals by the content policy, errors on the console. */
export type WatchedPage = {
  readonly page: Page;
  readonly wrong: string[];
  /** Bytes of JavaScript that came, by address. */
  readonly scripts: Map<string, number>;
};

/** Opens a page that is watched. */
export async function watchedPage(
  browser: Browser,
  { address, ...options }: BrowserContextOptions & { readonly address: string },
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  const scripts = new Map<string, number>();
  const host = new URL(address).host;
  page.on("request", (request) => {
    const { protocol, host: asked } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && asked !== host)
      wrong.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("response", async (response) => {
    if (!response.url().endsWith(".js")) return;
    const body = await response.body().catch(() => undefined);
    if (body !== undefined) scripts.set(new URL(response.url()).pathname, body.length);
  });
  await page.addInitScript({ content: tellRefusals });
  await page.goto(address);
  return { page, wrong, scripts };
}
