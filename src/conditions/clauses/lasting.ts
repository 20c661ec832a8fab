// Clauses that last: a state to be kept, or something that must not be done.
import { isAbsent } from "../../ground/absence.js";
import { addDays, type Day } from "../../ground/day.js";
import { type DayList, daysBetween } from "../day-lists.js";
import type { Inquiry, Sight } from "../inquiry.js";
import type { Figures, Truth, Why } from "../result.js";
import { sayDay, sayDays, sayOrigin, why } from "../words.js";
import { firstDayWhere, openedBy, restOn, shutTold } from "./holding.js";
import { type Asked, type Outcome, present } from "./outcome.js";
import { paceOf } from "./pace.js";
import type { Prepared } from "./prepared.js";
import { type Breach, type Report, spokenOn } from "./spoken.js";
import { firstDay, type Terms, termsOn } from "./terms.js";

/** Judges a clause that lasts. */
export function judgeLasting(inquiry: Inquiry, prepared: Prepared, { of, on }: Asked): Outcome {
  const terms = termsOn(inquiry, prepared.clause, prepared.rulings, on);
  const { from, start, until } = terms;
  // what has ended is as it was on its last day
  const day = until !== undefined && until < on ? until : on;
  const lasting: Lasting = { inquiry, prepared, terms, on, day };
  if (isAbsent(from)) return notYet(lasting, "not yet owed", [why(from.why)]);
  if (from !== undefined && on < from)
    return notYet(lasting, `not yet owed: it is owed from ${sayDay(from)} on`, []);
  const whole = of === "status";
  const opened = whole ? openedBy(inquiry, prepared.holding, start, on) : start;
  if (opened === undefined || opened > day) {
    const because = shutTold(inquiry, prepared.holding, on);
    return notYet(lasting, "not yet owed: something must hold before it is", because);
  }
  const rest =
    whole && day === on ? restOn(inquiry, prepared.holding, on) : { state: "runs" as const, because: [] };
  if (rest.state === "rests")
    return notYet(lasting, "it rests: what it depends on does not hold", rest.because);
  const outcome = judged(lasting, opened);
  const due = isAbsent(terms.due) ? undefined : terms.due;
  if (due !== undefined && on <= due && outcome.result !== "met") {
    return {
      ...outcome,
      due,
      result: "not-yet-due",
      ripe: false,
      why: why(`not yet owed: until ${sayDay(due)} there is time`, [], [outcome.why]),
    };
  }
  if (!whole || outcome.result !== "not-met") return outcome;
  if (rest.state === "perhaps") {
    return {
      ...outcome,
      result: "undetermined",
      why: why("broken; nobody can tell whether it was owed", [], [...rest.because, outcome.why]),
    };
  }
  const pace = paceOf(inquiry, prepared, outcome.progress, on);
  if (pace?.kind === "others-lag")
    return notYet(lasting, "it rests: what runs beside it lags behind", pace.because);
  return outcome;
}

/** The first day, from `start` to `on`, on which a clause that lasts was kept. */
export function firstKept(prepared: Prepared, days: DayList, start: Day, on: Day): Day | undefined {
  return firstDayWhere(days, start, on, (day) => sightOn(prepared, day).truth === "met");
}

type Lasting = {
  readonly inquiry: Inquiry;
  readonly prepared: Prepared;
  readonly terms: Terms;
  readonly on: Day;
  /** The day that is looked at: the day asked about, or the last on which it was owed. */
  readonly day: Day;
};

function notYet({ prepared, terms, on }: Lasting, text: string, because: readonly Why[]): Outcome {
  return {
    result: "not-yet-due",
    ripe: false,
    why: why(text, [], because),
    figures: figuresOn(prepared, on),
    ...present({
      from: isAbsent(terms.from) ? undefined : terms.from,
      goal: terms.goal,
      until: terms.until,
    }),
  };
}

function judged({ prepared, terms, on, day }: Lasting, opened: Day): Outcome {
  const sight = sightOn(prepared, day);
  const course = courseOf(prepared, opened, day);
  const result = sight.truth;
  const ended = day < on ? `it ended on ${sayDay(day)}; on that day: ` : "";
  const told = toldOn(prepared, day);
  const lapses = course.lapses.length === 0 ? [] : [lapsesTold(course.lapses)];
  const text = `${ended}${sentences[prepared.clause.obligation === "refrain" ? "refrain" : "maintain"][result]}`;
  return {
    result,
    ripe: true,
    why: why(text, [], [...told, ...lapses]),
    figures: figuresOn(prepared, day),
    lapses: course.lapses,
    ...present({
      from: isAbsent(terms.from) ? undefined : terms.from,
      goal: terms.goal,
      until: terms.until,
      metOn: course.first,
      progress: result === "met" ? 1 : course.kept,
    }),
  };
}

