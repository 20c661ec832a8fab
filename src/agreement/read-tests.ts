// The section `tests`: a measure, the days before, the days in question, how large a fall, and how sure one must be.
import { formatDay } from "../ground/day.js";
import { type DayInterval, formatInterval, lengthOf, overlap } from "../ground/interval.js";
import { defaultPrior, type RatioPrior } from "../violence/test.js";
import { type Declared, resolveName } from "./names.js";
import type { Measure } from "./read-measures.js";
import type { SourceDeclaration } from "./read-sources.js";
import { readDays } from "./syntax/days.js";
import { complain, type Reading, readFields } from "./syntax/fields.js";
import { readNumber, readShare } from "./syntax/values.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** One test as the file declares it. */
export type TestDeclaration = {
  readonly name: string;
  /** The name of its measure. */
  readonly measure: string;
  readonly baseline: DayInterval;
  readonly window: DayInterval;
  /** 0 to below 1. */
  readonly reduction: number;
  /** 0.5 to below 1. */
  readonly certainty: number;
  readonly prior: RatioPrior;
};

/** Reads one test. */
export function readTest(
  reading: Reading,
  entry: YamlEntry,
  measures: Declared<Measure>,
  sources: readonly SourceDeclaration[],
): TestDeclaration | undefined {
  const fields = readFields(reading, entry, {
    what: "a test",
    needed: ["measure", "baseline", "window", "reduction", "certainty"],
    allowed: ["prior"],
  });
  if (fields === undefined) return undefined;
  const measure = resolveName(reading, fields.get("measure"), measures);
  const baseline = readDays(reading, fields.get("baseline"), `"baseline"`);
  const window = readDays(reading, fields.get("window"), `"window"`);
  const reduction = readShare(reading, fields.get("reduction"), { min: 0, below: 1 });
  const certainty = readShare(reading, fields.get("certainty"), { min: 0.5, below: 1 });
  const prior = readPrior(reading, fields.get("prior"));
  if (baseline === undefined || window === undefined) return undefined;
  checkDays(reading, fields.get("baseline") ?? entry, { baseline, window, sources });
  if (measure === undefined || reduction === undefined || certainty === undefined) return undefined;
  return { name: entry.key, measure: measure.name, baseline, window, reduction, certainty, prior };
}

function readPrior(reading: Reading, entry: YamlEntry | undefined): RatioPrior {
  if (entry === undefined) return defaultPrior;
  const fields = readFields(reading, entry, { what: `"prior"`, needed: ["median", "scale"] });
  const median = readNumber(reading, fields?.get("median"), { above: 0 });
  const scale = readNumber(reading, fields?.get("scale"), { above: 0 });
  return { median: median ?? defaultPrior.median, scale: scale ?? defaultPrior.scale };
}

type Days = {
  readonly baseline: DayInterval;
  readonly window: DayInterval;
  readonly sources: readonly SourceDeclaration[];
};

// the baseline ends before the window, and holds at least two stretches as long as the window of which the sources speak
function checkDays(reading: Reading, entry: YamlEntry, { baseline, window, sources }: Days): void {
  if (baseline.end > window.start) {
    complain(reading, "question-invalid", "the baseline reaches into the window", {
      at: entry.keySpan,
      found: `baseline ${formatInterval(baseline)}, window ${formatInterval(window)}`,
      expected: `a baseline that ends before ${formatDay(window.start)}`,
    });
    return;
  }
  const length = lengthOf(window);
  const covered = coveredDays(baseline, sources);
  if (covered >= 2 * length) return;
  const short = lengthOf(baseline) < 2 * length;
  complain(reading, "history-short", "the baseline is too short to say what was to be expected", {
    at: entry.keySpan,
    found: short ? `${lengthOf(baseline)} days` : `${covered} days of it are covered by the sources`,
    expected: `at least ${2 * length} days: twice the window of ${length} days`,
    hint: short
      ? "begin the baseline earlier, or shorten the window"
      : `add a source that covers the baseline, or correct "covers"`,
  });
}

// where a source does not say what it covers, nothing is known against it
function coveredDays(baseline: DayInterval, sources: readonly SourceDeclaration[]): number {
  const covers = sources.flatMap((source) => source.covers ?? []);
  if (covers.length === 0 || covers.length < sources.length) return lengthOf(baseline);
  let covered = 0;
  let from = baseline.start;
  for (const days of [...covers].sort((a, b) => a.start - b.start)) {
    if (days.end <= from) continue;
    covered += overlap({ start: from, end: baseline.end }, days);
    from = days.end;
  }
  return covered;
}
