// A clause said back in one plain English sentence, so that a mediator can see whether the file says what was agreed.
import type { Clause, ClauseScope, Determination, Gain, TextReference } from "../terms/clause.js";
import type { ProcessFile } from "../terms/process.js";
import { sayConditions } from "./conditions.js";
import { sayConsequences } from "./consequences.js";
import { saidMoment, sayDuration } from "./moments.js";
import { type DayOf, type Saying, sayAllOf, sayClauseNames, sayingOf, sayWho } from "./names.js";
import { sayTiming } from "./timing.js";
import { listed, quoted, sayPercent, sentence } from "./words.js";

/**
 * A clause as one sentence: who must do what by when, to whom it is owed and on which conditions; when it counts as done; who says so,
 * on which evidence; what if nobody can tell; what follows. What the file says nothing of is left out, but for the rule for doubt, which
 * a clause takes from the agreement. `dayOf` adds days that are known of moments that depend on what happens.
 *
 * The words of `what` stand behind "must", so they are best written like that: "reduce its forces", "not attack …". Where a clause of
 * the kind `refrain` names what is to be left undone ("attack the cities"), it says "must not"; where only the text could tell
 * ("keep positions"), it quotes the words.
 */
export function sayClause(clause: Clause, process: ProcessFile, dayOf?: DayOf): string {
  const saying = sayingOf(process, dayOf);
  return sentence([
    dutyWords(clause, saying),
    doneWords(clause, saying),
    judgedWords(clause, process),
    doubtWords(clause, process),
    breachWords(clause),
    scopeWords(clause.scope, process),
    clause.carveOuts.length === 0 ? undefined : `${listed(clause.carveOuts)} shall not count as a breach`,
    clause.protects && `it protects ${gainWords[clause.protects]}`,
    ...sayConsequences(clause.consequences, process),
    amendmentWords(clause, saying),
  ]);
}

/**
 * What a clause asks, in the words that follow "must": a heading for it. What is to be left undone begins with "not".
 */
export function sayDuty({ obligation, what }: Pick<Clause, "obligation" | "what">): string {
  return obligation === "refrain" ? refrainWords(what).replace(/^must /, "") : what;
}

// who must do what, when, for whom, on which conditions
function dutyWords(clause: Clause, saying: Saying): string {
  const { process } = saying;
  const who = clause.obligation === "exchange" ? clause.sides.map((side) => side.who) : clause.who;
  const subject = who.length === 0 ? "it is agreed that somebody" : sayAllOf(who, process);
  const what = clause.what.replace(/\.$/, "");
  const when = sayTiming(clause.when, clause.obligation, saying);
  // what consists of several parts, or lasts, is parted from its time
  const comma = what.includes(", ") || /^(?:at all times|beginning|owed)/.test(when ?? "") ? "," : "";
  return [
    `${underWords(clause.text, process)}${subject} ${mustWords(clause, what)}`,
    when && `${comma} ${when}`,
    ...conditionWords(clause, saying),
  ].join("");
}

function mustWords({ obligation }: Clause, what: string): string {
  switch (obligation) {
    case "best-efforts":
      return `must make every effort to ${what}`;
    case "exchange":
      return `must, in exchange, ${what}`;
    case "refrain":
      return refrainWords(what);
    case "do-by":
    case "maintain":
    case "decide":
    case "meet":
      return `must ${what}`;
  }
}

// some write what is to be left undone ("attack the cities"), others what is owed ("not attack the cities", "cease hostilities")
function refrainWords(what: string): string {
  const [first, ...others] = what.toLowerCase().split(/[^\p{L}]+/u);
  if (owed.has(first) || others.slice(0, 3).includes("no")) return `must ${what}`;
  return undecided.has(first) ? `must refrain (${quoted(what)})` : `must not ${what}`;
}

const owed: ReadonlySet<string> = new Set([
  "abstain",
  "avoid",
  "cease",
  "desist",
  "never",
  "no",
  "not",
  "refrain",
]);
// words of which nobody can tell without the text whether they are owed or left undone: "keep the truce", "keep prisoners"
const undecided: ReadonlySet<string> = new Set(
  "end freeze guard halt hold honour keep leave maintain observe prevent protect remain respect stay stop suspend".split(
    " ",
  ),
);

function conditionWords(clause: Clause, saying: Saying): readonly string[] {
  const { to, gatedBy, asLongAs, parallel, takingIntoAccount, agenda } = clause;
  const words: string[] = [];
  if (to.length > 0) words.push(`, owed to ${sayAllOf(to, saying.process)}`);
  if (gatedBy.length > 0) words.push(`, once ${sayConditions(gatedBy, saying, "and")}`);
  if (asLongAs.length > 0) {
    words.push(
      `,${gatedBy.length > 0 ? " and" : ""} for as long as ${sayConditions(asLongAs, saying, "and")}`,
    );
  }
  if (parallel !== undefined) {
    const lag =
      parallel.tolerance === 0
        ? "without lagging behind"
        : `lagging behind by at most ${sayPercent(parallel.tolerance)}`;
    words.push(`, in step with ${sayClauseNames(parallel.with)} (${lag})`);
  }
  if (takingIntoAccount.length > 0) {
    words.push(`, taking into account ${listed(takingIntoAccount)} (without making it a condition)`);
  }
  if (agenda.length > 0) {
    words.push(`, with ${listed(agenda)} on the agenda (to be talked about, not owed by this clause)`);
  }
  return words;
}

