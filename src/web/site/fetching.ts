// Fetching from the app's own site: an answer, or a problem that says whether it was the network, the server or the file.
import { failure, type Problem, problem, type Result, success } from "../../ground/problem.js";

/** Fetches; that nothing answers, or answers with a refusal, is a problem. Throws only when it was cancelled. */
export async function fetched(address: string, init: RequestInit = {}): Promise<Result<Response>> {
  try {
    const answer = await fetch(address, init);
    if (answer.ok) return success(answer);
    return failure(await problemsOf(answer, address));
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    return failure([unreachable()]);
  }
}

/** The problems that a refused answer tells, or one that says that it was refused. */
export async function problemsOf(answer: Response, address: string): Promise<readonly Problem[]> {
  const told = await answer.json().catch(() => undefined);
  if (hasProblems(told) && told.problems.length > 0) return told.problems;
  const where = { file: address };
  if (answer.status === 404)
    return [problem("file-missing", "there is no such file on this site", { where })];
  return [problem("service-refused", `the site answered with ${answer.status}`, { where })];
}

/** Whether these problems say that nothing answers: then the page says that it is offline. */
export function isOffline(problems: readonly Problem[]): boolean {
  return problems.some((one) => one.code === "service-unreachable");
}

function unreachable(): Problem {
  return problem("service-unreachable", "the site that these pages come from does not answer", {
    hint: "check the network, or start the server again",
  });
}

function hasProblems(value: unknown): value is { readonly problems: readonly Problem[] } {
  return typeof value === "object" && value !== null && "problems" in value && Array.isArray(value.problems);
}
