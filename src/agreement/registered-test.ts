// A test as it is registered: taken from the process file, and brought to one form whose hash stands for its meaning.
import type { ColumnMapping, ObservationGap } from "../cube/engine.js";
import type { Between, Scope } from "../cube/series.js";
import { addDays, formatDay } from "../ground/day.js";
import { type Fingerprint, fingerprintOf } from "../ground/fingerprint.js";
import type { DayInterval } from "../ground/interval.js";
import type { PartyId } from "../ground/names.js";
import { didYouMean } from "../ground/nearest.js";
import { failure, problem, type Result, success } from "../ground/problem.js";
import type { ViolenceTest } from "../violence/test.js";
import { byForm, dropAbsent, type JsonValue, setOf } from "./forms/json.js";
import { patternsMeet } from "./patterns.js";
import type { PartyDeclaration } from "./read-parties.js";
import type { ProcessFile } from "./terms/process.js";

/** What the words of a test mean: who the parties are, which places are called what, and what the sources cover. */
export type TestTerms = Pick<ProcessFile, "parties" | "places" | "sources">;

/** The test of a process file under a name. Throws when there is none; `chooseTest` finds out before. */
export function registeredTest(process: ProcessFile, name: string): ViolenceTest {
  const test = process.tests.find((one) => one.name === name);
  const measure = process.measures.find((one) => one.name === test?.measure);
  if (test === undefined || measure === undefined) {
    const names = process.tests.map((one) => one.name).join(", ");
    throw new RangeError(`a process file is asked for one of its tests (${names}); got ${name}`);
  }
  const { baseline, window, reduction, certainty, prior } = test;
  const { quantity, scope, dates } = measure;
  return { name, quantity, scope, baseline, window, reduction, certainty, prior, dates };
}

/** The name of the test that is meant: the one asked for, or the only one there is. */
export function chooseTest(process: ProcessFile, asked?: string): Result<string> {
  const names = process.tests.map((one) => one.name);
  const [only] = names;
  if (asked === undefined && names.length === 1) return success(only);
  if (asked !== undefined && names.includes(asked)) return success(asked);
  const where = { file: process.file };
  if (only === undefined) {
    const hint = `declare one under "tests"`;
    return failure([problem("key-missing", "the process file has no test", { where, hint })]);
  }
  const expected = names.join(", ");
  if (asked === undefined) {
    return failure([problem("name-ambiguous", "the process file has several tests", { where, expected })]);
  }
  const hint = didYouMean(asked, names);
  return failure([
    problem("name-unknown", `the process file has no test "${asked}"`, {
      where,
      expected,
      ...(hint !== undefined && { hint }),
    }),
  ]);
}

/**
 * The hash under which a test is registered: SHA-256 of `formOfTest` in the canonical form of RFC 8785. Two tests have the same
 * hash when they mean the same, however they are written.
 */
export function hashOfTest(test: ViolenceTest, terms: TestTerms = noTerms): Fingerprint {
  return fingerprintOf(formOfTest(test, terms));
}

/**
 * The meaning of a test as a JSON value. In it: what is counted, in which scope, how dates are treated; baseline, window,
 * reduction, certainty, prior; how the sources are read, which days they cover and where nobody looked. Sets are sorted, days are
 * ISO 8601 dates with both ends included, numbers are as they are, and a party stands there as all the names that it is known by.
 *
 * Not in it: the keys that the file gives to tests, measures, parties and sources, the title, the reason of a gap, and whence the
 * files come (publisher, release, licence, citation, paths), for the verdict names the hash of the data beside this one.
 */
