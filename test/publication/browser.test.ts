// A report in a real browser: it opens without a complaint, fits a telephone, and prints.
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { reportOf } from "../../src/publication/report.js";
import { boundaries, emptyDocument, hotSpots, variants } from "./fixture.js";

const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(chromium === undefined)("a report in a browser (needs Chromium)", () => {
  const folder = mkdtempSync(join(tmpdir(), "halcyon-report-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "report.html");
  const html = reportOf(
    { title: "A truce", verdict: variants.met(), boundaries, hotSpots },
    { document: emptyDocument() },
  );
  writeFileSync(file, html);
  const run = (flags: string[], page = file) =>
    promisify(execFile)(
      chromium ?? "",
      [
        ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0"],
        `--user-data-dir=${mkdtempSync(join(folder, "profile-"))}`,
        ...flags,
        pathToFileURL(page).href,
      ],
      { timeout: 60_000, maxBuffer: 1e8 },
    );

  it("opens without a word on the console", async () => {
    const { stderr, stdout } = await run(["--dump-dom"]);
    expect(stderr.split("\n").filter((l) => l.includes("CONSOLE"))).toEqual([]);
    expect(stdout).toContain('class="sentence"');
  }, 90_000);

  it("is no wider than a telephone", async () => {
    // a page around it measures, for a report runs no script itself
    const outer = join(folder, "outer.html");
    const frame = `<iframe id="f" width="390" height="800" src="report.html"></iframe>`;
    const measure = `f.onload = () => { document.title = String(f.contentDocument.documentElement.scrollWidth); }`;
    writeFileSync(outer, `<!doctype html><title>?</title>${frame}<script>${measure}</script>`);
    const { stdout } = await run(["--dump-dom", "--allow-file-access-from-files"], outer);
    const width = Number(/<title>(\d+)<\/title>/.exec(stdout)?.[1]);
    expect(width).toBeGreaterThan(300);
    expect(width).toBeLessThanOrEqual(390);
  }, 90_000);

  it("prints on paper", async () => {
    const printed = join(folder, "report.pdf");
    await run(["--no-pdf-header-footer", `--print-to-pdf=${printed}`]);
    expect(existsSync(printed)).toBe(true);
    const pdf = readFileSync(printed).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    // A4 in points
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[4-6](\.\d+)? 84[12](\.\d+)?\]/);
  }, 90_000);
});
