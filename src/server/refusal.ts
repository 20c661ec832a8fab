// A refused request: a problem with the number under which HTTP knows it.
import { type Problem, type ProblemCode, problem } from "../ground/problem.js";

/** The numbers that refusals bear. */
export type Status = 400 | 403 | 404 | 405 | 412 | 413 | 415 | 422 | 428 | 500;

/** A request that is refused. Thrown by a route, and told as JSON. */
export class Refusal extends Error {
  constructor(
    readonly status: Status,
    readonly problems: readonly Problem[],
    /** What is told beside the problems, such as the version that stands there now. */
    readonly beside: Readonly<Record<string, string>> = {},
  ) {
    super(problems[0]?.message ?? "refused");
  }
}

/** A refusal with one problem. */
export function refusal(
  status: Status,
  code: ProblemCode,
  message: string,
  rest: Omit<Problem, "kind" | "code" | "message"> = {},
): Refusal {
  return new Refusal(status, [problem(code, message, rest)]);
}

/** The body of a refusal (RFC 9457, with all problems): its title, status and code are those of the first. */
export function bodyOf(refused: Refusal): Readonly<Record<string, unknown>> {
  const [first] = refused.problems;
  return {
    title: first?.message ?? "refused",
    status: refused.status,
    code: first?.code ?? "server-fault",
    message: first?.message ?? "refused",
    problems: refused.problems,
    ...refused.beside,
  };
}