const sentences: Readonly<Record<"refrain" | "maintain", Readonly<Record<Truth, string>>>> = {
  refrain: {
    met: "kept, by all that is reported",
    "not-met": "broken",
    undetermined: "nobody can tell whether it was kept",
    disputed: "it is in dispute whether it was kept",
    conflict: "reports of the same strength contradict each other",
  },
  maintain: {
    met: "it holds",
    "not-met": "it does not hold",
    undetermined: "nobody can tell whether it holds",
    disputed: "it is in dispute whether it holds",
    conflict: "facts of the same strength contradict each other",
  },
};

/** What is measured and what is said, together. A breach that is reported breaks it whatever is measured. */
function sightOn({ parts, spoken }: Prepared, on: Day): Sight {
  const said = spokenOn(spoken, on);
  const [part] = parts;
  if (part === undefined) return { truth: said, seen: on };
  const sight = part.sight(on);
  return { ...sight, truth: together(sight.truth, said) };
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
  const before = start === firstDay && days.length > 0 ? (Math.min(days[0], day) as Day) : start;
  const starts = [before, ...daysBetween(days, before, day)];
  const lapses: { from: Day; to: Day }[] = [];
  let first: Day | undefined;
  let [kept, broken] = [0, 0];
  starts.forEach((from, i) => {
    const { truth } = sightOn(prepared, from);
    const next = starts[i + 1] ?? addDays(day, 1);
    if (truth === "met") {
      first ??= from;
      kept += next - from;
    }
    if (truth !== "not-met") return;
    broken += next - from;
    const last = lapses[lapses.length - 1];
    if (last !== undefined && last.to === from - 1) last.to = addDays(next, -1);
    else lapses.push({ from, to: addDays(next, -1) });
  });
  return { lapses, first, kept: kept + broken === 0 ? undefined : kept / (kept + broken) };
}

function lapsesTold(lapses: Course["lapses"]): Why {
  const shown = lapses.slice(-5).map(({ from, to }) => sayDays({ start: from, end: addDays(to, 1) }));
  const more = lapses.length > shown.length ? `${lapses.length - shown.length} times before, and ` : "";
  return why(`broken ${more}${shown.join("; ")}`);
}

function toldOn(prepared: Prepared, day: Day): readonly Why[] {
  const { parts, spoken, evidence } = prepared;
  const told = parts.map((part) => part.judged(day).why);
  const breaches = spoken.breaches.filter(({ first }) => first <= day);
  const mend = spoken.mended.findLast(({ first }) => first <= day);
  told.push(...breaches.slice(-3).map((breach) => breachTold(prepared, breach, mend)));
  if (breaches.length > 3) told.push(why(`and ${breaches.length - 3} more breaches before`));
  const kept = spoken.kept.findLast(({ first, last }) => first <= day && last >= day);
  const earlier = spoken.kept.findLast(({ last }) => last < day);
  if (kept !== undefined)
    told.push(why(`kept ${sayDays(kept.fact.during)}, ${sayOrigin(kept.fact)}`, [kept.fact]));
  else if (earlier !== undefined) {
    told.push(
      why(`last reported as kept ${sayDays(earlier.fact.during)}, ${sayOrigin(earlier.fact)}`, [
        earlier.fact,
      ]),
    );
  } else if (parts.length === 0 && breaches.length === 0)
    told.push(why("nobody whose word counts has reported on it"));
  const claims = evidence.claims.filter(({ during }) => during.start <= day).slice(-2);
  told.push(
    ...claims.map((fact) =>
      why(`only claimed: ${wordOf(fact.value)} ${sayDays(fact.during)}, ${sayOrigin(fact)}`, [fact]),
    ),
  );
  return told;
}

function breachTold({ evidence, rulings }: Prepared, breach: Breach, mend: Report | undefined): Why {
  const { fact, last, standing, reason } = breach;
  const whose = fact.party === undefined ? "" : ` by ${fact.party}`;
  const where = fact.place === undefined ? "" : ` at ${fact.place}`;
  const mended = mend !== undefined && mend.first >= last ? `; mended by ${sayDay(mend.first)}` : "";
  const waived = rulings.waivers.some(({ from }) => from >= last) ? "; waived" : "";
  const doubts = (evidence.doubts.get(fact.id) ?? []).map((by) =>
    why(`said to be wrong by ${by.by ?? "somebody"}`, [by]),
  );
  const note = standing === "certain" ? "" : `; ${reason ?? standing}`;
  return why(
    `broken ${sayDays(fact.during)}${whose}${where}, ${sayOrigin(fact)}${note}${mended}${waived}`,
    [fact],
    doubts,
  );
}

function figuresOn({ parts }: Prepared, on: Day): readonly Figures[] {
  return parts.flatMap((part): readonly Figures[] => part.judged(on).figures ?? []);
}

function wordOf(value: Report["fact"]["value"]): string {
  return value?.kind === "word" ? value.word.replace("-", " ") : "something";
}
