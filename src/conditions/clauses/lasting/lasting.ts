// Clauses that last: a state to be kept, or something that must not be done.
import { isAbsent } from "../../../ground/absence.js";
import { addDays, type Day } from "../../../ground/day.js";
import { type DayList, firstDay, firstLater } from "../../day-lists.js";
import type { Inquiry } from "../../inquiry.js";
import type { Figures, Truth, Why } from "../../result.js";
import { sayDay, why } from "../../words.js";
import { type Asked, altered, type Outcome } from "../outcome.js";
import { paceOf } from "../pace.js";
import type { Prepared } from "../prepared.js";
import { spokenOn } from "../spoken.js";
import { type Terms, termsOn } from "../terms.js";
import { openedBy, type Rest, restOn, shutTold } from "./holding.js";
import { lapsesTold, lastingSentences, toldOn } from "./lasting-words.js";

/** Judges a clause that lasts. */
export function judgeLasting(inquiry: Inquiry, prepared: Prepared, { of, on }: Asked): Outcome {
  const terms = termsOn(inquiry, prepared.clause, prepared.rulings, on);
  const { from, start, until } = terms;
  // what has ended is as it was on its last day
  const day = until !== undefined && until < on ? until : on;
  const lasting: Lasting = { prepared, terms, on, day };
  if (isAbsent(from)) return notYet(lasting, "not yet owed", () => [why(from.why)]);
  if (on < start) return notYet(lasting, `not yet owed: it is owed from ${sayDay(start)} on`, () => []);
  const whole = of === "status";
  const opened = whole ? openedBy(inquiry, prepared.holding, start, on) : start;
  if (opened === undefined || opened > day) {
    const because = (): readonly Why[] => shutTold(inquiry, prepared.holding, on);
    return notYet(lasting, "not yet owed: something must hold before it is", because);
  }
  const rest = whole && day === on ? restOn(inquiry, prepared.holding, on) : runs;
  if (rest.state === "rests") {
    return notYet(lasting, "it rests: what it depends on does not hold", rest.because);
  }
  const outcome = judged(lasting, opened);
  const due = isAbsent(terms.due) ? undefined : terms.due;
  if (due !== undefined && on <= due && outcome.result !== "met") {
    const tell = (): Why => why(`not yet owed: until ${sayDay(due)} there is time`, [], [outcome.tell()]);
    return altered(outcome, { due, result: "not-yet-due", ripe: false, tell });
  }
  if (!whole || outcome.result !== "not-met") return outcome;
  if (rest.state === "perhaps") {
    const text = "broken; nobody can tell whether it was owed";
    const tell = (): Why => why(text, [], [...rest.because(), outcome.tell()]);
    return altered(outcome, { result: "undetermined", tell });
  }
  if (prepared.clause.parallel === undefined) return outcome;
  const pace = paceOf(inquiry, prepared, outcome.progress(), on);
  if (pace?.kind === "others-lag")
    return notYet(lasting, "it rests: what runs beside it lags behind", pace.because);
  return outcome;
}

/** The days that follow from the terms on each of some days: the first on which it is owed, and the day after the last. */
export function lastingDays(inquiry: Inquiry, prepared: Prepared, days: DayList): readonly number[] {
  const found = new Set<number>();
  for (let i = 0; i < days.length; i++) {
    const { start, until, due } = termsOn(inquiry, prepared.clause, prepared.rulings, days[i] as Day);
    found.add(start);
    if (until !== undefined) found.add(until).add(until + 1);
    if (due !== undefined && !isAbsent(due)) found.add(due + 1);
  }
  return [...found];
}

const runs: Rest = { state: "runs", because: () => [] };

type Lasting = {
  readonly prepared: Prepared;
  readonly terms: Terms;
  readonly on: Day;
  /** The day that is looked at: the day asked about, or the last on which it was owed. */
  readonly day: Day;
};

function notYet(lasting: Lasting, text: string, because: () => readonly Why[]): Outcome {
  return new LastingOutcome(lasting, undefined, "not-yet-due", () => why(text, [], because()));
}

