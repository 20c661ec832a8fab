// Dates, stretches of time, moments and shares as a process file writes them.
import { writeDay } from "../../ground/calendars.js";
import { formatDuration } from "../../ground/duration.js";
import type { AgreedDate, CalendarName, Duration, HijriBasis, Moment } from "../terms/date.js";
import { keys, list, type Piece, text, word } from "./layout.js";

/** A date: in the one calendar that the text states, or in each of several. */
export function datePiece(date: AgreedDate, hijri: HijriBasis): Piece {
  const stated = date.stated.map((one): [string, Piece] => [one, word(dateIn(date, one, hijri))]);
  const [first] = stated;
  if (first === undefined) throw new RangeError("a date is stated in at least one calendar; got none");
  return stated.length === 1 ? first[1] : keys(Object.fromEntries(stated));
}

/** A stretch of time. */
export function durationPiece(duration: Duration): Piece;
export function durationPiece(duration: Duration | undefined): Piece | undefined;
export function durationPiece(duration: Duration | undefined): Piece | undefined {
  return duration && word(formatDuration(duration));
}

/** A moment: a date, a name, a stretch before or after another, or the earlier or later of several. */
export function momentPiece(moment: Moment, hijri: HijriBasis): Piece;
export function momentPiece(moment: Moment | undefined, hijri: HijriBasis): Piece | undefined;
export function momentPiece(moment: Moment | undefined, hijri: HijriBasis): Piece | undefined {
  switch (moment?.kind) {
    case undefined:
      return undefined;
    case "date":
      return datePiece(moment.date, hijri);
    case "named":
      return text(moment.name);
    case "shifted":
      return text(momentWords(moment, hijri));
    case "earlier-of":
    case "later-of":
      return keys({ [moment.kind]: list(moment.of.map((one) => momentPiece(one, hijri))) });
  }
}

/**
 * A share, as a percentage whose digits are those of the share; so that it is read as the very same number.
 *
 * @example
 * shareWords(0.333) // "33.3 %"
 * shareWords(1e-7) // "0.00001 %"
 */
export function shareWords(share: number): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(share));
  if (parts === null) throw new RangeError(`a share is a finite number; got ${share}`);
  const [, sign, whole, decimals = "", exponent = "0"] = parts;
  // the share is `digits` × 10^`power`, in hundredths
  const digits = whole + decimals;
  const power = Number(exponent) - decimals.length + 2;
  // what has very many zeros is better read as it is
  if (Math.abs(power) > 20) return String(share);
  if (power >= 0) return `${sign}${trimmed(digits + "0".repeat(power))} %`;
  const padded = digits.padStart(1 - power, "0");
  const right = padded.slice(power).replace(/0+$/, "");
  return `${sign}${trimmed(padded.slice(0, power))}${right === "" ? "" : `.${right}`} %`;
}

/** A share, if there is one. */
export function sharePiece(share: number): Piece;
export function sharePiece(share: number | undefined): Piece | undefined;
export function sharePiece(share: number | undefined): Piece | undefined {
  return share === undefined ? undefined : word(shareWords(share));
}

// what stands after "after" and "before": words on one line
function momentWords(moment: Moment, hijri: HijriBasis): string {
  switch (moment.kind) {
    case "date":
      return dateIn(moment.date, moment.date.stated[0] ?? "gregorian", hijri);
    case "named":
      return moment.name;
    case "shifted":
      return `${formatDuration(moment.by)} ${moment.direction} ${momentWords(moment.from, hijri)}`;
    case "earlier-of":
    case "later-of":
      throw new RangeError(`a stretch before or after the ${moment.kind} several moments can't be written`);
  }
}

function dateIn({ day }: AgreedDate, calendar: CalendarName, hijri: HijriBasis): string {
  return writeDay(day, calendar, hijri);
}

function trimmed(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
