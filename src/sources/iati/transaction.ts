// Payments as the International Aid Transparency Initiative (IATI) has them, and the same as facts about a flow of money.
import { type Day, formatDay } from "../../ground/day.js";
import { byCodeUnit } from "../../ground/names.js";
import type { Row } from "../csv-lines.js";

/** What a transaction is, by its code in the standard (version 2.01 and later). */
export const transactionKinds = {
  "1": "incoming-funds",
  "2": "commitment",
  "3": "disbursement",
  "4": "expenditure",
  "5": "interest",
  "6": "loan-repayment",
  "7": "reimbursement",
  "8": "purchase-of-equity",
  "9": "sale-of-equity",
  "10": "credit-guarantee",
  "11": "incoming-commitment",
  "12": "outgoing-pledge",
  "13": "incoming-pledge",
} as const;
export type TransactionKind = (typeof transactionKinds)[keyof typeof transactionKinds];

/** One transaction. */
export type IatiTransaction = {
  /** The identifier of the activity; with the publisher's own in front. */
  readonly activity: string;
  readonly title?: string;
  /** The identifier of whoever published it. */
  readonly publisher?: string;
  readonly kind: TransactionKind;
  readonly day: Day;
  /** In units of the currency; below 0 where money went back. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** The day at whose rate it would be exchanged. */
  readonly valueDay?: Day;
  /** The publisher's own number of the transaction. */
  readonly reference?: string;
  readonly provider?: string;
  readonly receiver?: string;
  /** The day on which the activity was last changed. */
  readonly updated?: Day;
};

/** How transactions become facts. */
export type AsFacts = {
  /** The name of the quantity in the process file; it counts a flow. */
  readonly about: string;
  readonly currency: string;
  /** Disbursements and expenditures, if not given: money that was paid. */
  readonly kinds?: readonly TransactionKind[];
  /** Only these activities; all if not given. */
  readonly activities?: readonly string[];
  /** Who says so: the key of a party or body. The publisher's identifier, if not given. */
  readonly by?: string;
  /** How strong the word of the publisher is: `reported` if not given. A party's word about its own duty is `claimed`. */
  readonly kind?: "claimed" | "reported" | "measured" | "certified";
};

/** The columns of the facts. */
export const iatiFactColumns = ["id", "kind", "about", "on", "known", "by", "amount", "source"] as const;

/**
 * The facts that transactions give, as rows for a file of facts (CSV), in the order of their identifiers; and how many transactions
 * were left out, and why. A fact is known from the day on which its activity was last changed, or from its own day where that is
 * not told or lies earlier. Nothing is exchanged: sums in another currency are left out. So is money that went back, for facts count
 * what came; by how much that makes the sum too high is told.
 *
 * The identifier of a fact is made of the activity, the reference, the kind and the day, so that the same transaction has the same
 * identifier in a later release.
 */
export function iatiFacts(
  transactions: readonly IatiTransaction[],
  as: AsFacts,
): { readonly rows: readonly Row[]; readonly leftOut: readonly string[] } {
  const kinds = as.kinds ?? ["disbursement", "expenditure"];
  const meant = transactions.filter(
    (one) =>
      kinds.includes(one.kind) && (as.activities === undefined || as.activities.includes(one.activity)),
  );
  const same = meant.filter((one) => one.currency === as.currency && one.amount >= 0);
  const count = new Map<string, number>();
  const rows = same.map((one): Row => {
    const key = [one.activity, one.reference ?? "", one.kind, formatDay(one.day)].join("/");
    const number = (count.get(key) ?? 0) + 1;
    count.set(key, number);
    return {
      id: number === 1 ? key : `${key}/${number}`,
      kind: as.kind ?? "reported",
      about: as.about,
      on: formatDay(one.day),
      known: formatDay(one.updated !== undefined && one.updated > one.day ? one.updated : one.day),
      by: as.by ?? one.publisher ?? null,
      amount: one.amount,
      source: `IATI ${one.activity}`,
    };
  });
  const others = new Map<string, number>();
  for (const one of meant)
    if (one.currency !== as.currency) others.set(one.currency, (others.get(one.currency) ?? 0) + 1);
  const leftOut = [...others]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([currency, n]) => `${n} in ${currency}, which is not exchanged into ${as.currency}`);
  const back = meant.filter((one) => one.currency === as.currency && one.amount < 0);
  const sum = back.reduce((total, one) => total - one.amount, 0);
  if (back.length > 0)
    leftOut.push(
      `${back.length} by which money went back: the sum of the rest is too high by ${sum} ${as.currency}`,
    );
  if (transactions.length > meant.length)
    leftOut.push(`${transactions.length - meant.length} of other kinds or activities`);
  return { rows: rows.sort((a, b) => byCodeUnit(String(a.id), String(b.id))), leftOut };
}
