// The solver HiGHS, compiled to WebAssembly: a program as text goes in, whole numbers that can be checked come out.
import highsModule from "highs";
import type { Solver, SolverAnswer } from "../posture/model/linear.js";

/** How HiGHS is run. */
export type HighsSettings = {
  /** Seconds for one program; 120 if not given. Only where it is reached can two runs differ. */
  readonly seconds?: number;
};

/**
 * Opens HiGHS (loads 3.5 MB of WebAssembly, some 50 ms). Each program is solved by itself, by one thread, from a fixed seed and to the
 * last unit of its objective, so that the same text gives the same numbers on every machine. The thread is busy meanwhile.
 *
 * Throws on a text that is no program in the LP format, and when HiGHS itself fails: both are faults of Halcyon.
 *
 * @example
 * (await (await openHighs()).solve("Maximize\n obj: x\nSubject To\n c: 2 x <= 5\nGeneral\n x\nEnd")).value // 2
 */
export async function openHighs(settings: HighsSettings = {}): Promise<Solver> {
  const highs = await load();
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

// the package's types are those of its CommonJS form, where the loader lies one step deeper than in what is imported here
const load = highsModule as unknown as typeof highsModule.default;

type Said = {
  readonly Status: string;
  readonly ObjectiveValue: number;
  readonly Columns: Readonly<Record<string, object>>;
};

function answerOf(said: Said, seconds: number): SolverAnswer {
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

function columnsOf({ Columns }: Said): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [name, column] of Object.entries(Columns)) {
    const value: unknown = Reflect.get(column, "Primal");
    if (typeof value === "number") values.set(name, value);
  }
  return values;
}
