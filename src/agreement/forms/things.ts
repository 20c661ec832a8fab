// What the names of a file stand for, in the form that is hashed: a title with all that is declared of it, not the key.
import { formatDay } from "../../ground/day.js";
import { hashOfTest, registeredTest } from "../registered-test.js";
import type { Body, ExcludedGroup } from "../terms/people.js";
import type { ProcessFile } from "../terms/process.js";
import { dropAbsent, type JsonValue, setIfAny, setOf } from "./json.js";

/**
 * Who is meant: a party by its own name (other names are only how sources spell it), a body with those who are in it and how it decides,
 * a source by its publisher. What nothing declares stands as it is written.
 */
export function whoForm(key: string, process: ProcessFile): JsonValue {
  const party = process.parties.find((one) => one.key === key);
  if (party !== undefined) return { party: party.id };
  const body = process.bodies.find((one) => one.name === key);
  if (body !== undefined) return bodyForm(body, process);
  const source = process.sources.find((one) => one.name === key);
  return source === undefined ? { name: key } : { source: source.publisher ?? key };
}

/** Several of them, as a set; nothing if there are none. */
export function whosForm(keys: readonly string[], process: ProcessFile): JsonValue | undefined {
  return setIfAny(keys.map((key) => whoForm(key, process)));
}

/** A body. */
export function bodyForm(body: Body, process: ProcessFile): JsonValue {
  return dropAbsent({
    body: body.title,
    kind: body.bodyKind,
    members: whosForm(body.members, process),
    decides: body.decides,
    disputes: body.disputes,
  });
}

/** A group that is left out. */
export function groupForm(name: string, groups: readonly ExcludedGroup[]): JsonValue {
  return { group: groups.find((one) => one.name === name)?.title ?? name };
}

/** An event: what happens, and the day that the text fixes for it. */
export function eventForm(name: string, { events }: ProcessFile): JsonValue {
  const event = events.find((one) => one.name === name);
  return dropAbsent({ event: event?.title ?? name, on: event?.date && formatDay(event.date.day) });
}

/** A decision: the question, and who answers it. */
export function decisionForm(name: string, process: ProcessFile): JsonValue {
  const decision = process.decisions.find((one) => one.name === name);
  if (decision === undefined) return { question: name };
  return { question: decision.question, by: whoForm(decision.by, process) };
}

/** A test of violence: the hash under which it is registered. */
export function testForm(name: string, process: ProcessFile): JsonValue {
  const known = process.tests.some((one) => one.name === name);
  return { test: known ? hashOfTest(registeredTest(process, name), process) : name };
}

/** A quantity. */
export function quantityForm(name: string, process: ProcessFile): JsonValue {
  const quantity = process.quantities.find((one) => one.name === name);
  if (quantity === undefined) return { quantity: name };
  const { title, unit, of, counts } = quantity;
  return dropAbsent({
    quantity: title,
    unit,
    of: of === undefined ? undefined : whoForm(of, process),
    counts,
  });
}

/** A base, with all its versions and what parties hold against it. */
export function baseForm(name: string, process: ProcessFile): JsonValue {
  const base = process.bases.find((one) => one.name === name);
  if (base === undefined) return { base: name };
  return dropAbsent({
    base: base.unit,
    versions: setOf(base.versions.map(({ amount, agreed }) => ({ amount, agreed: formatDay(agreed.day) }))),
    "disputed-by": setIfAny(
      base.disputedBy.map(({ party, amount }) => ({ party: whoForm(party, process), amount })),
    ),
  });
}

/** A line: its day, and its points in their order or the file that holds them. */
export function lineForm(name: string, { lines }: ProcessFile): JsonValue {
  const line = lines.find((one) => one.name === name);
  if (line === undefined) return { line: name };
  const { title, asOf, file, points } = line;
  return dropAbsent({
    line: title,
    "as-of": formatDay(asOf.day),
    file,
    points: points.length === 0 ? undefined : points.map(([longitude, latitude]) => [longitude, latitude]),
  });
}

/** A zone: its places, or its distance from a line. */
export function zoneForm(name: string, process: ProcessFile): JsonValue {
  const zone = process.zones.find((one) => one.name === name);
  if (zone === undefined) return { zone: name };
  return dropAbsent({
    zone: zone.title,
    places: setIfAny(zone.places),
    near: zone.near && { line: lineForm(zone.near.line, process), km: zone.near.kilometres },
  });
}

/** A class of weapons. */
export function weaponForm(name: string, { weapons }: ProcessFile): JsonValue {
  return { weapons: weapons.find((one) => one.name === name)?.title ?? name };
}

/** An indicator: what is measured, how, by whom; not in which file and release its figures are found, nor when they come out. */
export function indicatorForm(name: string, { indicators }: ProcessFile): JsonValue {
  const indicator = indicators.find((one) => one.name === name);
  if (indicator === undefined) return { indicator: name };
  const { title, unit, better, code, country, publisher, uncertainty } = indicator;
  return dropAbsent({ indicator: title, unit, better, code, country, publisher, uncertainty });
}
