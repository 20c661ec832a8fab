// From files to a cube: read and check, see what they speak of, match places and parties, link duplicates, count.
import type { Cube } from "../cube/cube.js";
import type { Census, Engine, LoadedFile, ObservationGap, SourceFile } from "../cube/engine.js";
import { type Link, linkDuplicates } from "../events/link.js";
import type { DayInterval } from "../ground/interval.js";
import type { PartyId, PlaceId } from "../ground/names.js";
import type { Problem, Result } from "../ground/problem.js";

/** What has no counterpart in the process file: listed, and still counted. */
export type Unmatched = { readonly name: string; readonly records: number; readonly why: string };

/** A spelling, the place that it was taken for, and how. */
export type Recognised = {
  readonly name: string;
  readonly place: PlaceId;
  readonly records: number;
  readonly how: "spelling" | "point";
};

/** How mentions become places and names become parties. */
export type Matching = {
  readonly places: ReadonlyMap<string, PlaceId>;
  readonly parties: ReadonlyMap<string, PartyId>;
  readonly unmatchedPlaces: readonly Unmatched[];
  /** Places that were recognised by a close spelling or by where they lie: counted there, and told, as it may be wrong. */
  readonly recognised: readonly Recognised[];
  readonly unmatchedParties: readonly Unmatched[];
  readonly problems: readonly Problem[];
};

/** What is to be gathered. */
export type GatherPlan = {
  readonly files: readonly SourceFile[];
  /** Days of the cube; all that the records speak of, if not given. */
  readonly span?: DayInterval;
  readonly gaps: readonly ObservationGap[];
  /** Matches what the records mention. */
  match(census: Census): Matching;
};

/** The cube, and all that must be told beside it. */
export type Gathered = {
  readonly cube: Cube;
  readonly census: Census;
  readonly files: readonly LoadedFile[];
  readonly matching: Matching;
  /** Records of several sources that are one event, and are counted once. */
  readonly links: readonly Link[];
};

/** Gathers a cube from files with an engine; all problems of all files at once. */
export async function gather(plan: GatherPlan, engine: Engine): Promise<Result<Gathered>> {
  const loaded = await engine.load(plan.files);
  if (!loaded.ok) return loaded;
  const census = await engine.census();
  const matching = plan.match(census);
  if (matching.problems.length > 0) return { ok: false, problems: matching.problems };
  const links = plan.files.length > 1 ? linkDuplicates(await engine.candidates()) : [];
  const cube = await engine.cube({
    span: plan.span ?? census.span,
    places: matching.places,
    parties: matching.parties,
    duplicates: links.map((link) => link.dropped),
    gaps: plan.gaps,
  });
  return { ok: true, value: { cube, census, files: loaded.value, matching, links } };
}
