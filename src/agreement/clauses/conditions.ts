// Reading conditions: a name alone, or keys that ask for more.

import { didYouMean } from "../../ground/nearest.js";
import type { Spot } from "../../ground/problem.js";
import type { AgreementReading } from "../known.js";
import { nearName, resolveName, withArticle } from "../names.js";
import { complain, complainEmpty, described, type Fields, readFields, spanFor } from "../syntax/fields.js";
import { spotOf } from "../syntax/page.js";
import { readItems, readNumber, readText, readWord, readYesNo } from "../syntax/values.js";
import type { YamlEntry, YamlNode } from "../syntax/yaml-positions.js";
import {
  type ClauseWord,
  type Condition,
  clauseWords,
  type PhaseWord,
  phaseWords,
} from "../terms/condition.js";
import { readIndicatorCondition, readQuantityCondition, readSeparation } from "./measured-conditions.js";

/** Reads one condition. */
export function readCondition(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
): Condition | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  switch (value.kind) {
    case "nothing":
      return complainEmpty(reading, entry);
    case "text":
      return named(reading, entry, readText(reading, entry));
    case "map":
      return readConditionKeys(reading, entry);
    default:
      return refuse(reading, entry, hintFor(reading, value));
  }
}

/** Reads several conditions, or one. `undefined` if any of them can't be read: a gate with a hole in it is none. */
export function readConditions(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
): readonly Condition[] | undefined {
  const items = readItems(reading, entry);
  if (items === undefined) return undefined;
  const conditions = items.flatMap((item) => readCondition(reading, item) ?? []);
  return conditions.length < items.length ? undefined : conditions;
}

// a name alone: it happened, it is met, it is open, yes, met
function named(reading: AgreementReading, entry: YamlEntry, name: string | undefined): Condition | undefined {
  if (name === undefined) return undefined;
  const spot = spotOf(reading.page, entry.value.span);
  const subject = reading.known.subjects.get(name);
  switch (subject) {
    case "event":
      return { kind: "event", event: name, spot };
    case "clause":
      return { kind: "clause", clause: name, is: ["met"], spot };
    case "phase":
      return { kind: "phase", phase: name, is: ["open"], spot };
    case "decision":
      return { kind: "decision", decision: name, is: "yes", spot };
    case "test":
      return { kind: "test", test: name, spot };
    case undefined:
      return refuseName(reading, entry, name);
  }
}

const heads = [
  "quantity",
  "indicator",
  "weapons",
  "clause",
  "phase",
  "decision",
  "event",
  "test",
  "all",
  "any",
  "some",
  "not",
] as const;
type Head = (typeof heads)[number];

function readConditionKeys(reading: AgreementReading, entry: YamlEntry): Condition | undefined {
  const keys = entry.value.kind === "map" ? entry.value.entries : [];
  if (keys.length === 0) return complainEmpty(reading, entry);
  const found = [...new Set(keys.flatMap(({ key }) => heads.filter((head) => head === key)))];
  const [head, second] = found;
  if (head === undefined) {
    const [first] = keys;
    return complain(reading, "condition-invalid", `"${first.key}" does not begin a condition`, {
      at: first.keySpan,
      expected: heads.join(", "),
      hint: didYouMean(first.key, heads),
    });
  }
  if (second !== undefined) {
    const at = keys.find(({ key }) => key === second)?.keySpan ?? entry.keySpan;
    return complain(reading, "condition-invalid", `"${head}" and "${second}" are two conditions`, {
      at,
      hint: `write { all: [{ ${head}: … }, { ${second}: … }] } or { any: […] }`,
    });
  }
  return readByHead(reading, entry, head);
}

function readByHead(reading: AgreementReading, entry: YamlEntry, head: Head): Condition | undefined {
  const spot = spotOf(reading.page, entry.value.span);
  switch (head) {
    case "quantity":
      return readQuantityCondition(reading, entry, spot);
    case "indicator":
      return readIndicatorCondition(reading, entry, spot);
    case "weapons":
      return readSeparation(reading, entry, spot);
    case "clause":
    case "phase":
    case "decision":
    case "event":
    case "test":
      return readState(reading, entry, head, spot);
    case "all":
    case "any":
    case "some":
    case "not":
      return readTogether(reading, entry, head, spot);
  }
}