// when it counts as done or kept
function doneWords(clause: Clause, saying: Saying): string | undefined {
  const { that, sides } = clause;
  if (clause.obligation === "exchange") {
    const done = sides.map(
      ({ who, that: part }) =>
        `by ${sayWho(who, saying.process)} once ${sayConditions([part], saying, "and")}`,
    );
    return `it is done ${done.join(", and ")}`;
  }
  if (that === undefined) return undefined;
  const said = sayConditions([that], saying, "and");
  switch (clause.obligation) {
    case "do-by":
    case "decide":
    case "meet":
      return `it is done once ${said}`;
    case "best-efforts":
      return `the effort is made once ${said}`;
    case "maintain":
    case "refrain":
      return `it is kept on every day on which ${said}`;
  }
}

// who says whether it is kept, and on what evidence
function judgedWords({ obligation, determined, evidence }: Clause, process: ProcessFile): string {
  const kept = obligation === "maintain" || obligation === "refrain" ? "kept" : "done";
  const from =
    evidence.from.length === 0 ? "" : `, on the word of ${sayAllOf(evidence.from, process, "or")} alone`;
  const { least } = evidence;
  const grade = least === undefined ? "" : `, by evidence of grade ${least.source}${least.content} or better`;
  return `whether it is ${kept} is ${determinationWords(determined, process)}${from}${grade}`;
}

function determinationWords(determined: Determination, process: ProcessFile): string {
  switch (determined.kind) {
    case "measured":
      return "measured";
    case "reported":
      return `for ${sayAllOf(determined.by, process, "or")} to report`;
    case "certified":
      return `for ${sayWho(determined.by, process)} to certify`;
    case "decided":
      return `for ${sayWho(determined.by, process)} to decide`;
  }
}

// the rule for the case that nobody can tell: the clause's own, or the agreement's
function doubtWords(clause: Clause, process: ProcessFile): string | undefined {
  const rule = clause.cannotTell ?? process.agreement?.cannotTell;
  const doubt = "if nobody can tell, ";
  switch (rule?.kind) {
    case undefined:
      return undefined;
    case "wait":
      return `${doubt}it stays open`;
    case "counts-as":
      return `${doubt}it counts as ${rule.result === "met" ? "met" : "not met"}`;
    case "goes-to":
      return `${doubt}it is for ${sayWho(rule.body, process)} to decide`;
  }
}

// how long a breach counts
function breachWords({ obligation, recoversAfter }: Clause): string | undefined {
  if (recoversAfter !== undefined) {
    return `a breach counts until it is remedied or waived, or no other follows for ${sayDuration(recoversAfter)}`;
  }
  return obligation === "refrain" ? "a breach counts until it is remedied or waived" : undefined;
}

function scopeWords(scope: ClauseScope, process: ProcessFile): string | undefined {
  const zones = scope.zones.map((name) => {
    const title = process.zones.find((zone) => zone.name === name)?.title ?? name;
    return `the zone ${quoted(title)}`;
  });
  const inside = [...scope.places, ...zones];
  const without = [
    scope.exceptPlaces.length > 0 && `in ${listed(scope.exceptPlaces, "or")}`,
    scope.excluding.length > 0 && `to ${sayAllOf(scope.excluding, process, "or")}`,
  ].filter((part) => part !== false);
  if (inside.length > 0)
    return [`it applies only in ${listed(inside)}`, without.join(" and not ")]
      .filter(Boolean)
      .join(", but not ");
  return without.length === 0 ? undefined : `it does not apply ${without.join(", and not ")}`;
}

function amendmentWords({ amends }: Clause, saying: Saying): string | undefined {
  if (amends === undefined) return undefined;
  const as = amends.hash === undefined ? "" : ` (fingerprint ${amends.hash.slice(0, 12)}…)`;
  return `from ${saidMoment(amends.from, saying)} onwards it takes the place of ${sayClauseNames([amends.clause])}${as}`;
}

// where it stands in the text
function underWords(reference: TextReference | undefined, process: ProcessFile): string {
  if (reference === undefined) return "";
  const { part, article, document } = reference;
  const title = process.agreement?.documents.find((one) => one.name === document)?.title ?? document;
  const place = [part && numbered("part", part), article && numbered("article", article)].filter(Boolean);
  const words = [place.join(", "), title && quoted(title)].filter(Boolean);
  return words.length === 0 ? "" : `under ${words.join(" of ")}, `;
}

function numbered(what: string, label: string): string {
  return /^[\d.]+[a-z]?$/i.test(label) ? `${what} ${label}` : label;
}

const gainWords: Readonly<Record<Gain, string>> = {
  lives: "lives",
  health: "health",
  schooling: "schooling",
  media: "free media",
  women: "the part of women in public life",
  rights: "rights",
  livelihood: "livelihood",
};
