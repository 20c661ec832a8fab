// The section `agreement`: when it was signed, which texts it has, who decides disputes, and what follows when nobody can tell.
import { readHash } from "../clauses/clauses.js";
import { readCannotTell } from "../clauses/judging.js";
import type { AgreementReading } from "../known.js";
import { resolveName } from "../names.js";
import { readDate } from "../syntax/dates.js";
import { inOrder, readFields, readSection } from "../syntax/fields.js";
import { readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { AgreementTerms } from "../terms/process.js";
import type { DocumentDeclaration } from "../terms/things.js";

/** Reads the section. */
export function readAgreement(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
): AgreementTerms | undefined {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"agreement"`,
    needed: [],
    allowed: ["signed", "documents", "disputes", "cannot-tell"],
  });
  if (fields === undefined) return undefined;
  const signed = readDate(reading, fields.get("signed"), reading.rules.hijri);
  const documents = readSection(reading, fields.get("documents"), (one) => readDocument(reading, one));
  const disputes = resolveName(reading, fields.get("disputes"), reading.known.bodies);
  const cannotTell = readCannotTell(reading, fields.get("cannot-tell"));
  return {
    ...(signed !== undefined && { signed }),
    documents: inOrder(documents),
    ...(disputes !== undefined && { disputes }),
    ...(cannotTell !== undefined && { cannotTell }),
  };
}

function readDocument(reading: AgreementReading, entry: YamlEntry): DocumentDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a document",
    needed: [],
    allowed: ["title", "date", "source", "sha256"],
  });
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  const date = readDate(reading, fields?.get("date"), reading.rules.hijri);
  const source = readText(reading, fields?.get("source"));
  const sha256 = readHash(reading, fields?.get("sha256"));
  return {
    name: entry.key,
    title,
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    ...(sha256 !== undefined && { sha256 }),
  };
}
