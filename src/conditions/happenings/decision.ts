// What a body decided: its own decided facts, the latest on or before a day. Nobody else's word is its decision.
import type { Condition } from "../../agreement/terms/condition.js";
import type { DecisionDeclaration } from "../../agreement/terms/people.js";
import type { Day } from "../../ground/day.js";
import { firstLater, sortedDays } from "../day-lists.js";
import { evidenceOn } from "../evidence.js";
import type { Fact } from "../fact.js";
import { factsIn } from "../facts/rows.js";
import type { Inquiry, Viewpoint, Watched } from "../inquiry.js";
import type { Judged, Truth } from "../result.js";
import { sayDay, sayOrigin, why } from "../words.js";

/** A decision that a condition names, with the answer that it asks for. */
export function watchDecision(
  inquiry: Inquiry,
  { decision, is }: Extract<Condition, { kind: "decision" }>,
): Watched {
  const known = knownOf(inquiry, decision);
  const truth = (on: Day): Truth => {
    const main = answerOn(known.decided, on);
    const found = truthOf(main, is);
    if (known.undoubted === undefined || found === "conflict") return found;
    return truthOf(answerOn(known.undoubted, on), is) === found ? found : "disputed";
  };
  return {
    days: () => sortedDays(known.decided.map(({ during }) => during.end - 1)),
    truth,
    // a decision stands until another is made, so it speaks of every later day
    sight: (on) => ({ truth: truth(on), seen: on }),
    judged: (on) => judgedDecision(known, { truth: truth(on), is, on }),
  };
}

/** The days on which everybody named said yes, each time all of them had since the time before; a body named speaks for itself. */
export function consents(inquiry: Inquiry, decision: string, by: readonly string[]): readonly Day[] {
  const { decided, others } = knownOf(inquiry, decision);
  const days: Day[] = decided.filter(saysYes).map(({ during }) => (during.end - 1) as Day);
  // where the body itself is silent, the parties' own words count, for this is about their own will
  const saying = new Set<string>();
  for (const fact of others) {
    if (fact.by === undefined || !by.includes(fact.by)) continue;
    if (saysYes(fact)) saying.add(fact.by);
    else saying.delete(fact.by);
    if (saying.size < by.length) continue;
    days.push((fact.during.end - 1) as Day);
    saying.clear();
  }
  return [...new Set(days)].sort((a, b) => a - b);
}

type Known = {
  readonly declared: DecisionDeclaration;
  /** The body's own decisions; and without those that are in doubt, if any is. */
  readonly decided: readonly Fact[];
  readonly undoubted: readonly Fact[] | undefined;
  /** What others say about it. */
  readonly others: readonly Fact[];
};

function knownOf(inquiry: Inquiry, decision: string): Known {
  return inquiry.remember("decision", decision, () => gather(inquiry, decision));
}

function gather(inquiry: Inquiry, decision: string): Known {
  const declared = inquiry.declared.decisions.get(decision);
  if (declared === undefined)
    throw new RangeError(`a decision is one that the process file declares; got "${decision}"`);
  const view: Viewpoint = {
    key: `decision ${decision}`,
    owing: [],
    accepting: [],
    determined: { kind: "measured" },
    evidence: { from: [] },
    deciding: [declared.by],
    clauses: "status",
  };
  const evidence = evidenceOn(inquiry, decision, view);
  const isOwn = ({ kind, by, value }: Fact): boolean =>
    kind === "decided" && value?.kind === "answer" && (by === undefined || by === declared.by);
  const all = factsIn(evidence.accepted);
  const decided = all.filter(isOwn);
  const undoubted = decided.filter(({ id }) => !evidence.doubts.has(id));
  return {
    declared,
    decided,
    undoubted: undoubted.length === decided.length ? undefined : undoubted,
    others: [...all.filter((fact) => !isOwn(fact)), ...factsIn(evidence.claims())].sort(
      (a, b) => a.during.end - b.during.end || a.known - b.known,
    ),
  };
}

type Answer = { readonly says: "yes" | "no" | "both"; readonly facts: readonly Fact[] } | undefined;

// the latest decision on or before a day; on one day a body may have contradicted itself
function answerOn(decided: readonly Fact[], on: Day): Answer {
  const until = firstLater(
    decided.map(({ during }) => during.end - 1),
    on,
  );
  const last = decided[until - 1];
  if (last === undefined) return undefined;
  const facts = decided.slice(0, until).filter(({ during }) => during.end === last.during.end);
  const yes = facts.some(saysYes);
  const no = facts.some((fact) => !saysYes(fact));
  return { says: yes && no ? "both" : yes ? "yes" : "no", facts };
}

function truthOf(answer: Answer, is: "yes" | "no"): Truth {
  if (answer === undefined) return "undetermined";
  if (answer.says === "both") return "conflict";
  return answer.says === is ? "met" : "not-met";
}

function saysYes({ value }: Fact): boolean {
  return value?.kind === "answer" && value.answer === "yes";
}

function judgedDecision(
  { declared, decided, others }: Known,
  { truth, is, on }: { readonly truth: Truth; readonly is: "yes" | "no"; readonly on: Day },
): Judged {
  const answer = answerOn(decided, on);
  const heard = others.filter(({ during }) => during.end - 1 <= on).slice(-3);
  const behind = heard.map((fact) =>
    why(
      `not its decision: ${saysYes(fact) ? "yes" : "no"} on ${sayDay(fact.during.start)}, ${sayOrigin(fact)}`,
      [fact],
    ),
  );
  const asked = is === "yes" ? "" : " (no was asked for)";
  if (answer === undefined) {
    const text = `${declared.by} has not decided: ${declared.question}${asked}`;
    return { truth, seen: on, why: why(text, [], behind) };
  }
  const day = sayDay((answer.facts[0].during.end - 1) as Day);
  const said = answer.says === "both" ? "yes and no on the same day" : answer.says;
  if (truth === "disputed")
    behind.unshift(why("that decision is said to be wrong, and the outcome turns on it"));
  return {
    truth,
    seen: on,
    why: why(`${declared.by} decided ${said} on ${day}: ${declared.question}${asked}`, answer.facts, behind),
  };
}
