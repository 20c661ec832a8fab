// What a page learns of a process when it is opened: its title, its tests, who, where and when; and what did not match.
import type { Fingerprint } from "../../../ground/fingerprint.js";
import type { DayInterval } from "../../../ground/interval.js";
import { byCodeUnit } from "../../../ground/names.js";
import type { Recognised, Unmatched } from "../../../questions/gather.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import { testsOf } from "../../../questions/process-question.js";
import type { ViolenceTest } from "../../../violence/test.js";
import type { Provenance } from "../../../violence/verdict.js";

/** A process in short. */
export type ProcessSummary = {
  readonly title: string;
  readonly tests: readonly { readonly test: ViolenceTest; readonly hash: Fingerprint }[];
  /** The days that the counts speak of, and what they tell apart; not there where there are no counts. */
  readonly counts?: {
    readonly span: DayInterval;
    readonly places: readonly string[];
    readonly parties: readonly string[];
    readonly kinds: readonly string[];
    readonly records: number;
    readonly unmatchedPlaces: readonly Unmatched[];
    readonly unmatchedParties: readonly Unmatched[];
    readonly recognised: readonly Recognised[];
    /** Records of several sources that are counted once. */
    readonly duplicates: number;
  };
  readonly sources: readonly Provenance[];
  readonly hasShapes: boolean;
  readonly clauses: readonly string[];
  readonly phases: readonly { readonly name: string; readonly title: string }[];
  readonly indicators: readonly string[];
  readonly facts: number;
  readonly notes: readonly string[];
};

/** The summary of a process. */
export async function summaryOf(opened: OpenedProcess): Promise<ProcessSummary> {
  const { process, gathered, sources, boundaries, facts, notes } = opened;
  const tests = process.tests.length === 0 ? undefined : testsOf(opened, undefined);
  return {
    title: process.title,
    tests: tests?.ok === true ? tests.value : [],
    ...(gathered === undefined ? {} : { counts: countsOf(gathered) }),
    sources,
    hasShapes: boundaries !== undefined,
    clauses: process.clauses.map((one) => one.name),
    phases: process.phases.map(({ name, title }) => ({ name, title })),
    indicators: process.indicators.map((one) => one.name),
    facts: facts.length,
    notes,
  };
}

function countsOf({ cube, census, matching, links }: NonNullable<OpenedProcess["gathered"]>) {
  const parties = new Set(cube.pairs.flatMap(({ a, b }) => [a, b]));
  return {
    span: cube.span,
    places: cube.places,
    parties: [...parties].sort(byCodeUnit),
    kinds: cube.kinds,
    records: census.records,
    unmatchedPlaces: matching.unmatchedPlaces,
    unmatchedParties: matching.unmatchedParties,
    recognised: matching.recognised,
    duplicates: links.length,
  };
}
