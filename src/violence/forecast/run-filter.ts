// Running the filter over a history: every past forecast in one pass.
import type { CountMixture } from "../../numbers/mixture.js";
import {
  exposureOf,
  type FilterState,
  finishForecast,
  type History,
  observeDays,
  prepareForecast,
  scoreBlock,
} from "./filter.js";

/** One past window as the filter meets it: its first day, its count, its observed days, and what was forecast before it. */
export type Visit = (start: number, count: number, exposure: number, forecast: CountMixture) => void;

/**
 * Run the filter over back-to-back blocks that end on `end`; `visit` sees each forecast that starts on or after `from`.
 * Every forecast uses only days before its window (Smith & Miller 1986; Harvey & Fernandes 1989; West & Harrison 1997).
 */
export function runFilter(
  state: FilterState,
  history: History,
  span: { from: number; end: number },
  visit?: Visit,
): void {
  const { counts, observed } = history;
  const h = state.windowDays;
  // days before the first whole block only warm the levels
  let start = span.end % h;
  observeDays(state, history, 0, start);
  for (; start + h <= span.end; start += h) {
    let count = 0;
    for (let d = start; d < start + h; d++) count += counts[d];
    const exposure = exposureOf(state, observed, start);
    prepareForecast(state, exposure);
    if (visit !== undefined && start >= span.from) visit(start, count, exposure, finishForecast(state));
    scoreBlock(state, count, exposure);
    observeDays(state, history, start, start + h);
  }
}
