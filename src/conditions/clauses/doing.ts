// What is done about a clause that is done once: on which day it first was, and how far it is on another.
import type { Day } from "../../ground/day.js";
import { claimsBy } from "../evidence.js";
import type { Fact } from "../fact.js";
import { factsIn } from "../facts/rows.js";
import { noFor } from "../happenings/yes-no.js";
import { firstMetDay, type Sight } from "../inquiry.js";
import type { Figures, Truth, Why } from "../result.js";
import { atLeast } from "../together.js";
import { sayDay, sayOrigin, why } from "../words.js";
import { type Prepared, saidBy } from "./prepared.js";

/** The first day, from `start` to `on`, on which all that is asked for held, or from which it is said to be done. */
export function firstMet(prepared: Prepared, start: Day, on: Day): Day | undefined {
  const { parts, said } = prepared;
  const days = parts.map((_, i) => firstOf(prepared, i, start, on));
  const byParts =
    days.length > 0 && days.every((day) => day !== undefined)
      ? days.reduce((a, b) => (a > b ? a : b))
      : undefined;
  const { yes } = said.main;
  const believed = yes !== undefined && saidBy(said, on) === "met" && !contradicted(prepared, yes.last, on);
  const bySaying = believed ? later(yes.last, start) : undefined;
  if (byParts === undefined || bySaying === undefined) return byParts ?? bySaying;
  return byParts < bySaying ? byParts : bySaying;
}

/** What all of it comes to on a day. A side of an exchange that has done its part has done it, whatever is so later. */
export function sightOf(prepared: Prepared, start: Day, on: Day): Sight {
  const { parts, said } = prepared;
  const spoken = saidBy(said, on);
  if (parts.length === 0) {
    const seen = spoken === "met" || spoken === "not-met" ? on : undefined;
    return { truth: spoken, seen, progress: spoken === "met" ? 1 : undefined };
  }
  const whole = parts.length === 1 ? parts[0].sight(on) : jointSight(prepared, start, on);
  if (spoken === "undetermined") return whole;
  const seen = spoken === "not-met" ? on : whole.seen;
  return { truth: joined(whole.truth, spoken), seen, progress: whole.progress };
}

function jointSight(prepared: Prepared, start: Day, on: Day): Sight {
  const sights = prepared.parts.map((part, i): Sight => {
    const done = firstOf(prepared, i, start, on) !== undefined;
    return done ? { truth: "met", seen: on, progress: 1 } : part.sight(on);
  });
  const truth = atLeast(
    sights.length,
    sights.map((one) => one.truth),
  );
  const seen = sights.filter((one) => one.truth === truth).flatMap((one) => one.seen ?? []);
  const known = sights.flatMap(({ progress }) => progress ?? []);
  return {
    truth,
    seen: seen.length === 0 ? undefined : seen.reduce(later),
    progress:
      known.length < sights.length ? undefined : known.reduce((sum, one) => sum + one, 0) / known.length,
  };
}

/** The reasons of every part, and what is said of the clause itself. */
export function partsTold(prepared: Prepared, on: Day): readonly Why[] {
  const { clause, parts } = prepared;
  const judged = parts.map((part) => part.judged(on));
  const told = judged.map((one, i) =>
    clause.obligation === "exchange"
      ? why(`${clause.sides[i].who}: ${one.truth.replace("-", " ")}`, [], [one.why])
      : one.why,
  );
  return [...told, ...sayings(prepared, on)];
}

/** The figures of every part beside each other. */
export function figuresOf({ parts }: Prepared, on: Day): readonly Figures[] {
  return parts.flatMap((part): readonly Figures[] => part.figures?.(on) ?? []);
}

/** The fact by which something is said to have begun by a day. */
export function begunBy({ evidence }: Prepared, on: Day): Why | undefined {
  const fact = factsIn(evidence.accepted).find(
    ({ value, during }) =>
      value?.kind === "word" && (value.word === "begun" || value.word === "completed") && during.start <= on,
  );
  return fact && why(`begun by ${sayDay(fact.during.start)}, ${sayOrigin(fact)}`, [fact]);
}

// looking goes on where it stopped, where answers stay as they are
function firstOf({ parts, steady, firsts }: Prepared, i: number, start: Day, on: Day): Day | undefined {
  const part = parts[i];
  const look = (from: Day): Day | undefined => firstMetDay(part, from, on);
  if (!steady) return look(start);
  const key = `${i} ${start}`;
  const before = firsts.get(key);
  if (before?.found !== undefined) return before.found <= on ? before.found : undefined;
  if (before !== undefined && before.upTo >= on) return undefined;
  const found = look(before?.upTo ?? start);
  firsts.set(key, { upTo: on, found });
  return found;
}

// whoever says that it is done while figures of that day or later say that it is not, speaks against them
function contradicted({ parts }: Prepared, day: Day, on: Day): boolean {
  return parts.some((part) => {
    const { truth, seen } = part.sight(on);
    return truth === "not-met" && seen !== undefined && seen >= day;
  });
}

// figures and words about one thing: done if one says so and the other is silent; if they say opposite things, a conflict
function joined(truth: Truth, spoken: Truth): Truth {
  if (spoken === "undetermined") return truth;
  if (truth === "undetermined") return spoken;
  if (spoken === "conflict" || truth === "conflict") return "conflict";
  if (spoken === "disputed" || truth === "disputed") return "disputed";
  return truth === spoken ? truth : "conflict";
}

function sayings({ said, evidence }: Prepared, on: Day): readonly Why[] {
  const { yes, against } = said.main;
  const told: Why[] = [];
  if (yes !== undefined && yes.first <= on) {
    const verb = yes.fact.accepts === true ? "accepted by the other side" : "said to be done";
    told.push(why(`${verb} on ${sayDay(yes.last)}, ${sayOrigin(yes.fact)}`, [yes.fact]));
  }
  const last = against ?? noFor(said.main, on);
  if (last !== undefined && last.fact.during.start <= on) {
    told.push(why(`said not to be done on ${sayDay(last.last)}, ${sayOrigin(last.fact)}`, [last.fact]));
  }
  for (const fact of [yes?.fact, last?.fact]) {
    for (const by of fact === undefined ? [] : (evidence.doubts.get(fact.id) ?? [])) {
      told.push(
        why(`${fact?.id} is said to be wrong by ${by.by ?? "somebody"} on ${sayDay(by.during.start)}`, [by]),
      );
    }
  }
  const claims = claimsBy(evidence, on);
  return [
    ...told,
    ...claims.map((fact) =>
      why(`only claimed: ${claimOf(fact)}, ${sayOrigin(fact)}, ${sayDay(fact.during.start)}`, [fact]),
    ),
  ];
}

function claimOf({ value }: Fact): string {
  return value?.kind === "word"
    ? value.word.replace("-", " ")
    : value?.kind === "answer"
      ? value.answer
      : "something";
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
