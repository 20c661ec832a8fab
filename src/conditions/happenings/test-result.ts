// Whether a test of violence was met: by its verdict where there is one, else by the falls that were reported.
import type { TestDeclaration } from "../../agreement/read-tests.js";
import type { Condition } from "../../agreement/terms/condition.js";
import type { Day } from "../../ground/day.js";
import type { Answer, Verdict } from "../../violence/verdict.js";
import { type DayList, sortedDays } from "../day-lists.js";
import { amountOf, claimsBy, type Evidence, evidenceOn, undoubted } from "../evidence.js";
import { type Fact, factKinds } from "../fact.js";
import { factsIn, type Rows } from "../facts/rows.js";
import { type Inquiry, judgedFrom, type Sight, type Viewpoint, type Watched } from "../inquiry.js";
import type { Judged, Truth, Why } from "../result.js";
import { sayDay, sayOrigin, sayShare, why } from "../words.js";

/**
 * A test that a condition names. Before the last day of its window nobody can tell. Then its verdict counts: met or not met. Where
 * it can't tell, or there is none, reported falls count: all reach what was asked, none does, or the reports differ.
 */
export function watchTest(
  inquiry: Inquiry,
  { test }: Extract<Condition, { kind: "test" }>,
  view: Viewpoint,
): Watched {
  const known = gather(inquiry, test, view);
  const truth = (on: Day): Truth => truthOn(known, on);
  return {
    days: () => daysOf(known),
    truth,
    sight: (on) => sightOf(truth(on), on),
    judged: (on) => judgedTest(known, truth(on), on),
  };
}

type Known = {
  readonly declared: TestDeclaration;
  readonly evidence: Evidence;
  readonly main: Said;
  readonly without: Said | undefined;
  /** The computed verdict, where the judge was given one and its window was over. */
  readonly verdict: Verdict | undefined;
};

// verdicts in words, and falls that were reported
type Said = { readonly verdicts: readonly Fact[]; readonly falls: readonly Fact[] };

function gather(inquiry: Inquiry, test: string, view: Viewpoint): Known {
  const declared = inquiry.declared.tests.get(test);
  if (declared === undefined)
    throw new RangeError(`a test is one that the process file declares; got "${test}"`);
  const evidence = evidenceOn(inquiry, test, view);
  const given = inquiry.knowledge.verdicts?.get(test);
  return {
    declared,
    evidence,
    main: saidIn(evidence.accepted),
    without: evidence.doubts.size === 0 ? undefined : saidIn(undoubted(evidence)),
    verdict: given !== undefined && given.test.window.end - 1 <= inquiry.known ? given : undefined,
  };
}

// a report is a fall, whether it gives a figure or only says whether enough; what is measured, certified or decided is a verdict
function saidIn(rows: Rows): Said {
  const facts = factsIn(rows);
  const isVerdict = ({ kind, value }: Fact): boolean => kind !== "reported" && value?.kind === "word";
  return { verdicts: facts.filter(isVerdict), falls: facts.filter((fact) => !isVerdict(fact)) };
}

function truthOn({ declared, main, without, verdict }: Known, on: Day): Truth {
  const truth = truthOf(declared, main, verdict, on);
  if (without === undefined || truth === "conflict") return truth;
  return truthOf(declared, without, verdict, on) === truth ? truth : "disputed";
}

function truthOf(declared: TestDeclaration, said: Said, verdict: Verdict | undefined, on: Day): Truth {
  if (on < declared.window.end - 1) return "undetermined";
  const answer = verdictOn(said, verdict, on);
  if (answer === "conflict" || answer === "met" || answer === "not-met") return answer;
  const reached = fallsOn(said, on).map((fact) => reaches(declared, fact));
  const [yes, no] = [reached.includes(true), reached.includes(false)];
  if (yes && no) return "disputed";
  return yes ? "met" : no ? "not-met" : "undetermined";
}

// of the verdicts on or before a day the strongest kind, and of those the latest
function verdictOn(
  { verdicts }: Said,
  computed: Verdict | undefined,
  on: Day,
): Answer | "conflict" | undefined {
  const answers = strongestOn(verdicts, on).map(wordOf);
  const [first] = answers;
  // a computed verdict is a measurement
  const outranked = strongestOn(verdicts, on).some(({ kind }) => factKinds.indexOf(kind) > measured);
  if (computed !== undefined && !outranked && on >= computed.test.window.end - 1)
    answers.push(computed.verdict);
  if (answers.length === 0) return undefined;
  const one = first ?? computed?.verdict;
  return answers.every((answer) => answer === one) ? one : "conflict";
}

function strongestOn(verdicts: readonly Fact[], on: Day): readonly Fact[] {
  const past = verdicts.filter(({ during }) => during.end - 1 <= on);
  const rank = past.reduce((most, { kind }) => Math.max(most, factKinds.indexOf(kind)), 0);
  const strong = past.filter(({ kind }) => factKinds.indexOf(kind) === rank);
  const last = strong[strong.length - 1];
  return strong.filter(({ during }) => during.end === last?.during.end);
}

