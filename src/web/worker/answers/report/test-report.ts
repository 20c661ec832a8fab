// The report of the verdict on a registered test: what the chosen parts need is computed, the rest is not.
import { seriesOf } from "../../../../cube/series.js";
import { addDays } from "../../../../ground/day.js";
import { type Result, success } from "../../../../ground/problem.js";
import type { DrawingDocument } from "../../../../publication/plot.js";
import { reportOf } from "../../../../publication/report.js";
import { type ReportPart, reportParts } from "../../../../publication/report-parts.js";
import { hotSpotsOf } from "../../../../questions/hot-spots.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { calibrateHistory } from "../../../../violence/calibrate.js";
import { forecastHistory } from "../../../../violence/forecast/window.js";
import { monitor } from "../../../../violence/monitor.js";
import type { Work } from "../../work.js";
import { assess } from "../assess.js";
import { readyTest } from "../changed-test.js";

/** Writes the report of a test. */
export async function testReport(
  opened: OpenedProcess,
  ask: { readonly test: string; readonly parts?: readonly ReportPart[] },
  { work, document }: { readonly work: Work; readonly document: DrawingDocument },
): Promise<Result<string>> {
  const ready = readyTest(opened, ask);
  if (!ready.ok) return ready;
  const judged = assess(opened, ask);
  if (!judged.ok) return judged;
  const { verdict } = judged.value;
  const { test, cube } = ready.value;
  const { parts = reportParts } = ask;
  const { gathered, boundaries } = opened;
  const series = seriesOf(cube, test.scope, test.quantity, test.dates);
  const steps = async <T>(done: number, make: () => T): Promise<T> => {
    work.progress(done, 4);
    await work.pause();
    return make();
  };
  const spots = parts.includes("spots") || parts.includes("map");
  const monitoring = await steps(0, () =>
    parts.includes("days") ? monitor(series, test, addDays(test.window.end, -1)) : undefined,
  );
  const calibration = await steps(1, () =>
    parts.includes("calibration") ? calibrateHistory(forecastHistory(series, test), 1) : undefined,
  );
  const hotSpots = await steps(2, () =>
    spots && gathered !== undefined && boundaries !== undefined
      ? hotSpotsOf({ gathered, boundaries }, test, {})
      : undefined,
  );
  const input = {
    title: opened.process.title,
    verdict,
    ...(monitoring === undefined ? {} : { monitoring }),
    ...(calibration === undefined ? {} : { calibration }),
    ...(hotSpots === undefined ? {} : { hotSpots }),
    ...(boundaries === undefined
      ? {}
      : { boundaries: { geojson: boundaries.geojson, nameProperty: boundaries.nameProperty } }),
  };
  return success(await steps(3, () => reportOf(input, { document }, parts)));
}
