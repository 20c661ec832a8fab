// A question asked by a process file: its sources gathered, its places and parties matched, its tests with their hashes.
import { unknownMentions } from "../agreement/names.js";
import type { SourceDeclaration } from "../agreement/read-sources.js";
import { chooseTest, hashOfTest, registeredTest } from "../agreement/registered-test.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Census, Engine, LoadedFile, SourceFile } from "../cube/engine.js";
import { matchParties } from "../events/match-parties.js";
import { placesAsNamed } from "../events/match-places.js";
import type { Boundaries } from "../ground/boundaries.js";
import type { Fingerprint } from "../ground/fingerprint.js";
import type { DayInterval } from "../ground/interval.js";
import { byCodeUnit, type PartyId } from "../ground/names.js";
import type { Result } from "../ground/problem.js";
import type { ViolenceTest } from "../violence/test.js";
import type { Provenance } from "../violence/verdict.js";
import { type Gathered, gather, type Matching } from "./gather.js";
import { matchGround } from "./match-ground.js";

// kinds that UCDP knows may be named, though no record of one came
const ucdpKinds = ["state-based", "non-state", "one-sided"];

/** A process file, and the places whose shapes it points at. */
export type TestedProcess = {
  readonly process: ProcessFile;
  readonly boundaries: { readonly boundaries: Boundaries } | undefined;
};

/** The tests that are meant: the one of this name, or all. */
export function testsOf(
  question: Pick<TestedProcess, "process">,
  name: string | undefined,
): Result<readonly { readonly test: ViolenceTest; readonly hash: Fingerprint }[]> {
  const { process } = question;
  let names = process.tests.map((test) => test.name);
  if (name !== undefined || names.length === 0) {
    const chosen = chooseTest(process, name);
    if (!chosen.ok) return chosen;
    names = [chosen.value];
  }
  const tests = names.map((one) => {
    const test = registeredTest(process, one);
    return { test, hash: hashOfTest(test, process) };
  });
  return { ok: true, value: tests };
}

/** Gathers the cube of a process file from files: those of its own sources, or others in their place. */
export async function gatherFrom(
  question: TestedProcess,
  engine: Engine,
  { files, instead }: { readonly files: readonly SourceFile[]; readonly instead: boolean },
): Promise<Result<Gathered>> {
  const { process } = question;
  const span = instead ? undefined : spanOf(process.sources);
  const gathered = await gather(
    {
      files,
      gaps: process.sources.flatMap((source) => source.gaps),
      ...(span === undefined ? {} : { span }),
      match: (census) => matchProcess(question, census),
    },
    engine,
  );
  if (!gathered.ok) return gathered;
  const { cube } = gathered.value;
  const places = question.boundaries?.boundaries.units.map((u) => u.place as string) ?? cube.places;
  const kinds = [...new Set([...cube.kinds, ...ucdpKinds])].sort(byCodeUnit);
  const unknown = unknownMentions(process.mentions, { places, kinds });
  return unknown.length > 0 ? { ok: false, problems: unknown } : gathered;
}

/** Whence the data comes: what the process file says of each source, and the hash of each file. */
export function provenanceOf(process: ProcessFile, files: readonly LoadedFile[]): Provenance[] {
  return files.map((file) => {
    const source = process.sources.find((s) => s.name === file.name);
    return {
      name: process.sources.length === files.length ? file.name : `${file.name} (${nameOfPath(file.path)})`,
      format: source?.format ?? "",
      publisher: source?.publisher ?? "",
      release: source?.release ?? "",
      licence: source?.licence ?? "",
      citation: source?.citation ?? "",
      retrieved: source?.retrieved ?? "",
      sha256: file.sha256,
    };
  });
}

/** The files of a source, each under the path that `place` gives it. */
export function fileOf(source: SourceDeclaration, place: (file: string) => string): SourceFile {
  return {
    name: source.name,
    paths: source.files.map(place),
    format: source.format,
    ...(source.columns === undefined ? {} : { mapping: source.columns }),
  };
}

// from the first day to the last that any source covers
function spanOf(sources: readonly SourceDeclaration[]): DayInterval | undefined {
  const covers = sources.flatMap((source) => (source.covers === undefined ? [] : [source.covers]));
  if (covers.length === 0 || covers.length < sources.length) return undefined;
  return {
    start: covers.reduce((a, c) => (c.start < a ? c.start : a), covers[0].start),
    end: covers.reduce((a, c) => (c.end > a ? c.end : a), covers[0].end),
  };
}

/** Matches what records speak of to the places and parties of a process. */
export function matchProcess(question: TestedProcess, census: Census): Matching {
  const { process, boundaries } = question;
  const parties = matchParties(census.parties, process.parties);
  // a process file that names no parties leaves every side its own name
  const named = process.parties.length > 0 && parties.ok ? parties.value.matches : [];
  const ground =
    boundaries === undefined
      ? { places: placesAsNamed(census.places), unmatchedPlaces: [], recognised: [], problems: [] }
      : matchGround(census.places, boundaries.boundaries, { aliases: process.places?.aliases ?? [] });
  return {
    ...ground,
    parties: parties.ok ? parties.value.parties : new Map<string, PartyId>(),
    unmatchedParties: named.flatMap((m) =>
      m.kind === "unmatched" ? [{ name: m.mention.name, records: m.mention.records, why: m.why }] : [],
    ),
    problems: [...(parties.ok ? [] : parties.problems), ...ground.problems],
  };
}

function nameOfPath(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
