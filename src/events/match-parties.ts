// Which party of the process file each name in the records means.
import { byCodeUnit, type PartyId } from "../ground/names.js";
import { didYouMean } from "../ground/nearest.js";
import { type Problem, problem, type Result, success } from "../ground/problem.js";
import type { PartyMention } from "./mention.js";

/**
 * A party, and the names under which records write it. A `*` in a name stands for any letters, also none: `*Ahrar al-Sham*` is
 * every name with these words in it. Names are compared without regard to case and doubled spaces.
 */
export type PartyEntry = { readonly id: PartyId; readonly names: readonly string[] };

/** What became of one name. */
export type PartyMatch =
  | {
      readonly kind: "matched";
      readonly mention: PartyMention;
      readonly party: PartyId;
      readonly how: "name" | "pattern";
    }
  | { readonly kind: "unmatched"; readonly mention: PartyMention; readonly why: string };

/**
 * All names in code-unit order, the party of each matched name, and the names of the book (beside a party's own) that no record
 * writes: a slip of the pen looks just so.
 */
export type PartyMatching = {
  readonly matches: readonly PartyMatch[];
  readonly parties: ReadonlyMap<string, PartyId>;
  readonly unused: readonly { readonly party: PartyId; readonly name: string }[];
};

/**
 * Matches every name of the records to a party: first by a whole name, then by a pattern. What does not match is listed with its
 * number of records. Problems: a name that is declared for two parties, and a name in the records that the patterns of two
 * parties claim.
 *
 * @example
 * import { partyId } from "halcyon";
 * const book = [{ id: partyId("state"), names: ["Government of *"] }, { id: partyId("rebels"), names: ["FARC"] }];
 * const result = matchParties([{ name: "Government of Colombia", records: 3 }], book);
 * result.ok && result.value.parties.get("Government of Colombia") // "state"
 */
export function matchParties(
  mentions: readonly PartyMention[],
  book: readonly PartyEntry[],
): Result<PartyMatching> {
  const whole = wholeNames(book);
  if (!whole.ok) return whole;
  const patterns = book.flatMap(({ id: party, names }) =>
    names.filter(isPattern).map((name) => ({ party, name, expression: patternOf(name) })),
  );
  const used = new Set<string>();
  const problems: Problem[] = [];
  const matches = mentions.map((mention): PartyMatch => {
    const name = folded(mention.name);
    const party = whole.value.get(name);
    if (party !== undefined) {
      used.add(name);
      return { kind: "matched", mention, party, how: "name" };
    }
    const claims = patterns.filter(({ expression }) => expression.test(name));
    for (const claim of claims) used.add(claim.name);
    const parties = [...new Set(claims.map((claim) => claim.party))];
    if (parties.length > 1) problems.push(claimedTwice(mention, claims));
    if (parties.length === 1) return { kind: "matched", mention, party: parties[0], how: "pattern" };
    return { kind: "unmatched", mention, why: whyUnmatched(mention, book) };
  });
  if (problems.length > 0) return { ok: false, problems };
  matches.sort((a, b) => byCodeUnit(a.mention.name, b.mention.name));
  const unused = book.flatMap(({ id: party, names }) =>
    names
      .filter((name) => name !== party && !used.has(isPattern(name) ? name : folded(name)))
      .map((name) => ({ party, name })),
  );
  const parties = new Map<string, PartyId>();
  for (const match of matches) if (match.kind === "matched") parties.set(match.mention.name, match.party);
  return success({ matches, parties, unused });
}

function wholeNames(book: readonly PartyEntry[]): Result<ReadonlyMap<string, PartyId>> {
  const whole = new Map<string, PartyId>();
  const problems: Problem[] = [];
  for (const { id: party, names } of book) {
    for (const name of names) {
      if (isPattern(name)) continue;
      const before = whole.get(folded(name));
      if (before !== undefined && before !== party) {
        const message = `the name "${name}" is declared for two parties, ${before} and ${party}`;
        problems.push(problem("name-repeated", message, { found: name, hint: "keep it with one of them" }));
      }
      whole.set(folded(name), party);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : success(whole);
}

function claimedTwice(
  mention: PartyMention,
  claims: readonly { readonly party: PartyId; readonly name: string }[],
): Problem {
  const list = claims.map((claim) => `${claim.party} by "${claim.name}"`).join(" and ");
  const message = `"${mention.name}" (${recordsText(mention.records)}) is claimed for ${list}`;
  const hint = "write the whole name with one party: a whole name goes before patterns";
  return problem("name-ambiguous", message, { found: mention.name, hint });
}

function whyUnmatched(mention: PartyMention, book: readonly PartyEntry[]): string {
  const known = book.flatMap(({ names }) => names.filter((name) => !isPattern(name)));
  const meant = didYouMean(mention.name, known);
  const why = `no party has the name "${mention.name}" (${recordsText(mention.records)})`;
  return meant === undefined ? why : `${why}; ${meant}`;
}

function recordsText(records: number): string {
  return records === 1 ? "1 record" : `${records} records`;
}

function isPattern(name: string): boolean {
  return name.includes("*");
}

function patternOf(name: string): RegExp {
  const parts = folded(name)
    .split("*")
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  // the s flag lets a star pass line breaks, which some sources have in names
  return new RegExp(`^${parts.join(".*")}$`, "su");
}

function folded(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
