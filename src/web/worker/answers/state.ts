// The state of the process on a day, as it was known on another.
import type { Day } from "../../../ground/day.js";
import { type Result, success } from "../../../ground/problem.js";
import type { ProcessState } from "../../../process/state.js";
import { stateOf } from "../../../process/state-of.js";
import type { OpenedProcess } from "../../../questions/open-process.js";

/** On which day it was so, and on which it was known. */
export type StateAsk = { readonly on: Day; readonly known: Day };

/** The state. */
export type StateAnswer = { readonly state: ProcessState };

/** Gives the state, as `halcyon status --json` has it. */
export function state({ knowledge }: OpenedProcess, ask: StateAsk): Result<StateAnswer> {
  return success({ state: stateOf(knowledge, ask) });
}
