// The text of the process file as it stands on the site now, whether or not it can be read as a process.
import { useEffect, useState } from "react";
import { type Problem, problem } from "../../../ground/problem.js";
import { useShared } from "../../shell/opened.js";
import { processFileName, type SiteFile } from "../../site/site.js";

/** A version of the text. */
export type Version = {
  /** With `\n` between its lines. */
  readonly text: string;
  /** What stands between its lines in the file. */
  readonly lineEnd: "\n" | "\r\n";
  /** Of the file. */
  readonly sha256: string;
};

/** How far the reading has come. */
export type Served =
  | { readonly kind: "loading" }
  | { readonly kind: "text"; readonly version: Version }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** A larger text is no process file, and would freeze an editor. */
export const largestText = 5_000_000;

/** The text; read again when it changes, while the one before stays. */
export function useServedText(): Served {
  const { site, process } = useShared();
  const [served, setServed] = useState<Served>({ kind: "loading" });
  const file = process.files.find(({ path }) => path === processFileName);
  const key = `${process.id} ${file?.sha256}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the file
  useEffect(() => {
    if (file === undefined) return setServed({ kind: "problems", problems: [missing()] });
    if (file.bytes > largestText) return setServed({ kind: "problems", problems: [tooLarge(file.bytes)] });
    const giving = new AbortController();
    site.read(process.id, file, giving.signal).then(
      (read) => {
        if (!giving.signal.aborted)
          setServed(read.ok ? versionOf(read.value, file) : { kind: "problems", problems: read.problems });
      },
      () => undefined,
    );
    return () => giving.abort();
  }, [site, key]);
  return served;
}

/** A text with one kind of line end, and which it had. */
export function withPlainLines(text: string): Pick<Version, "text" | "lineEnd"> {
  return { text: text.replace(/\r\n?/g, "\n"), lineEnd: text.includes("\r\n") ? "\r\n" : "\n" };
}

/** A text as it stands in a file. */
export function asInFile(text: string, { lineEnd }: Pick<Version, "lineEnd">): string {
  return lineEnd === "\n" ? text : text.replaceAll("\n", lineEnd);
}

/** The problem of a text that is too large to be edited. */
export function tooLarge(bytes: number): Problem {
  return problem("file-too-large", "the text is too large for an editor", {
    where: { file: processFileName },
    found: `${(bytes / 1e6).toFixed(1)} MB`,
    expected: `at most ${largestText / 1e6} MB`,
    hint: "keep events and facts in files of their own and name them under sources and facts",
  });
}

function missing(): Problem {
  return problem("file-missing", "this process has no process file", { where: { file: processFileName } });
}

// a text that is not UTF-8 would be another one when it is saved
function versionOf(bytes: Uint8Array, { sha256 }: SiteFile): Served {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: "text", version: { ...withPlainLines(text), sha256 } };
  } catch {
    const where = { file: processFileName };
    const hint = "save it as UTF-8 with the program that wrote it";
    return {
      kind: "problems",
      problems: [problem("file-encoding", "it is not UTF-8 text", { where, hint })],
    };
  }
}
