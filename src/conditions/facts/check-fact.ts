// Whether a fact can be: its subject is declared and can have such a value, its days and its names fit.
import type { Grade } from "../../agreement/terms/clause.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { addDays, type Day, formatDay } from "../../ground/day.js";
import { didYouMean } from "../../ground/nearest.js";
import { type Declarations, declarationsOf } from "../declarations.js";
import { type Fact, type FactValue, type FactWord, factId, factWords } from "../fact.js";
import type { Complaints, Draft } from "./draft.js";
import { type SubjectKind, subjectsOf } from "./subjects.js";

/** What facts are checked against. */
export type Known = {
  readonly declared: Declarations;
  readonly subjects: ReadonlyMap<string, SubjectKind>;
  /** Parties and groups that are left out: whose act something can be. */
  readonly actors: ReadonlySet<string>;
  /** Parties and bodies by their keys without regard to letter case. */
  readonly voices: ReadonlyMap<string, string>;
};

/** Everything in a process file that facts are checked against. */
export function knownIn(process: ProcessFile): Known {
  const declared = declarationsOf(process);
  const voices = [...declared.parties, ...declared.bodies.keys()];
  return {
    declared,
    subjects: subjectsOf(process),
    actors: new Set([...declared.parties, ...process.excluded.map(({ name }) => name)]),
    voices: new Map(voices.map((key) => [key.toLowerCase(), key])),
  };
}

/** The fact, or `undefined` when something about it is wrong, which is told. */
export function checkFact(draft: Draft, known: Known, complaints: Complaints): Fact | undefined {
  const before = complaints.count();
  const kind = known.subjects.get(draft.about);
  if (kind === undefined) return unknownSubject(draft, known, complaints);
  const value = checkValue(draft, kind, complaints);
  const day = checkDays(draft, complaints);
  checkDecided(draft, kind, complaints);
  checkNames(draft, kind, known, complaints);
  const grade = checkGrade(draft, complaints);
  if (complaints.count() > before || day === undefined) return undefined;
  const {
    id,
    about,
    first,
    last,
    by,
    party,
    place,
    at,
    under,
    source,
    corrects,
    retracts,
    disputes,
    accepts,
  } = draft;
  return {
    id: factId(id),
    kind: draft.kind,
    about,
    during: { start: first, end: addDays(last, 1) },
    known: day,
    ...(value !== undefined && { value }),
    ...(by !== undefined && { by }),
    ...(party !== undefined && { party }),
    ...(place !== undefined && { place }),
    ...(at !== undefined && { at }),
    ...(under !== undefined && { under }),
    ...(grade !== undefined && { grade }),
    ...(source !== undefined && { source }),
    ...(corrects !== undefined && { corrects: factId(corrects) }),
    ...(retracts !== undefined && { retracts: factId(retracts) }),
    ...(disputes !== undefined && { disputes: factId(disputes) }),
    ...(accepts !== undefined && { accepts }),
    spot: draft.spot(""),
  };
}

function unknownSubject(draft: Draft, { subjects }: Known, complaints: Complaints): undefined {
  return complaints.tell("name-unknown", `nothing is declared under the name "${draft.about}"`, {
    where: draft.spot("about"),
    expected: "a clause, event, quantity, decision, test, indicator or class of weapons of the process file",
    hint: complaints.problems.length < 20 ? didYouMean(draft.about, subjects.keys()) : undefined,
  });
}

// the words that can be said of each kind of subject
const wordsOf: Readonly<Record<SubjectKind, readonly string[]>> = {
  clause: ["kept", "breached", "begun", "completed", "remedied", "waived", "extended", "met", "not-met"],
  event: ["yes", "no", "completed"],
  decision: ["yes", "no"],
  test: ["met", "not-met", "cannot-tell"],
  weapons: ["kept", "breached", "completed", "remedied"],
  quantity: [],
  indicator: [],
  phase: [],
};

