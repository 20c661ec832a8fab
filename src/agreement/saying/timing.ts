// When a clause is owed, in plain English: from when, by when, until when, together with what.
import type { ClauseKind, Timing } from "../terms/clause.js";
import type { Moment } from "../terms/date.js";
import { isDay, saidMoment, saidPoint, sayDuration } from "./moments.js";
import { type Saying, sayAllOf } from "./names.js";
import { quoted } from "./words.js";

/** Words about the time of a clause, which follow what is owed: "by 10 March 2020", "at all times from the signing onwards". */
export function sayTiming(when: Timing, obligation: ClauseKind, saying: Saying): string | undefined {
  const moment: SayMoment = (one) => saidMoment(one, saying);
  const lasting = obligation === "maintain" || obligation === "refrain";
  const day = lasting ? undefined : onlyDay(when);
  const parts = [
    day === undefined ? spanWords(when, lasting, saying) : onDayWords(day, saying),
    lasting || when.until === undefined ? undefined : `owed ${untilWords(when.until, moment)}`,
    when.together &&
      `together with ${saidPoint(when.together.with, saying)}, at most ${sayDuration(when.together.within)} apart`,
    when.renewable && renewalWords(when.renewable, saying),
    when.goal && `with the goal of ${moment(when.goal)}, which may pass without a breach`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

type SayMoment = (moment: Moment) => string;

// what may come neither before nor after one moment
function onlyDay({ from, by, beginBy }: Timing): Moment | undefined {
  const same = JSON.stringify(from) === JSON.stringify(by);
  return same && beginBy === undefined ? from : undefined;
}

function onDayWords(day: Moment, saying: Saying): string {
  const counted = day.kind === "shifted" && !isDay(day, saying.dayOf);
  return `${counted ? "exactly" : "on"} ${saidMoment(day, saying)}`;
}

// from when, and by when
function spanWords(when: Timing, lasting: boolean, saying: Saying): string | undefined {
  const moment: SayMoment = (one) => saidMoment(one, saying);
  const from = lasting ? lastingWords(when, moment) : earliestWords(when, moment);
  const limits = limitWords(when, moment, saying);
  const between = lasting || when.beginBy !== undefined ? ", " : " and ";
  return from === undefined || limits === undefined ? (from ?? limits) : from + between + limits;
}

function lastingWords({ from, until }: Timing, moment: SayMoment): string {
  const words = ["at all times"];
  if (from !== undefined) words.push(`from ${moment(from)}`);
  if (until !== undefined) words.push(untilWords(until, moment));
  else if (from !== undefined) words.push("onwards");
  return words.join(" ");
}

function untilWords(until: Moment, moment: SayMoment): string {
  return until.kind === "date" ? `up to and including ${moment(until)}` : `until ${moment(until)}`;
}

function earliestWords({ from }: Timing, moment: SayMoment): string | undefined {
  return from && `no earlier than ${moment(from)}`;
}

// by when it must have begun, and by when it must be done
function limitWords({ beginBy, by, before }: Timing, moment: SayMoment, saying: Saying): string | undefined {
  const begun = beginBy && `beginning ${latest(beginBy, moment, saying)}`;
  const done = by === undefined ? before && `before ${moment(before)}` : latest(by, moment, saying);
  return begun === undefined ? done : done === undefined ? begun : `${begun} and finishing ${done}`;
}

function latest(by: Moment, moment: SayMoment, saying: Saying): string {
  return `${isDay(by, saying.dayOf) ? "by" : "no later than"} ${moment(by)}`;
}

function renewalWords(renewable: NonNullable<Timing["renewable"]>, saying: Saying): string {
  const { process } = saying;
  const question = process.decisions.find((one) => one.name === renewable.decision)?.question;
  const who = sayAllOf(renewable.by, process);
  const asked = question === undefined ? renewable.decision : quoted(question);
  return `for ${sayDuration(renewable.term)} and as long again each time that ${who} say yes to ${asked}`;
}