const measured = factKinds.indexOf("measured");

function wordOf({ value }: Fact): Answer {
  const word = value?.kind === "word" ? value.word : "cannot-tell";
  return word === "met" || word === "not-met" ? word : "cannot-tell";
}

function fallsOn({ falls }: Said, on: Day): readonly Fact[] {
  return falls.filter((fact) => fact.during.end - 1 <= on && !isSilent(fact));
}

function isSilent(fact: Fact): boolean {
  return amountOf(fact) === undefined && wordOf(fact) === "cannot-tell";
}

function reaches({ reduction }: TestDeclaration, fact: Fact): boolean {
  const amount = amountOf(fact);
  return amount === undefined ? wordOf(fact) === "met" : amount >= reduction - 1e-9;
}

function daysOf({ declared, main, without, verdict }: Known): DayList {
  const facts = [...main.verdicts, ...main.falls, ...(without?.falls ?? [])];
  const days: number[] = facts.map(({ during }) => during.end - 1);
  days.push(declared.window.end - 1);
  if (verdict !== undefined) days.push(verdict.test.window.end - 1);
  return sortedDays(days);
}

// a verdict on a window that is over speaks of it for good
function sightOf(truth: Truth, on: Day): Sight {
  return { truth, seen: on, ...(truth === "met" && { progress: 1 }) };
}

function judgedTest(known: Known, truth: Truth, on: Day): Judged {
  const { declared, main, verdict } = known;
  const asked = `a fall of at least ${sayShare(declared.reduction)} was asked for`;
  const last = (declared.window.end - 1) as Day;
  const told = [...measuredTold(known, on), ...reportsTold(known, on)];
  const outcome = sightOf(truth, on);
  if (on < last) {
    return judgedFrom(
      outcome,
      why(`${declared.name}: the window runs until ${sayDay(last)}; ${asked}`, [], told),
    );
  }
  const answer = verdictOn(main, verdict, on);
  const falls = fallsOn(main, on);
  const settled = answer === "met" || answer === "not-met" || answer === "conflict";
  const basis = settled
    ? {
        met: "the measurement says met",
        "not-met": "the measurement says not met",
        conflict: "measurements contradict each other",
      }[answer]
    : falls.length > 0
      ? reportsSay(declared, falls)
      : answer === undefined
        ? "nobody whose word counts has measured or reported it"
        : "the measurement can't tell, and nobody whose word counts has reported a fall";
  const facts = settled ? strongestOn(main.verdicts, on) : falls;
  return judgedFrom(outcome, why(`${declared.name}: ${basis}; ${asked}`, facts, told));
}

function reportsSay(declared: TestDeclaration, falls: readonly Fact[]): string {
  const reached = falls.map((fact) => reaches(declared, fact));
  if (reached.every((one) => one)) return "every reported fall reaches it";
  return reached.some((one) => one)
    ? "some reported falls reach it, and some do not"
    : "no reported fall reaches it";
}

function measuredTold({ main, verdict }: Known, on: Day): readonly Why[] {
  const told = strongestOn(main.verdicts, on).map((fact) =>
    why(
      `${wordOf(fact).replace("-", " ")}${fallOf(fact)}, ${sayOrigin(fact)}, ${sayDay((fact.during.end - 1) as Day)}`,
      [fact],
    ),
  );
  if (verdict === undefined || on < verdict.test.window.end - 1) return told;
  const fall = sayShare(1 - verdict.ratio.median);
  return [
    ...told,
    why(`${verdict.verdict.replace("-", " ")}: computed from the events, a fall of about ${fall}`),
  ];
}

function reportsTold({ main, evidence }: Known, on: Day): readonly Why[] {
  const past = (facts: readonly Fact[]): readonly Fact[] =>
    facts.filter(({ during }) => during.end - 1 <= on).slice(-6);
  const told = past(main.falls).map((fact) => {
    const doubts = evidence.doubts.get(fact.id) ?? [];
    const doubt =
      doubts.length === 0
        ? ""
        : `; said to be wrong by ${doubts.map(({ by }) => by ?? "somebody").join(", ")}`;
    return why(`${saidFall(fact)}, ${sayOrigin(fact)}, ${sayDay((fact.during.end - 1) as Day)}${doubt}`, [
      fact,
      ...doubts,
    ]);
  });
  const only = [...claimsBy(evidence, on, 3), ...past(evidence.aside())].map((fact) =>
    why(`not counted: ${saidFall(fact)}, ${sayOrigin(fact)}`, [fact]),
  );
  return [...told, ...only];
}

function saidFall(fact: Fact): string {
  const amount = amountOf(fact);
  return amount === undefined ? wordOf(fact).replace("-", " ") : `a fall of ${sayShare(amount)}`;
}

function fallOf(fact: Fact): string {
  const amount = amountOf(fact);
  return amount === undefined ? "" : `, a fall of ${sayShare(amount)}`;
}
