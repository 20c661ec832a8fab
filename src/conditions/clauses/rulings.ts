// What was decided about a clause itself: a waiver, a longer deadline, a finding that it was met or not.
import type { Clause } from "../../agreement/terms/clause.js";
import type { Day } from "../../ground/day.js";
import type { Fact } from "../fact.js";
import type { Inquiry } from "../inquiry.js";
import { viewsOn } from "./views.js";

/** Decisions about a clause by those who may make them, in the order of facts. */
export type Rulings = {
  /** By the bodies that determine it or decide disputes, or by those to whom it is owed. */
  readonly waivers: readonly Waiver[];
  readonly extensions: readonly { readonly fact: Fact; readonly until: Day }[];
  /** Findings of the bodies alone. */
  readonly findings: readonly { readonly fact: Fact; readonly says: "met" | "not-met"; readonly day: Day }[];
};

/** The days on which a clause is waived: from a day on, for good or to the end of another. */
export type Waiver = { readonly fact: Fact; readonly from: Day; readonly until: Day | undefined };

/** The decisions about a clause that stood on the day of knowledge. */
export function rulingsOn(inquiry: Inquiry, clause: Clause): Rulings {
  const decided = inquiry.decidedOn(clause.name);
  if (decided.length === 0) return noRulings;
  const bodies = viewsOn(inquiry.declared, clause).own.deciding;
  const waivers: Waiver[] = [];
  const extensions: { fact: Fact; until: Day }[] = [];
  const findings: { fact: Fact; says: "met" | "not-met"; day: Day }[] = [];
  for (const fact of decided) {
    const { value, by, during } = fact;
    if (value === undefined || by === undefined) continue;
    const isBody = bodies.includes(by);
    const mayWaive = isBody || clause.to.includes(by);
    if (value.kind === "until" && mayWaive) {
      if (value.word === "extended") extensions.push({ fact, until: value.until });
      else waivers.push({ fact, from: during.start, until: value.until });
    }
    if (value.kind !== "word") continue;
    const day = (during.end - 1) as Day;
    if (value.word === "waived" && mayWaive) waivers.push({ fact, from: during.start, until: undefined });
    if (!isBody) continue;
    if (value.word === "met" || value.word === "completed") findings.push({ fact, says: "met", day });
    if (value.word === "not-met") findings.push({ fact, says: "not-met", day });
  }
  return { waivers, extensions, findings };
}

const noRulings: Rulings = { waivers: [], extensions: [], findings: [] };

/** The waiver that is in force on a day. */
export function waiverOn({ waivers }: Rulings, on: Day): Waiver | undefined {
  return waivers.findLast(({ from, until }) => from <= on && (until === undefined || on <= until));
}

/** The last extension that was decided by a day. */
export function extensionOn({ extensions }: Rulings, on: Day): Rulings["extensions"][number] | undefined {
  return extensions.findLast(({ fact }) => fact.during.start <= on);
}

/** The latest findings on or before a day: more than one if there are several of the same day. */
export function findingsOn({ findings }: Rulings, on: Day): Rulings["findings"] {
  if (findings.length === 0) return findings;
  const past = findings.filter(({ day }) => day <= on);
  const last = past[past.length - 1];
  return last === undefined ? [] : past.filter(({ day }) => day === last.day);
}

/** The days on which decisions about a clause change something. */
export function rulingDays({ waivers, extensions, findings }: Rulings): readonly number[] {
  return [
    ...waivers.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until + 1])),
    ...extensions.map(({ fact }) => fact.during.start as number),
    ...findings.map(({ day }) => day as number),
  ];
}
