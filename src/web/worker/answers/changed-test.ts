// A registered test with some of its terms changed, for "what if"; the hash says whether it is still the registered one.
import { hashOfTest, registeredTest } from "../../../agreement/registered-test.js";
import type { Cube } from "../../../cube/cube.js";
import { type Between, pairInScope, type Scope, scopeMask } from "../../../cube/series.js";
import type { Fingerprint } from "../../../ground/fingerprint.js";
import type { DayInterval } from "../../../ground/interval.js";
import { byCodeUnit, type PartyId, partyId, placeId } from "../../../ground/names.js";
import { failure, problem, type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import type { ViolenceTest } from "../../../violence/test.js";

/** Terms in place of the registered ones. What is not given stays as it is registered. */
export type ChangedTerms = {
  readonly window?: DayInterval;
  /** Cut off where it would reach into the window. */
  readonly baseline?: DayInterval;
  readonly reduction?: number;
  readonly certainty?: number;
  /** Only these; in place of those of the test. */
  readonly places?: readonly string[];
  /** Only violence in which both sides are of these; among those that the test names, still only its own pairs. */
  readonly parties?: readonly string[];
  readonly kinds?: readonly string[];
};

/** A test that is asked about: as registered, or with changed terms. */
export type AskedTest = { readonly test: string; readonly terms?: ChangedTerms };

/** A test as it is asked, its hash, and the counts that it is asked of. */
export type ReadyTest = {
  readonly test: ViolenceTest;
  readonly asRegistered: ViolenceTest;
  readonly hash: Fingerprint;
  /** Whether the hash is that of the registered test: nothing that matters was changed. */
  readonly registered: boolean;
  readonly cube: Cube;
};

/** The test that is meant, ready to be judged. */
export function readyTest(opened: OpenedProcess, { test: name, terms = {} }: AskedTest): Result<ReadyTest> {
  const { process, gathered } = opened;
  if (!process.tests.some((one) => one.name === name)) {
    const expected = process.tests.map((one) => one.name).join(", ");
    return failure([problem("name-unknown", `the process file has no test "${name}"`, { expected })]);
  }
  if (gathered === undefined) return failure([noCounts(name)]);
  const asRegistered = registeredTest(process, name);
  const registeredHash = hashOfTest(asRegistered, process);
  const test = changed(asRegistered, terms, gathered.cube);
  const hash = hashOfTest(test, process);
  return success({ test, asRegistered, hash, registered: hash === registeredHash, cube: gathered.cube });
}

/** What a test lets one choose from, and what it counts as registered: the ticks of "what if". */
export type TestChoices = {
  readonly [K in "parties" | "places" | "kinds"]: {
    readonly all: readonly string[];
    readonly registered: readonly string[];
  };
};

/** The parties, places and kinds of the counts, and which of them the test counts. */
export function choicesOf(cube: Cube, { scope }: Pick<ViolenceTest, "scope">): TestChoices {
  const { exceptPlaces = [] } = scope;
  const mask = scopeMask(cube, scope);
  const kept = <T>(names: readonly T[], ticked: Uint8Array): T[] => names.filter((_, i) => ticked[i] === 1);
  return {
    parties: { all: partiesOf(cube, {}), registered: partiesOf(cube, scope) },
    places: {
      all: cube.places.filter((place) => !exceptPlaces.includes(place)),
      registered: kept(cube.places, mask.places),
    },
    kinds: { all: cube.kinds, registered: kept(cube.kinds, mask.kinds) },
  };
}

/** Whether anything at all was recorded in the scope of a test: without a record there is nothing to judge. */
export function isAnythingIn(cube: Cube, scope: Scope): boolean {
  const { places, pairs, kinds } = scopeMask(cube, scope);
  const { place, pair, kind } = cube.cells;
  return place.some((p, i) => places[p] === 1 && pairs[pair[i]] === 1 && kinds[kind[i]] === 1);
}

function partiesOf(cube: Cube, scope: Scope): PartyId[] {
  const inside = cube.pairs.filter((pair) => pairInScope(pair, scope)).flatMap(({ a, b }) => [a, b]);
  return [...new Set(inside)].sort(byCodeUnit);
}

function changed(test: ViolenceTest, terms: ChangedTerms, cube: Cube): ViolenceTest {
  const window = terms.window ?? test.window;
  const { start, end } = terms.baseline ?? test.baseline;
  return {
    ...test,
    window,
    baseline: { start, end: end > window.start ? window.start : end },
    reduction: terms.reduction ?? test.reduction,
    certainty: terms.certainty ?? test.certainty,
    scope: changedScope(test.scope, terms, cube),
  };
}

function changedScope(scope: Scope, { places, parties, kinds }: ChangedTerms, cube: Cube): Scope {
  return {
    ...(parties === undefined ? scope : among(scope, parties.map(partyId), cube)),
    ...(places === undefined ? {} : { places: places.map(placeId) }),
    ...(kinds === undefined ? {} : { kinds }),
  };
}

// who is taken away goes with all pairs; who comes in is counted against all that stay, and among newcomers
function among(scope: Scope, parties: readonly PartyId[], cube: Cube): Scope {
  const { parties: involved, between, exceptParties = [], ...rest } = scope;
  const stays = (party: PartyId): boolean => parties.includes(party);
  const known = partiesOf(cube, scope);
  const newcomers = parties.filter((party) => !known.includes(party));
  const own: readonly Between[] = between ?? [{ one: involved ?? known, other: known }];
  const kept = own.map(({ one, other }) => ({ one: one.filter(stays), other: other.filter(stays) }));
  const except = exceptParties.filter((party) => !stays(party));
  return {
    ...rest,
    ...(between !== undefined && involved !== undefined ? { parties: [...involved, ...newcomers] } : {}),
    between: newcomers.length === 0 ? kept : [...kept, { one: newcomers, other: parties }],
    ...(except.length === 0 ? {} : { exceptParties: except }),
  };
}

function noCounts(name: string) {
  return problem("question-invalid", `there are no events to measure the test "${name}"`, {
    hint: "name a source of events in the process file, and put its file beside it",
  });
}