function checkValue(draft: Draft, kind: SubjectKind, complaints: Complaints): FactValue | undefined {
  const { is, amount } = draft;
  const mismatch = (key: string, message: string, hint?: string): undefined =>
    complaints.tell("fact-mismatch", message, { where: draft.spot(key), hint });
  if (kind === "phase") {
    return mismatch(
      "about",
      "a phase follows from its conditions; nobody states it",
      "state the event or the decision that opens it",
    );
  }
  if (is !== undefined && draft.kind === "disputed") {
    return mismatch(
      "is",
      `"disputed" speaks against what others said`,
      "name the fact that is wrong under disputes, or report what is so",
    );
  }
  if (is !== undefined && !wordsOf[kind].includes(is)) {
    const words = wordsOf[kind];
    return complaints.tell("fact-mismatch", `of ${titles[kind]} it can't be said that it "is: ${is}"`, {
      where: draft.spot("is"),
      expected: words.length === 0 ? "an amount" : words.join(", "),
      hint: didYouMean(is, words),
    });
  }
  if (amount !== undefined && !hasAmount(kind) && draft.disputes === undefined) {
    return mismatch("amount", `${titles[kind]} has no amount`, wordsHint(kind));
  }
  if (draft.at !== undefined && kind !== "weapons" && kind !== "clause") {
    return mismatch("at", `${titles[kind]} is not seen at a point`);
  }
  checkSaid(draft, kind, complaints);
  if (draft.until !== undefined || is === "extended" || is === "waived") return untilValue(draft, complaints);
  if (is === "yes" || is === "no") return { kind: "answer", answer: is };
  if (amount !== undefined) checkAmount(draft, kind, complaints);
  const word = factWords.find((one) => one === is);
  if (word !== undefined) return wordValue(word, amount);
  return amount === undefined ? undefined : amountValue(draft, amount);
}

// a fact says something: a value, an acceptance, or something about another fact
function checkSaid(draft: Draft, kind: SubjectKind, complaints: Complaints): void {
  const { is, amount, at, accepts, retracts, disputes } = draft;
  const said = [is, amount, at, accepts, retracts, disputes].some((one) => one !== undefined);
  if (said || !draft.whole || draft.kind === "disputed" || (kind === "weapons" && draft.place !== undefined))
    return;
  const expected = kind === "weapons" ? "at: [longitude, latitude]" : wordsHint(kind);
  complaints.tell("fact-mismatch", "the fact says nothing", { where: draft.spot("about"), expected });
}

function hasAmount(kind: SubjectKind): boolean {
  return kind === "quantity" || kind === "indicator" || kind === "test";
}

function wordsHint(kind: SubjectKind): string {
  return hasAmount(kind) ? "give its amount" : `say what "is": ${wordsOf[kind].join(", ")}`;
}

const titles: Readonly<Record<SubjectKind, string>> = {
  clause: "a clause",
  event: "an event",
  decision: "a decision",
  test: "a test",
  weapons: "a class of weapons",
  quantity: "a quantity",
  indicator: "an indicator",
  phase: "a phase",
};

function untilValue(draft: Draft, complaints: Complaints): FactValue | undefined {
  const { is, until, kind } = draft;
  if (is !== "extended" && is !== "waived") {
    return complaints.tell("fact-mismatch", `"until" stands with "is: extended" or "is: waived"`, {
      where: draft.spot("until"),
      hint: "for a stretch of days write from and to",
    });
  }
  if (kind !== "decided") {
    complaints.tell("fact-mismatch", `a duty is ${is} by a decision`, {
      where: draft.spot("is"),
      found: `${kind}: ${draft.about}`,
      expected: `decided: ${draft.about}`,
    });
  }
  if (until === undefined) {
    if (is === "waived") return { kind: "word", word: "waived" };
    return complaints.tell("key-missing", `"is: extended" needs the key "until"`, {
      where: draft.spot("is"),
    });
  }
  if (until < draft.first) {
    return complaints.tell("dates-reversed", "it ends before it is decided", {
      where: draft.spot("until"),
      found: formatDay(until),
      expected: `${formatDay(draft.first)} or later`,
    });
  }
  return { kind: "until", word: is, until };
}

function wordValue(word: FactWord, amount: number | undefined): FactValue {
  return amount === undefined ? { kind: "word", word } : { kind: "word", word, amount };
}

