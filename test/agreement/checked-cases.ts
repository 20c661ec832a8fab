// Cases of checks before signing, as they stand in cases-checks/*.md: a heading, a process file, what is told of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Powers } from "../../src/agreement/checks/windows.js";

/** One process file and what is told of it. */
export type CheckedCase = {
  /** The page and the line of the process file. */
  readonly page: string;
  readonly line: number;
  /** The heading above it. */
  readonly title: string;
  /** The text, with the lines with which every example of the page ends. */
  readonly yaml: string;
  readonly told: string;
  /** What the page says that the history of violence would answer, if it says so. */
  readonly powers?: Powers;
};

const folder = join(import.meta.dirname, "cases-checks");

/** Every case of every page. */
export function checkedCases(): readonly CheckedCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .flatMap((page) => casesOf(page, readFileSync(join(folder, page), "utf8")));
}

function casesOf(page: string, text: string): readonly CheckedCase[] {
  const end = /^```yaml end\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? "";
  const cases: CheckedCase[] = [];
  let [title, prose] = ["", ""];
  let yaml: { readonly line: number; readonly text: string } | undefined;
  for (const { kind, content, line } of partsOf(text)) {
    if (kind === "prose") {
      const heading = /^## (.+)$/m.exec(content)?.[1];
      if (heading !== undefined) title = heading;
      prose = heading === undefined ? `${prose}\n${content}` : content;
    } else if (kind === "yaml") yaml = { line, text: content };
    else if (kind === "text" && yaml !== undefined) {
      const powers = powersIn(prose);
      cases.push({
        page,
        line: yaml.line,
        title,
        yaml: `${yaml.text}${end}`,
        told: content.trimEnd(),
        ...(powers !== undefined && { powers }),
      });
    }
  }
  return cases;
}

type Part = { readonly kind: string; readonly content: string; readonly line: number };

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const fence of text.matchAll(/^```(\w+)( end)?\n([\s\S]*?)^```$/gm)) {
    const line = text.slice(0, fence.index).split("\n").length;
    parts.push({ kind: "prose", content: text.slice(at, fence.index), line });
    if (fence[2] === undefined) parts.push({ kind: fence[1], content: fence[3], line });
    at = fence.index + fence[0].length;
  }
  return parts;
}

// "The history of the place gives test `week` a power of 41 %; 28 days would be enough."
function powersIn(prose: string): Powers | undefined {
  const said = [...prose.matchAll(/test\s+`([\w-]+)`\s+a\s+power\s+of\s+(\d+)\s+%(?:;\s+(\d+)\s+days)?/g)].at(
    -1,
  );
  if (said === undefined) return undefined;
  const [, name, power, shortest] = said;
  const known = {
    power: Number(power) / 100,
    ...(shortest !== undefined && { shortest: Number(shortest) }),
  };
  return (test) => (test === name ? known : undefined);
}
