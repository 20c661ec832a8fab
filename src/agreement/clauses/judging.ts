// Reading who says whether a clause was kept, on which evidence, and what follows when nobody can tell.
import type { AgreementReading } from "../known.js";
import { resolveName, resolveNames } from "../names.js";
import { complain, complainEmpty, described, type Reading, readFields, spanFor } from "../syntax/fields.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { CannotTellRule, Determination, EvidenceRule, Grade } from "../terms/clause.js";

const ways = ["reported-by", "certified-by", "decided-by"] as const;

/** Reads the key `determined`; measured, where nothing is said. */
export function readDetermination(reading: AgreementReading, entry: YamlEntry | undefined): Determination {
  const measured: Determination = { kind: "measured" };
  if (entry === undefined) return measured;
  const { value } = entry;
  if (value.kind === "text" && value.value.trim() === "measured") return measured;
  if (value.kind !== "map") {
    complain(reading, "value-unknown", `"determined" has a value that is not known`, {
      at: spanFor(entry),
      found: described(value),
      expected: "measured, { reported-by: … }, { certified-by: … } or { decided-by: … }",
    });
    return measured;
  }
  const fields = readFields(reading, entry, { what: `"determined"`, needed: [], allowed: ways });
  const found = ways.filter((way) => fields?.has(way));
  const [way] = found;
  if (way === undefined || found.length > 1) {
    complain(reading, "key-missing", `"determined" says in one way who determines it`, {
      at: entry.keySpan,
      expected: ways.join(", "),
    });
    return measured;
  }
  const { people } = reading.known;
  if (way === "reported-by") {
    const by = resolveNames(reading, fields?.get(way), people);
    return by === undefined ? measured : { kind: "reported", by };
  }
  const by = resolveName(reading, fields?.get(way), people);
  if (by === undefined) return measured;
  return { kind: way === "certified-by" ? "certified" : "decided", by };
}

/** Reads the key `evidence`; anybody's word of any grade, where nothing is said. */
export function readEvidence(reading: AgreementReading, entry: YamlEntry | undefined): EvidenceRule {
  if (entry === undefined) return { from: [] };
  const fields = readFields(reading, entry, {
    what: `"evidence"`,
    needed: [],
    allowed: ["from", "least"],
    example: "{ from: [mission], least: B2 }",
  });
  const from = resolveNames(reading, fields?.get("from"), reading.known.witnesses) ?? [];
  const least = readGrade(reading, fields?.get("least"));
  return { from, ...(least !== undefined && { least }) };
}

const sources = ["A", "B", "C", "D", "E", "F"] as const;
const contents = [1, 2, 3, 4, 5, 6] as const;

/** Reads a grade of the Admiralty code: the source from A to F, what it says from 1 to 6. */
export function readGrade(reading: Reading, entry: YamlEntry | undefined): Grade | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  const written = value.kind === "text" ? value.value.trim() : "";
  const source = sources.find((one) => written.startsWith(one));
  const content = contents.find((one) => written.slice(1) === String(one));
  if (source !== undefined && content !== undefined) return { source, content };
  return complain(reading, "grade-invalid", `"${entry.key}" is not a grade`, {
    at: spanFor(entry),
    found: described(value),
    expected: "a letter from A to F for the source and a figure from 1 to 6 for what it says, as B2",
    hint: /^[a-f][1-6]$/.test(written) ? `write ${written.toUpperCase()}` : undefined,
  });
}

/** Reads the key `cannot-tell`: wait, met, not-met, or the body to which it goes. */
export function readCannotTell(
  reading: AgreementReading,
  entry: YamlEntry | undefined,
): CannotTellRule | undefined {
  const written = entry?.value.kind === "text" ? entry.value.value.trim() : undefined;
  if (written === "wait") return { kind: "wait" };
  if (written === "met" || written === "not-met") return { kind: "counts-as", result: written };
  const { bodies } = reading.known;
  const body = resolveName(reading, entry, {
    what: "rule (wait, met, not-met) or body",
    all: new Map([...bodies.all, ["wait", "wait"], ["met", "met"], ["not-met", "not-met"]]),
  });
  return body === undefined ? undefined : { kind: "goes-to", body };
}
