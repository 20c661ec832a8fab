// The process file: YAML text in, a checked value out, or everything that is wrong with it at once.
import { byCodeUnit } from "../ground/names.js";
import { failure, type Problem, problem, type Result, success } from "../ground/problem.js";
import { readMeasure } from "./read-measures.js";
import { readParties } from "./read-parties.js";
import { readPlaces } from "./read-places.js";
import { readSource } from "./read-sources.js";
import { readTest } from "./read-tests.js";
import {
  complain,
  described,
  type Fields,
  inOrder,
  type Reading,
  readFields,
  readSection,
  spanFor,
} from "./syntax/fields.js";
import { pageOf } from "./syntax/page.js";
import { readText } from "./syntax/values.js";
import { readYaml, type YamlEntry, type YamlNode } from "./syntax/yaml-positions.js";
import type { ProcessFile } from "./terms/process.js";

/** The keys at the top of a process file: the language's version, the title, and the sections. */
const sections = ["sources", "places", "parties", "measures", "tests"] as const;

/** At most this many problems are told of one file. */
export const mostProblems = 100;

/**
 * Reads the text of a process file. Either it is right and checked, or all its problems are told at once, in the order of the
 * text, each pointing at the words. Text that is not YAML is told first, before any meaning is looked for.
 *
 * @example
 * readProcessFile("halcyon: 1\ntitle: A truce", "truce.yaml").ok // true
 * readProcessFile("halcyon: 1\ntitel: A truce", "truce.yaml").ok // false
 */
export function readProcessFile(text: string, fileName: string): Result<ProcessFile> {
  const page = pageOf(fileName, text);
  const { root, problems } = readYaml(page);
  if (root === undefined) return failure(inTextOrder(problems));
  const reading: Reading = { page, problems: [], mentions: [] };
  const process = readRoot(reading, root);
  if (reading.problems.length > 0 || process === undefined) return failure(inTextOrder(reading.problems));
  return success(process);
}

function readRoot(reading: Reading, root: YamlNode): ProcessFile | undefined {
  if (root.kind !== "map") {
    return complain(reading, "file-format", "this is not a process file", {
      at: root.span,
      expected: "keys with values, one on each line, beginning with halcyon: 1",
    });
  }
  const entry: YamlEntry = {
    key: reading.page.file,
    keySpan: { start: root.span.start, end: root.span.start },
    value: root,
  };
  const fields = readFields(reading, entry, {
    what: "a process file",
    needed: ["halcyon", "title"],
    allowed: sections,
  });
  if (fields === undefined) return undefined;
  checkVersion(reading, fields.get("halcyon"));
  const title = readText(reading, fields.get("title"));
  const declared = readSections(reading, fields);
  if (title === undefined) return undefined;
  return { kind: "process-file", file: reading.page.file, title, ...declared, mentions: reading.mentions };
}

// each section may use the names of those before it, wherever they stand in the text
function readSections(
  reading: Reading,
  fields: Fields,
): Omit<ProcessFile, "kind" | "file" | "title" | "mentions"> {
  const sources = inOrder(readSection(reading, fields.get("sources"), (one) => readSource(reading, one)));
  const places = readPlaces(reading, fields.get("places"));
  const parties = readParties(reading, fields.get("parties"));
  const measures = readSection(reading, fields.get("measures"), (one) =>
    readMeasure(reading, one, { what: "party", all: parties }),
  );
  const tests = readSection(reading, fields.get("tests"), (one) =>
    readTest(reading, one, { what: "measure", all: measures }, sources),
  );
  return {
    sources,
    ...(places !== undefined && { places }),
    parties: inOrder(parties),
    measures: inOrder(measures),
    tests: inOrder(tests),
    calendar: { hijri: "umm-al-qura", firstDay: "not-counted", lastDay: "included", stated: false },
    bodies: [],
    excluded: [],
    decisions: [],
    events: [],
    quantities: [],
    bases: [],
    lines: [],
    zones: [],
    weapons: [],
    indicators: [],
    clauses: [],
    phases: [],
    funding: [],
    facts: [],
    assumptions: [],
  };
}

function checkVersion(reading: Reading, entry: YamlEntry | undefined): void {
  if (entry === undefined || (entry.value.kind === "number" && entry.value.value === 1)) return;
  complain(reading, "value-unknown", "this version of the language is not known", {
    at: spanFor(entry),
    found: described(entry.value),
    expected: "halcyon: 1",
  });
}

function inTextOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
      (a.where?.column ?? 0) - (b.where?.column ?? 0) ||
      byCodeUnit(a.message, b.message),
  );
  if (sorted.length <= mostProblems) return sorted;
  const rest = sorted.length - mostProblems;
  return [...sorted.slice(0, mostProblems), problem("problems-many", `${rest} more problems are not shown`)];
}
