// How a clause that lasts came out, as a mediator says it: what is measured, what is reported, when it was broken.
import { addDays, type Day } from "../../../ground/day.js";
import { firstLater } from "../../day-lists.js";
import { claimsBy } from "../../evidence.js";
import type { Fact } from "../../fact.js";
import type { ClauseStatus, Truth, Why } from "../../result.js";
import { sayDay, sayDays, sayOrigin, why } from "../../words.js";
import type { Prepared } from "../prepared.js";
import type { Breach, Reports } from "../spoken.js";

/** The outcome in one sentence. */
export const lastingSentences: Readonly<Record<"refrain" | "maintain", Readonly<Record<Truth, string>>>> = {
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

/** The stretches on which it was broken, the last few of many. */
export function lapsesTold(lapses: ClauseStatus["lapses"]): Why {
  const shown = lapses.slice(-5).map(({ from, to }) => sayDays({ start: from, end: addDays(to, 1) }));
  const more = lapses.length > shown.length ? `${lapses.length - shown.length} times before, and ` : "";
  return why(`broken ${more}${shown.join("; ")}`);
}

/** What is measured and reported on a day. */
export function toldOn(prepared: Prepared, day: Day): readonly Why[] {
  const { parts, spoken, evidence } = prepared;
  const told = parts.map((part) => part.judged(day).why);
  const breaches = spoken.breaches.filter(({ first }) => first <= day);
  const mend = lastOf(spoken.mended, day);
  const mendFrom = mend < 0 ? undefined : (spoken.mended.first[mend] as Day);
  told.push(...breaches.slice(-3).map((breach) => breachTold(prepared, breach, mendFrom)));
  if (breaches.length > 3) told.push(why(`and ${breaches.length - 3} more breaches before`));
  const kept = keptOn(prepared, day);
  if (kept !== undefined) {
    const when = kept.during.end > day ? "kept" : "last reported as kept";
    told.push(why(`${when} ${sayDays(kept.during)}, ${sayOrigin(kept)}`, [kept]));
  } else if (parts.length === 0 && breaches.length === 0) {
    told.push(why("nobody whose word counts has reported on it"));
  }
  const claims = claimsBy(evidence, day);
  told.push(
    ...claims.map((fact) =>
      why(`only claimed: ${wordOf(fact.value)} ${sayDays(fact.during)}, ${sayOrigin(fact)}`, [fact]),
    ),
  );
  return told;
}

function breachTold({ evidence, rulings }: Prepared, breach: Breach, mend: Day | undefined): Why {
  const { fact, last, standing, reason } = breach;
  const whose = fact.party === undefined ? "" : ` by ${fact.party}`;
  const where = fact.place === undefined ? "" : ` at ${fact.place}`;
  const mended = mend !== undefined && mend >= last ? `; mended by ${sayDay(mend)}` : "";
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

// the report that speaks of the day, or else the last one before it
function keptOn({ spoken, evidence }: Prepared, day: Day): Fact | undefined {
  const { rows, first, last } = spoken.kept;
  const until = firstLater(first, day);
  let found = -1;
  for (let i = until - 1; i >= 0; i--) {
    if (found < 0 || last[i] > last[found]) found = i;
    // reports stand by their first day; where a later one reaches the day, it is the one
    if (last[i] >= day || evidence.accepted.longest === 1) break;
  }
  return found < 0 ? undefined : evidence.accepted.facts[rows[found]];
}

function lastOf({ first }: Reports, day: Day): number {
  return firstLater(first, day) - 1;
}

function wordOf(value: Fact["value"]): string {
  return value?.kind === "word" ? value.word.replace("-", " ") : "something";
}
