// YAML as a tree of plain values in which every value and every key knows where it stands in the text.
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import { type Problem, problem } from "../../ground/problem.js";
import { type Page, type Span, spotOf } from "./page.js";
import { compose, tokensOf } from "./yaml-documents.js";
import { openings, syntaxProblems } from "./yaml-problems.js";

/** A value of YAML with the words it stands for. Numbers, truth values and dates keep what was written as `source`. */
export type YamlNode =
  | { readonly kind: "text"; readonly value: string; readonly span: Span }
  | { readonly kind: "number"; readonly value: number; readonly source: string; readonly span: Span }
  | { readonly kind: "truth"; readonly value: boolean; readonly source: string; readonly span: Span }
  | { readonly kind: "nothing"; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly YamlNode[]; readonly span: Span }
  | YamlMap;

/** Keys with their values, in the order of the text; a key that is written twice is there twice. */
export type YamlMap = { readonly kind: "map"; readonly entries: readonly YamlEntry[]; readonly span: Span };

/** One key with its value. */
export type YamlEntry = { readonly key: string; readonly keySpan: Span; readonly value: YamlNode };

/**
 * How much a text may hold: characters; words (values, marks, line ends, stretches of spaces, remarks); levels of nesting; and values
 * once its aliases are written out.
 */
export const yamlLimits = { characters: 2_000_000, words: 500_000, depth: 40, values: 50_000 } as const;

/**
 * Reads YAML 1.2 (core schema: `yes` and dates are text). The root is `undefined` when the text could not be read, and then
 * there is at least one problem. Tags, and more than one document, are refused; anchors and aliases are written out, within
 * the limits.
 */
export function readYaml(page: Page): { readonly root?: YamlNode; readonly problems: readonly Problem[] } {
  const refused = refuseUnread(page);
  if (refused !== undefined) return { problems: [refused] };
  const tokens = tokensOf(page.text, yamlLimits);
  if (tokens === "large") return { problems: [tooLargeProblem(page)] };
  if (tokens === "deep") return { problems: [tooDeepProblem(page)] };
  const opened = openings(tokens);
  if (opened.depth > yamlLimits.depth) return { problems: [tooDeepProblem(page)] };
  const composed = compose(tokens, page.text.length);
  const problems = syntaxProblems(page, composed, opened);
  const { first } = composed;
  if (problems.length > 0) return { problems };
  if (first === undefined || first.contents === null) {
    return { problems: [problem("file-empty", "the file is empty", { where: { file: page.file } })] };
  }
  const growing: Growing = { page, problems, anchors: new Map(), open: new Set(), values: 0 };
  const root = grow(growing, first.contents, 0);
  return problems.length > 0 ? { problems } : { root, problems };
}

function refuseUnread(page: Page): Problem | undefined {
  const { text, file } = page;
  if (text.length > yamlLimits.characters) {
    return problem("file-too-large", "the file is too large for a process file", {
      where: { file },
      found: `${text.length} characters`,
      expected: `at most ${yamlLimits.characters} characters`,
      hint: "keep events in files of their own and name them under sources",
    });
  }
  if (/^\ufeff?\s*$/.test(text)) return problem("file-empty", "the file is empty", { where: { file } });
  return undefined;
}

function tooLargeProblem(page: Page): Problem {
  return problem("yaml-limits", "the file holds too many values", {
    where: { file: page.file },
    expected: `at most ${yamlLimits.values} values`,
    hint: "keep facts and events in files of their own and name them under facts and sources",
  });
}

function tooDeepProblem(page: Page): Problem {
  return problem("yaml-limits", "the text is nested too deeply", {
    where: { file: page.file },
    expected: `at most ${yamlLimits.depth} levels`,
  });
}

// what is kept while the tree grows: what each anchor stands for, which are still open, and how many values there are
type Growing = {
  readonly page: Page;
  readonly problems: Problem[];
  readonly anchors: Map<string, unknown>;
  readonly open: Set<unknown>;
  values: number;
};

function grow(growing: Growing, node: unknown, depth: number): YamlNode {
  const span = spanOf(node);
  if (isAlias(node)) return growAlias(growing, node.source, span, depth);
  growing.values++;
  if (growing.values > yamlLimits.values || depth > yamlLimits.depth) return outgrown(growing, span);
  if (node === null || node === undefined) return { kind: "nothing", span };
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
    growing.anchors.set(node.anchor, node);
  }
  if (isScalar(node)) return scalarNode(node.value, node.source ?? "", span);
  growing.open.add(node);
  const grown = isMap(node)
    ? growMap(growing, node.items, span, depth)
    : growList(growing, node, span, depth);
  growing.open.delete(node);
  return grown;
}

function growList(growing: Growing, node: unknown, span: Span, depth: number): YamlNode {
  const items = isSeq(node) ? node.items : [];
  return { kind: "list", items: items.map((item) => grow(growing, item, depth + 1)), span };
}

function growMap(
  growing: Growing,
  items: readonly { key: unknown; value: unknown }[],
  span: Span,
  depth: number,
): YamlNode {
  const entries: YamlEntry[] = [];
  for (const item of items) {
    const keySpan = spanOf(item.key);
    if (!isScalar(item.key)) {
      growing.problems.push(
        problem("value-kind", "a key must be a word, not a list or a table", {
          where: spotOf(growing.page, keySpan),
          hint: 'if the words begin with one of [ { * &, put them in quotes: "…"',
        }),
      );
      continue;
    }
    const value = item.value === null || item.value === undefined ? undefined : item.value;
    entries.push({
      key: typeof item.key.value === "string" ? item.key.value : (item.key.source ?? ""),
      keySpan,
      value: value === undefined ? { kind: "nothing", span: keySpan } : grow(growing, value, depth + 1),
    });
  }
  return { kind: "map", entries, span };
}

// an alias stands for the value that bears its anchor; one that holds itself would never end
function growAlias(growing: Growing, name: string, span: Span, depth: number): YamlNode {
  const meant = growing.anchors.get(name);
  if (meant === undefined || growing.open.has(meant)) {
    const message = meant === undefined ? `*${name} refers to nothing` : `*${name} contains itself`;
    growing.problems.push(
      problem("yaml-syntax", message, {
        where: spotOf(growing.page, span),
        hint: `in YAML a word that begins with * refers to a value marked with &; if it is a name, put it in quotes: "*${name}"`,
      }),
    );
    return { kind: "nothing", span };
  }
  return grow(growing, meant, depth + 1);
}

function outgrown(growing: Growing, span: Span): YamlNode {
  if (!growing.problems.some((told) => told.code === "yaml-limits")) {
    growing.problems.push(
      problem("yaml-limits", "with its aliases written out, the text is too large or nested too deeply", {
        where: spotOf(growing.page, span),
        expected: `at most ${yamlLimits.values} values and ${yamlLimits.depth} levels`,
        hint: "write the lists out, without & and *",
      }),
    );
  }
  return { kind: "nothing", span };
}

function scalarNode(value: unknown, source: string, span: Span): YamlNode {
  switch (typeof value) {
    case "string":
      return { kind: "text", value, span };
    case "number":
      return { kind: "number", value, source, span };
    case "boolean":
      return { kind: "truth", value, source, span };
    default:
      return { kind: "nothing", span };
  }
}

function spanOf(node: unknown): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range === undefined || range === null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
