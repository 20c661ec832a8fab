// Reading amounts: a number, a share of a declared base, a distance; written so that no one can mistake 8.600 for 8.6.

import type { Known } from "../known.js";
import { resolveName } from "../names.js";
import { complain, complainEmpty, described, type Reading, spanFor } from "../syntax/fields.js";
import { readNumber } from "../syntax/values.js";
import type { YamlEntry } from "../syntax/yaml-positions.js";
import type { Amount } from "../terms/condition.js";

/** Reads the amount under a bound: a number, or a share with its base. */
export function readAmount(
  reading: Reading & { readonly known: Pick<Known, "bases"> },
  bound: YamlEntry | undefined,
  of: YamlEntry | undefined,
): Amount | undefined {
  if (bound === undefined) return undefined;
  const base = resolveName(reading, of, reading.known.bases);
  const percent = bound.value.kind === "text" ? /^(\d+(?:\.\d+)?)\s*%$/.exec(bound.value.value.trim()) : null;
  if (percent !== null) {
    if (of === undefined) return refuseBaseless(reading, bound);
    // moving the point in the text keeps 33.3 % exactly 0.333
    return base === undefined ? undefined : { kind: "share", share: Number(`${percent[1]}e-2`), base };
  }
  const number = readCount(reading, bound);
  if (of !== undefined && number !== undefined) {
    return complain(reading, "amount-invalid", `"of" belongs to a share, and ${number} is a number`, {
      at: of.keySpan,
      hint:
        number > 0 && number <= 1
          ? `write ${Number(`${number}e2`)} %`
          : `remove "of", or write a share: 30 %`,
    });
  }
  return number === undefined ? undefined : { kind: "number", number };
}

/** Reads an amount in figures, 0 or more. What could be read in two ways is refused: 8,600 and 8.600. */
export function readCount(
  reading: Reading,
  entry: YamlEntry | undefined,
  { whole = false }: { readonly whole?: boolean } = {},
): number | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  if (value.kind === "number" && Number.isFinite(value.value)) {
    if (/^[1-9]\d{0,2}\.\d{3}$/.test(value.source)) return refuseAmbiguous(reading, entry, value.source);
    return readNumber(reading, entry, { min: 0, ...(whole && { whole }) });
  }
  return complain(reading, "amount-invalid", `"${entry.key}" is not an amount`, {
    at: spanFor(entry),
    found: described(value),
    expected: whole ? "a whole number in figures, as 8600" : "a number in figures, as 8600",
    hint: value.kind === "text" ? hintFor(value.value.trim()) : undefined,
  });
}

/** Reads a distance in kilometres: `25 km`, or 25 where the key says so. */
export function readKilometres(reading: Reading, entry: YamlEntry | undefined): number | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "nothing") return complainEmpty(reading, entry);
  const written = value.kind === "text" ? /^(\d+(?:\.\d+)?)\s*km$/.exec(value.value.trim()) : null;
  const kilometres = written === null ? undefined : Number(written[1]);
  if (kilometres !== undefined && kilometres > 0 && kilometres <= 20_000) return kilometres;
  return complain(reading, "amount-invalid", `"${entry.key}" is not a distance`, {
    at: spanFor(entry),
    found: described(value),
    expected: "a distance in kilometres, as 25 km, more than 0 and at most 20000",
    hint: value.kind === "number" ? `write ${value.source} km` : undefined,
  });
}

function refuseBaseless(reading: Reading, bound: YamlEntry): undefined {
  return complain(reading, "base-missing", "a share is asked for, and nothing says of what", {
    at: spanFor(bound),
    found: described(bound.value),
    expected: `"of" with the name of a base`,
    why: "a share means nothing until both sides agree on the whole",
    hint: `declare the whole under "bases", with its amount and the day on which it was agreed, and write: of: NAME`,
  });
}

function refuseAmbiguous(reading: Reading, entry: YamlEntry, source: string): undefined {
  return complain(reading, "amount-invalid", `${source} can be read in two ways`, {
    at: spanFor(entry),
    expected: "a number without marks between the thousands",
    why: "in many countries a point stands between thousands, in others before decimals",
    hint: `write ${source.replace(".", "")}, or ${source}0 if the point divides decimals`,
  });
}

function hintFor(written: string): string | undefined {
  const plain = written.replace(/[\s,.'’\u00a0\u202f]/g, "");
  if (/^\d{1,3}([\s,.'’\u00a0\u202f]\d{3})+$/.test(written)) return `write ${plain}`;
  if (/^\d+,\d+$/.test(written)) return "write the decimals after a point, not a comma";
  if (/^\d+(\.\d+)?\s+\p{L}/u.test(written))
    return "write the number alone; its unit stands with the quantity";
  if (/^\d+(\.\d+)?\s*%$/.test(written)) return "a number is needed here, not a share";
  return undefined;
}
