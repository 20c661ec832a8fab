// A question asked with options alone, on files of events: which sides, kinds and days, with no process file.
import type { Cube } from "../../cube/cube.js";
import type { Census, Engine, FormatName, SourceFile } from "../../cube/engine.js";
import type { DateRule, Quantity, Scope } from "../../cube/series.js";
import { placesAsNamed } from "../../events/match-places.js";
import type { Boundaries } from "../../ground/boundaries.js";
import { addDays, type Day, formatDay } from "../../ground/day.js";
import { type DayInterval, daysFrom } from "../../ground/interval.js";
import { type PartyId, partyId, placeId } from "../../ground/names.js";
import { nearest } from "../../ground/nearest.js";
import { type Problem, problem, type Result } from "../../ground/problem.js";
import { type Gathered, gather, type Matching } from "../../questions/gather.js";
import { matchGround } from "../../questions/match-ground.js";
import { defaultDates, defaultPrior, type ViolenceTest } from "../../violence/test.js";
import type { OptionReader } from "./options.js";

/** The formats that `--format` takes. */
export const formats = [
  "ucdp",
  "acled",
  "gdelt",
  "counts",
  "generic",
] as const satisfies readonly FormatName[];
const units = ["adm_1", "adm_2", "country"] as const;
const quantities = ["events", "deaths", "deaths-low", "deaths-high"] as const satisfies readonly Quantity[];
const rules = ["first-day", "spread", "certain", "possible"] as const satisfies readonly DateRule[];

/** What the options say, before any file is read. */
export type EventsQuestion = {
  readonly files: readonly SourceFile[];
  readonly by: (typeof units)[number];
  readonly from: Day | undefined;
  /** The last day that counts, included. */
  readonly to: Day | undefined;
  readonly side: readonly string[];
  readonly dyad: readonly string[];
  readonly type: readonly string[];
  readonly place: readonly string[];
  readonly quantity: Quantity;
  readonly dates: ViolenceTest["dates"];
};

/** Reads the options that say which events are meant. */
export function eventsQuestion(options: OptionReader): EventsQuestion {
  const paths = options.list("events");
  if (paths.length === 0) options.need("events", undefined, "a file of events (CSV, CSV.gz or Parquet)");
  const format = options.oneOf("format", formats) ?? "ucdp";
  return {
    files: [{ name: format, paths, format }],
    by: options.oneOf("by", units) ?? "adm_1",
    from: options.day("from"),
    to: options.day("to"),
    side: options.list("side"),
    dyad: options.list("dyad"),
    type: options.list("type").map(kindOfCode),
    place: options.list("place"),
    quantity: options.oneOf("count", quantities) ?? "events",
    dates: {
      rule: options.oneOf("dates", rules) ?? defaultDates.rule,
      longest: options.whole("longest", 1, 3660) ?? defaultDates.longest,
    },
  };
}

/** Reads the options of a test: when it starts, how long it lasts, how much it asks. */
export function testOf(
  options: OptionReader,
  question: EventsQuestion,
): Omit<ViolenceTest, "scope" | "baseline"> {
  const start = options.need("start", options.day("start"), "the first day of the window, as YYYY-MM-DD");
  const days = options.whole("window", 1, 3660) ?? 7;
  return {
    name: options.text("name") ?? "test",
    quantity: question.quantity,
    window: daysFrom(start ?? (0 as Day), days),
    reduction: options.number("reduction", 0, 0.999) ?? 0.5,
    certainty: options.number("certainty", 0.5, 0.9999) ?? 0.9,
    prior: {
      median: defaultPrior.median,
      scale: options.number("priorScale", 0.01, 10) ?? defaultPrior.scale,
    },
    dates: question.dates,
  };
}

/** Gathers the cube of a question. Places are those of the boundaries, or the units as the records name them; a side stands for itself. */
export async function gatherEvents(
  question: EventsQuestion,
  { window, boundaries }: { readonly window?: DayInterval; readonly boundaries?: Boundaries | undefined },
  engine: Engine,
): Promise<Result<Gathered>> {
  return gather(
    {
      files: question.files,
      gaps: [],
      ...spanOf(question, window),
      match: (census) => matchEvents(census, question, boundaries),
    },
    engine,
  );
}

/** The scope that the options mean, once the cube knows the names; a name that nobody bears is a problem. */
export function scopeOf(question: EventsQuestion, cube: Cube): Result<Scope> {
  const problems: Problem[] = [];
  const known = (option: string, names: readonly string[], all: readonly string[]) => {
    for (const name of names) if (!all.includes(name)) problems.push(unknownName(option, name, all));
  };
  const sides = [...new Set(cube.pairs.flatMap(({ a, b }) => [a, b]))];
  const dyads = cube.pairs.map(({ a, b }) => `${a} - ${b}`);
  known("--side", question.side, sides);
  known("--dyad", question.dyad, dyads);
  known("--type", question.type, cube.kinds);
  known("--place", question.place, cube.places);
  if (problems.length > 0) return { ok: false, problems };
  const between = cube.pairs
    .filter((_, i) => question.dyad.includes(dyads[i]))
    .map(({ a, b }) => ({ one: [a], other: [b] }));
  return {
    ok: true,
    value: {
      ...(question.side.length > 0 ? { parties: question.side.map(partyId) } : {}),
      ...(question.dyad.length > 0 ? { between } : {}),
      ...(question.type.length > 0 ? { kinds: question.type } : {}),
      ...(question.place.length > 0 ? { places: question.place.map(placeId) } : {}),
    },
  };
}

/** The baseline: from `--from`, or the first day of the data, up to the window. */
export function baselineOf(question: EventsQuestion, cube: Cube, window: DayInterval): Result<DayInterval> {
  const start = question.from ?? cube.span.start;
  if (start < window.start) return { ok: true, value: { start, end: window.start } };
  return {
    ok: false,
    problems: [
      problem("question-invalid", "the baseline would begin after the window", {
        found: formatDay(start),
        expected: `a day before ${formatDay(window.start)}`,
        hint: "give --from an earlier day, or --start a later one",
      }),
    ],
  };
}

function spanOf(question: EventsQuestion, window: DayInterval | undefined): { span?: DayInterval } {
  if (question.from === undefined) return {};
  const end = question.to !== undefined ? addDays(question.to, 1) : window?.end;
  return end === undefined || end <= question.from ? {} : { span: { start: question.from, end } };
}

function matchEvents(census: Census, question: EventsQuestion, boundaries: Boundaries | undefined): Matching {
  const level = ({ adm_1: "adm1", adm_2: "adm2", country: "country" } as const)[question.by];
  const sides = { parties: new Map<string, PartyId>(), unmatchedParties: [] };
  if (boundaries !== undefined) return { ...matchGround(census.places, boundaries, { level }), ...sides };
  return {
    places: placesAsNamed(census.places, level),
    unmatchedPlaces: [],
    recognised: [],
    problems: [],
    ...sides,
  };
}

// UCDP's codes of the type of violence
function kindOfCode(text: string): string {
  return { "1": "state-based", "2": "non-state", "3": "one-sided" }[text] ?? text;
}

function unknownName(option: string, name: string, all: readonly string[]): Problem {
  const near = nearest(name, all);
  return problem("name-unknown", `${option} names something that the records do not mention`, {
    found: name,
    expected:
      near === undefined
        ? "a name as the records spell it"
        : `a name as the records spell it: did you mean "${near}"?`,
    hint: "look at the names with: halcyon import FILE --format FORMAT",
  });
}
