// What a command may use of the world outside: its terminal, an engine, the folder it stands in.
import type { Engine } from "../cube/engine.js";
import type { Day } from "../ground/day.js";
import type { Terminal } from "./terminal.js";

/** What a command may use of the world outside. */
export type Context = {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The day that it is, in UTC. */
  today(): Day;
  /** Opens an engine; whoever opens it closes it. */
  engine(): Promise<Engine>;
};

/** Runs work with an engine, and closes it whatever happens. */
export async function withEngine<T>(context: Context, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await context.engine();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
