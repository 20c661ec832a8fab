// What was computed from the same inputs before need not be computed again: a memory beside the pure functions, for "what if".

/** Gives what `make` gave for the same `what` and `of` before, or lets it be made. One memory belongs to one cube. */
export type Remember = <T>(what: string, of: unknown, make: () => T) => T;

/** Remembers nothing. */
export const forgetful: Remember = (_what, _of, make) => make();

/** How many results are kept: with 34 places some tens belong to one test. */
const kept = 240;

/** A memory. Inputs are compared by their JSON; of more results than it keeps, the one that was asked for longest ago is let go. */
export function createMemory(most = kept): Remember {
  const results = new Map<string, unknown>();
  return <T>(what: string, of: unknown, make: () => T): T => {
    const key = `${what} ${JSON.stringify(of)}`;
    // what lies under a key was made by the same `what`, and so is of its type
    const value = results.has(key) ? (results.get(key) as T) : make();
    results.delete(key);
    results.set(key, value);
    for (const oldest of results.keys()) {
      if (results.size <= most) break;
      results.delete(oldest);
    }
    return value;
  };
}