export function formOfTest(test: ViolenceTest, terms: TestTerms = noTerms): JsonValue {
  const { quantity, scope, baseline, window, reduction, certainty, prior, dates } = test;
  return dropAbsent({
    "halcyon-test": 1,
    count: quantity,
    scope: scopeForm(scope, terms),
    dates: { rule: dates.rule, longest: dates.longest },
    baseline: daysForm(baseline),
    window: daysForm(window),
    reduction,
    certainty,
    prior: { median: prior.median, scale: prior.scale },
    sources: setOf(terms.sources.map(sourceForm)),
    places: placesForm(test, terms),
    rivals: rivalNames(scope, terms),
  });
}

const noTerms: TestTerms = { parties: [], sources: [] };

function scopeForm(scope: Scope, terms: TestTerms): JsonValue {
  const { parties, between, kinds, places, exceptParties = [], exceptPlaces = [] } = scope;
  return dropAbsent({
    parties: parties && namesOf(parties, terms),
    between: between && setOf(between.map((pair) => betweenForm(pair, terms))),
    kinds: kinds && setOf(kinds),
    places: places && setOf(places),
    // leaving out nobody is the same as not speaking of it
    exceptParties: exceptParties.length === 0 ? undefined : namesOf(exceptParties, terms),
    exceptPlaces: exceptPlaces.length === 0 ? undefined : setOf(exceptPlaces),
  });
}

// the two groups stand either way round
function betweenForm(pair: Between, terms: TestTerms): JsonValue {
  return [namesOf(pair.one, terms), namesOf(pair.other, terms)].sort(byForm);
}

// all names of a group of parties, as one set: who is in the group is what counts
function namesOf(parties: readonly PartyId[], terms: TestTerms): JsonValue {
  return setOf(parties.flatMap((id) => declarationOf(id, terms)?.names ?? [id]));
}

function declarationOf(id: PartyId, terms: TestTerms): PartyDeclaration | undefined {
  return terms.parties.find((party) => party.id === id);
}

// names of parties outside the scope that could take a name away from one inside it
function rivalNames(scope: Scope, terms: TestTerms): JsonValue | undefined {
  const inside = new Set([
    ...(scope.parties ?? []),
    ...(scope.between ?? []).flatMap((pair) => [...pair.one, ...pair.other]),
    ...(scope.exceptParties ?? []),
  ]);
  const names = terms.parties.filter((party) => inside.has(party.id)).flatMap((party) => party.names);
  const rivals = terms.parties
    .filter((party) => !inside.has(party.id))
    .flatMap((party) => party.names)
    .filter((rival) => names.some((name) => patternsMeet(rival, name)));
  return rivals.length === 0 ? undefined : setOf(rivals);
}

// how places are named, if the test or a gap speaks of any; without a word of places, none of it matters to the count
function placesForm({ scope }: ViolenceTest, terms: TestTerms): JsonValue | undefined {
  const gaps = terms.sources.flatMap((source) => source.gaps);
  const spoken = new Set([
    ...(scope.places ?? []),
    ...(scope.exceptPlaces ?? []),
    ...gaps.flatMap((gap) => gap.places ?? []),
  ]);
  if (spoken.size === 0 || terms.places === undefined) return undefined;
  const aliases = terms.places.aliases.filter(({ place }) => spoken.has(place));
  return dropAbsent({
    property: terms.places.name,
    aliases: setOf(aliases.map(({ place, names }) => ({ place, names: setOf(names) }))),
  });
}

function sourceForm(source: TestTerms["sources"][number]): JsonValue {
  const columns: ColumnMapping | undefined = source.columns;
  return dropAbsent({
    format: source.format,
    columns: columns && dropAbsent({ ...columns }),
    covers: source.covers && daysForm(source.covers),
    gaps: source.gaps.length === 0 ? undefined : setOf(source.gaps.map(gapForm)),
  });
}

function gapForm(gap: ObservationGap): JsonValue {
  return dropAbsent({ places: gap.places && setOf(gap.places), ...daysForm(gap.days) });
}

function daysForm(days: DayInterval): { readonly from: string; readonly to: string } {
  return { from: formatDay(days.start), to: formatDay(addDays(days.end, -1)) };
}
