// How HiGHS is asked and understood, wherever it runs: whoever loads its WebAssembly gives the module.
import type { Solver, SolverAnswer } from "./linear.js";

/** How HiGHS is run. */
export type HighsSettings = {
  /** Seconds for one program; 120 if not given. Only where it is reached can two runs differ. */
  readonly seconds?: number;
};

/** As much of the loaded module as is needed here. */
export type HighsModule = {
  solve(
    lp: string,
    options: {
      readonly output_flag: boolean;
      readonly random_seed: number;
      readonly threads: number;
      readonly time_limit: number;
      readonly mip_rel_gap: number;
      readonly mip_abs_gap: number;
    },
  ): HighsSaid;
};

/** What HiGHS says of a program. */
export type HighsSaid = {
  readonly Status: string;
  readonly ObjectiveValue: number;
  readonly Columns: Readonly<Record<string, object>>;
};

/**
 * A solver. Each program is solved by itself, by one thread, from a fixed seed and to the last unit of its objective, so that the same
 * text gives the same numbers on every machine, in Node and in a browser. The thread is busy meanwhile.
 *
 * Throws on a text that is no program in the LP format, and when HiGHS itself fails: both are faults of Halcyon.
 */
export function solverOf(highs: HighsModule, settings: HighsSettings = {}): Solver {
  const seconds = settings.seconds ?? 120;
  return {
    solve: async (lp) => {
      const said = highs.solve(lp, {
        output_flag: false,
        random_seed: 0,
        threads: 1,
        time_limit: seconds,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
      });
      return answerOf(said, seconds);
    },
  };
}

function answerOf(said: HighsSaid, seconds: number): SolverAnswer {
  switch (said.Status) {
    case "Optimal":
      return { kind: "optimal", value: said.ObjectiveValue, columns: columnsOf(said) };
    case "Infeasible":
    case "Primal infeasible or unbounded":
      return { kind: "infeasible" };
    case "Time limit reached": {
      const why = `no answer in ${seconds} seconds`;
      const columns = columnsOf(said);
      // without a solution every value is infinite or missing
      const whole = columns.size > 0 && [...columns.values(), said.ObjectiveValue].every(Number.isFinite);
      return whole
        ? { kind: "stopped", why, best: { value: said.ObjectiveValue, columns } }
        : { kind: "stopped", why };
    }
    default:
      throw new Error(
        `HiGHS solves every program of ours, or says that it can't be solved; got ${said.Status}`,
      );
  }
}

function columnsOf({ Columns }: HighsSaid): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [name, column] of Object.entries(Columns)) {
    const value: unknown = Reflect.get(column, "Primal");
    if (typeof value === "number") values.set(name, value);
  }
  return values;
}
