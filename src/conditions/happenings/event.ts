// Whether a declared event has happened by a day, and on which day it did.
import type { Condition } from "../../agreement/terms/condition.js";
import type { EventDeclaration } from "../../agreement/terms/things.js";
import { type Absent, absent } from "../../ground/absence.js";
import type { Day } from "../../ground/day.js";
import { sortedDays } from "../day-lists.js";
import { asideReason, claimsBy, type Evidence, evidenceOn, undoubted } from "../evidence.js";
import type { Fact } from "../fact.js";
import type { Rows } from "../facts/rows.js";
import { codeOf, says } from "../facts/subject-facts.js";
import { type Inquiry, judgedFrom, outsider, type Sight, type Viewpoint, type Watched } from "../inquiry.js";
import type { Judged, Truth, Why } from "../result.js";
import { sayDay, sayOrigin, why } from "../words.js";
import { type Happening, happenedBy, happeningDays, happeningOf, noFor } from "./yes-no.js";

/** An event that a condition names. */
export function watchEvent(
  inquiry: Inquiry,
  { event }: Extract<Condition, { kind: "event" }>,
  view: Viewpoint,
): Watched {
  const known = knownOf(inquiry, event, view);
  const truth = (on: Day): Truth => truthOn(known, on);
  return {
    days: () =>
      sortedDays([...daysOf(known.main), ...(known.without === undefined ? [] : daysOf(known.without))]),
    truth,
    sight: (on) => sightOf(truth(on), on),
    judged: (on) => judgedEvent(known, truth(on), on),
  };
}

/** The day of an event, seen from a day: a day that the text fixes is known before it comes, others only when they have come. */
export function eventDay(inquiry: Inquiry, event: string, on: Day): Day | Absent {
  const { main, without, declared } = knownOf(inquiry, event, outsider);
  const { title } = declared;
  if (main.date !== undefined) return main.date;
  const { happening } = main;
  if (happening.yes === undefined || happening.yes.last > on) {
    return absent(`${title}: nobody says that this had happened by ${sayDay(on)}`);
  }
  if (happening.against !== undefined)
    return absent(`${title}: facts of the same strength contradict each other`);
  if (without !== undefined && without.happening.yes?.last !== happening.yes.last) {
    return absent(`${title}: it is in dispute whether it happened`);
  }
  return happening.yes.last;
}

/** The days on which the day of an event can become known or change. */
export function eventDays(inquiry: Inquiry, event: string): readonly number[] {
  const { main } = knownOf(inquiry, event, outsider);
  return main.date === undefined ? happeningDays(main.happening) : [main.date];
}

// an event by what is said of it, and, where nothing speaks against it, by the day that the text fixes
type Course = { readonly happening: Happening; readonly date: Day | undefined };

type Known = {
  readonly declared: EventDeclaration;
  readonly view: Viewpoint;
  readonly evidence: Evidence;
  readonly main: Course;
  readonly without: Course | undefined;
};

function knownOf(inquiry: Inquiry, event: string, view: Viewpoint): Known {
  return inquiry.remember(view === outsider ? "event" : `event ${view.key}`, event, () =>
    gather(inquiry, event, view),
  );
}

function gather(inquiry: Inquiry, event: string, view: Viewpoint): Known {
  const declared = inquiry.declared.events.get(event);
  if (declared === undefined)
    throw new RangeError(`an event is one that the process file declares; got "${event}"`);
  const evidence = evidenceOn(inquiry, event, view);
  const course = (rows: Rows): Course => {
    const happening = happeningOf(rows, readsAsYes, readsAsNo);
    const date = declared.date?.day;
    // a fact goes before the text: one that gives another day, or one that says "not until" a day after it
    const { noUntil } = happening;
    const denied = date !== undefined && noUntil !== undefined && noUntil >= date;
    const replaced = happening.yes !== undefined || denied;
    return { happening, date: replaced ? undefined : date };
  };
  return {
    declared,
    view,
    evidence,
    main: course(evidence.accepted),
    without: evidence.doubts.size === 0 ? undefined : course(undoubted(evidence)),
  };
}

