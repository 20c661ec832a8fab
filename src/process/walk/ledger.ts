// What has come about so far on a walk through a process: states of phases, pauses and releases of clauses. Days only go forward.
import type { PhaseWord } from "../../agreement/terms/condition.js";
import type { Surroundings } from "../../conditions/knowledge.js";
import type { Why } from "../../conditions/result.js";
import { addDays, type Day } from "../../ground/day.js";

/** A state of a phase, from a day on. */
export type PhaseEntry = { readonly state: PhaseWord; readonly from: Day; readonly why: Why };

/** What is written down. It grows as the walk goes on. */
export type Ledger = {
  readonly phases: Map<string, PhaseEntry[]>;
  /** The day on which a phase first opened. */
  readonly opened: Map<string, Day>;
  /** Stretches on which a clause was paused; the last is open as long as its `end` is missing. */
  readonly pauses: Map<string, Pause[]>;
  readonly released: Map<string, Day>;
  /** Goes up with every change, so that whoever depends on it knows when to look again. */
  version: number;
};

/** A pause of a clause. */
export type Pause = { readonly start: Day; end?: Day; readonly why: Why };

/** An empty ledger. */
export function emptyLedger(): Ledger {
  return { phases: new Map(), opened: new Map(), pauses: new Map(), released: new Map(), version: 0 };
}

/** The state of a phase on a day, as far as it is written. */
export function entryOn(ledger: Ledger, phase: string, on: Day): PhaseEntry | undefined {
  return ledger.phases.get(phase)?.findLast(({ from }) => from <= on);
}

/** Writes the state of a phase from a day on. */
export function enter(ledger: Ledger, phase: string, entry: PhaseEntry): void {
  const entries = ledger.phases.get(phase) ?? [];
  entries.push(entry);
  ledger.phases.set(phase, entries);
  if (entry.state !== "not-open" && !ledger.opened.has(phase)) ledger.opened.set(phase, entry.from);
  ledger.version++;
}

/** Writes that a clause is paused from a day on, or no longer. */
export function writePause(ledger: Ledger, clause: string, on: Day, reason: Why | undefined): void {
  const pauses = ledger.pauses.get(clause) ?? [];
  const last = pauses.at(-1);
  const isPaused = last !== undefined && last.end === undefined;
  if (isPaused === (reason !== undefined)) return;
  if (reason !== undefined) pauses.push({ start: on, why: reason });
  else if (last !== undefined) last.end = on;
  ledger.pauses.set(clause, pauses);
  ledger.version++;
}

/** Writes that a clause was released, if it had not been. */
export function writeRelease(ledger: Ledger, clause: string, on: Day): void {
  if (ledger.released.has(clause)) return;
  ledger.released.set(clause, on);
  ledger.version++;
}

/** The ledger as the judge reads it. */
export function surroundingsOf(ledger: Ledger): Surroundings {
  return {
    phase: (name, on) => {
      const entry = entryOn(ledger, name, on);
      return entry ?? { state: "not-open", why: { text: "it has not opened" } };
    },
    openedOn: (phase, on) => upTo(ledger.opened.get(phase), on),
    phaseDays: (phase, on) =>
      (ledger.phases.get(phase) ?? []).flatMap(({ from }) => (from <= on ? [from] : [])),
    pauses: (clause, on) =>
      (ledger.pauses.get(clause) ?? []).flatMap(({ start, end, why }) =>
        start > on || end === start ? [] : [{ days: { start, end: end ?? endOfTime }, why }],
      ),
    releasedOn: (clause, on) => upTo(ledger.released.get(clause), on),
  };
}

function upTo(day: Day | undefined, on: Day): Day | undefined {
  return day === undefined || day > on ? undefined : day;
}

// the day after the last that can be written
const endOfTime = addDays(0 as Day, 2_932_897);
