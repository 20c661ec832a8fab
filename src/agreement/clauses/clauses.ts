// The section `clauses`: who owes what to whom, when, on which conditions, who says whether it was kept, and what follows.
import type { AgreementReading } from "../known.js";
import { resolveName, resolveNames } from "../names.js";
import { readDuration } from "../syntax/durations.js";
import { complain, type Fields, type Reading, readFields } from "../syntax/fields.js";
import { readItems, readLabel, readShare, readText, readTexts, readWord } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import { type Clause, type ClauseKind, clauseKinds, type ExchangeSide, gains } from "../terms/clause.js";
import { readCondition, readConditions } from "./conditions.js";
import { readConsequences } from "./consequences.js";
import { readCannotTell, readDetermination, readEvidence } from "./judging.js";
import { readMoment } from "./moments.js";
import { readScope } from "./scope.js";
import { spotsOf } from "./spots.js";
import { readTiming } from "./timing.js";

/** Reads one clause. */
export function readClause(reading: AgreementReading, entry: YamlEntry): Clause | undefined {
  const fields = readFields(reading, entry, {
    what: "a clause",
    needed: ["kind", "what"],
    allowed: clauseKeys,
  });
  if (fields === undefined) return undefined;
  const obligation = readWord(reading, fields.get("kind"), clauseKinds);
  const what = readText(reading, fields.get("what"));
  const clause = {
    kind: "clause" as const,
    name: entry.key,
    ...readParts(reading, fields),
    ...readRules(reading, fields),
  };
  const sides = readSides(reading, entry, fields, obligation);
  refuseMisplaced(reading, fields, obligation);
  if (obligation === undefined || what === undefined) return undefined;
  const who = clause.who.length > 0 ? clause.who : [...new Set(sides.map((side) => side.who))];
  return { ...clause, spots: spotsOf(reading, entry, fields), obligation, what, who, sides };
}

const clauseKeys = [
  "text",
  "who",
  "to",
  "that",
  "sides",
  "when",
  "gated-by",
  "as-long-as",
  "parallel-with",
  "taking-into-account",
  "agenda",
  "determined",
  "evidence",
  "cannot-tell",
  "recovers-after",
  "carve-outs",
  "scope",
  "protects",
  "then",
  "amends",
];

type Parts = Pick<
  Clause,
  "who" | "to" | "when" | "gatedBy" | "asLongAs" | "takingIntoAccount" | "agenda" | "carveOuts" | "scope"
> &
  Partial<Pick<Clause, "text" | "that" | "parallel" | "recoversAfter">>;

// what is owed, by whom, when, and under which conditions
function readParts(reading: AgreementReading, fields: Fields): Parts {
  const { people } = reading.known;
  const text = readReference(reading, fields.get("text"));
  const that = readCondition(reading, fields.get("that"));
  const parallel = readParallel(reading, fields.get("parallel-with"));
  const recoversAfter = readDuration(reading, fields.get("recovers-after"));
  return {
    ...(text !== undefined && { text }),
    who: resolveNames(reading, fields.get("who"), people) ?? [],
    to: resolveNames(reading, fields.get("to"), people) ?? [],
    ...(that !== undefined && { that }),
    when: readTiming(reading, fields.get("when")),
    gatedBy: readConditions(reading, fields.get("gated-by")) ?? [],
    asLongAs: readConditions(reading, fields.get("as-long-as")) ?? [],
    ...(parallel !== undefined && { parallel }),
    takingIntoAccount: readTexts(reading, fields.get("taking-into-account")) ?? [],
    agenda: readTexts(reading, fields.get("agenda")) ?? [],
    ...(recoversAfter !== undefined && { recoversAfter }),
    carveOuts: readTexts(reading, fields.get("carve-outs")) ?? [],
    scope: readScope(reading, fields.get("scope")),
  };
}

type Rules = Pick<Clause, "determined" | "evidence" | "consequences"> &
  Partial<Pick<Clause, "cannotTell" | "protects" | "amends">>;

// who judges it by which evidence, and what follows
function readRules(reading: AgreementReading, fields: Fields): Rules {
  const cannotTell = readCannotTell(reading, fields.get("cannot-tell"));
  const protects = readWord(reading, fields.get("protects"), gains);
  const amends = readAmendment(reading, fields.get("amends"));
  return {
    determined: readDetermination(reading, fields.get("determined")),
    evidence: readEvidence(reading, fields.get("evidence")),
    ...(cannotTell !== undefined && { cannotTell }),
    ...(protects !== undefined && { protects }),
    consequences: readConsequences(reading, fields.get("then")),
    ...(amends !== undefined && { amends }),
  };
}

