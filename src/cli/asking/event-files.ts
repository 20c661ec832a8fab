// Files of events that are given beside a process file, in place of its sources.
import type { SourceFile } from "../../cube/engine.js";
import type { Raw } from "./options.js";

/** Files of events that are given beside a process, to measure its tests. */
export function eventFiles(raw: Raw): readonly SourceFile[] | undefined {
  const paths = Array.isArray(raw.events) ? raw.events.map(String) : undefined;
  if (paths === undefined) return undefined;
  const format = formatWords.find((one) => one === raw.format) ?? "ucdp";
  return [{ name: "events", paths, format }];
}

const formatWords = ["ucdp", "acled", "gdelt", "counts"] as const;
