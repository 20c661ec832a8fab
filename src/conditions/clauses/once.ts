// Clauses that are done once: by a day, decided, met about, exchanged, or attempted with best efforts.
import { type Absent, isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import { daysBetween } from "../day-lists.js";
import { sayMoment } from "../happenings/moments.js";
import type { Inquiry, Sight } from "../inquiry.js";
import type { Why } from "../result.js";
import { sayCount, sayDay, why } from "../words.js";
import { begunBy, figuresOf, firstMet, partsTold, sightOf } from "./doing.js";
import { type Moved, movedBy, openedBy, restOn, shutTold } from "./holding.js";
import { type Asked, type Outcome, present } from "./outcome.js";
import { type Pace, paceOf } from "./pace.js";
import { type Prepared, saidBy } from "./prepared.js";
import { sayDue, type Terms, termsOn } from "./terms.js";

/** Judges a clause that is done once. */
export function judgeOnce(inquiry: Inquiry, prepared: Prepared, { of, on }: Asked): Outcome {
  const terms = termsOn(inquiry, prepared.clause, prepared.rulings, on);
  const { from, start } = terms;
  const sight = sightOf(prepared, start, on);
  const doing: Doing = { inquiry, prepared, terms, on, sight, whole: of === "status" };
  if (isAbsent(from)) return notYet(doing, "not yet owed", [why(from.why)]);
  if (from !== undefined && on < from) {
    return notYet(doing, `not yet owed: it is owed from ${sayDay(from)} on`, partsTold(prepared, on));
  }
  const metOn = firstMet(prepared, start, on);
  const opened = doing.whole ? openedBy(inquiry, prepared.holding, start, on) : start;
  if (opened === undefined) {
    const early = metOn === undefined ? [] : [why(`done all the same, on ${sayDay(metOn)}`)];
    const because = [...shutTold(inquiry, prepared.holding, on), ...early];
    return notYet(doing, "not yet owed: something must hold before it is", because);
  }
  const due = lastDay(doing, opened, metOn ?? on);
  return metOn === undefined ? undone(doing, due) : done(doing, metOn, due);
}

/** The days on which the outcome can change, besides those of gates, rests and decisions. */
export function onceDays(inquiry: Inquiry, prepared: Prepared, days: readonly Day[]): readonly number[] {
  // deadlines are days of their own, and move with what is known on each day
  const found = new Set<number>();
  for (const day of days) {
    const terms = termsOn(inquiry, prepared.clause, prepared.rulings, day);
    for (const one of [terms.due, terms.beginBy]) {
      const last = dayOf(one);
      if (last !== undefined) found.add(last).add(last + 1);
    }
    if (terms.goal !== undefined) found.add(terms.goal + 1);
    const dueAt = dayOf(terms.due);
    if (dueAt === undefined) continue;
    const moved = movedBy(inquiry, prepared.holding, dueAt, { start: terms.start, on: day });
    found.add(moved.least + 1).add(moved.most + 1);
  }
  return [...found];
}

type Doing = {
  readonly inquiry: Inquiry;
  readonly prepared: Prepared;
  readonly terms: Terms;
  readonly on: Day;
  readonly sight: Sight;
  /** Whether what holds it up is looked at too. */
  readonly whole: boolean;
};

function notYet(doing: Doing, text: string, because: readonly Why[], due?: Moved): Outcome {
  return { ...always(doing, due), result: "not-yet-due", ripe: false, why: why(text, [], because) };
}

// what is told with every outcome
function always({ prepared, terms, on, sight }: Doing, due?: Moved) {
  const begun = begunBy(prepared, on) !== undefined;
  return {
    figures: figuresOf(prepared, on),
    begun,
    ...present({
      progress: sight.progress,
      from: dayOf(terms.from),
      goal: terms.goal,
      until: terms.until,
      due: due?.least ?? dayOf(terms.due),
    }),
  };
}

// the deadline, after all that moves it; gates that open later than that leave the day on which they opened
function lastDay({ inquiry, prepared, terms, whole }: Doing, opened: Day, on: Day): Moved | undefined {
  const due = dayOf(terms.due);
  if (due === undefined) return undefined;
  if (!whole) return { least: due, most: due };
  const gated = prepared.clause.gatedBy.length > 0 || inquiry.declared.releasing.has(prepared.clause.name);
  const first = gated && opened > due ? opened : due;
  const start = opened > terms.start ? opened : terms.start;
  return movedBy(inquiry, prepared.holding, first, { start, on });
}

function done(doing: Doing, metOn: Day, due: Moved | undefined): Outcome {
  const { prepared, on } = doing;
  const apart = togetherTold(doing, metOn);
  const late = due !== undefined && metOn > due.least ? metOn - due.least : 0;
  const base = { ...always(doing, due), ripe: true, metOn, ...(late > 0 && { late }) };
  const because = [...partsTold(prepared, metOn), ...goalTold(doing, metOn)];
  if (apart !== undefined) {
    const text = `done on ${sayDay(metOn)}, ${apart.text}`;
    return { ...base, result: apart.result, why: why(text, [], because) };
  }
  const when =
    due === undefined
      ? ""
      : late > 0
        ? `, ${sayCount(late, "day")} late (the last day was ${sayDay(due.least)})`
        : `, in time (the last day ${due.least < on ? "was" : "is"} ${sayDay(due.least)})`;
  return { ...base, progress: 1, result: "met", why: why(`done on ${sayDay(metOn)}${when}`, [], because) };
}

function undone(doing: Doing, due: Moved | undefined): Outcome {
  const { inquiry, prepared, terms, on, sight, whole } = doing;
  const told = partsTold(prepared, on);
  if (
    saidBy(prepared.said, on) === "conflict" ||
    (sight.truth === "conflict" && saidBy(prepared.said, on) !== "undetermined")
  ) {
    return {
      ...always(doing, due),
      result: "conflict",
      ripe: true,
      why: why("facts of the same strength contradict each other", [], told),
    };
  }
  const rest = whole ? restOn(inquiry, prepared.holding, on) : { state: "runs" as const, because: [] };
  if (rest.state === "rests")
    return notYet(doing, "it rests: what it depends on does not hold", rest.because, due);
  const pace = whole ? paceOf(inquiry, prepared, sight.progress, on) : undefined;
  const held = heldBack(doing, pace, due);
  if (held !== undefined) return held;
  const late = lateBeginning(doing, due);
  if (late !== undefined) return late;
  if (due === undefined) {
    const reason = isAbsent(terms.due)
      ? `its last day is not known yet (${sayDue(prepared.clause)})`
      : "no day is set for it";
    const missing = isAbsent(terms.due) ? [why(terms.due.why)] : [];
    return notYet(doing, `not done; ${reason}`, [...missing, ...told]);
  }
  if (on <= due.least) {
    const left = due.least - on;
    const time =
      left === 0 ? "this is the last day" : `${sayCount(left, "day")} left, until ${sayDay(due.least)}`;
    return notYet(doing, `not done; ${time}`, [...told, ...goalTold(doing, on)], due);
  }
  return overdue(doing, due, { rest: rest.because, pace, told });
}

// of two things that run in parallel, one lags behind
function heldBack(doing: Doing, pace: Pace | undefined, due: Moved | undefined): Outcome | undefined {
  if (pace?.kind === "others-lag")
    return notYet(doing, "it rests: what runs beside it lags behind", pace.because, due);
  if (pace?.kind !== "lags") return undefined;
  return {
    ...always(doing, due),
    result: "not-met",
    ripe: true,
    why: why("it lags behind what runs beside it", [], pace.because),
  };
}

// something must have begun by a day, and has not
function lateBeginning(doing: Doing, due: Moved | undefined): Outcome | undefined {
  const { prepared, terms, on, sight } = doing;
  const beginBy = dayOf(terms.beginBy);
  if (beginBy === undefined || on <= beginBy || (due !== undefined && on > due.least)) return undefined;
  const begun = begunBy(prepared, on);
  if (begun !== undefined || (sight.progress ?? 0) > 0) return undefined;
  const still = [beginBy, ...daysBetween(prepared.days(), beginBy, on)].some((day) => {
    const then = sightOf(prepared, terms.start, day);
    return then.truth === "not-met" && then.seen !== undefined && then.seen >= beginBy;
  });
  const told = partsTold(prepared, on);
  const base = { ...always(doing, due), ripe: true };
  const text = `it must begin by ${sayDay(beginBy)}`;
  if (still)
    return { ...base, result: "not-met", late: on - beginBy, why: why(`${text}, and had not`, [], told) };
  return { ...base, result: "undetermined", why: why(`${text}; nobody can tell whether it has`, [], told) };
}

type Overdue = {
  readonly rest: readonly Why[];
  readonly pace: Pace | undefined;
  readonly told: readonly Why[];
};

function overdue(doing: Doing, due: Moved, { rest, pace, told }: Overdue): Outcome {
  const { prepared, terms, on, sight } = doing;
  const base = { ...always(doing, due), ripe: true, late: on - due.least };
  const because = [...told, ...goalTold(doing, on)];
  const day = sayDay(due.least);
  if (sight.truth === "disputed" || sight.truth === "conflict") {
    const text =
      sight.truth === "disputed"
        ? "it is in dispute whether it was done"
        : "facts of the same strength contradict each other";
    return { ...base, result: sight.truth, why: why(`the last day was ${day}: ${text}`, [], because) };
  }
  const unmet = [due.least, ...daysBetween(prepared.days(), due.least, on)].some((then) =>
    isSeen(sightOf(prepared, terms.start, then), terms.start, due.least),
  );
  if (!unmet) {
    const stale = sight.truth === "not-met" ? "; what was seen before it was owed does not show it" : "";
    return {
      ...base,
      result: "undetermined",
      why: why(`the last day was ${day}; nobody can tell whether it was done${stale}`, [], because),
    };
  }
  // whether it is really overdue may turn on days on which nobody can tell whether it rested
  if (on <= due.most) {
    return {
      ...base,
      result: "undetermined",
      why: why(
        `not done by ${day}; nobody can tell whether it was owed all the time`,
        [],
        [...rest, ...because],
      ),
    };
  }
  if (pace?.kind === "unknown") {
    return {
      ...base,
      result: "undetermined",
      why: why(`not done by ${day}; nobody can tell whether it may rest`, [], [...pace.because, ...because]),
    };
  }
  const text = `not done by ${day}, ${sayCount(on - due.least, "day")} ago`;
  return { ...base, result: "not-met", why: why(text, [], [...because, ...(pace?.because ?? [])]) };
}

// not met counts if it was seen since it became owed; a figure of that first day only says where it began
function isSeen({ truth, seen }: Sight, start: Day, due: Day): boolean {
  return truth === "not-met" && seen !== undefined && (seen > start || seen >= due);
}

type Apart = { readonly result: "not-met" | "undetermined" | "not-yet-due"; readonly text: string };

// two things that must happen together, and how far apart they were
function togetherTold({ inquiry, prepared, on }: Doing, metOn: Day): Apart | undefined {
  const { together } = prepared.clause.when;
  if (together === undefined) return undefined;
  const other = inquiry.moment(together.with, on);
  const latest = addDuration(metOn, together.within, "after") ?? metOn;
  const earliest = addDuration(metOn, together.within, "before") ?? metOn;
  const name = sayMoment(together.with);
  if (isAbsent(other) || other > latest) {
    const waits = on <= latest;
    if (!isAbsent(other))
      return { result: "not-met", text: `${sayCount(other - metOn, "day")} before ${name}` };
    if (waits) return { result: "not-yet-due", text: `and waits for ${name}` };
    return { result: "undetermined", text: `and nobody says when ${name} was` };
  }
  if (other >= earliest) return undefined;
  return {
    result: "not-met",
    text: `${sayCount(metOn - other, "day")} after ${name}, with which it was to be together`,
  };
}

function goalTold({ terms }: Doing, on: Day): readonly Why[] {
  if (terms.goal === undefined) return [];
  if (on <= terms.goal) return [why(`the goal is ${sayDay(terms.goal)}`)];
  return [why(`the goal of ${sayDay(terms.goal)} has passed; that is no breach`)];
}

function dayOf(day: Day | Absent | undefined): Day | undefined {
  return day === undefined || isAbsent(day) ? undefined : day;
}
