// A problem with what somebody gave us: one stable code, where it is, what was found, what was expected, what to do.

/** The stable codes of refused input. A code never changes its meaning; a new problem gets a new code. */
export const problemCodes = {
  // the file as a whole
  "file-missing": "there is no such file",
  "file-unreadable": "the file can't be read",
  "file-empty": "the file is empty",
  "file-encoding": "the file is not UTF-8 text",
  "file-not-table": "the file is not a table (a web page, an error message, another format)",
  "file-truncated": "the file ends in the middle",
  "file-unwritable": "a file can't be written",
  "file-format": "the format is unknown, or the file is not of it",
  "csv-structure": "a line does not have the table's columns",
  "file-too-large": "the file is larger than a file of this kind can be",
  "field-too-long": "a field is longer than any field of this format can be",
  // columns and values
  "column-missing": "a column that the format needs is missing",
  "date-invalid": "a date does not exist, or is not written as expected",
  "dates-reversed": "an end date lies before its start date",
  "number-invalid": "a number was expected",
  "number-range": "a number is outside the range that it can have",
  "harm-order": "low, best and high are not in order",
  "value-unknown": "a value is none of those that the format knows",
  "value-missing": "a value that is needed is empty",
  "id-conflict": "the same identifier stands for two different records",
  // services
  "service-login": "the service refused the token, the name or the password",
  "service-refused": "the service refused the request",
  "service-answer": "the service's answer is not what its description says",
  "service-unreachable": "the service can't be reached",
  // the process file
  "yaml-syntax": "the text is not YAML",
  "yaml-limits": "the text nests or repeats itself more than is allowed",
  "key-unknown": "a key is not known here",
  "key-missing": "a key that is needed is missing",
  "value-kind": "a value is of the wrong kind",
  "name-unknown": "a name is used that is not declared",
  "name-repeated": "a name is declared twice",
  "name-ambiguous": "a name could mean two things",
  "problems-many": "there are more problems than are told at once",
  // the question
  "question-invalid": "the question can't be asked like this",
  "history-short": "there is too little history before the window",
  "command-invalid": "the command was not understood",
} as const;

/** One of the stable codes of refused input. */
export type ProblemCode = keyof typeof problemCodes;

/** Where a problem lies. Lines and columns count from 1; `length` is how many characters are meant; `text` is the line. */
export type Spot = {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly text?: string;
};

/** A problem with what was given: it is told, never thrown; all problems of an input are told at once. */
export type Problem = {
  readonly kind: "problem";
  readonly code: ProblemCode;
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  readonly where?: Spot;
  readonly found?: string;
  readonly expected?: string;
  /** What the reader can do now. */
  readonly hint?: string;
};

/** Either a value, or all the problems that stood in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Makes a problem. */
export function problem(
  code: ProblemCode,
  message: string,
  rest: Omit<Problem, "kind" | "code" | "message"> = {},
): Problem {
  return { kind: "problem", code, message, ...rest };
}

/** A result that holds a value. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that holds problems, at least one. */
export function failure(problems: readonly Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  if (problems.length === 0) throw new RangeError("a failure names at least one problem; got none");
  return { ok: false, problems };
}
