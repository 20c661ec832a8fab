// The process file: YAML text in, a checked value out, or everything that is wrong with it at once.
import { byCodeUnit } from "../ground/names.js";
import { failure, type Problem, problem, type Result, type Spot, success } from "../ground/problem.js";
import { readClause } from "./clauses/clauses.js";
import { type AgreementReading, gatherNames, groupsOf, keysOf, signing } from "./known.js";
import { checkNames } from "./name-checks.js";
import { readMeasure } from "./read-measures.js";
import { readParties } from "./read-parties.js";
import { readPlaces } from "./read-places.js";
import { readSource } from "./read-sources.js";
import { readTest } from "./read-tests.js";
import { readAgreement } from "./sections/agreement.js";
import { readAssumption, readFactFiles } from "./sections/assumptions.js";
import { readCalendar } from "./sections/calendar.js";
import { readFunding } from "./sections/funding.js";
import { readLine, readZone } from "./sections/ground.js";
import { readIndicator } from "./sections/indicators.js";
import { readBody, readDecision, readExcluded } from "./sections/people.js";
import { readPhase } from "./sections/phases.js";
import { readPosture } from "./sections/posture.js";
import { readBase, readEvent, readQuantity, readWeapon } from "./sections/things.js";
import {
  complain,
  described,
  type Fields,
  flooded,
  inOrder,
  type Reading,
  readFields,
  readSection,
  spanFor,
} from "./syntax/fields.js";
import { pageOf, spotOf } from "./syntax/page.js";
import { readText } from "./syntax/values.js";
import { readYaml, type YamlEntry, type YamlNode } from "./syntax/yaml-positions.js";
import type { AgreementTerms, ProcessFile } from "./terms/process.js";
import type { EventDeclaration } from "./terms/things.js";

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
  const { process, problems } = readAll(text, fileName);
  return process === undefined || problems.length > 0 ? failure(problems) : success(process);
}

/** What could be read of a process file, and what is wrong with it. */
export type Read = {
  /** Not there if the text is no YAML, or holds no keys. */
  readonly process?: ProcessFile;
  /** In the order of the text; at most `mostProblems`, and then one that says how many more there are. */
  readonly problems: readonly Problem[];
};

/**
 * Reads what can be read. A declaration with a problem in it is left out as a whole, for half a clause would say something else;
 * its name stays known, so that nobody complains twice. For checks and editors, which go on with what there is.
 *
 * @example
 * readAll("halcyon: 1\ntitle: A truce\nparties: { a: {}, b: { nam: B } }", "truce.yaml").process.parties.length // 1
 */
export function readAll(text: string, fileName: string): Read {
  const page = pageOf(fileName, text);
  const { root, problems } = readYaml(page);
  if (root === undefined) return { problems: inTextOrder(problems) };
  const reading: Reading = { page, problems: [], mentions: [] };
  const process = readRoot(reading, root);
  return { ...(process !== undefined && { process }), problems: inTextOrder(reading.problems) };
}

function readRoot(reading: Reading, root: YamlNode): ProcessFile | undefined {
  if (root.kind !== "map") {
    return complain(reading, "file-format", "this is not a process file", {
      at: root.span,
      expected: "keys with values, one on each line, beginning with halcyon: 1",
    });
  }
  const { file } = reading.page;
  const start = { start: root.span.start, end: root.span.start };
  const entry: YamlEntry = { key: file, keySpan: start, value: root };
  const fields = readFields(reading, entry, {
    what: "a process file",
    needed: ["halcyon", "title"],
    allowed: sections,
  });
  if (fields === undefined) return undefined;
  checkVersion(reading, fields.get("halcyon"));
  return {
    kind: "process-file",
    file,
    title: readText(reading, fields.get("title")) ?? file,
    ...readSections(reading, fields),
    mentions: reading.mentions,
    spots: spotsOfNames(reading, fields),
  };
}

