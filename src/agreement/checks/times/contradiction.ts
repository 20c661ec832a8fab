// How a contradiction between deadlines is told.
import { type Problem, problem, type Spot } from "../../../ground/problem.js";

/** A contradiction between deadlines. */
export function contradiction(
  message: string,
  rest: { where: Spot; found: string; why: string; hint: string },
): Problem {
  return problem("deadline-contradiction", message, rest);
}
