// A linear program in whole numbers as a value, its text in the LP format, and what a solver says of it.

/** A column times a number. */
export type Term = readonly [factor: number, column: number];

/** An unknown: between two bounds, in whole numbers or not. */
export type Column = { readonly low: number; readonly high: number; readonly whole: boolean };

/** A sum of terms that is at most, at least or exactly a bound. */
export type Row = { readonly terms: readonly Term[]; readonly is: "<=" | ">=" | "="; readonly bound: number };

/** What is to be as small (or as large) as the rows allow. */
export type LinearProgram = {
  readonly aim: "minimize" | "maximize";
  readonly objective: readonly Term[];
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
};

/** What a solver says. `stopped`: it ran out of its time, with the best that it had. Values by column; 0 where none is given. */
export type SolverAnswer =
  | { readonly kind: "optimal"; readonly value: number; readonly columns: ReadonlyMap<string, number> }
  | { readonly kind: "infeasible" }
  | {
      readonly kind: "stopped";
      readonly why: string;
      readonly best?: { readonly value: number; readonly columns: ReadonlyMap<string, number> };
    };

/** Solves a program given as text in the LP format. The same text must give the same answer. */
export type Solver = { solve(lp: string): Promise<SolverAnswer> };

/**
 * The text of a program in the LP format of CPLEX, which most solvers read. Columns are called x0, x1, …: no name of a file gets in.
 *
 * @example
 * lpText({ aim: "maximize", objective: [[3, 0]], rows: [{ terms: [[2, 0]], is: "<=", bound: 5 }], columns: [{ low: 0, high: 4, whole: true }] }).split("\n")[1] // " obj: 3 x0"
 */
export function lpText(program: LinearProgram): string {
  const { aim, objective, rows, columns } = program;
  const whole = columns.flatMap((column, i) => (column.whole ? [` x${i}`] : []));
  return [
    aim === "minimize" ? "Minimize" : "Maximize",
    ` obj: ${sumText(objective)}`,
    "Subject To",
    ...rows.map((row, i) => ` c${i}: ${sumText(row.terms)} ${row.is} ${row.bound}`),
    "Bounds",
    ...columns.map(({ low, high }, i) =>
      low === high
        ? ` x${i} = ${low}`
        : ` ${low} <= x${i} <= ${high === Number.POSITIVE_INFINITY ? "+inf" : high}`,
    ),
    ...(whole.length > 0 ? ["General", ...whole] : []),
    "End",
    "",
  ].join("\n");
}

/** The values of the columns; those that must be whole are made so exactly. */
export function valuesOf(program: LinearProgram, said: ReadonlyMap<string, number>): Float64Array {
  return Float64Array.from(program.columns, ({ whole }, i) => {
    const value = said.get(`x${i}`) ?? 0;
    return whole ? Math.round(value) : value;
  });
}

// a few terms on each line, for readers with short lines
function sumText(terms: readonly Term[]): string {
  if (terms.length === 0) return "0 x0";
  return terms
    .map(([factor, column], i) => {
      const sign = factor < 0 ? "- " : i === 0 ? "" : "+ ";
      const size = Math.abs(factor);
      return `${i > 0 && i % 12 === 0 ? "\n  " : ""}${sign}${size === 1 ? "" : `${size} `}x${column}`;
    })
    .join(" ");
}
