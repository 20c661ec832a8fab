// The text of the process file as it was read, with its hash; what is saved is saved over this version only.
import { useCallback, useEffect, useState } from "react";
import type { Problem } from "../../../../ground/problem.js";
import { useShared } from "../../../shell/opened.js";
import { processFileName } from "../../../site/site.js";
import { sha256 } from "../../../worker/bytes.js";

/** A text and the hash of its bytes. */
export type SeenText = { readonly text: string; readonly sha256: string };

/** How far the reading is. `replace` takes the text that stands there now, when somebody else saved meanwhile. */
export type ProcessText = {
  readonly seen: SeenText | undefined;
  readonly problems: readonly Problem[];
  readonly replace: (text: SeenText) => void;
};

/** Reads the text; again when the process changed. */
export function useProcessText(): ProcessText {
  const { site, process } = useShared();
  const [seen, setSeen] = useState<SeenText>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const file = process.files.find(({ path }) => path === processFileName);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the file
  useEffect(() => {
    if (file === undefined) return;
    const giving = new AbortController();
    const read = async (): Promise<void> => {
      const bytes = await site.read(process.id, file, giving.signal);
      if (giving.signal.aborted) return;
      if (!bytes.ok) return setProblems(bytes.problems);
      // every byte is kept, also a mark at the beginning
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.value);
      const hash = await sha256(bytes.value);
      if (!giving.signal.aborted) setSeen({ text, sha256: hash });
    };
    read().catch((error: unknown) => {
      if (!giving.signal.aborted) throw error;
    });
    return () => giving.abort();
  }, [site, process.id, file?.sha256]);
  const replace = useCallback((text: SeenText) => setSeen(text), []);
  return { seen, problems, replace };
}
