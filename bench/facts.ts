// A process as large as Colombia's accord, with as many facts as are asked for: the same ones for the same seed.
import { readProcessFile } from "../src/agreement/process-file.js";
import type { ProcessFile } from "../src/agreement/terms/process.js";
import { type Fact, type FactKind, type FactValue, factId } from "../src/conditions/fact.js";
import { addDays, type Day, formatDay, parseDay } from "../src/ground/day.js";
import { problemsText } from "../src/ground/problem-text.js";
import { stream } from "../src/numbers/random.js";

/** The stipulations of Colombia's accord, as the Peace Accords Matrix counts them. */
export const stipulations = 578;

/** The day of signing, and the last day of which facts speak: five years later. */
export const signed = dayAt("2016-11-24");
export const lastDay = addDays(signed, 5 * 365);

/** A process with so many clauses of every kind, in phases, with gates and companions. */
export function largeProcess(clauses = stipulations): ProcessFile {
  const read = readProcessFile(processText(clauses), "large.yaml");
  if (!read.ok) throw new Error(problemsText(read.problems));
  return read.value;
}

/** So many facts about a large process, in the order in which they become known. */
export function* largeFacts(process: ProcessFile, count: number, seed = 1): Generator<Fact> {
  const random = stream(seed, count);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  for (let i = 0; i < count; i++) {
    const clause = process.clauses[below(process.clauses.length)];
    const day = addDays(signed, below(lastDay - signed));
    const kinds: readonly FactKind[] = ["reported", "reported", "measured", "certified", "claimed"];
    const said = sayingOn(clause.name, clause.obligation, { below, days: day - signed });
    yield {
      id: factId(`f${i}`),
      kind: kinds[below(kinds.length)],
      during: { start: day, end: addDays(day, 1) },
      known: addDays(day, below(60)),
      by: ["mission", "agency", "press", "state"][below(4)],
      ...said,
    };
  }
}

type Chance = { readonly below: (n: number) => number; readonly days: number };

function sayingOn(
  name: string,
  obligation: string,
  { below, days }: Chance,
): { about: string; value: FactValue; party?: string } {
  const number = name.slice(1);
  switch (obligation) {
    case "refrain": {
      const word = below(40) === 0 ? "breached" : below(20) === 0 ? "remedied" : "kept";
      return { about: name, value: { kind: "word", word }, party: "farc" };
    }
    case "maintain":
      return { about: `level-${number}`, value: { kind: "amount", amount: 60 + below(60) } };
    case "decide":
    case "meet":
    case "best-efforts":
      return { about: `event-${number}`, value: { kind: "answer", answer: below(300) === 0 ? "yes" : "no" } };
    case "exchange":
      return {
        about: `total-${number}${"ab"[below(2)]}`,
        value: { kind: "amount", amount: days + below(100) },
      };
    default:
      return { about: `total-${number}`, value: { kind: "amount", amount: below(2 * days + 1) } };
  }
}

const kinds = [
  "do-by",
  "do-by",
  "do-by",
  "do-by",
  "maintain",
  "refrain",
  "exchange",
  "best-efforts",
  "decide",
  "meet",
];

function processText(clauses: number): string {
  const quantities: string[] = [];
  const events: string[] = [];
  const terms: string[] = [];
  for (let i = 0; i < clauses; i++) {
    const kind = kinds[i % kinds.length];
    const due = formatDay(addDays(signed, 60 + ((i * 7) % 1500)));
    const gate = i >= 20 && i % 3 === 0 ? `, gated-by: [c${i - 20}]` : "";
    const companion = i >= 10 && i % 7 === 0 ? `, as-long-as: [c${i - (i % 10) + 5 - 10}]` : "";
    const head = `  c${i}: { kind: ${kind}, what: "stipulation ${i}", who: ${i % 2 === 0 ? "state" : "farc"}, to: ${i % 2 === 0 ? "farc" : "state"}${gate}${companion}`;
    switch (kind) {
      case "maintain":
        quantities.push(`  level-${i}: { title: Level ${i}, unit: points, counts: level }`);
        terms.push(`${head}, that: { quantity: level-${i}, at-least: 75 } }`);
        break;
      case "refrain":
        terms.push(`${head}, recovers-after: 30 days }`);
        break;
      case "exchange":
        for (const side of ["a", "b"])
          quantities.push(`  total-${i}${side}: { title: Total ${i} ${side}, unit: persons, counts: total }`);
        terms.push(
          `  c${i}: { kind: exchange, what: "stipulation ${i}", when: { by: ${due} }, sides: [{ who: state, that: { quantity: total-${i}a, at-least: 900 } }, { who: farc, that: { quantity: total-${i}b, at-least: 30 %, of: base } }] }`,
        );
        break;
      case "best-efforts":
      case "decide":
      case "meet":
        events.push(`  event-${i}: { title: Event ${i} }`);
        terms.push(`${head}, that: event-${i}, when: { by: ${due} } }`);
        break;
      default: {
        const counts = i % 4 === 0 ? "flow" : "total";
        quantities.push(`  total-${i}: { title: Total ${i}, unit: persons, counts: ${counts} }`);
        const asked = counts === "flow" ? 100_000 + i : 1000 + i;
        terms.push(`${head}, that: { quantity: total-${i}, at-least: ${asked} }, when: { by: ${due} } }`);
      }
    }
  }
  return `halcyon: 1
title: An accord of ${clauses} stipulations
agreement: { signed: ${formatDay(signed)}, disputes: csivi, cannot-tell: wait }
parties: { state: { name: Government of Colombia }, farc: { name: FARC-EP } }
bodies: { csivi: { title: Follow-up commission, kind: commission, disputes: yes }, mission: { title: Mission, kind: verification } }
bases: { base: { unit: persons, amount: 3000, agreed: ${formatDay(signed)}, source: register } }
events:\n${events.join("\n")}
quantities:\n${quantities.join("\n")}
clauses:\n${terms.join("\n")}
`;
}

function dayAt(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`no such day: ${text}`);
  return day;
}
