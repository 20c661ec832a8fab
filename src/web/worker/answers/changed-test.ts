// A registered test with some of its terms changed, for "what if"; the hash says whether it is still the registered one.
import { hashOfTest, registeredTest } from "../../../agreement/registered-test.js";
import type { Cube } from "../../../cube/cube.js";
import type { Scope } from "../../../cube/series.js";
import type { Fingerprint } from "../../../ground/fingerprint.js";
import type { DayInterval } from "../../../ground/interval.js";
import { partyId, placeId } from "../../../ground/names.js";
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
  /** Only violence in which one side is one of these; the pairs of the test hold beside it. */
  readonly parties?: readonly string[];
  readonly kinds?: readonly string[];
};

/** A test that is asked about: as registered, or with changed terms. */
export type AskedTest = { readonly test: string; readonly terms?: ChangedTerms };

/** A test as it is asked, its hash, and the counts that it is asked of. */
export type ReadyTest = {
  readonly test: ViolenceTest;
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
  const test = changed(asRegistered, terms);
  const hash = hashOfTest(test, process);
  return success({ test, hash, registered: hash === registeredHash, cube: gathered.cube });
}

function changed(test: ViolenceTest, terms: ChangedTerms): ViolenceTest {
  const window = terms.window ?? test.window;
  const { start, end } = terms.baseline ?? test.baseline;
  return {
    ...test,
    window,
    baseline: { start, end: end > window.start ? window.start : end },
    reduction: terms.reduction ?? test.reduction,
    certainty: terms.certainty ?? test.certainty,
    scope: changedScope(test.scope, terms),
  };
}

function changedScope(scope: Scope, { places, parties, kinds }: ChangedTerms): Scope {
  return {
    ...scope,
    ...(places === undefined ? {} : { places: places.map(placeId) }),
    ...(parties === undefined ? {} : { parties: parties.map(partyId) }),
    ...(kinds === undefined ? {} : { kinds }),
  };
}

function noCounts(name: string) {
  return problem("question-invalid", `there are no events to measure the test "${name}"`, {
    hint: "name a source of events in the process file, and put its file beside it",
  });
}
