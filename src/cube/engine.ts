// What any engine must do to turn files into a cube: narrow, so that a cluster can do the same work as one machine.

import type { LinkCandidate, PartyMention, PlaceMention } from "../events/mention.js";
import type { Fingerprint } from "../ground/fingerprint.js";
import type { DayInterval } from "../ground/interval.js";
import type { PartyId, PlaceId } from "../ground/names.js";
import type { Result } from "../ground/problem.js";
import type { Cube } from "./cube.js";

export type { LinkCandidate, LinkRecord, PartyMention, PlaceMention } from "../events/mention.js";

/** The formats that an engine reads. */
export type FormatName = "ucdp" | "acled" | "gdelt" | "counts" | "generic";

/** Which column of a generic table holds what. Values are column names; `dateFormat` as in strptime, ISO 8601 if not given. */
export type ColumnMapping = {
  readonly id?: string;
  readonly date: string;
  readonly dateEnd?: string;
  readonly dateFormat?: string;
  readonly country?: string;
  readonly adm1?: string;
  readonly adm2?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  readonly sideA?: string;
  readonly sideB?: string;
  readonly kind?: string;
  readonly low?: string;
  readonly best?: string;
  readonly high?: string;
};

/** A file of events or counts, with what the user says of it. */
export type SourceFile = {
  /** Short name, unique among the files of a question. */
  readonly name: string;
  /** CSV, CSV.gz or Parquet; a path, or several that make up one source. */
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly mapping?: ColumnMapping;
};

/** What the loaded records speak of, before anything is matched. Every list is in code-unit order. */
export type Census = {
  readonly records: number;
  /** From the first day to after the last day of any record. */
  readonly span: DayInterval;
  readonly places: readonly PlaceMention[];
  readonly parties: readonly PartyMention[];
  readonly kinds: readonly { readonly name: string; readonly records: number }[];
};

/** A file as it was read. */
export type LoadedFile = {
  readonly name: string;
  readonly path: string;
  readonly sha256: Fingerprint;
  readonly records: number;
  /** What a reader should know of the records, as sentences: repetitions counted once, slips of the publisher. */
  readonly notes?: readonly string[];
};

/** A stretch of days in which nobody looked at some places (at all, if `places` is not given). */
export type ObservationGap = {
  readonly places?: readonly PlaceId[];
  readonly days: DayInterval;
  readonly why: string;
};

/** How the cube is to be built. */
export type CubeRecipe = {
  /** Days of the cube; records outside are not counted. */
  readonly span: DayInterval;
  /** Place of each mention, by its key. A mention that is not here counts at the place `(not placed)`. */
  readonly places: ReadonlyMap<string, PlaceId>;
  /** Party of each name. A name that is not here stands for itself. */
  readonly parties: ReadonlyMap<string, PartyId>;
  /** Records that are counted under another record, as `source` and `id`. */
  readonly duplicates: readonly { readonly source: string; readonly id: string }[];
  readonly gaps: readonly ObservationGap[];
};

/** Turns files into a cube. Everything that it keeps is released by `close`. */
export type Engine = {
  /** Reads and checks files; tells all problems of all of them at once (up to a limit). */
  load(files: readonly SourceFile[]): Promise<Result<readonly LoadedFile[]>>;
  /** What the loaded records speak of. */
  census(): Promise<Census>;
  /** Pairs of records of different sources that may be the same event, for `linkDuplicates`. */
  candidates(): Promise<readonly LinkCandidate[]>;
  cube(recipe: CubeRecipe): Promise<Cube>;
  close(): Promise<void>;
};
