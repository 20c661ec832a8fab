// Reading conditions on what is counted or measured: quantities, proportions, indicators, distances of weapons from a line.
import type { Spot } from "../../ground/problem.js";
import type { AgreementReading } from "../known.js";
import { resolveName } from "../names.js";
import { readDuration } from "../syntax/durations.js";
import { complain, type Fields, readFields } from "../syntax/fields.js";
import { readNumber, readShare } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Condition, QuantityCondition } from "../terms/condition.js";
import { readAmount, readKilometres } from "./amounts.js";
import { readMoment } from "./moments.js";

const bounds: readonly QuantityCondition["bound"][] = ["at-most", "at-least", "exactly", "up-to"];
const countedKeys = ["of", "until", "every"];

/** Reads `{ quantity: …, at-most: … }` and `{ quantity: …, in-proportion-to: … }`. */
export function readQuantityCondition(
  reading: AgreementReading,
  entry: YamlEntry,
  spot: Spot,
): Condition | undefined {
  const before = reading.problems.length;
  const fields = readFields(reading, entry, {
    what: "a condition on a quantity",
    needed: ["quantity"],
    allowed: [...bounds, ...countedKeys, "since", "in-proportion-to", "tolerance"],
  });
  if (fields === undefined) return undefined;
  const quantity = resolveName(reading, fields.get("quantity"), reading.known.quantities);
  const asked = ["in-proportion-to", ...bounds].filter((key) => fields.has(key));
  if (asked.length > 1) {
    return complain(reading, "condition-invalid", `"${asked[0]}" and "${asked[1]}" are two conditions`, {
      at: fields.get(asked[1])?.keySpan ?? entry.keySpan,
      hint: "keep one of them, or write { all: [{ quantity: … }, { quantity: … }] }",
    });
  }
  const rest =
    asked[0] === "in-proportion-to"
      ? readProportion(reading, entry, fields)
      : readBound(reading, entry, fields);
  if (quantity === undefined || rest === undefined || reading.problems.length > before) return undefined;
  return { ...rest, quantity, spot };
}

type Bounded = Omit<QuantityCondition, "quantity" | "spot">;

function readBound(reading: AgreementReading, entry: YamlEntry, fields: Fields): Bounded | undefined {
  const bound = bounds.find((key) => fields.has(key));
  refuseTogether(reading, fields, ["tolerance"], `"in-proportion-to"`);
  if (bound === undefined) {
    return complain(reading, "key-missing", "a condition on a quantity says how much is asked for", {
      at: entry.value.span,
      expected: [...bounds, "in-proportion-to"].join(", "),
    });
  }
  const amount = readAmount(reading, fields.get(bound), fields.get("of"));
  const since = readMoment(reading, fields.get("since"));
  const until = readMoment(reading, fields.get("until"));
  const every = readDuration(reading, fields.get("every"));
  if (fields.has("every") && !fields.has("since")) {
    complain(reading, "key-missing", `"every" needs the key "since"`, {
      at: fields.get("every")?.keySpan ?? entry.keySpan,
      hint: "say when the first stretch begins",
    });
  }
  if (amount === undefined) return undefined;
  return {
    kind: "quantity",
    bound,
    amount,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(every !== undefined && { every }),
  };
}

type Proportional = Omit<Extract<Condition, { kind: "proportion" }>, "quantity" | "spot">;

function readProportion(
  reading: AgreementReading,
  entry: YamlEntry,
  fields: Fields,
): Proportional | undefined {
  refuseTogether(reading, fields, countedKeys, `"at-most" and the other bounds`);
  for (const key of ["since", "tolerance"]) {
    if (fields.has(key)) continue;
    complain(reading, "key-missing", `"in-proportion-to" needs the key "${key}"`, {
      at: fields.get("in-proportion-to")?.keySpan ?? entry.keySpan,
      hint:
        key === "since"
          ? "say on which day both are taken as the whole"
          : "say how far the two shares may differ: 5 %, or 0 %",
    });
  }
  const to = resolveName(reading, fields.get("in-proportion-to"), reading.known.quantities);
  const since = readMoment(reading, fields.get("since"));
  const tolerance = readShare(reading, fields.get("tolerance"), { min: 0, max: 1 });
  if (to === undefined || since === undefined || tolerance === undefined) return undefined;
  return { kind: "proportion", to, since, tolerance };
}

// keys that would say nothing here
function refuseTogether(
  reading: AgreementReading,
  fields: Fields,
  keys: readonly string[],
  owner: string,
): void {
  for (const key of keys) {
    const field = fields.get(key);
    if (field === undefined) continue;
    complain(reading, "key-unknown", `"${key}" belongs to ${owner}`, {
      at: field.keySpan,
      hint: "remove it",
    });
  }
}

/** Reads `{ indicator: …, no-worse-than: 2019, by-more-than: 0.5 }`. */
export function readIndicatorCondition(
  reading: AgreementReading,
  entry: YamlEntry,
  spot: Spot,
): Condition | undefined {
  const before = reading.problems.length;
  const fields = readFields(reading, entry, {
    what: "a condition on an indicator",
    needed: ["indicator", "no-worse-than"],
    allowed: ["by-more-than"],
  });
  const indicator = resolveName(reading, fields?.get("indicator"), reading.known.indicators);
  const year = readNumber(reading, fields?.get("no-worse-than"), { min: 1900, max: 2200, whole: true });
  const slack = readNumber(reading, fields?.get("by-more-than"), { min: 0 }) ?? 0;
  if (indicator === undefined || year === undefined || reading.problems.length > before) return undefined;
  return { kind: "indicator", indicator, year, slack, spot };
}

/** Reads `{ weapons: …, of: …, at-least: 25 km, from: … }`. */
export function readSeparation(
  reading: AgreementReading,
  entry: YamlEntry,
  spot: Spot,
): Condition | undefined {
  const fields = readFields(reading, entry, {
    what: "a condition on weapons",
    needed: ["weapons", "of", "at-least", "from"],
  });
  const weapons = resolveName(reading, fields?.get("weapons"), reading.known.weapons);
  const party = resolveName(reading, fields?.get("of"), reading.known.parties);
  const kilometres = readKilometres(reading, fields?.get("at-least"));
  const line = resolveName(reading, fields?.get("from"), reading.known.lines);
  if (weapons === undefined || party === undefined || kilometres === undefined || line === undefined)
    return undefined;
  return { kind: "separation", weapons, party, kilometres, line, spot };
}