function judged(lasting: Lasting, opened: Day): Outcome {
  const { prepared, on, day } = lasting;
  const result = lastingTruth(prepared, day);
  const outcome: Outcome = new LastingOutcome(lasting, opened, result, () => {
    const lapses = outcome.lapses();
    const kind = prepared.clause.obligation === "refrain" ? "refrain" : "maintain";
    const ended = day < on ? `it ended on ${sayDay(day)}; on that day: ` : "";
    const broken = lapses.length === 0 ? [] : [lapsesTold(lapses)];
    return why(`${ended}${lastingSentences[kind][result]}`, [], [...toldOn(prepared, day), ...broken]);
  });
  return outcome;
}

// an outcome that finds the course of the clause only when somebody asks for it
class LastingOutcome implements Outcome {
  readonly ripe: boolean;
  readonly due = undefined;
  readonly late = undefined;
  private known: Course | undefined;

  constructor(
    private readonly lasting: Lasting,
    /** The day from which it is owed; absent while it is not. */
    private readonly opened: Day | undefined,
    readonly result: Outcome["result"],
    readonly tell: () => Why,
  ) {
    this.ripe = opened !== undefined;
  }

  get from(): Day | undefined {
    const { from } = this.lasting.terms;
    return isAbsent(from) ? undefined : from;
  }

  get goal(): Day | undefined {
    return this.lasting.terms.goal;
  }

  get until(): Day | undefined {
    return this.lasting.terms.until;
  }

  metOn(): Day | undefined {
    return this.course()?.first;
  }

  progress(): number | undefined {
    return this.result === "met" ? 1 : this.course()?.kept;
  }

  begun(): boolean {
    return false;
  }

  figures(): readonly Figures[] {
    return figuresOn(this.lasting.prepared, this.lasting.day);
  }

  lapses(): Course["lapses"] {
    return this.course()?.lapses ?? [];
  }

  private course(): Course | undefined {
    if (this.opened === undefined) return undefined;
    this.known ??= courseOf(this.lasting.prepared, this.opened, this.lasting.day);
    return this.known;
  }
}

/** What is measured and what is said on a day, together: a breach that is reported breaks it whatever is measured. */
export function lastingTruth({ parts, spoken }: Prepared, on: Day): Truth {
  const said = spokenOn(spoken, on);
  return parts.length === 0 ? said : together(parts[0].truth(on), said);
}

function together(measured: Truth, said: Truth): Truth {
  if (said === "undetermined" || measured === said) return measured;
  if (measured === "not-met" || said === "not-met") return "not-met";
  for (const one of ["conflict", "disputed"] as const) if (measured === one || said === one) return one;
  return "met";
}

type Course = {
  readonly lapses: readonly { readonly from: Day; readonly to: Day }[];
  readonly first: Day | undefined;
  /** The share of the days seen on which it was kept; absent if none was seen. */
  readonly kept: number | undefined;
};

// one walk from the day on which it became owed to the day that is looked at
function courseOf(prepared: Prepared, start: Day, day: Day): Course {
  const days = prepared.days();
  const first = start === firstDay && days.length > 0 ? (Math.min(days[0], day) as Day) : start;
  const lapses: { from: Day; to: Day }[] = [];
  let metOn: Day | undefined;
  let [kept, broken] = [0, 0];
  let at = firstLater(days, first);
  for (let from = first; from <= day; ) {
    const next = at < days.length && days[at] <= day ? (days[at] as Day) : addDays(day, 1);
    const truth = lastingTruth(prepared, from);
    if (truth === "met") {
      metOn ??= from;
      kept += next - from;
    } else if (truth === "not-met") {
      broken += next - from;
      const last = lapses[lapses.length - 1];
      if (last !== undefined && last.to === from - 1) last.to = addDays(next, -1);
      else lapses.push({ from, to: addDays(next, -1) });
    }
    from = next;
    at = firstLater(days, from);
  }
  return { lapses, first: metOn, kept: kept + broken === 0 ? undefined : kept / (kept + broken) };
}

function figuresOn({ parts }: Prepared, on: Day): readonly Figures[] {
  return parts.flatMap((part): readonly Figures[] => part.figures?.(on) ?? []);
}
