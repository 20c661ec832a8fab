// What a program is made of: the process, what is assumed of it, what is known on the first day, and the days to be run.
import type { ProcessFile } from "../../../agreement/terms/process.js";
import type { Assumptions } from "../assumed.js";
import type { Beginning } from "../beginning.js";
import type { Elements } from "../elements.js";

/** All that `compile` needs. */
export type ProgramInput = {
  readonly process: ProcessFile;
  readonly elements: Elements;
  readonly assumptions: Assumptions;
  readonly beginning: Beginning;
  readonly start: number;
  readonly until: number;
};