function readReference(reading: AgreementReading, entry: YamlEntry | undefined): Clause["text"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"text"`,
    needed: [],
    allowed: ["document", "part", "article"],
    example: "{ document: accord, part: Part One, article: 3 }",
  });
  const document = resolveName(reading, fields?.get("document"), reading.known.documents);
  const part = readLabel(reading, fields?.get("part"));
  const article = readLabel(reading, fields?.get("article"));
  return {
    ...(document !== undefined && { document }),
    ...(part !== undefined && { part }),
    ...(article !== undefined && { article }),
  };
}

function readParallel(reading: AgreementReading, entry: YamlEntry | undefined): Clause["parallel"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"parallel-with"`,
    needed: ["clauses", "tolerance"],
    example: "{ clauses: [a, b], tolerance: 10 % }",
  });
  const others = resolveNames(reading, fields?.get("clauses"), reading.known.clauses);
  const tolerance = readShare(reading, fields?.get("tolerance"), { min: 0, max: 1 });
  return others === undefined || tolerance === undefined ? undefined : { with: others, tolerance };
}

function readAmendment(reading: AgreementReading, entry: YamlEntry | undefined): Clause["amends"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"amends"`,
    needed: ["clause", "from"],
    allowed: ["hash"],
    example: "{ clause: old, from: 2020-06-01 }",
  });
  const clause = resolveName(reading, fields?.get("clause"), reading.known.clauses);
  const from = readMoment(reading, fields?.get("from"));
  const hash = readHash(reading, fields?.get("hash"));
  if (clause === undefined || from === undefined) return undefined;
  return { clause, from, ...(hash !== undefined && { hash }) };
}

/** Reads a fingerprint: SHA-256 in 64 hexadecimal digits. */
export function readHash(reading: Reading, entry: YamlEntry | undefined): string | undefined {
  const hash = readLabel(reading, entry);
  if (hash === undefined || entry === undefined || /^[0-9a-f]{64}$/.test(hash)) return hash;
  return complain(reading, "value-unknown", `"${entry.key}" is not a fingerprint`, {
    at: entry.value.span,
    found: hash.length > 100 ? `${hash.slice(0, 100)}…` : hash,
    expected: "a SHA-256: 64 digits 0 to 9 and a to f",
  });
}

// an exchange says with its sides what each owes; nothing else has sides
function readSides(
  reading: AgreementReading,
  owner: YamlEntry,
  fields: Fields,
  obligation: ClauseKind | undefined,
): readonly ExchangeSide[] {
  const entry = fields.get("sides");
  const items = readItems(reading, entry) ?? [];
  const sides = items.flatMap((item) => readSide(reading, item) ?? []);
  if (obligation === undefined) return sides;
  if (obligation !== "exchange") {
    if (entry !== undefined) {
      complain(
        reading,
        "key-unknown",
        `"sides" is only for an exchange, and this clause is of the kind ${obligation}`,
        {
          at: entry.keySpan,
          hint: `write kind: exchange, or say with "that" what is owed`,
        },
      );
    }
    return sides;
  }
  if (entry === undefined) {
    complain(reading, "key-missing", `an exchange needs the key "sides"`, {
      at: owner.keySpan,
      hint: "sides: [{ who: …, that: … }, { who: …, that: … }]",
    });
  }
  return sides;
}

function readSide(reading: AgreementReading, entry: YamlEntry): ExchangeSide | undefined {
  const fields = readFields(reading, entry, { what: "a side of an exchange", needed: ["who", "that"] });
  const who = resolveName(reading, fields?.get("who"), reading.known.people);
  const that = readCondition(reading, fields?.get("that"));
  return who === undefined || that === undefined ? undefined : { who, that };
}

// keys that this kind of clause gives no meaning
function refuseMisplaced(reading: Reading, fields: Fields, obligation: ClauseKind | undefined): void {
  if (obligation === undefined) return;
  const refuse = (key: string, hint: string): void => {
    const field = fields.get(key);
    if (field === undefined) return;
    complain(reading, "key-unknown", `"${key}" says nothing in a clause of the kind ${obligation}`, {
      at: field.keySpan,
      hint,
    });
  };
  if (obligation === "exchange") {
    refuse("that", `say under "sides" what each side owes`);
    refuse("who", `the sides say who owes what; remove it`);
  }
  if (obligation !== "refrain" && obligation !== "maintain")
    refuse("recovers-after", "only what lasts (refrain, maintain) can recover; remove it");
}
