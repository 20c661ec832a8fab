// Against eleven other methods, on simulated series whose truth is known: CRPS and coverage, paired window by window.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Day, parseDay } from "../src/ground/day.js";
import { type ScoredWindow, scoreWindows } from "../src/violence/calibrate.js";

const folder = resolve(import.meta.dirname, "../../shared/data/simulated");
if (!existsSync(folder)) throw new Error("this needs the shared data beside the checkout");
const lines = (name: string): string[][] =>
  gunzipSync(readFileSync(resolve(folder, name)))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));

type Peer = { method: string; scenario: string; series: number; firstDay: number; crps: number };
const peers: Peer[] = lines("peers.csv.gz")
  .slice(1)
  .map((c) => ({
    method: c[0],
    scenario: c[1],
    series: Number(c[2]),
    firstDay: Number(c[3]),
    crps: Number(c[9]),
  }));
// windows that the peers forecast begin on these days (counted from 1)
const first = Math.min(...peers.map((p) => p.firstDay));
const last = Math.max(...peers.map((p) => p.firstDay));
const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
const mean = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0) / xs.length;

for (const scenario of ["A", "B"]) {
  const rows = lines(`y_${scenario}.csv.gz`).slice(1);
  const places = rows[0].length - 1;
  const columns = Array.from({ length: places }, (_, p) => Float64Array.from(rows, (r) => Number(r[p + 1])));
  const total = Float64Array.from(rows, (r) => r.slice(1).reduce((s, x) => s + Number(x), 0));
  const scored = [total, ...columns].map((counts, i) => scoresOf(counts, i));
  const own = (series: number, day: number): ScoredWindow | undefined => scored[series].get(day);
  const windows = scored.slice(1).flatMap((s) => [...s.values()]);
  const inside = windows.filter((w) => w.pit >= 0.025 && w.pit <= 0.975).length / windows.length;
  console.log(
    `${scenario}: ${windows.length} windows of ${places} places: CRPS ${mean(windows.map((w) => w.crps)).toFixed(4)}, coverage ${percent(inside)}; national (${scored[0].size} windows) CRPS ${mean([...scored[0].values()].map((w) => w.crps)).toFixed(3)}`,
  );
  for (const [label, keep] of [
    ["places", (s: number) => s > 0],
    ["national", (s: number) => s === 0],
  ] as const) {
    for (const method of [...new Set(peers.map((p) => p.method))].sort()) {
      const pairs = peers
        .filter((p) => p.method === method && p.scenario === scenario && keep(p.series))
        .flatMap((p) => {
          const ours = own(p.series, p.firstDay);
          return ours === undefined || !Number.isFinite(p.crps) ? [] : [{ ours: ours.crps, theirs: p.crps }];
        });
      if (pairs.length === 0) continue;
      const ours = mean(pairs.map((p) => p.ours));
      const theirs = mean(pairs.map((p) => p.theirs));
      const difference = pairs.map((p) => p.ours - p.theirs);
      const error = Math.sqrt(mean(difference.map((d) => (d - mean(difference)) ** 2)) / pairs.length);
      console.log(
        `  ${label.padEnd(8)} ${method.padEnd(18)} ${String(pairs.length).padStart(5)} windows  ours ${ours.toFixed(3)}  theirs ${theirs > 1000 ? "> 1000" : theirs.toFixed(3)}  ${ours <= theirs ? "better" : `WORSE by ${(ours - theirs).toFixed(3)} (standard error ${error.toFixed(3)})`}`,
      );
    }
  }
}

function scoresOf(counts: Float64Array, index: number): Map<number, ScoredWindow> {
  // windows back to back that end with the last one of the peers; ours begin on day 364, so the series is cut to fit
  const start = (first - 1) % 7;
  const cut = counts.subarray(start);
  const day = parseDay("2019-01-01") as Day;
  const span = { start: (day + start) as Day, end: (day + counts.length) as Day };
  const all = scoreWindows(
    { span, counts: cut, observed: new Float64Array(cut.length).fill(1) },
    { window: 7, seed: 1 },
    index,
  );
  const out = new Map<number, ScoredWindow>();
  all.forEach((window, i) => {
    const firstDay = start + 364 + 7 * i + 1;
    if (firstDay >= first && firstDay <= last) out.set(firstDay, window);
  });
  return out;
}
