// Dates, stretches of time, moments and shares as a process file writes them.
import { writeDay } from "../../ground/calendars.js";
import { formatDuration } from "../../ground/duration.js";
import type { AgreedDate, CalendarName, Duration, HijriBasis, Moment } from "../terms/date.js";
import { keys, list, named, type Piece, text, word } from "./layout.js";

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
    case "shifted": {
      const words = momentWords(moment, hijri);
      if (words !== undefined) return text(words);
      const stretch = `${formatDuration(moment.by)} ${moment.direction}`;
      return named([[stretch, momentPiece(moment.from, hijri)]], "free");
    }
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

// what can stand after "after" and "before" on one line; what needs keys of its own is `undefined`
function momentWords(moment: Moment, hijri: HijriBasis): string | undefined {
  switch (moment.kind) {
    case "date": {
      const [one, another] = moment.date.stated;
      return another === undefined ? dateIn(moment.date, one, hijri) : undefined;
    }
    case "named":
      return moment.name;
    case "shifted": {
      const from = momentWords(moment.from, hijri);
      return from && `${formatDuration(moment.by)} ${moment.direction} ${from}`;
    }
    case "earlier-of":
    case "later-of":
      return undefined;
  }
}

function dateIn({ day }: AgreedDate, calendar: CalendarName, hijri: HijriBasis): string {
  return writeDay(day, calendar, hijri);
}

function trimmed(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
