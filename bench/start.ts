// How long `halcyon assess` takes on the shipped example, from nothing to the report on disk.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "halcyon-"));
const times: number[] = [];
for (let i = 0; i < 9; i++) {
  const began = performance.now();
  execFileSync("node", [
    join(root, "bin/halcyon.js"),
    "assess",
    join(root, "examples/syria-2016"),
    "--out",
    folder,
  ]);
  times.push(performance.now() - began);
}
rmSync(folder, { recursive: true });
times.sort((a, b) => a - b);
console.log(
  `halcyon assess examples/syria-2016: median ${(times[4] / 1000).toFixed(2)} s, fastest ${(times[0] / 1000).toFixed(2)} s, slowest ${(times[8] / 1000).toFixed(2)} s (goal: under 1.5 s)`,
);