// the keys at the top, beside the version and the title
const sections = [
  "agreement",
  "calendar",
  "parties",
  "bodies",
  "excluded",
  "sources",
  "places",
  "measures",
  "tests",
  "events",
  "decisions",
  "quantities",
  "bases",
  "lines",
  "zones",
  "weapons",
  "indicators",
  "clauses",
  "phases",
  "posture",
  "funding",
  "facts",
  "assumptions",
] as const;

// every section may use the names of every other, wherever they stand in the text
function readSections(plain: Reading, fields: Fields): Sections {
  const rules = readCalendar(plain, fields.get("calendar"));
  const groups = groupsOf(fields);
  const reading: AgreementReading = { ...plain, rules, known: gatherNames(fields, groups) };
  checkNames(reading, fields, groups);
  const each = <T>(
    section: string,
    readOne: (reading: AgreementReading, entry: YamlEntry) => T | undefined,
  ): ReadonlyMap<string, T | undefined> =>
    readSection(reading, fields.get(section), (one) => readOne(reading, one));
  const agreement = readAgreement(reading, fields.get("agreement"));
  const posture = readPosture(reading, fields.get("posture"));
  return {
    ...readTests(reading, fields),
    ...(agreement !== undefined && { agreement }),
    calendar: rules,
    bodies: inOrder(each("bodies", readBody)),
    excluded: inOrder(each("excluded", readExcluded)),
    decisions: inOrder(each("decisions", readDecision)),
    events: inOrder(withSigning(each("events", readEvent), agreement)),
    quantities: inOrder(each("quantities", readQuantity)),
    bases: inOrder(each("bases", readBase)),
    lines: inOrder(each("lines", readLine)),
    zones: inOrder(each("zones", readZone)),
    weapons: inOrder(each("weapons", readWeapon)),
    indicators: inOrder(each("indicators", readIndicator)),
    clauses: inOrder(each("clauses", readClause)),
    // the order of the file is the order of the road
    phases: [...each("phases", readPhase).values()].flatMap((one) => one ?? []),
    ...(posture !== undefined && { posture }),
    funding: inOrder(each("funding", readFunding)),
    facts: readFactFiles(reading, fields.get("facts")),
    assumptions: inOrder(each("assumptions", readAssumption)),
  };
}

type Sections = Omit<ProcessFile, "kind" | "file" | "title" | "mentions" | "spots">;

// the sections of the tests of violence
function readTests(
  reading: AgreementReading,
  fields: Fields,
): Pick<ProcessFile, "sources" | "places" | "parties" | "measures" | "tests"> {
  const sources = inOrder(readSection(reading, fields.get("sources"), (one) => readSource(reading, one)));
  const places = readPlaces(reading, fields.get("places"));
  const parties = readParties(reading, fields.get("parties"), reading.known.parties);
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
  };
}

// the day of signing declares an event
function withSigning(
  events: ReadonlyMap<string, EventDeclaration | undefined>,
  agreement: AgreementTerms | undefined,
): ReadonlyMap<string, EventDeclaration | undefined> {
  if (agreement?.signed === undefined || events.has(signing)) return events;
  const title = "Signing of the agreement";
  return new Map([...events, [signing, { name: signing, title, date: agreement.signed }]]);
}

function spotsOfNames(reading: Reading, fields: Fields): Readonly<Record<string, Spot>> {
  const spots: Record<string, Spot> = {};
  for (const [section, entry] of fields) {
    if (section === "__proto__") continue;
    spots[section] = spotOf(reading.page, entry.keySpan);
    for (const { key, keySpan } of keysOf(entry)) spots[`${section}.${key}`] = spotOf(reading.page, keySpan);
  }
  return spots;
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
  if (problems.length <= mostProblems) return sorted;
  const rest = problems.length - mostProblems;
  const more = `${flooded(problems) ? "at least " : ""}${rest} more problems are not shown`;
  return [...sorted.slice(0, mostProblems), problem("problems-many", more)];
}