const readsAsYes = [says.yes, codeOf("completed"), codeOf("met")];
const readsAsNo = [says.no, codeOf("not-met")];

function truthOn({ main, without }: Known, on: Day): Truth {
  const truth = truthOf(main, on);
  if (without === undefined || truth === "conflict") return truth;
  return truthOf(without, on) === truth ? truth : "disputed";
}

function truthOf({ happening, date }: Course, on: Day): Truth {
  if (date !== undefined) return on >= date ? "met" : "not-met";
  return happenedBy(happening, on);
}

function daysOf({ happening, date }: Course): readonly number[] {
  return date === undefined ? happeningDays(happening) : [date];
}

// a "no" speaks of the day itself, and so does a day that came later
function sightOf(truth: Truth, on: Day): Sight {
  if (truth === "met") return { truth, seen: on, progress: 1 };
  return truth === "not-met" ? { truth, seen: on, progress: 0 } : { truth };
}

function judgedEvent(known: Known, truth: Truth, on: Day): Judged {
  const { declared, main } = known;
  const { yes, against } = main.happening;
  const { title } = declared;
  const behind = [...doubtsTold(known, truth, on), ...restTold(known, on)];
  const outcome = sightOf(truth, on);
  const told = (text: string, facts: readonly Fact[]): Judged =>
    judgedFrom(outcome, why(`${title}: ${text}`, facts, behind));
  if (main.date !== undefined) {
    return told(`${on < main.date ? "not before" : "on"} ${sayDay(main.date)}, as the text says`, []);
  }
  if (yes !== undefined && truth === "conflict" && against !== undefined) {
    const text = `on ${sayDay(yes.last)}, ${sayOrigin(yes.fact)}; not until ${sayDay(against.last)}, ${sayOrigin(against.fact)}`;
    return told(text, [yes.fact, against.fact]);
  }
  if (yes !== undefined) {
    const text = on >= yes.last ? "" : "later, ";
    return told(`${text}on ${sayDay(yes.last)}, ${sayOrigin(yes.fact)}`, [yes.fact]);
  }
  const last = noFor(main.happening, on);
  if (last === undefined) return told("nobody whose word counts says whether it has happened", []);
  const since = last.last < on ? "; since then nobody has said anything" : "";
  return told(`not until ${sayDay(last.last)}, ${sayOrigin(last.fact)}${since}`, [last.fact]);
}

function doubtsTold({ main, evidence }: Known, truth: Truth, on: Day): readonly Why[] {
  if (evidence.doubts.size === 0) return [];
  const facts = [main.happening.yes?.fact, main.happening.against?.fact, noFor(main.happening, on)?.fact];
  const turns = truth === "disputed" ? "; the outcome turns on it" : "; the outcome does not turn on it";
  return [...new Set(facts)].flatMap((fact) =>
    (fact === undefined ? [] : (evidence.doubts.get(fact.id) ?? [])).map((by) =>
      why(`${fact?.id} is said to be wrong by ${by.by ?? "somebody"} on ${sayDay(by.during.start)}${turns}`, [
        by,
      ]),
    ),
  );
}

// claims and what is not taken here: the latest of each
function restTold({ evidence, view }: Known, on: Day): readonly Why[] {
  const said = ({ value }: Fact): string =>
    (value?.kind === "answer" && value.answer === "no") ||
    (value?.kind === "word" && value.word === "not-met")
      ? "not until"
      : "on";
  const past = (facts: readonly Fact[]): readonly Fact[] =>
    facts.filter(({ during }) => during.start <= on).slice(-2);
  const claims = claimsBy(evidence, on).map((fact) =>
    why(`only claimed: ${said(fact)} ${sayDay(fact.during.start)}, ${sayOrigin(fact)}`, [fact]),
  );
  const aside = past(evidence.aside()).map((fact) =>
    why(
      `not counted: ${said(fact)} ${sayDay(fact.during.start)}, ${sayOrigin(fact)}: ${asideReason(fact, view)}`,
      [fact],
    ),
  );
  return [...claims, ...aside];
}
