// The sections `bodies`, `excluded` and `decisions`: what the parties set up, whom they leave out, and what is left to be decided.
import type { AgreementReading } from "../known.js";
import { resolveName, resolveNames } from "../names.js";
import { readFields } from "../syntax/fields.js";
import { readText, readWord, readYesNo } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import {
  type Body,
  bodyKinds,
  type DecisionDeclaration,
  decisionRules,
  type ExcludedGroup,
} from "../terms/people.js";

/** Reads one body. */
export function readBody(reading: AgreementReading, entry: YamlEntry): Body | undefined {
  const fields = readFields(reading, entry, {
    what: "a body",
    needed: ["kind"],
    allowed: ["title", "members", "decides", "disputes"],
  });
  const bodyKind = readWord(reading, fields?.get("kind"), bodyKinds);
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  const members = resolveNames(reading, fields?.get("members"), reading.known.parties) ?? [];
  const decides = readWord(reading, fields?.get("decides"), decisionRules);
  const disputes = readYesNo(reading, fields?.get("disputes")) === "yes";
  if (bodyKind === undefined) return undefined;
  return {
    name: entry.key,
    title,
    bodyKind,
    members,
    ...(decides !== undefined && { decides }),
    disputes,
  };
}

/** Reads one group that is left out. */
export function readExcluded(reading: AgreementReading, entry: YamlEntry): ExcludedGroup | undefined {
  const fields = readFields(reading, entry, {
    what: "an excluded group",
    needed: [],
    allowed: ["title", "why"],
  });
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  const why = readText(reading, fields?.get("why"));
  return { name: entry.key, title, ...(why !== undefined && { why }) };
}

/** Reads one decision that is left to a body or a party. */
export function readDecision(reading: AgreementReading, entry: YamlEntry): DecisionDeclaration | undefined {
  const fields = readFields(reading, entry, { what: "a decision", needed: ["by", "question"] });
  const by = resolveName(reading, fields?.get("by"), reading.known.people);
  const question = readText(reading, fields?.get("question"));
  if (by === undefined || question === undefined) return undefined;
  return { name: entry.key, by, question };
}
