// The section `measures`: which violence is counted, by whom, against whom, where, of what kind, and how dates are treated.
import type { Between, DateRule, DateTreatment, Quantity, Scope } from "../cube/series.js";
import { type PartyId, placeId } from "../ground/names.js";
import { defaultDates } from "../violence/test.js";
import { type Declared, readMentions, resolveNames } from "./names.js";
import type { PartyDeclaration } from "./read-parties.js";
import { complain, type Fields, type Reading, readFields } from "./syntax/fields.js";
import { readItems, readNumber, readWord } from "./syntax/values.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** One measure. */
export type Measure = {
  readonly name: string;
  readonly quantity: Quantity;
  readonly scope: Scope;
  readonly dates: DateTreatment;
};

const quantities: readonly Quantity[] = ["events", "deaths", "deaths-low", "deaths-high"];
const dateRules: readonly DateRule[] = ["first-day", "spread", "certain", "possible"];

/** Reads one measure. Events are counted, and dates treated as `defaultDates` says, where it does not say otherwise. */
export function readMeasure(
  reading: Reading,
  entry: YamlEntry,
  parties: Declared<PartyDeclaration>,
): Measure | undefined {
  const fields = readFields(reading, entry, {
    what: "a measure",
    needed: [],
    allowed: ["count", "parties", "between", "kinds", "places", "except", "dates"],
  });
  if (fields === undefined) return undefined;
  const before = reading.problems.length;
  const quantity = fields.has("count") ? readWord(reading, fields.get("count"), quantities) : "events";
  const scope = readScope(reading, fields, parties);
  const dates = readDates(reading, fields.get("dates"));
  // a scope of which a part could not be read would let in more than was meant
  if (reading.problems.length > before || quantity === undefined) return undefined;
  refuseNothing(reading, entry, scope);
  return { name: entry.key, quantity, scope, dates };
}

function readScope(reading: Reading, fields: Fields, parties: Declared<PartyDeclaration>): Scope {
  const own = partiesOf(resolveNames(reading, fields.get("parties"), parties));
  const between = readItems(reading, fields.get("between"))?.flatMap(
    (item) => readBetween(reading, item, parties) ?? [],
  );
  const kinds = readMentions(reading, fields.get("kinds"), "kind");
  const places = readMentions(reading, fields.get("places"), "place")?.map(placeId);
  const exceptEntry = fields.get("except");
  const except = exceptEntry && readFields(reading, exceptEntry, exceptShape);
  const exceptParties = partiesOf(resolveNames(reading, except?.get("parties"), parties));
  const exceptPlaces = readMentions(reading, except?.get("places"), "place")?.map(placeId);
  return {
    ...(own !== undefined && { parties: own }),
    ...(between !== undefined && { between }),
    ...(kinds !== undefined && { kinds }),
    ...(places !== undefined && { places }),
    ...(exceptParties !== undefined && { exceptParties }),
    ...(exceptPlaces !== undefined && { exceptPlaces }),
  };
}

const exceptShape = { what: `"except"`, needed: [], allowed: ["parties", "places"] };

function readBetween(
  reading: Reading,
  entry: YamlEntry,
  parties: Declared<PartyDeclaration>,
): Between | undefined {
  const fields = readFields(reading, entry, { what: `"between"`, needed: ["one", "other"] });
  const one = partiesOf(resolveNames(reading, fields?.get("one"), parties));
  const other = partiesOf(resolveNames(reading, fields?.get("other"), parties));
  return one === undefined || other === undefined ? undefined : { one, other };
}

function readDates(reading: Reading, entry: YamlEntry | undefined): DateTreatment {
  if (entry === undefined) return defaultDates;
  const fields = readFields(reading, entry, { what: `"dates"`, needed: [], allowed: ["rule", "longest"] });
  const rule = readWord(reading, fields?.get("rule"), dateRules) ?? defaultDates.rule;
  const longest = readNumber(reading, fields?.get("longest"), { min: 1, max: 36_525, whole: true });
  return { rule, longest: longest ?? defaultDates.longest };
}

function partiesOf(found: readonly PartyDeclaration[] | undefined): readonly PartyId[] | undefined {
  return found?.map((party) => party.id);
}

// a measure that leaves out everything it asks for would find perfect calm
function refuseNothing(reading: Reading, entry: YamlEntry, scope: Scope): void {
  const left = <T>(asked: readonly T[] | undefined, out: readonly T[] | undefined): boolean =>
    asked === undefined || asked.some((one) => out?.includes(one) !== true);
  const { parties, places, between, exceptParties, exceptPlaces } = scope;
  const pairs = between?.some((pair) => left(pair.one, exceptParties) && left(pair.other, exceptParties));
  if (left(parties, exceptParties) && left(places, exceptPlaces) && pairs !== false) return;
  complain(reading, "question-invalid", `the measure "${entry.key}" counts nothing`, {
    at: entry.keySpan,
    found: `all that it asks for stands under "except"`,
    hint: `change "except"`,
  });
}
