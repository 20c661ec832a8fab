// The level of implementation for reports: not initiated, minimum, intermediate, completed.
import type { ClauseWord } from "../../agreement/terms/condition.js";
import type { Level } from "../result.js";

/**
 * The level as the Kroc Institute grades it, from 0 to 3: 3 if the clause is met; otherwise by progress: none 0, up to one half 1,
 * more 2. What has begun is at least 1.
 *
 * @example
 * levelOf("not-met", 0.65, false) // 2
 */
export function levelOf(result: ClauseWord, progress: number | undefined, begun: boolean): Level {
  if (result === "met") return 3;
  if (progress === undefined || progress <= 0) return begun ? 1 : 0;
  return progress <= 0.5 ? 1 : 2;
}
