// A dropped file, read and counted: what it speaks of, what matched the process and what did not; or all that is wrong with it.
import type { ColumnMapping, FormatName } from "../../../../cube/engine.js";
import type { Fingerprint } from "../../../../ground/fingerprint.js";
import type { DayInterval } from "../../../../ground/interval.js";
import { type Problem, problem, type Result, success } from "../../../../ground/problem.js";
import { type Gathered, gather } from "../../../../questions/gather.js";
import { memoryEngine } from "../../../../questions/memory-engine.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import { matchProcess } from "../../../../questions/process-question.js";
import { gunzip, sha256 } from "../../bytes.js";
import { filePieces } from "../../file-pieces.js";
import type { Work } from "../../work.js";
import { type MatchingTold, matchingOf } from "./matching.js";
import { type ProblemGroup, ProblemGroups } from "./problem-groups.js";

/** Which file, and how it is read. */
export type ImportAsk = {
  readonly file: File;
  readonly format: FormatName;
  readonly mapping?: ColumnMapping;
};

/** A file that was counted, or refused. */
export type ImportAnswer =
  | {
      readonly kind: "counted";
      readonly sha256: Fingerprint;
      readonly bytes: number;
      readonly records: number;
      /** How many events the records stand for: more or fewer in a table of counts. */
      readonly events: number;
      readonly notes: readonly string[];
      readonly span: DayInterval;
      readonly places: readonly string[];
      readonly parties: readonly string[];
      readonly kinds: readonly { readonly name: string; readonly records: number }[];
      /** How many cells the cube has. */
      readonly cells: number;
      readonly matching: MatchingTold;
    }
  | { readonly kind: "refused"; readonly total: number; readonly groups: readonly ProblemGroup[] };

/** Problems of the text that are kept one by one; all are counted. */
const told = 200;

/** Reads and counts a file. Nothing of it is kept. */
export async function importFile(
  opened: OpenedProcess,
  { file, format, mapping }: ImportAsk,
  work: Work,
): Promise<Result<ImportAnswer>> {
  const groups = new ProblemGroups();
  const counted = await gathered(opened, { file, format, ...(mapping && { mapping }) }, { work, groups });
  if (!counted.ok) {
    groups.addRest(counted.problems);
    return success({ kind: "refused", total: groups.total, groups: groups.told() });
  }
  const { census, cube, files, matching } = counted.value;
  const [{ sha256: hash, records, notes = [] }] = files;
  const sides = census.parties.toSorted((a, b) => b.records - a.records).map(({ name }) => name);
  return success({
    kind: "counted",
    ...{ sha256: hash, records, events: census.records, notes, bytes: file.size, span: census.span },
    places: cube.places.filter((place) => place !== "(not placed)"),
    parties: sides,
    kinds: census.kinds.toSorted((a, b) => b.records - a.records),
    cells: cube.cells.events.length,
    matching: matchingOf(opened, { census, matching }),
  });
}

/** The cube of a dropped file, matched to the process. The same, byte for byte, as the command line's import makes. */
export async function gathered(
  opened: Pick<OpenedProcess, "process" | "boundaries">,
  { file, format, mapping }: ImportAsk,
  { work, groups }: { readonly work: Pick<Work, "progress">; readonly groups: ProblemGroups },
): Promise<Result<Gathered>> {
  const pieces = filePieces(file, (done) => work.progress(done, file.size));
  const engine = memoryEngine(
    new Map([[file.name, pieces]]),
    { sha256, gunzip: (bytes) => gunzip(bytes) },
    { told, every: (one) => groups.add(one) },
  );
  try {
    const source = { name: "dropped", format, paths: [file.name], ...(mapping && { mapping }) };
    return await gather(
      { files: [source], gaps: [], match: (census) => matchProcess(opened, census) },
      engine,
    );
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { ok: false, problems: [gone(file.name)] };
  } finally {
    await engine.close();
  }
}

// the browser reads from the disk, where the file may be changed or moved meanwhile
function gone(file: string): Problem {
  return problem("file-unreadable", "the file was changed or moved while it was read", {
    where: { file },
    hint: "choose it again",
  });
}
