// Finds examples in documentation, turns lines of the form `expression // value` into checks, and compares values.
import { transformSync } from "esbuild";

/** One example: where it stands, its lines, and the source file whose names are in scope. */
export type Example = {
  readonly file: string;
  readonly line: number;
  readonly lines: readonly string[];
  readonly within?: string;
  readonly skipped: boolean;
};

/** The ```ts fences of a Markdown page; `ts no-run` is skipped. */
export function examplesOfMarkdown(file: string, text: string): Example[] {
  const examples: Example[] = [];
  const all = text.split("\n");
  for (let at = 0; at < all.length; at++) {
    const fence = /^(\s*)(`{3,})(\S*)[ \t]*(.*)$/.exec(all[at]);
    if (fence === null) continue;
    const close = all.findIndex((line, i) => i > at && line.trim() === fence[2]);
    const end = close === -1 ? all.length : close;
    if (fence[3] === "ts") {
      examples.push({
        file,
        line: at + 2,
        lines: all.slice(at + 1, end),
        skipped: fence[4].includes("no-run"),
      });
    }
    at = end;
  }
  return examples;
}

/** The @example blocks of docstrings, up to the next tag or the end. */
export function examplesOfDocstrings(file: string, text: string): Example[] {
  const examples: Example[] = [];
  let current: { line: number; lines: string[] } | undefined;
  const finish = (): void => {
    if (current !== undefined) examples.push({ file, ...current, within: file, skipped: false });
    current = undefined;
  };
  let inside = false;
  for (const [i, line] of text.split("\n").entries()) {
    if (/^\s*\/\*\*/.test(line)) inside = true;
    const tag = inside ? /^\s*\*\s*@(\w+)/.exec(line) : null;
    if (tag !== null) finish();
    if (tag?.[1] === "example") current = { line: i + 2, lines: [] };
    else if (line.includes("*/")) {
      inside = false;
      finish();
    } else if (inside) current?.lines.push(line.replace(/^\s*\* ?/, ""));
  }
  return examples;
}

/** The example as the body of an async function with `$load`, `$check` and `$throws`. */
export function asBody(example: Example): string {
  const body: string[] = [];
  let waiting: string[] = [];
  for (const [i, line] of example.lines.entries()) {
    const at = example.line + i;
    const { code, comment } = divided(line);
    const text = [...waiting, code].join("\n").trim().replace(/;$/, "");
    const named = /^(?:const|let)\s+(\w+)\b/.exec(text)?.[1];
    if (comment !== undefined && text !== "" && compiles(`(${text}\n)`)) {
      body.push(checked(example, { at, text, comment }));
      waiting = [];
    } else if (text === "" || compiles(text)) {
      body.push(...waiting, code);
      if (comment !== undefined && named !== undefined && isValue(comment)) {
        body.push(checked(example, { at, text: named, comment }));
      }
      waiting = [];
    } else waiting.push(code);
  }
  const source = withoutImports([...body, ...waiting].join("\n"));
  return strip(`async function $example() {\n${source}\n}\nreturn $example();`, example);
}

type Line = { readonly at: number; readonly text: string; readonly comment: string };

function checked(example: Example, { at, text, comment }: Line): string {
  const throwing = /^throws\b\s*(.*)$/.exec(comment);
  if (throwing !== null) return `await $throws(${at}, () => (${text}), ${JSON.stringify(throwing[1])});`;
  if (!isValue(comment)) {
    throw new Error(`${example.file}:${at}: "${comment}" is no value; put a remark on a line of its own`);
  }
  return `$check(${at}, (${text}), ${JSON.stringify(comment)});`;
}

// the last ` // ` that leaves something that compiles alone is the comment; one inside a text is not
function divided(line: string): { code: string; comment?: string } {
  if (line.trim().startsWith("//")) return { code: "" };
  const at = line
    .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/g, (text) => "_".repeat(text.length))
    .indexOf("// ");
  return at === -1
    ? { code: line }
    : { code: line.slice(0, at).trimEnd(), comment: line.slice(at + 3).trim() };
}

function withoutImports(source: string): string {
  return source
    .replace(/^import\s+type\s[^;]*?from\s*["'][^"']+["'];?/gm, "")
    .replace(/^import\s*\{([^}]*)\}\s*from\s*(["'][^"']+["']);?/gm, (_, names: string, from: string) => {
      const kept = names
        .split(",")
        .filter((name) => name.trim() !== "" && !/^\s*type\s/.test(name))
        .map((name) => name.replace(/\sas\s/, ": "));
      return `const {${kept.join(",")}} = await $load(${from});`;
    })
    .replace(/^import\s*\*\s*as\s+(\w+)\s+from\s*(["'][^"']+["']);?/gm, "const $1 = await $load($2);");
}

function strip(code: string, example?: Example): string {
  try {
    return transformSync(code, {
      loader: "ts",
      target: "es2022",
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      logLevel: "silent",
    }).code;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(example === undefined ? said : `${example.file}:${example.line}: ${said}`);
  }
}

function compiles(code: string): boolean {
  try {
    strip(`async function $f() {\n${withoutImports(code)}\n}`);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is what is written: numbers to the digits that are written, everything else exactly. */
export function sameAs(found: unknown, written: string): boolean {
  return matches(found, readValue(written));
}

/** A number as it is written, with half a unit of its last digit; 0 for a whole number. */
class Written {
  constructor(
    readonly value: number,
    readonly tolerance: number,
  ) {}
}

function isValue(written: string): boolean {
  if (/^throws\b/.test(written)) return true;
  try {
    readValue(written);
    return true;
  } catch {
    return false;
  }
}

const literal =
  /^(?:[\s[\]{},:]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[-+]?(?:\d[\d_]*\.?\d*(?:e[-+]?\d+)?|Infinity)n?|NaN|true|false|null|undefined|[\w$]+(?=\s*:))+$/i;

// numbers become `$n("0.54")`, so that their digits are kept
function readValue(written: string): unknown {
  if (!literal.test(written)) throw new Error(`no value: ${written}`);
  const code = written.replace(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|-?\b\d[\d_]*\.?\d*(?:e[-+]?\d+)?\b(?!\s*:)/gi,
    (part) => (/^["']/.test(part) ? part : `$n("${part.replaceAll("_", "")}")`),
  );
  return new Function("$n", `return (${code});`)(numeral);
}

function numeral(text: string): Written {
  const [digits, exponent = "0"] = text.toLowerCase().split("e");
  const decimals = digits.split(".")[1]?.length ?? 0;
  const whole = decimals === 0 && !text.toLowerCase().includes("e");
  return new Written(Number(text), whole ? 0 : (0.5 + 1e-9) * 10 ** (Number(exponent) - decimals));
}

function matches(found: unknown, expected: unknown): boolean {
  if (expected instanceof Written) {
    if (typeof found !== "number") return false;
    if (expected.tolerance === 0) return Object.is(found, expected.value);
    return Math.abs(found - expected.value) <= expected.tolerance;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) && !ArrayBuffer.isView(found)) return false;
    const items = Array.from(found as ArrayLike<unknown>);
    return items.length === expected.length && items.every((item, i) => matches(item, expected[i]));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof found !== "object" || found === null) return false;
    const wanted = Object.entries(expected);
    const has = Object.keys(found).length === wanted.length;
    return has && wanted.every(([key, value]) => key in found && matches(Reflect.get(found, key), value));
  }
  return Object.is(found, expected);
}
