// How long a GED file of 386,000 rows takes from the hand to the cube in the page, how long the page stands still, how much memory it takes.
// npm run build && npx tsx bench/drop.ts        (HALCYON_APP names another built app)
import { createWriteStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { chromium, type Page } from "playwright-core";
import { addDays, type Day, formatDay, parseDay } from "../src/ground/day.js";
import { chromiumPath, serve, settled } from "../test/web/browser.js";

const original = resolve(import.meta.dirname, "../../shared/data/ucdp/ged_SYR.csv");
const wanted = { rows: 386_000, milliseconds: 6000, still: 100, bytes: 1e9 };
const rounds = 3;
const mark = `--halcyon-bench=${process.pid}`;

if (!existsSync(original)) say("skipped: needs the shared data beside the checkout (ucdp/ged_SYR.csv)");
else if (chromiumPath === undefined) say("skipped: needs Chromium; Debian has it as: apt install chromium");
else await measure(chromiumPath);

async function measure(executablePath: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "halcyon-drop-"));
  const server = await serve(resolve(import.meta.dirname, "../examples"));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", mark] });
  try {
    const file = join(folder, "ged.csv");
    await repeated(file, wanted.rows);
    say(`GED CSV: ${wanted.rows.toLocaleString("en")} rows, ${megabytes((await stat(file)).size)}`);
    const times: number[] = [];
    const works: number[] = [];
    const stills: number[] = [];
    const sizes: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${server.address}#/data?process=syria-2016`);
      await settled(page);
      const { milliseconds, worked, still, bytes } = await once(page, file);
      times.push(milliseconds);
      works.push(worked);
      stills.push(still);
      sizes.push(bytes);
      if (round === 0) say(`  the page says: ${await page.locator(".counted .sentence").innerText()}`);
      await page.context().close();
    }
    say(`  until its summary stands there   ${list(times, "ms")}, wanted at most ${wanted.milliseconds}`);
    say(`  processor time of the page's processes meanwhile   ${list(works, "ms")}`);
    say(`  the page stood still for at most ${list(stills, "ms")}, wanted at most ${wanted.still}`);
    say(
      `  memory of the page's processes   ${sizes.map(megabytes).join(", ")} more at the most, wanted under ${megabytes(wanted.bytes)}`,
    );
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Once = {
  readonly milliseconds: number;
  readonly worked: number;
  readonly still: number;
  readonly bytes: number;
};

async function once(page: Page, file: string): Promise<Once> {
  // a tick that comes late tells how long nothing else could have been done
  await page.evaluate(`(() => {
    window.still = 0;
    let last = performance.now();
    setInterval(() => { const now = performance.now(); window.still = Math.max(window.still, now - last - 16); last = now; }, 16);
  })()`);
  const before = renderersNow();
  let most = before.bytes;
  const watch = setInterval(() => {
    most = Math.max(most, renderersNow().bytes);
  }, 50);
  const began = performance.now();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.locator('[data-step="ended"] .counted').waitFor({ timeout: 120_000 });
  const milliseconds = performance.now() - began;
  clearInterval(watch);
  const worked = renderersNow().milliseconds - before.milliseconds;
  const still = Number(await page.evaluate("window.still"));
  return { milliseconds, worked, still, bytes: most - before.bytes };
}

// what all renderers of this Chromium hold, from /proc: pages and their workers
function renderersNow(): { readonly bytes: number; readonly milliseconds: number } {
  const processes = readdirSync("/proc").flatMap((id) => {
    if (!/^\d+$/.test(id)) return [];
    try {
      // a renderer writes its words anew, parted by spaces
      const words = readFileSync(`/proc/${id}/cmdline`, "utf8").split(/[\0 ]/);
      const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? "";
      const pages = Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]);
      // the name may hold spaces and brackets: what follows it is counted from the last bracket
      const stat = readFileSync(`/proc/${id}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      const ticks = Number(stat[11]) + Number(stat[12]);
      return [{ id, parent, words, bytes: pages * 4096, milliseconds: ticks * 10 }];
    } catch {
      return [];
    }
  });
  const ours = new Set(processes.filter(({ words }) => words.includes(mark)).map(({ id }) => id));
  for (let size = -1; size !== ours.size; ) {
    size = ours.size;
    for (const { id, parent } of processes) if (ours.has(parent)) ours.add(id);
  }
  const renderers = processes.filter(({ id, words }) => ours.has(id) && words.includes("--type=renderer"));
  const sum = (of: (one: (typeof renderers)[number]) => number) =>
    renderers.reduce((total, one) => total + of(one), 0);
  return { bytes: sum(({ bytes }) => bytes), milliseconds: sum((one) => one.milliseconds) };
}

/** Real records again and again, with other identifiers and other days. */
async function repeated(file: string, rows: number): Promise<void> {
  const [header, ...lines] = (await readFile(original, "utf8")).trimEnd().split(/\r?\n/);
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (let copy = 0, written = 0; written < rows; copy++) {
    const shifted = (date: string) => formatDay(addDays(parseDay(date) ?? (0 as Day), 37 * copy));
    const text = lines
      .slice(0, rows - written)
      .map((line) =>
        line
          .replace(/^(\d+)/, (id) => String(Number(id) + 1_000_000 * copy))
          .replace(/\d{4}-\d\d-\d\d/g, shifted),
      );
    written += text.length;
    out.write(`${text.join("\n")}\n`);
  }
  out.end();
  await finished(out);
}

function list(values: readonly number[], unit: string): string {
  return `${values.map((value) => value.toFixed(0)).join(", ")} ${unit}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
