// What was asked for: a number, or a share of the base that was in force on the day, and of the bases that others hold against it.
import type { Amount } from "../../agreement/terms/condition.js";
import type { BaseVersion } from "../../agreement/terms/things.js";
import type { Day } from "../../ground/day.js";
import type { Declarations } from "../declarations.js";
import { sayAmount, sayDay, sayNumber, sayShare } from "../words.js";
import { boundWords } from "./bounds.js";

/** What was asked for on a day, and what it would be if another base were right. */
export type Asked = {
  readonly number: number;
  readonly others: readonly { readonly party: string; readonly base: number; readonly number: number }[];
  /** The version of the base, where it is a share. */
  readonly version?: BaseVersion;
  /** Whether the day lies before that version was agreed. */
  readonly early: boolean;
};

/** What was asked for on a day. Before the first version of a base was agreed, that version counts: there is no other. */
export function askedOn(declared: Declarations, amount: Amount, on: Day): Asked {
  if (amount.kind === "number") return { number: amount.number, others: [], early: false };
  const base = declared.bases.get(amount.base);
  if (base === undefined || base.versions.length === 0) {
    throw new RangeError(`a share is of a base that the process file declares; got "${amount.base}"`);
  }
  const versions = [...base.versions].sort((a, b) => a.agreed.day - b.agreed.day);
  const version = versions.findLast(({ agreed }) => agreed.day <= on) ?? versions[0];
  const others = base.disputedBy.map(({ party, amount: held }) => ({
    party,
    base: held,
    number: amount.share * held,
  }));
  return { number: amount.share * version.amount, others, version, early: version.agreed.day > on };
}

/** Days on which what is asked for changes. */
export function askedDays(declared: Declarations, amount: Amount): readonly number[] {
  if (amount.kind === "number") return [];
  return (declared.bases.get(amount.base)?.versions ?? []).map(({ agreed }) => agreed.day);
}

/** What was agreed, in words: `at least 30 % of 7,200 weapons (agreed on 1 June 2019), that is 2,160`. */
export function sayAsked(
  asked: Asked,
  amount: Amount,
  { bound, unit }: { readonly bound: keyof typeof boundWords; readonly unit: string },
): string {
  const { version } = asked;
  if (amount.kind === "number" || version === undefined)
    return `${boundWords[bound]} ${sayNumber(asked.number)}`;
  const base = `${sayAmount(version.amount, unit)} (agreed on ${sayDay(version.agreed.day)})`;
  return `${boundWords[bound]} ${sayShare(amount.share)} of ${base}, that is ${sayNumber(asked.number)}`;
}
