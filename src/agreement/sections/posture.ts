// The section `posture`: who contributes what, where; ceilings by date, floors, proportion and the steps of a drawdown.
import { readCount } from "../clauses/amounts.js";
import { readConditions } from "../clauses/conditions.js";
import { readMoment } from "../clauses/moments.js";
import { type AgreementReading, below } from "../known.js";
import { type Declared, resolveName, resolveNames } from "../names.js";
import { readDate } from "../syntax/dates.js";
import { type Fields, inOrder, readFields, readSection } from "../syntax/fields.js";
import { spotOf } from "../syntax/page.js";
import { readItems, readNumber, readShare, readText } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Ceiling, Contribution, Floor, Posture, Tranche } from "../terms/posture.js";

/** Reads the section. Contributions and tranches stay in the order of the file. */
export function readPosture(reading: AgreementReading, entry: YamlEntry | undefined): Posture | undefined {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"posture"`,
    needed: [],
    allowed: ["roles", "contributions", "ceilings", "floors", "proportion", "tranches"],
  });
  if (fields === undefined) return undefined;
  const roles = readSection(reading, fields.get("roles"), (one) => readRole(reading, one));
  const items = readItems(reading, fields.get("contributions")) ?? [];
  const contributions = items.flatMap((item) => readContribution(reading, item) ?? []);
  const places = placesOf(items);
  const ceilings = readSection(reading, fields.get("ceilings"), (one) => readCeiling(reading, one, places));
  const floors = readSection(reading, fields.get("floors"), (one) => readFloor(reading, one, places));
  const proportion = readProportion(reading, fields.get("proportion"));
  const tranches = readSection(reading, fields.get("tranches"), (one) => readTranche(reading, one));
  return {
    roles: inOrder(roles),
    contributions,
    ceilings: inOrder(ceilings),
    floors: inOrder(floors),
    ...(proportion !== undefined && { proportion }),
    tranches: [...tranches.values()].flatMap((one) => one ?? []),
  };
}

function readRole(reading: AgreementReading, entry: YamlEntry): Posture["roles"][number] | undefined {
  const fields = readFields(reading, entry, {
    what: "a role",
    needed: [],
    allowed: ["title", "cost-per-month"],
  });
  const title = readText(reading, fields?.get("title")) ?? entry.key;
  const costPerMonth = readNumber(reading, fields?.get("cost-per-month"), { min: 0 });
  return { name: entry.key, title, ...(costPerMonth !== undefined && { costPerMonth }) };
}

function readContribution(reading: AgreementReading, entry: YamlEntry): Contribution | undefined {
  const before = reading.problems.length;
  const fields = readFields(reading, entry, {
    what: "a contribution",
    needed: ["nation", "role", "troops", "on"],
    allowed: ["place", "nations", "source"],
  });
  const nation = resolveName(reading, fields?.get("nation"), reading.known.parties);
  const role = resolveName(reading, fields?.get("role"), reading.known.roles);
  const place = readText(reading, fields?.get("place"));
  const troops = readCount(reading, fields?.get("troops"), { whole: true });
  const on = readDate(reading, fields?.get("on"), reading.rules.hijri);
  const nations = readNumber(reading, fields?.get("nations"), { min: 1, max: 300, whole: true });
  const source = readText(reading, fields?.get("source"));
  if (nation === undefined || role === undefined || troops === undefined || on === undefined)
    return undefined;
  if (reading.problems.length > before) return undefined;
  return {
    nation,
    role,
    ...(place !== undefined && { place }),
    troops,
    on,
    ...(source !== undefined && { source }),
    ...(nations !== undefined && { nations }),
    spot: spotOf(reading.page, entry.value.span),
  };
}

// a place of the posture is a base or a camp, seldom a unit of the boundary file; the contributions declare it
function placesOf(contributions: readonly YamlEntry[]): Declared<string> {
  const places = contributions.flatMap((one) => {
    const place = below(one, "place")?.value;
    return place?.kind === "text" ? place.value.trim() : [];
  });
  return { what: "place of a contribution", all: new Map(places.map((place) => [place, place])) };
}

type Whom = Pick<Ceiling, "nations" | "roles" | "places">;

function readWhom(reading: AgreementReading, fields: Fields | undefined, places: Declared<string>): Whom {
  return {
    nations: resolveNames(reading, fields?.get("nations"), reading.known.parties) ?? [],
    roles: resolveNames(reading, fields?.get("roles"), reading.known.roles) ?? [],
    places: resolveNames(reading, fields?.get("places"), places) ?? [],
  };
}

const whomKeys = ["nations", "roles", "places"];

function readCeiling(
  reading: AgreementReading,
  entry: YamlEntry,
  places: Declared<string>,
): Ceiling | undefined {
  const fields = readFields(reading, entry, {
    what: "a ceiling",
    needed: ["at-most", "by"],
    allowed: whomKeys,
  });
  const whom = readWhom(reading, fields, places);
  const atMost = readCount(reading, fields?.get("at-most"), { whole: true });
  const by = readMoment(reading, fields?.get("by"));
  if (atMost === undefined || by === undefined) return undefined;
  return { name: entry.key, ...whom, atMost, by, spot: spotOf(reading.page, entry.keySpan) };
}

function readFloor(reading: AgreementReading, entry: YamlEntry, places: Declared<string>): Floor | undefined {
  const fields = readFields(reading, entry, {
    what: "a floor",
    needed: ["at-least", "protects"],
    allowed: [...whomKeys, "until", "why"],
  });
  const whom = readWhom(reading, fields, places);
  const atLeast = readCount(reading, fields?.get("at-least"), { whole: true });
  const protectsEntry = fields?.get("protects");
  const inner =
    protectsEntry &&
    readFields(reading, protectsEntry, { what: `"protects"`, needed: [], allowed: whomKeys });
  const protects = readWhom(reading, inner, places);
  const until = readMoment(reading, fields?.get("until"));
  const why = readText(reading, fields?.get("why"));
  if (atLeast === undefined) return undefined;
  return {
    name: entry.key,
    ...whom,
    atLeast,
    protects,
    ...(until !== undefined && { until }),
    ...(why !== undefined && { why }),
    spot: spotOf(reading.page, entry.keySpan),
  };
}

function readProportion(reading: AgreementReading, entry: YamlEntry | undefined): Posture["proportion"] {
  if (entry === undefined) return undefined;
  const fields = readFields(reading, entry, {
    what: `"proportion"`,
    needed: ["tolerance"],
    example: "{ tolerance: 5 % }",
  });
  const tolerance = readShare(reading, fields?.get("tolerance"), { min: 0, max: 1 });
  return tolerance === undefined ? undefined : { tolerance };
}

function readTranche(reading: AgreementReading, entry: YamlEntry): Tranche | undefined {
  const fields = readFields(reading, entry, {
    what: "a tranche",
    needed: ["by"],
    allowed: ["gated-by", "lift"],
  });
  const by = readMoment(reading, fields?.get("by"));
  const gatedBy = readConditions(reading, fields?.get("gated-by")) ?? [];
  const lift = readCount(reading, fields?.get("lift"), { whole: true });
  if (by === undefined) return undefined;
  return {
    name: entry.key,
    by,
    gatedBy,
    ...(lift !== undefined && { lift }),
    spot: spotOf(reading.page, entry.keySpan),
  };
}
