// Opens HiGHS where the app runs: its WebAssembly (3.5 MB) is a file of the app, and is fetched when a plan is first asked for.
import { type HighsModule, solverOf } from "../../../../posture/model/highs.js";
import type { Solver } from "../../../../posture/model/linear.js";

let opened: Promise<Solver> | undefined;

/** Opens HiGHS; a second time it is open already. */
export function openHighs(): Promise<Solver> {
  opened ??= load().then((highs) => solverOf(highs));
  return opened;
}

async function load(): Promise<HighsModule> {
  const loaded = await import("highs");
  // the package's types are those of its CommonJS form, where the loader lies one step deeper than in what is imported here
  return (loaded.default as unknown as typeof loaded.default.default)();
}
