// Clauses that are done once: by a day, decided, met about, exchanged, or attempted with best efforts.
import { type Absent, isAbsent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { addDuration } from "../../ground/duration.js";
import { type DayList, daysBetween, firstDay } from "../day-lists.js";
import type { Inquiry, Sight } from "../inquiry.js";
import type { Figures, Why } from "../result.js";
import { sayCount, sayDay, why } from "../words.js";
import { apartFrom } from "./apart.js";
import { begunBy, figuresOf, firstMet, partsTold, sightOf } from "./doing.js";
import { type Moved, movedBy, openedBy, type Rest, restOn, shutTold } from "./lasting/holding.js";
import type { Asked, Outcome } from "./outcome.js";
import { type Pace, paceOf } from "./pace.js";
import { type Prepared, saidBy } from "./prepared.js";
import { sayDue, type Terms, termsOn } from "./terms.js";

/** Judges a clause that is done once. */
export function judgeOnce(inquiry: Inquiry, prepared: Prepared, { of, on }: Asked): Outcome {
  const terms = termsOn(inquiry, prepared.clause, prepared.rulings, on);
  const { from, start } = terms;
  const doing: Doing = { inquiry, prepared, terms, on, whole: of === "status" };
  if (isAbsent(from)) return notYet(doing, "not yet owed", () => [why(from.why)]);
  if (on < start) {
    return notYet(doing, `not yet owed: it is owed from ${sayDay(start)} on`, () => partsTold(prepared, on));
  }
  const metOn = firstMet(prepared, start, on);
  const opened = doing.whole ? openedBy(inquiry, prepared.holding, start, on) : start;
  if (opened === undefined) {
    return notYet(doing, "not yet owed: something must hold before it is", () => {
      const early = metOn === undefined ? [] : [why(`done all the same, on ${sayDay(metOn)}`)];
      return [...shutTold(inquiry, prepared.holding, on), ...early];
    });
  }
  const due = lastDay(doing, opened, metOn ?? on);
  return metOn === undefined ? undone(doing, due) : done(doing, metOn, due);
}

/** The days that follow from the terms, and from what holds it up, on each of some days: the day after a deadline, and the like. */
export function onceDays(inquiry: Inquiry, prepared: Prepared, days: DayList): readonly number[] {
  const { clause, rulings, holding } = prepared;
  const found = new Set<number>();
  for (let i = 0; i < days.length; i++) {
    const on = days[i] as Day;
    const terms = termsOn(inquiry, clause, rulings, on);
    const due = dayOf(terms.due);
    for (const one of [due, dayOf(terms.beginBy), terms.goal])
      if (one !== undefined) found.add(one).add(one + 1);
    found.add(terms.start);
    if (due === undefined) continue;
    const opened = openedBy(inquiry, holding, terms.start, on);
    const late = opened !== undefined && opened > due ? opened : due;
    const start = opened !== undefined && opened > terms.start ? opened : terms.start;
    const moved = movedBy(inquiry, holding, late, { start, on });
    found
      .add(late + 1)
      .add(moved.least + 1)
      .add(moved.most + 1);
  }
  const { together } = clause.when;
  const last = days.length === 0 ? firstDay : (days[days.length - 1] as Day);
  const metOn = together && firstMet(prepared, termsOn(inquiry, clause, rulings, last).start, inquiry.known);
  const apart = together && metOn && addDuration(metOn, together.within, "after");
  if (apart !== undefined) found.add(apart + 1);
  return [...found];
}

type Doing = {
  readonly inquiry: Inquiry;
  readonly prepared: Prepared;
  readonly terms: Terms;
  readonly on: Day;
  /** Whether what holds it up is looked at too. */
  readonly whole: boolean;
};

// an outcome; what takes time is found when somebody asks for it
class OnceOutcome implements Outcome {
  readonly due: Day | undefined;

  constructor(
    private readonly doing: Doing,
    moved: Moved | undefined,
    private readonly found: Found,
    readonly tell: () => Why,
  ) {
    this.due = moved?.least ?? dayOf(doing.terms.due);
  }

  get result(): Outcome["result"] {
    return this.found.result;
  }

  get ripe(): boolean {
    return this.found.ripe;
  }

  get late(): number | undefined {
    return this.found.late;
  }

  get from(): Day | undefined {
    return dayOf(this.doing.terms.from);
  }

  get goal(): Day | undefined {
    return this.doing.terms.goal;
  }

  get until(): Day | undefined {
    return this.doing.terms.until;
  }

  metOn(): Day | undefined {
    return this.found.metOn;
  }

  progress(): number | undefined {
    const { prepared, terms, on } = this.doing;
    return this.found.metOn === undefined ? sightOf(prepared, terms.start, on).progress : 1;
  }

  begun(): boolean {
    return begunBy(this.doing.prepared, this.doing.on) !== undefined;
  }

  figures(): readonly Figures[] {
    return figuresOf(this.doing.prepared, this.doing.on);
  }

  lapses(): readonly never[] {
    return [];
  }
}

type Found = {
  readonly result: Outcome["result"];
  readonly ripe: boolean;
  readonly metOn?: Day;
  readonly late?: number;
};

function notYet(doing: Doing, text: string, because: () => readonly Why[], due?: Moved): Outcome {
  return new OnceOutcome(doing, due, { result: "not-yet-due", ripe: false }, () => why(text, [], because()));
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
  const { inquiry, prepared, on } = doing;
  const apart = apartFrom(inquiry, prepared.clause, metOn, on);
  const late = due !== undefined && metOn > due.least ? metOn - due.least : 0;
  const result = apart?.result ?? "met";
  const tell = (): Why => {
    const because = [...partsTold(prepared, metOn), ...goalTold(doing, metOn)];
    const text = `done on ${sayDay(metOn)}${apart === undefined ? sayLate(due, late, on) : `, ${apart.text}`}`;
    return why(text, [], because);
  };
  return new OnceOutcome(doing, due, { result, ripe: true, metOn, ...(late > 0 && { late }) }, tell);
}

function sayLate(due: Moved | undefined, late: number, on: Day): string {
  if (due === undefined) return "";
  if (late > 0) return `, ${sayCount(late, "day")} late (the last day was ${sayDay(due.least)})`;
  return `, in time (the last day ${due.least < on ? "was" : "is"} ${sayDay(due.least)})`;
}

function undone(doing: Doing, due: Moved | undefined): Outcome {
  const { inquiry, prepared, terms, on, whole } = doing;
  const sight = sightOf(prepared, terms.start, on);
  const spoken = saidBy(prepared.said, on);
  if (spoken === "conflict" || (sight.truth === "conflict" && spoken !== "undetermined")) {
    return ripe(
      doing,
      due,
      { result: "conflict" },
      { text: "facts of the same strength contradict each other" },
    );
  }
  const rest = whole ? restOn(inquiry, prepared.holding, on) : runs;
  if (rest.state === "rests") {
    return notYet(doing, "it rests: what it depends on does not hold", rest.because, due);
  }
  const pace = whole ? paceOf(inquiry, prepared, sight.progress, on) : undefined;
  if (pace?.kind === "others-lag") {
    return notYet(doing, "it rests: what runs beside it lags behind", pace.because, due);
  }
  if (pace?.kind === "lags") {
    return ripe(
      doing,
      due,
      { result: "not-met" },
      { text: "it lags behind what runs beside it", because: pace.because },
    );
  }
  const late = lateBeginning(doing, sight, due);
  if (late !== undefined) return late;
  if (due === undefined) return withoutDay(doing);
  if (on > due.least) return overdue(doing, due, { sight, rest, pace });
  const left = due.least - on;
  const time =
    left === 0 ? "this is the last day" : `${sayCount(left, "day")} left, until ${sayDay(due.least)}`;
  return notYet(doing, `not done; ${time}`, () => [...partsTold(prepared, on), ...goalTold(doing, on)], due);
}

const runs: Rest = { state: "runs", because: () => [] };

function withoutDay(doing: Doing): Outcome {
  const { prepared, terms, on } = doing;
  const { due } = terms;
  if (!isAbsent(due)) return notYet(doing, "not done; no day is set for it", () => partsTold(prepared, on));
  const text = `not done; its last day is not known yet (${sayDue(prepared.clause)})`;
  return notYet(doing, text, () => [why(due.why), ...partsTold(prepared, on)]);
}

// an outcome for what is owed and whose time has come
function ripe(doing: Doing, due: Moved | undefined, found: Omit<Found, "ripe">, told: Told): Outcome {
  const { prepared, on } = doing;
  const because = told.because ?? (() => [...partsTold(prepared, on), ...goalTold(doing, on)]);
  return new OnceOutcome(doing, due, { ...found, ripe: true }, () => why(told.text, [], because()));
}

type Told = { readonly text: string; readonly because?: (() => readonly Why[]) | undefined };

// something must have begun by a day, and has not
function lateBeginning(doing: Doing, sight: Sight, due: Moved | undefined): Outcome | undefined {
  const { prepared, terms, on } = doing;
  const beginBy = dayOf(terms.beginBy);
  if (beginBy === undefined || on <= beginBy || (due !== undefined && on > due.least)) return undefined;
  if (begunBy(prepared, on) !== undefined || (sight.progress ?? 0) > 0) return undefined;
  const still = [beginBy, ...daysBetween(prepared.days(), beginBy, on)].some((day) => {
    const then = sightOf(prepared, terms.start, day);
    return then.truth === "not-met" && then.seen !== undefined && then.seen >= beginBy;
  });
  const text = `it must begin by ${sayDay(beginBy)}`;
  if (still)
    return ripe(doing, due, { result: "not-met", late: on - beginBy }, { text: `${text}, and had not` });
  return ripe(doing, due, { result: "undetermined" }, { text: `${text}; nobody can tell whether it has` });
}

type Overdue = { readonly sight: Sight; readonly rest: Rest; readonly pace: Pace | undefined };

function overdue(doing: Doing, due: Moved, { sight, rest, pace }: Overdue): Outcome {
  const { prepared, terms, on } = doing;
  const late = on - due.least;
  const told = (result: Outcome["result"], text: string, before?: () => readonly Why[]): Outcome => {
    const because = (): readonly Why[] => [
      ...(before?.() ?? []),
      ...partsTold(prepared, on),
      ...goalTold(doing, on),
    ];
    return ripe(doing, due, { result, late }, { text, because });
  };
  const day = sayDay(due.least);
  if (sight.truth === "disputed") {
    return told("disputed", `the last day was ${day}: it is in dispute whether it was done`);
  }
  if (sight.truth === "conflict") {
    return told("conflict", `the last day was ${day}: facts of the same strength contradict each other`);
  }
  const unmet =
    isSeen(sight, terms.start, due.least) ||
    [due.least, ...daysBetween(prepared.days(), due.least, on)].some((then) =>
      isSeen(sightOf(prepared, terms.start, then), terms.start, due.least),
    );
  if (!unmet) {
    const stale = sight.truth === "not-met" ? "; what was seen before it was owed does not show it" : "";
    return told("undetermined", `the last day was ${day}; nobody can tell whether it was done${stale}`);
  }
  // whether it is really overdue may turn on days on which nobody can tell whether it rested
  if (on <= due.most) {
    return told(
      "undetermined",
      `not done by ${day}; nobody can tell whether it was owed all the time`,
      rest.because,
    );
  }
  if (pace?.kind === "unknown") {
    return told("undetermined", `not done by ${day}; nobody can tell whether it may rest`, pace.because);
  }
  return told("not-met", `not done by ${day}, ${sayCount(late, "day")} ago`, pace?.because);
}

// not met counts if it was seen since it became owed; a figure of that first day only says where it began
function isSeen({ truth, seen }: Sight, start: Day, due: Day): boolean {
  return truth === "not-met" && seen !== undefined && (seen > start || seen >= due);
}

function goalTold({ terms }: Doing, on: Day): readonly Why[] {
  if (terms.goal === undefined) return [];
  if (on <= terms.goal) return [why(`the goal is ${sayDay(terms.goal)}`)];
  return [why(`the goal of ${sayDay(terms.goal)} has passed; that is no breach`)];
}

function dayOf(day: Day | Absent | undefined): Day | undefined {
  return day === undefined || isAbsent(day) ? undefined : day;
}
