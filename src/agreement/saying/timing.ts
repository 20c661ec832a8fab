// When a clause is owed, in plain English: from when, by when, until when, together with what.
import type { ClauseKind, Timing } from "../terms/clause.js";
import type { Moment } from "../terms/date.js";
import { countingNote, isCounted, isDay, saidMoment, sayDuration } from "./moments.js";
import { type Saying, sayAllOf } from "./names.js";
import { quoted } from "./words.js";

/** Words about the time of a clause, which follow what is owed: "by 10 March 2020", "at all times from the signing onwards". */
export function sayTiming(when: Timing, obligation: ClauseKind, saying: Saying): string | undefined {
  const moment = momentsOnce(saying);
  const lasting = obligation === "maintain" || obligation === "refrain";
  const first = lasting ? lastingWords(when, moment) : singleWords(when, moment);
  const parts = [
    when.beginBy && `having begun ${latest(when.beginBy, moment, saying)}`,
    when.by && latest(when.by, moment, saying),
    when.before && `before ${moment(when.before)}`,
    lasting ? undefined : when.until && `owed until ${moment(when.until)}, that day included`,
    when.together &&
      `together with ${moment(when.together.with)}, at most ${sayDuration(when.together.within)} apart`,
    when.renewable && renewalWords(when.renewable, saying),
    when.goal && `with the goal of ${moment(when.goal)}, which may pass without a breach`,
  ].filter((part) => part !== undefined);
  const said = [...first, ...parts].join(", ");
  return said === "" ? undefined : said;
}

type SayMoment = (moment: Moment) => string;

// how stretches are counted is said once, behind the first of them
function momentsOnce(saying: Saying): SayMoment {
  let noted = false;
  return (moment) => {
    const note = !noted && isCounted(moment) ? countingNote(saying.process.calendar) : undefined;
    noted ||= note !== undefined;
    return saidMoment(moment, saying, note);
  };
}

function lastingWords({ from, until }: Timing, moment: SayMoment): readonly string[] {
  const words = ["at all times"];
  if (from !== undefined) words.push(`from ${moment(from)}`);
  if (until !== undefined) words.push(`until ${moment(until)}, that day included`);
  else if (from !== undefined) words.push("onwards");
  return [words.join(" ")];
}

function singleWords({ from }: Timing, moment: SayMoment): readonly string[] {
  return from === undefined ? [] : [`no earlier than ${moment(from)}`];
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
