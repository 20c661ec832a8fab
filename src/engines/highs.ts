// The solver HiGHS, compiled to WebAssembly, loaded in Node: a program as text goes in, whole numbers that can be checked come out.
import highsModule from "highs";
import { type HighsSettings, solverOf } from "../posture/model/highs.js";
import type { Solver } from "../posture/model/linear.js";

/**
 * Opens HiGHS (loads 3.5 MB of WebAssembly, some 50 ms). How it is asked, and what it guarantees: `solverOf`.
 *
 * @example
 * (await (await openHighs()).solve("Maximize\n obj: x\nSubject To\n c: 2 x <= 5\nGeneral\n x\nEnd")).value // 2
 */
export async function openHighs(settings: HighsSettings = {}): Promise<Solver> {
  return solverOf(await load(), settings);
}

// the package's types are those of its CommonJS form, where the loader lies one step deeper than in what is imported here
const load = highsModule as unknown as typeof highsModule.default;
