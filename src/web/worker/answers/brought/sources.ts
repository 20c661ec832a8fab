// The sources of the open process: who publishes each, which files, how many records; and what of them did not match.

import type { DayInterval } from "../../../../ground/interval.js";
import { type Result, success } from "../../../../ground/problem.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { type MatchingTold, matchingOf } from "./matching.js";

/** Nothing is to be said. */
export type SourcesAsk = Readonly<Record<never, never>>;

/** One source. What the process file does not say is not there. */
export type SourceTold = {
  readonly name: string;
  readonly format: string;
  readonly publisher?: string;
  readonly release?: string;
  readonly licence?: string;
  readonly citation?: string;
  readonly retrieved?: string;
  readonly covers?: DayInterval;
  readonly gaps: readonly {
    readonly days: DayInterval;
    readonly places?: readonly string[];
    readonly why: string;
  }[];
  /** Not read: the file is missing, or another is. */
  readonly files: readonly {
    readonly path: string;
    readonly sha256?: string;
    readonly records?: number;
    readonly notes: readonly string[];
  }[];
};

/** All sources, and the matching of what they speak of. */
export type SourcesAnswer = { readonly sources: readonly SourceTold[]; readonly matching?: MatchingTold };

/** Tells the sources. */
export function sources(opened: OpenedProcess, _ask: SourcesAsk): Result<SourcesAnswer> {
  const { process, gathered } = opened;
  const told = process.sources.map(
    ({ files, columns: _, ...source }): SourceTold => ({
      ...source,
      files: files.map((path) => {
        const read = gathered?.files.find((one) => one.name === source.name && one.path === path);
        if (read === undefined) return { path, notes: [] };
        return { path, sha256: read.sha256, records: read.records, notes: read.notes ?? [] };
      }),
    }),
  );
  const matching = gathered === undefined ? undefined : matchingOf(opened, gathered);
  return success({ sources: told, ...(matching && { matching }) });
}