function checkAmount(draft: Draft, kind: SubjectKind, complaints: Complaints): void {
  const { amount = 0, low = amount, high = amount } = draft;
  if (low > amount || high < amount) {
    complaints.tell("amount-invalid", "low, amount and high are not in order", {
      where: draft.spot("amount"),
      found: `${low}, ${amount}, ${high}`,
      expected: "low at most the amount, and the amount at most high",
    });
  }
  if (draft.percent === true && kind !== "test") {
    complaints.tell("amount-invalid", "an amount is a number in the unit of its subject", {
      where: draft.spot("amount"),
      expected: "a number without %",
    });
  }
  if (kind === "quantity" && Math.min(low, amount) < 0) {
    complaints.tell("amount-invalid", "what is counted can't be less than nothing", {
      where: draft.spot("amount"),
      hint: "to take back an earlier fact, correct or retract it",
    });
  }
  if (kind === "test" && amount > 1) {
    complaints.tell("amount-invalid", "a fall is a share of what was to be expected", {
      where: draft.spot("amount"),
      found: String(amount),
      expected: "at most 1",
      hint: amount <= 100 ? `write ${amount} %` : undefined,
    });
  }
}

function amountValue({ low, high }: Draft, amount: number): FactValue {
  return { kind: "amount", amount, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

// nobody knows of a thing before it has happened; a decision may be about days to come
function checkDays(draft: Draft, complaints: Complaints): Day | undefined {
  const { first, last, kind } = draft;
  if (last < first) {
    return complaints.tell("dates-reversed", "the fact ends before it begins", {
      where: draft.spot("to"),
      found: formatDay(last),
      expected: `${formatDay(first)} or later`,
    });
  }
  const known = draft.known ?? last;
  if (known >= last || kind === "decided") return known;
  return complaints.tell("dates-reversed", "the fact was known before it happened", {
    where: draft.spot("known"),
    found: formatDay(known),
    expected: `${formatDay(last)} or later`,
    hint: "only a decision can be about days to come",
  });
}

// a decision is somebody's; only of a question that the file gives to a body it goes without saying whose
function checkDecided(draft: Draft, kind: SubjectKind, complaints: Complaints): void {
  if (draft.kind !== "decided" || draft.by !== undefined || kind === "decision") return;
  complaints.tell("key-missing", `"decided" needs the key "by": who decided`, { where: draft.spot("about") });
}

function checkNames(draft: Draft, kind: SubjectKind, known: Known, complaints: Complaints): void {
  const { party, by, under, about } = draft;
  if (party !== undefined && !known.actors.has(party)) {
    complaints.tell("name-unknown", `no party or excluded group is declared under the name "${party}"`, {
      where: draft.spot("party"),
      expected: [...known.actors].slice(0, 40).join(", "),
      hint: didYouMean(party, known.actors),
    });
  }
  // whose word it is decides what it weighs, so a name that is nearly one of the file is told
  const meant = by === undefined ? undefined : known.voices.get(by.toLowerCase());
  if (meant !== undefined && meant !== by) {
    complaints.tell("name-lookalike", `"${by}" is nearly the name of a party or body`, {
      where: draft.spot("by"),
      hint: `if it is meant, write ${meant}`,
    });
  }
  if (under === undefined) return;
  const clause = kind === "clause" ? known.declared.clauses.get(about) : undefined;
  const carveOuts = clause?.carveOuts ?? [];
  if (carveOuts.includes(under)) return;
  complaints.tell("name-unknown", `"${about}" has no carve-out "${under}"`, {
    where: draft.spot("under"),
    expected: carveOuts.length === 0 ? "a clause with carve-outs" : carveOuts.join(", "),
    hint: didYouMean(under, carveOuts),
  });
}

function checkGrade(draft: Draft, complaints: Complaints): Grade | undefined {
  const { grade } = draft;
  if (grade === undefined) return undefined;
  const source = sources.find((one) => one === grade[0]);
  const content = contents.find((one) => String(one) === grade.slice(1));
  if (source !== undefined && content !== undefined) return { source, content };
  return complaints.tell("grade-invalid", `"${grade}" is not a grade`, {
    where: draft.spot("grade"),
    expected: "a letter from A to F for the source and a digit from 1 to 6 for what it says, as B2",
  });
}

const sources = ["A", "B", "C", "D", "E", "F"] as const;
const contents = [1, 2, 3, 4, 5, 6] as const;
