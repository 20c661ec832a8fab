// A site: where the app finds processes and their files, whether a server answers or only files lie there.
import type { Problem, Result } from "../../ground/problem.js";

/** A file of a process, as it is listed. */
export type SiteFile = {
  /** As the process file writes it, or `process.yaml`. */
  readonly path: string;
  /** `process`, `source`, `facts`, `boundaries`, `lines` or `indicators`. */
  readonly use: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** A process, as it is listed. */
export type SiteProcess = {
  readonly id: string;
  readonly title: string;
  readonly files: readonly SiteFile[];
  /** Files that are named and not there. */
  readonly missing: readonly string[];
  /** What is wrong with the process file, if it can't be read. */
  readonly problems: readonly Problem[];
};

/** What became of a save. */
export type Saving =
  | { readonly kind: "saved"; readonly sha256: string }
  /** Somebody else saved meanwhile; this is what stands there now. */
  | { readonly kind: "stale"; readonly text: string; readonly sha256: string }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Where the app finds its files. What a site can't do is not there. */
export type Site = {
  readonly kind: "server" | "static";
  list(signal?: AbortSignal): Promise<Result<readonly SiteProcess[]>>;
  read(process: string, file: SiteFile, signal?: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Saves the process file over the version with the hash `seen`. */
  save?(process: string, text: string, seen: string): Promise<Saving>;
  /** Puts a file into the folder of the process, never over another; gives the path under which it lies there. */
  put?(process: string, file: File, sha256: string): Promise<Result<{ readonly path: string }>>;
  /** Tells which process changed (`undefined`: processes came or went). Returns what ends it. */
  watch?(changed: (process: string | undefined) => void): () => void;
};

/** The file that makes a process. */
export const processFileName = "process.yaml";

/** Files together larger than this are not taken into a browser's memory. */
export const largestProcess = 600_000_000;