function readState(
  reading: AgreementReading,
  entry: YamlEntry,
  head: Subjects,
  spot: Spot,
): Condition | undefined {
  const asks = head === "clause" || head === "phase" || head === "decision";
  const fields = readFields(reading, entry, {
    what: `a condition on ${withArticle(head)}`,
    needed: asks ? [head, "is"] : [head],
  });
  const name = resolveName(reading, fields?.get(head), reading.known[plural[head]]);
  const is = fields?.get("is");
  switch (head) {
    case "clause": {
      const words = readWords<ClauseWord>(reading, is, clauseWords);
      return name === undefined || words === undefined
        ? undefined
        : { kind: head, clause: name, is: words, spot };
    }
    case "phase": {
      const words = readWords<PhaseWord>(reading, is, phaseWords);
      return name === undefined || words === undefined
        ? undefined
        : { kind: head, phase: name, is: words, spot };
    }
    case "decision": {
      const answer = readYesNo(reading, is);
      return name === undefined || answer === undefined
        ? undefined
        : { kind: head, decision: name, is: answer, spot };
    }
    case "event":
      return name === undefined ? undefined : { kind: head, event: name, spot };
    case "test":
      return name === undefined ? undefined : { kind: head, test: name, spot };
  }
}

type Subjects = "clause" | "phase" | "decision" | "event" | "test";
const plural = {
  clause: "clauses",
  phase: "phases",
  decision: "decisions",
  event: "events",
  test: "tests",
} as const;

function readWords<W extends string>(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
  known: readonly W[],
): readonly W[] | undefined {
  const items = readItems(reading, entry);
  if (items === undefined) return undefined;
  const words = items.map((item) => readWord(reading, item, known));
  const found = [...new Set(words)].filter((word) => word !== undefined);
  return words.includes(undefined) ? undefined : found;
}

function readTogether(
  reading: AgreementReading,
  entry: YamlEntry,
  head: "all" | "any" | "some" | "not",
  spot: Spot,
): Condition | undefined {
  const needed = head === "some" ? ["some", "of"] : [head];
  const fields: Fields | undefined = readFields(reading, entry, {
    what: `a condition with "${head}"`,
    needed,
  });
  if (fields === undefined) return undefined;
  if (head === "not") {
    const of = readCondition(reading, fields.get("not"));
    return of && { kind: "not", of, spot };
  }
  const of = readConditions(reading, fields.get(head === "some" ? "of" : head));
  if (head !== "some") return of && { kind: head, of, spot };
  const most = of === undefined ? {} : { max: of.length };
  const least = readNumber(reading, fields.get("some"), { min: 1, whole: true, ...most });
  return of === undefined || least === undefined ? undefined : { kind: "some", least, of, spot };
}

function hintFor({ known }: AgreementReading, value: YamlNode): string | undefined {
  if (value.kind === "list") return "write { all: […] } or { any: […] }";
  const name = value.kind === "number" || value.kind === "truth" ? value.source : "";
  return known.subjects.has(name) ? `put the name in quotes: "${name}"` : undefined;
}

function refuse(reading: AgreementReading, entry: YamlEntry, hint?: string): undefined {
  return complain(reading, "condition-invalid", `"${entry.key}" is not a condition`, {
    at: spanFor(entry),
    found: described(entry.value),
    expected:
      "the name of an event, clause, phase, decision or test, or keys such as { quantity: …, at-most: … }",
    hint,
  });
}

function refuseName(reading: AgreementReading, entry: YamlEntry, name: string): undefined {
  const { subjects, quantities } = reading.known;
  return complain(
    reading,
    "name-unknown",
    `no event, clause, phase, decision or test is declared under the name "${name}"`,
    {
      at: spanFor(entry),
      hint: quantities.all.has(name)
        ? `"${name}" is a quantity: say how much, as { quantity: ${name}, at-least: 1 }`
        : nearName(reading, name, subjects),
    },
  );
}
