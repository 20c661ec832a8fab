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
  // the agreement: what can't be read
  "calendars-disagree": "one date is written in several calendars, and they name different days",
  "duration-invalid": "a stretch of time was expected",
  "moment-invalid": "a point in time was expected",
  "condition-invalid": "a condition was expected",
  "amount-invalid": "an amount was expected",
  "grade-invalid": "a grade of the Admiralty code was expected",
  "base-missing": "a share is asked for and nothing says of what",
  "name-shared": "one name stands for things of two kinds",
  // the agreement: what can be read and should not be signed like this
  "deadline-contradiction": "deadlines contradict one another",
  "clause-unverifiable": "nobody can tell whether the clause is kept",
  "evidence-own": "the clause turns on the word of the party that owes it alone",
  "gate-circular": "clauses wait for one another, and none can ever begin",
  "phase-unreachable": "the phase can never open",
  "cannot-tell-unruled": "nothing says what follows when nobody can tell",
  "dispute-unruled": "nobody is named who decides a dispute",
  "safeguard-missing": "nothing guards what was gained",
  "window-short": "the window is too short for its test",
  "rule-conflict": "two rules both apply and say different things",
  "amendment-hash": "the clause that is amended is not the one that was agreed",
  "counting-unstated": "nothing says whether the first and the last day count",
  "name-lookalike": "two names look alike and are not the same",
  "deadline-missing": "nothing says by when",
  "decision-unruled": "nothing says how a body of several members decides",
  "addressee-missing": "nobody is named who owes it, or who could accept it",
  "exchange-onesided": "an exchange has one side only",
  "group-excluded": "a group is left out and bound at once",
  "quantity-kind": "a quantity is not counted in the way in which it is asked for",
  "unit-mismatch": "two amounts that are compared are counted in different units",
  "gate-superseded": "a gate waits for a clause that an amendment replaces",
  "text-missing": "nothing says where in the text the clause stands",
  "name-unused": "a name is declared and never used",
  // facts
  "fact-circular": "facts correct one another in a circle",
  "fact-mismatch": "a fact says something that its subject can't have",
  "series-missing": "a series of figures is not in the file",
  // the plan
  "plan-impossible": "no plan meets all that is asked",
  "plan-unknown": "the solver found no answer in its time",
  // the question
  "question-invalid": "the question can't be asked like this",
  "history-short": "there is too little history before the window",
  "command-invalid": "the command was not understood",
  // the server
  "address-refused": "this address is not served, or may not ask",
  "port-taken": "another program listens on this port",
  "request-invalid": "the request can't be answered like this",
  "version-stale": "the file was changed since it was read",
  "server-fault": "a fault in Halcyon",
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
  /** Why it matters. */
  readonly why?: string;
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
