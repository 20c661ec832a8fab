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
  /** The day after the last to which the walk goes: as far as anything that has not ended is known to reach. */
  readonly horizon: Day;
  /** Goes up with every change, so that whoever depends on it knows when to look again. */
  version: number;
};

/** A pause of a clause. */
export type Pause = { readonly start: Day; end?: Day; readonly why: Why };

/** An empty ledger for a walk to a day. */
export function emptyLedger(on: Day): Ledger {
  return {
    phases: new Map(),
    opened: new Map(),
    pauses: new Map(),
    released: new Map(),
    horizon: addDays(on, 1),
    version: 0,
  };
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

/** The days on which a clause was paused, freed or released. */
export function clauseDays(ledger: Ledger, clause: string): readonly Day[] {
  const pauses = (ledger.pauses.get(clause) ?? []).flatMap(({ start, end }) =>
    end === undefined ? [start] : [start, end],
  );
  const released = ledger.released.get(clause);
  return released === undefined ? pauses : [...pauses, released];
}

/** The ledger as the judge reads it. */
export function surroundingsOf(ledger: Ledger): Surroundings {
  return {
    phase: (name, on) => {
      const entry = entryOn(ledger, name, on);
      return entry ?? { state: "not-open", why: { text: "it has not opened" } };
    },
    openedOn: (phase, on) => upTo(ledger.opened.get(phase), on),
    // days that are still ahead are told too: nobody who looks at an earlier day is misled by them
    phaseDays: (phase) => (ledger.phases.get(phase) ?? []).map(({ from }) => from),
    pauses: (clause) =>
      (ledger.pauses.get(clause) ?? []).flatMap(({ start, end = ledger.horizon, why }) =>
        end > start ? [{ days: { start, end }, why }] : [],
      ),
    releasedOn: (clause, on) => upTo(ledger.released.get(clause), on),
  };
}

function upTo(day: Day | undefined, on: Day): Day | undefined {
  return day === undefined || day > on ? undefined : day;
}
