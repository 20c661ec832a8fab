// Writes reports: HTML always, and PDF where a Chromium is.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { seriesOf } from "../cube/series.js";
import { addDays } from "../ground/day.js";
import { problem, type Result, success } from "../ground/problem.js";
import { type CalibrationInput, calibrationReport } from "../publication/calibration-report.js";
import { monitorReport } from "../publication/monitor-report.js";
import { powerReport } from "../publication/power-report.js";
import { reportOf } from "../publication/report.js";
import { calibrateHistory } from "../violence/calibrate.js";
import type { HotSpots, Monitoring, TestDesign } from "../violence/findings.js";
import { forecastHistory } from "../violence/forecast/window.js";
import { monitor } from "../violence/monitor.js";
import type { ViolenceTest } from "../violence/test.js";
import type { Asked } from "./asking/ask.js";
import { writeWhole } from "./files.js";
import type { SavedVerdict } from "./saved.js";

/** What a report is made of. */
export type ReportParts = {
  readonly verdict: SavedVerdict;
  readonly asked: Asked;
  readonly hotSpots: HotSpots | undefined;
};

/** Writes the report of a verdict; gives the files that were written. A path that ends in `.pdf` is printed by Chromium. */
export async function writeReport(path: string, parts: ReportParts): Promise<Result<readonly string[]>> {
  const { verdict, asked, hotSpots } = parts;
  const { test } = verdict;
  const series = seriesOf(asked.gathered.cube, test.scope, test.quantity, test.dates);
  const html = reportOf(
    {
      title: asked.title,
      verdict,
      monitoring: monitor(series, test, addDays(test.window.end, -1)),
      calibration: calibrateHistory(forecastHistory(series, test), 1),
      ...(hotSpots === undefined ? {} : { hotSpots }),
      ...(asked.boundaries === undefined
        ? {}
        : { boundaries: { geojson: asked.boundaries.geojson, nameProperty: asked.boundaries.nameProperty } }),
    },
    { document: await emptyDocument() },
  );
  return writePage(path, html);
}

/** Writes the table and the picture of a design. */
export async function writeDesignReport(
  path: string,
  parts: { readonly test: ViolenceTest; readonly design: TestDesign },
): Promise<Result<readonly string[]>> {
  return writePage(path, powerReport(parts, { document: await emptyDocument() }));
}

/** Writes the days of a monitor. */
export async function writeMonitorReport(
  path: string,
  parts: { readonly test: ViolenceTest; readonly monitoring: Monitoring },
): Promise<Result<readonly string[]>> {
  return writePage(path, monitorReport(parts, { document: await emptyDocument() }));
}

/** Writes a calibration. */
export async function writeCalibrationReport(
  path: string,
  parts: CalibrationInput,
): Promise<Result<readonly string[]>> {
  return writePage(path, calibrationReport(parts, { document: await emptyDocument() }));
}

/** Writes a page as HTML, or prints it where the path ends in `.pdf`. */
export async function writePage(path: string, html: string): Promise<Result<readonly string[]>> {
  if (!path.toLowerCase().endsWith(".pdf")) {
    const written = await writeWhole(path, html);
    return written.ok ? success([written.value]) : written;
  }
  return printPage(path, html);
}

/** A document to draw on. */
export async function emptyDocument() {
  const { parseHTML } = await import("linkedom/worker");
  return parseHTML("<!doctype html><html><head></head><body></body></html>").document;
}

const browsers = ["chromium", "chromium-browser", "google-chrome", "chrome"];

// Chromium prints into a folder of its own; the file is moved into place when it is whole
async function printPage(path: string, html: string): Promise<Result<readonly string[]>> {
  const folder = await mkdtemp(join(tmpdir(), "halcyon-"));
  try {
    const page = await writeWhole(join(folder, "report.html"), html);
    if (!page.ok) return page;
    const printed = join(folder, "report.pdf");
    for (const browser of browsers) {
      if (!(await runs(browser, folder, { page: page.value, printed }))) continue;
      const written = await writeWhole(resolve(path), await readFile(printed));
      return written.ok ? success([written.value]) : written;
    }
    return {
      ok: false,
      problems: [
        problem("file-unwritable", "a PDF needs Chromium, and none was found", {
          where: { file: path },
          hint: "install chromium, or write the report as .html and print it from any browser",
        }),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runs(
  browser: string,
  folder: string,
  files: { page: string; printed: string },
): Promise<boolean> {
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${join(folder, "profile")}`,
    "--no-pdf-header-footer",
    `--print-to-pdf=${files.printed}`,
    pathToFileURL(files.page).href,
  ];
  return promisify(execFile)(browser, flags, { timeout: 60_000 }).then(
    () => true,
    () => false,
  );
}
