// What has become of a file that was brought: looked at, being counted, counted or refused. The newest file wins.
import { useCallback, useRef, useState } from "react";
import type { ColumnMapping, FormatName } from "../../../../cube/engine.js";
import { type Problem, problem } from "../../../../ground/problem.js";
import type { ImportAnswer } from "../../../worker/answers/brought/import.js";
import type { LookAnswer } from "../../../worker/answers/brought/look.js";
import type { Core } from "../../../worker/core.js";

/** Files larger than this are for the command line. */
export const largestDrop = 1_000_000_000;

/** How the file is to be read. */
export type Reading = { readonly format: FormatName; readonly mapping: Partial<ColumnMapping> };

/** A file that counted. */
export type Counted = Extract<ImportAnswer, { kind: "counted" }>;

/** How far it is. */
export type Importing =
  | { readonly kind: "nothing" }
  | { readonly kind: "looking"; readonly file: File }
  | { readonly kind: "looked"; readonly file: File; readonly look: LookAnswer; readonly reading: Reading }
  | {
      readonly kind: "counting";
      readonly file: File;
      readonly look: LookAnswer;
      readonly reading: Reading;
      readonly done: number;
    }
  | {
      readonly kind: "ended";
      readonly file: File;
      readonly look: LookAnswer;
      readonly reading: Reading;
      readonly answer: ImportAnswer;
      readonly milliseconds: number;
    }
  | { readonly kind: "problems"; readonly file: File; readonly problems: readonly Problem[] }
  | { readonly kind: "fault"; readonly message: string };

/** A file, and what one can do with it. */
export type Import = {
  readonly now: Importing;
  bring(file: File): void;
  /** Reads it otherwise. */
  read(reading: Reading): void;
  count(): void;
  cancel(): void;
  clear(): void;
};

/** Takes files, one at a time. A file of a known format is counted at once. */
export function useImport(core: Core | undefined): Import {
  const [now, setNow] = useState<Importing>({ kind: "nothing" });
  const giving = useRef<AbortController>(undefined);
  const begin = useCallback((): AbortSignal => {
    giving.current?.abort();
    giving.current = new AbortController();
    return giving.current.signal;
  }, []);
  const count = useCallback(
    (file: File, look: LookAnswer, reading: Reading) => {
      if (core === undefined) return;
      const signal = begin();
      setNow({ kind: "counting", file, look, reading, done: 0 });
      const began = performance.now();
      const progress = (done: number): void => {
        if (!signal.aborted) setNow({ kind: "counting", file, look, reading, done });
      };
      core.ask("import", askOf(file, reading), { signal, progress }).then((answered) => {
        if (signal.aborted) return;
        const milliseconds = performance.now() - began;
        if (answered.kind === "answer")
          setNow({ kind: "ended", file, look, reading, answer: answered.value, milliseconds });
        else if (answered.kind === "problems")
          setNow({ kind: "problems", file, problems: answered.problems });
        else if (answered.kind === "fault") setNow(answered);
      });
    },
    [core, begin],
  );
  const bring = useCallback(
    (file: File) => {
      if (core === undefined) return;
      const signal = begin();
      if (file.size > largestDrop) return setNow({ kind: "problems", file, problems: [tooLarge(file)] });
      setNow({ kind: "looking", file });
      core.ask("look", { file }, { signal }).then((answered) => {
        if (signal.aborted) return;
        if (answered.kind === "problems") setNow({ kind: "problems", file, problems: answered.problems });
        if (answered.kind === "fault") setNow(answered);
        if (answered.kind !== "answer") return;
        const look = answered.value;
        const reading = { format: look.format, mapping: look.mapping };
        if (look.format === "generic") setNow({ kind: "looked", file, look, reading });
        else count(file, look, reading);
      });
    },
    [core, begin, count],
  );
  return {
    now,
    bring,
    read: (reading) => {
      if ("look" in now) setNow({ kind: "looked", file: now.file, look: now.look, reading });
    },
    count: () => {
      if ("look" in now) count(now.file, now.look, now.reading);
    },
    cancel: () => {
      giving.current?.abort();
      if ("look" in now) setNow({ kind: "looked", file: now.file, look: now.look, reading: now.reading });
      else setNow({ kind: "nothing" });
    },
    clear: () => {
      giving.current?.abort();
      setNow({ kind: "nothing" });
    },
  };
}

function tooLarge({ name, size }: File): Problem {
  return problem("file-too-large", "the file is larger than a page takes in", {
    where: { file: name },
    found: `${Math.round(size / 1e6)} MB`,
    expected: `at most ${largestDrop / 1e6} MB`,
    hint: "the command line makes a table of counts of it: halcyon import FILE --out counts.csv; then drop counts.csv here",
  });
}

function askOf(file: File, { format, mapping }: Reading) {
  if (format !== "generic") return { file, format };
  // without a date the button that counts can't be pressed
  return { file, format, mapping: { ...mapping, date: mapping.date ?? "" } };
}
