// Which process is shown to somebody who named none.
import type { SiteProcess } from "./site.js";

/** The one whose test can be judged, for a newcomer sees a verdict first. */
export function firstOf(processes: readonly SiteProcess[]): SiteProcess | undefined {
  return processes.find((one) => one.files.some(({ use }) => use === "source")) ?? processes[0];
}
