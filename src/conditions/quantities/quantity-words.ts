// How a quantity came out, as a mediator says it: the figure, its source, what was agreed; then what else was said.
import type { Day } from "../../ground/day.js";
import { asideReason } from "../evidence.js";
import type { Fact } from "../fact.js";
import { judgedFrom, type Sight } from "../inquiry.js";
import type { Figures, Judged, Why } from "../result.js";
import { sayAmount, sayDay, sayDays, sayList, sayNumber, sayOrigin, why } from "../words.js";
import { sayAsked } from "./asked.js";
import { against, type Figure } from "./bounds.js";
import type { Counted, Weighed, Window } from "./counted.js";

/** The outcome of a quantity with its reasons and its three figures. */
export function judgedQuantity(counted: Counted, weighed: Weighed, sight: Sight): Judged {
  const figures = figuresOf(counted, weighed);
  const reason = why(sentence(counted, weighed), factsOf(counted, weighed), notes(counted, weighed, figures));
  return judgedFrom(sight, reason, [figures]);
}

/** The three figures of a quantity, and what was asked for. */
export function figuresOf(
  { condition, declared, claimed }: Counted,
  { window, figure, inDispute, asked }: Weighed,
): Figures {
  const claim = window && claimed().figure(window);
  return {
    unit: declared.unit,
    ...(claim !== undefined && { claimed: claim.best }),
    ...(figure !== undefined && { accepted: figure.best }),
    ...(inDispute !== undefined && { disputed: inDispute.amount }),
    asked: asked.number,
    bound: condition.bound,
  };
}

function factsOf({ main }: Counted, { window, figure, answer }: Weighed): readonly Fact[] {
  if (answer !== undefined && answer.accepts === true && figure === undefined) return [answer];
  return window === undefined ? [] : main.facts(window);
}

function sentence(counted: Counted, { figure, window, waiting, asked }: Weighed): string {
  const { condition, declared } = counted;
  const { title, unit } = declared;
  const agreed = `${sayAsked(asked, condition.amount, { bound: condition.bound, unit })} were agreed`;
  if (window === undefined) return `${title}: ${waiting}; ${agreed}`;
  if (figure === undefined) return `${title}: nobody whose word counts gave a figure; ${agreed}`;
  const days = declared.counts === "flow" ? flowDays(window) : sayDay(figure.seen as Day);
  const facts = counted.main.facts(window);
  const origin = facts.length === 1 ? `, ${sayOrigin(facts[0])}` : facts.length > 1 ? sources(facts) : "";
  return `${title}, ${days}: ${sayFigure(figure, unit)}${origin}: ${agreed}`;
}

function flowDays({ since, end }: Window): string {
  if (since === undefined) return `up to ${sayDay(end)}`;
  return sayDays({ start: since, end: (end + 1) as Day });
}

function sources(facts: readonly Fact[]): string {
  const origins = [...new Set(facts.map(sayOrigin))];
  return origins.length <= 3 ? `, ${sayList(origins)}` : `, from ${sayNumber(facts.length)} facts`;
}

function sayFigure({ best, low, high }: Figure, unit: string): string {
  if (low === high) return sayAmount(best, unit);
  return `${sayAmount(best, unit)} (${sayNumber(low)} to ${sayNumber(high)})`;
}

// what else was said, and what the outcome turns on
function notes(counted: Counted, weighed: Weighed, figures: Figures): readonly Why[] {
  const { window, figure, asked, answer } = weighed;
  const { unit } = counted.declared;
  const told: Why[] = [];
  for (const rival of figure?.rivals ?? []) {
    const origins = rival.facts.length === 0 ? "" : `, ${sayList([...new Set(rival.facts.map(sayOrigin))])}`;
    told.push(why(`of the same strength: ${sayFigure(rival, unit)}${origins}`, rival.facts));
  }
  if (window?.open === true && weighed.truth === "undetermined" && figure !== undefined) {
    const until = window.until === undefined ? "the end is not known yet" : `until ${sayDay(window.until)}`;
    told.push(why(`more may come: ${until}`));
  }
  told.push(...turning(counted, weighed));
  if (asked.early && asked.version !== undefined) {
    told.push(why(`the base was agreed later, on ${sayDay(asked.version.agreed.day)}; there was no other`));
  }
  if (answer !== undefined && counted.condition.bound === "up-to") {
    const word = answer.accepts === true ? "accepted it as the whole" : "did not accept it as the whole";
    told.push(why(`${answer.by ?? "the other side"} ${word} on ${sayDay(answer.during.start)}`, [answer]));
  } else if (
    counted.condition.bound === "up-to" &&
    figure !== undefined &&
    weighed.truth === "undetermined"
  ) {
    told.push(why("the text sets a most and no least; the other side has not said that it accepts this"));
  }
  told.push(...claims(counted, weighed, figures), ...aside(counted, weighed));
  return told;
}

function turning(counted: Counted, { turnsOn, asked, inDispute, figure, window }: Weighed): readonly Why[] {
  const { unit } = counted.declared;
  const told: Why[] = [];
  if (asked.others.length > 0) {
    const held = sayList(
      asked.others.map(
        ({ party, base, number }) =>
          `${party} holds ${sayAmount(base, unit)}, which would ask for ${sayNumber(number)}`,
      ),
    );
    told.push(
      why(`the base is in dispute: ${held}${turnsOn.includes("base") ? "; the outcome turns on it" : ""}`),
    );
  }
  const facts = window === undefined ? [] : counted.main.facts(window);
  for (const fact of facts) {
    for (const by of counted.evidence.doubts.get(fact.id) ?? []) {
      const turns = turnsOn.includes("doubt")
        ? "; the outcome turns on it"
        : "; the outcome does not turn on it";
      told.push(
        why(
          `${fact.id} is said to be wrong by ${by.by ?? "somebody"} on ${sayDay(by.during.start)}${turns}`,
          [by],
        ),
      );
    }
  }
  if (inDispute !== undefined) {
    const turns = turnsOn.includes("part") ? "; the outcome turns on it" : "";
    const without =
      figure === undefined ? "" : `; without it ${sayAmount(figure.best - inDispute.amount, unit)} are left`;
    told.push(why(`in dispute: ${sayAmount(inDispute.amount, unit)}${without}${turns}`, inDispute.facts));
  }
  return told;
}

function claims(counted: Counted, { window, truth, asked }: Weighed, figures: Figures): readonly Why[] {
  if (window === undefined || figures.claimed === undefined) return [];
  const { bound } = counted.condition;
  const facts = counted.claimed().facts(window);
  const voices = sayList([...new Set(facts.map(({ by }) => by ?? "somebody"))]);
  const enough = against(bound, asked.number, figures.claimed, figures.claimed) === "met";
  const then = truth !== "met" && enough ? "; if that were accepted, it would be enough" : "";
  return [why(`claimed by ${voices}: ${sayAmount(figures.claimed, counted.declared.unit)}${then}`, facts)];
}

// what was said and not taken: the latest of each voice
function aside({ evidence, view, declared }: Counted, { window }: Weighed): readonly Why[] {
  if (window === undefined) return [];
  const facts = evidence.aside();
  if (facts.length === 0) return [];
  const latest = new Map<string, Fact>();
  for (const fact of facts) if (fact.during.start <= window.end) latest.set(fact.by ?? "", fact);
  return [...latest.values()].slice(-3).map((fact) => {
    const { value } = fact;
    const said = value?.kind === "amount" ? sayAmount(value.amount, declared.unit) : "something else";
    return why(`not counted: ${said}, ${sayOrigin(fact)}: ${asideReason(fact, view)}`, [fact]);
  });
}
