// A phase on a walk: what opens, suspends, reverses and ends it on a day, and which rules contradict each other about it.
import type { PhaseWord } from "../../agreement/terms/condition.js";
import type { Phase } from "../../agreement/terms/phase.js";
import type { Judged, Why } from "../../conditions/result.js";
import { sayDay } from "../../conditions/words.js";
import type { Day } from "../../ground/day.js";
import type { Conflict } from "../state.js";
import { type Bearing, bearingOn, dayOf, effectTold, kindOf } from "./holds.js";
import { enter, entryOn, type Ledger } from "./ledger.js";
import type { RuleState } from "./rules.js";
import { earliest, type Watched, type Watching, watchCondition, watchMoment } from "./watch.js";

/** A phase with all that it waits for. */
export type PhaseState = {
  readonly phase: Phase;
  readonly opensWhen: readonly Watched<Judged>[];
  readonly opensOn: Watched<Day | undefined> | undefined;
  readonly suspendedWhen: readonly Watched<Judged>[];
  readonly reversedWhen: readonly Watched<Judged>[];
  readonly endsWhen: readonly Watched<Judged>[];
  readonly endsOn: Watched<Day | undefined> | undefined;
  readonly rules: readonly RuleState[];
  /** Since when its own conditions for opening have held. */
  opening: Day | undefined;
  /** The day of its last change: it changes at most once on a day. */
  changed: Day | undefined;
  /** The contradiction in which it stands. */
  conflict: Conflict | undefined;
};

/** A phase before the first day. */
export function phaseState(watching: Watching, phase: Phase, rules: readonly RuleState[]): PhaseState {
  const all = (conditions: Phase["opensWhen"]) => conditions.map((one) => watchCondition(watching, one));
  return {
    phase,
    opensWhen: all(phase.opensWhen),
    opensOn: phase.opensOn && watchMoment(watching, phase.opensOn),
    suspendedWhen: all(phase.suspendedWhen),
    reversedWhen: all(phase.reversedWhen),
    endsWhen: all(phase.endsWhen),
    endsOn: phase.endsOn && watchMoment(watching, phase.endsOn),
    rules: rules.filter((rule) => rule.rule.target === phase.name),
    opening: undefined,
    changed: undefined,
    conflict: undefined,
  };
}

/** The next day after one on which a phase can change. */
export function nextOfPhase(state: PhaseState, after: Day): Day | undefined {
  const { opensWhen, suspendedWhen, reversedWhen, endsWhen, opensOn, endsOn } = state;
  const conditions = [opensWhen, suspendedWhen, reversedWhen, endsWhen].flat();
  return earliest([...conditions, opensOn, endsOn].map((one) => one?.next(after)));
}

/** What a phase is to become on a day: another state, or none; and whether it wanted to change a second time that day. */
export type Turn = { readonly to: PhaseWord; readonly why: Why } | "none" | "later";

/** Judges what becomes of a phase on a day. Nothing is written yet, so that all phases are judged from the same point. */
export function turnOf(state: PhaseState, ledger: Ledger, on: Day): Turn {
  const now = entryOn(ledger, state.phase.name, on)?.state ?? "not-open";
  const bearing = bearingOn(state.rules);
  const isOpening = opensByItself(state, on);
  if (!isOpening) state.opening = undefined;
  else state.opening ??= on;
  const turn =
    now === "not-open" || now === "reversed"
      ? turnShut(state, bearing, on)
      : turnOpen(state, bearing, { on, now });
  if (turn === "none" || turn === "later") return turn;
  if (turn.to === now) return "none";
  return state.changed === on ? "later" : turn;
}

/** Writes what became of a phase. */
export function writeTurn(state: PhaseState, ledger: Ledger, turn: Exclude<Turn, string>, on: Day): void {
  state.changed = on;
  enter(ledger, state.phase.name, { state: turn.to, from: on, why: turn.why });
}

/** What still keeps a phase from opening on a day. */
export function waitsFor(state: PhaseState, on: Day): readonly Why[] {
  const missing = state.opensWhen.map((one) => one.on(on)).filter(({ truth }) => truth !== "met");
  const day = state.opensOn?.on(on);
  const calendar =
    state.opensOn === undefined || (day !== undefined && day <= on)
      ? []
      : [
          {
            text:
              day === undefined ? "its first day is not known yet" : `it does not open before ${sayDay(day)}`,
          },
        ];
  const reversing = state.reversedWhen.map((one) => one.on(on)).filter(({ truth }) => truth === "met");
  const { closing, contested } = bearingOn(state.rules);
  return [
    ...missing.map(({ why }) => why),
    ...calendar,
    ...reversing.map(({ why }) => why),
    ...[...closing, ...contested].map(effectTold),
  ];
}

