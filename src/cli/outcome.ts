// How a command ends: an exit code that a script can use, and problems told the same way by every command.
import type { Problem } from "../ground/problem.js";
import { problemsText } from "../ground/problem-text.js";
import type { Answer } from "../violence/verdict.js";
import type { Terminal } from "./terminal.js";

/** 0 = done (or "met" with --exit-code); 1 = "not met", or not the same; 2 = bad input; 3 = "cannot tell"; 70 = a fault in Halcyon. */
export type ExitCode = 0 | 1 | 2 | 3 | 70;

/** The exit code of an answer, for `assess --exit-code`. */
export function exitCodeOf(answer: Answer): ExitCode {
  switch (answer) {
    case "met":
      return 0;
    case "not-met":
      return 1;
    case "cannot-tell":
      return 3;
  }
}

/** Tells all problems on stderr, and ends with the code for bad input. */
export function refuse(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  terminal.say(problemsText(problems, { colour: terminal.colour }));
  return 2;
}

/** Tells a fault of Halcyon's own, which no input should bring about; its exit code is none of those that answer a question. */
export function fault(terminal: Terminal, error: unknown): ExitCode {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.say(`This is a fault in Halcyon, not in your input. Please tell its makers:\n\n${trace}`);
  return 70;
}
