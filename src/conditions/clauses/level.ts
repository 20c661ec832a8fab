// The level of implementation for reports: not initiated, minimum, intermediate, completed.
import type { Level } from "../result.js";
import type { Outcome } from "./outcome.js";

/**
 * The level as the Kroc Institute grades it, from 0 to 3: 3 if the clause is met; otherwise by progress: none 0, up to one half 1,
 * more 2. What has begun is at least 1.
 */
export function levelOf({ result, progress, begun }: Pick<Outcome, "result" | "progress" | "begun">): Level {
  if (result === "met") return 3;
  const least: Level = begun === true ? 1 : 0;
  if (progress === undefined || progress <= 0) return least;
  return progress <= 0.5 ? 1 : 2;
}
