// A clause prepared for questions about many days: its condition, what is said and decided about it, what holds it up.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Day } from "../../ground/day.js";
import { type DayList, firstDay, mergedDays, sortedDays } from "../day-lists.js";
import { type Evidence, evidenceOn, undoubted } from "../evidence.js";
import type { Rows } from "../facts/rows.js";
import { codeOf, noFacts, says } from "../facts/subject-facts.js";
import {
  type Happening,
  happenedBy,
  happeningDays,
  happeningOf,
  nothingHappened,
} from "../happenings/yes-no.js";
import type { Inquiry, Watched } from "../inquiry.js";
import type { Truth } from "../result.js";
import { dependenceOf } from "./dependence.js";
import { type Holding, holdingOf } from "./lasting/holding.js";
import { type Rulings, rulingsOn } from "./rulings.js";
import { nothingSpoken, type Spoken, spokenOf } from "./spoken.js";
import { termsOn } from "./terms.js";
import { type Views, viewsOn } from "./views.js";

/** A clause with all that is known of it. */
export type Prepared = {
  readonly clause: Clause;
  readonly rulings: Rulings;
  readonly holding: Holding;
  /** Facts about the clause itself. */
  readonly evidence: Evidence;
  /** What must be true: one condition, none, or one for each side of an exchange. */
  readonly parts: readonly Watched[];
  /** What is said of a clause that lasts. */
  readonly spoken: Spoken;
  /** What is said of a clause that is done once: that it is completed, or not. */
  readonly said: Said;
  /** Whether answers about it stay as they are while the process is walked through. */
  readonly steady: boolean;
  /** The days on which what is asked for, or what is said, can change. */
  days(): DayList;
  /** Days up to which was looked for its first day, and what was found; only where answers stay as they are. */
  readonly firsts: Map<string, Looked>;
};

/** How far was looked for a first day, and what was found. */
export type Looked = { readonly upTo: Day; readonly found: Day | undefined };

/** What is said of a thing that is done once; and the same if what is in doubt were wrong. */
export type Said = { readonly main: Happening; readonly without: Happening | undefined };

/** Prepares a clause. Throws when none has this name. */
export function preparedFor(inquiry: Inquiry, name: string): Prepared {
  return inquiry.remember("clause", name, () => prepare(inquiry, name));
}

/** Whether it is said that a thing was done by a day. */
export function saidBy({ main, without }: Said, on: Day): Truth {
  const truth = happenedBy(main, on);
  if (without === undefined || truth === "conflict") return truth;
  return happenedBy(without, on) === truth ? truth : "disputed";
}

function prepare(inquiry: Inquiry, name: string): Prepared {
  const { declared } = inquiry;
  const clause = declared.clauses.get(name);
  if (clause === undefined)
    throw new RangeError(`a clause is one that the process file declares; got "${name}"`);
  const views = viewsOn(declared, clause);
  const rulings = rulingsOn(inquiry, clause);
  const evidence = evidenceOn(inquiry, name, views.own);
  const lasts = clause.obligation === "refrain" || clause.obligation === "maintain";
  const parts = partsOf(inquiry, clause, views);
  const steady = !dependenceOf(inquiry.knowledge.process).onSurroundings("performance", name);
  const spoken = lasts ? spokenOn(inquiry, clause, { evidence, rulings, steady }) : nothingSpoken;
  const said = lasts ? nothingSaid : saidOf(evidence);
  let known: DayList | undefined;
  const days = (): DayList => {
    if (steady && known !== undefined) return known;
    known = doingDays(parts, spoken, said);
    return known;
  };
  return {
    clause,
    rulings,
    holding: holdingOf(inquiry, clause, views.gate),
    evidence,
    parts,
    spoken,
    said,
    steady,
    days,
    firsts: new Map(),
  };
}

function partsOf(inquiry: Inquiry, { obligation, sides, that }: Clause, views: Views): readonly Watched[] {
  if (obligation === "exchange") return sides.map((side, i) => inquiry.watch(side.that, views.sides[i]));
  return that === undefined ? [] : [inquiry.watch(that, views.own)];
}

function spokenOn(
  inquiry: Inquiry,
  clause: Clause,
  at: { readonly evidence: Evidence; readonly rulings: Rulings; readonly steady: boolean },
): Spoken {
  const { evidence, rulings, steady } = at;
  if (evidence.accepted.facts.length === 0) return nothingSpoken;
  const mending = {
    lasting: clause.obligation === "refrain",
    recovers: clause.recoversAfter,
    waivers: rulings.waivers,
    // a day that the course of the process sets is not known before it is walked through
    owedFrom: steady ? termsOn(inquiry, clause, rulings, inquiry.known).start : firstDay,
  };
  return spokenOf(inquiry, clause, { evidence, view: viewsOn(inquiry.declared, clause).own, mending });
}

const nothingSaid: Said = { main: nothingHappened(noFacts), without: undefined };

function doingDays(parts: readonly Watched[], spoken: Spoken, said: Said): DayList {
  const happening = [said.main, ...(said.without === undefined ? [] : [said.without])];
  return mergedDays([
    ...parts.map((part) => part.days()),
    spoken.days,
    sortedDays(happening.flatMap((one) => [...happeningDays(one)])),
  ]);
}

// the other side's acceptance of what was done counts as its completion
function saidOf(evidence: Evidence): Said {
  if (evidence.accepted.facts.length === 0) return nothingSaid;
  const accepted = evidence.answers.find(({ accepts }) => accepts === true);
  const happening = (rows: Rows): Happening => {
    const one = happeningOf(rows, readsAsDone, readsAsUndone);
    if (accepted === undefined) return one;
    const day = accepted.during.start;
    if (one.yes !== undefined && one.yes.last <= day && one.against === undefined) return one;
    return { yes: { fact: accepted, first: day, last: day }, rows: one.rows, asNo: one.asNo };
  };
  return {
    main: happening(evidence.accepted),
    without: evidence.doubts.size === 0 ? undefined : happening(undoubted(evidence)),
  };
}

const readsAsDone = [says.yes, codeOf("completed"), codeOf("met"), codeOf("kept")];
const readsAsUndone = [says.no, codeOf("not-met"), codeOf("breached")];
