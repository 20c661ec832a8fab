// What an answer may use while it works: telling how far it is, and making room for messages.

/** What an answer may use while it works. */
export type Work = {
  /** Tells how far the work is. Cheap: told to the page at most every 50 ms. */
  progress(done: number, total: number): void;
  /** Makes room for messages; throws `Cancelled` when the answer is not wanted any more. Await it between parts of long work. */
  pause(): Promise<void>;
};

/** Thrown by `pause` when the answer is not wanted any more. */
export class Cancelled extends Error {}