// a phase that is not open, or was reversed
function turnShut(state: PhaseState, bearing: Bearing, on: Day): Turn {
  const openers = bearing.freeing.filter((rule) => kindOf(rule) === "opens");
  const byRule = openers.map(dayOf);
  const since = state.opening === undefined ? byRule : [state.opening, ...byRule];
  state.conflict = undefined;
  if (since.length === 0) return "none";
  const blocking = [...bearing.closing, ...bearing.contested];
  const opened = Math.max(...since);
  // a rule that opens it contradicts one that held it up on that day already; one that had opened it before was only outdone
  const against = blocking.filter((rule) => dayOf(rule) <= opened);
  if (against.length > 0) {
    const opens = state.opening === opened ? [ownOpening(state, on)] : openers.map(effectTold);
    state.conflict = conflictOn(state, [...opens, ...against.map(effectTold)], opened as Day);
  }
  if (blocking.length > 0 || anyMet(state.reversedWhen, on) !== undefined) return "none";
  const why =
    state.opening === undefined
      ? { text: "opened by a rule", because: openers.map(effectTold) }
      : ownOpening(state, on);
  // it may have been overtaken: then it opens and ends on one day
  if (ends(state, on))
    return { to: "ended", why: { text: "opened, and ended at once", because: [why, endTold(state, on)] } };
  const suspending = anyMet(state.suspendedWhen, on);
  if (suspending === undefined) return { to: "open", why };
  return { to: "suspended", why: { text: "opened, and suspended at once", because: [why, suspending.why] } };
}

// a phase that is open or suspended
function turnOpen(
  state: PhaseState,
  bearing: Bearing,
  { on, now }: { readonly on: Day; readonly now: PhaseWord },
): Turn {
  state.conflict = undefined;
  if (now === "ended") return "none";
  const { closing, contested, freeing } = bearing;
  if (contested.length > 0) {
    const days = contested.map(dayOf);
    const against = freeing.filter((rule) => days.includes(dayOf(rule)));
    state.conflict = conflictOn(state, [...contested, ...against].map(effectTold), Math.max(...days) as Day);
  }
  const snapping = closing.find((rule) => kindOf(rule) === "snaps-back");
  const reversing = anyMet(state.reversedWhen, on);
  const isEnded = ends(state, on);
  const thrown = reversing?.why ?? (snapping && effectTold(snapping));
  if (thrown !== undefined && isEnded) {
    state.conflict = conflictOn(state, [thrown, endTold(state, on)], on);
    return "none";
  }
  if (thrown !== undefined) return { to: "reversed", why: { text: "reversed", because: [thrown] } };
  if (isEnded) return { to: "ended", why: endTold(state, on) };
  const pausing = closing.find((rule) => kindOf(rule) === "pauses");
  const suspending = anyMet(state.suspendedWhen, on)?.why ?? (pausing && effectTold(pausing));
  if (suspending !== undefined) return { to: "suspended", why: { text: "suspended", because: [suspending] } };
  // what contradicts leaves it as it was
  if (now === "suspended" && contested.length > 0) return "none";
  return { to: "open", why: { text: "goes on: what suspended it holds no longer" } };
}

function conflictOn({ phase }: PhaseState, because: readonly Why[], on: Day): Conflict {
  const text =
    "two rules apply and say different things; it stays as it was, until one of them ends or somebody decides";
  return { about: phase.name, on, why: { text, because } };
}

// opened by what its own text asks for
function ownOpening(state: PhaseState, on: Day): Why {
  const because = state.opensWhen.map((one) => one.on(on).why);
  const day = state.opensOn?.on(on);
  const calendar = day === undefined ? [] : [{ text: `its first day is ${sayDay(day)}` }];
  return { text: "opened: all that it waited for has come", because: [...because, ...calendar] };
}

function opensByItself({ phase, opensWhen, opensOn, rules }: PhaseState, on: Day): boolean {
  const day = opensOn?.on(on);
  if (phase.opensOn !== undefined && (day === undefined || day > on)) return false;
  // with nothing of its own it waits for a rule that opens it, if there is one
  if (phase.opensOn === undefined && opensWhen.length === 0)
    return !rules.some((rule) => kindOf(rule) === "opens");
  return opensWhen.every((one) => one.on(on).truth === "met");
}

function ends({ phase, endsWhen, endsOn }: PhaseState, on: Day): boolean {
  if (phase.endsOn === undefined && endsWhen.length === 0) return false;
  const day = endsOn?.on(on);
  if (phase.endsOn !== undefined && (day === undefined || day > on)) return false;
  return endsWhen.every((one) => one.on(on).truth === "met");
}

function endTold({ endsWhen, endsOn }: PhaseState, on: Day): Why {
  const day = endsOn?.on(on);
  const calendar = day === undefined ? [] : [{ text: `its end is ${sayDay(day)}` }];
  return { text: "ended", because: [...endsWhen.map((one) => one.on(on).why), ...calendar] };
}

function anyMet(conditions: readonly Watched<Judged>[], on: Day): Judged | undefined {
  return conditions.map((one) => one.on(on)).find(({ truth }) => truth === "met");
}
