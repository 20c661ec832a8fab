// Documentation is executed: every ```ts fence of the READMEs and docs, and every @example of a docstring.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { asBody, type Example, examplesOfDocstrings, examplesOfMarkdown, sameAs } from "./examples.js";

const root = resolve(import.meta.dirname, "..");
const house: { doors: Record<string, string>; rooms: { name: string }[] } = JSON.parse(
  readFileSync(join(root, "house.json"), "utf8"),
);

function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

const read = (path: string) => ({ file: relative(root, path), text: readFileSync(path, "utf8") });
const pages = [
  join(root, "README.md"),
  ...filesBelow(join(root, "src"), "README.md"),
  ...filesBelow(join(root, "docs"), ".md"),
]
  .filter((path) => existsSync(path))
  .map(read);
const documents = pages.flatMap(({ file, text }) => examplesOfMarkdown(file, text));
const docstrings = filesBelow(join(root, "src"), ".ts")
  .map(read)
  .flatMap(({ file, text }) => examplesOfDocstrings(file, text));

// "halcyon" is src/index.ts, "halcyon/violence" is src/violence.ts, and so on through the doors of the house; a room without a door
// shows its own files, from its README on
async function load(specifier: string, from = "."): Promise<Record<string, unknown>> {
  const door = /^halcyon(?:\/([\w-]+))?$/.exec(specifier);
  if (specifier.startsWith("./")) {
    return import(pathToFileURL(join(root, dirname(from), specifier.replace(/\.js$/, ".ts"))).href);
  }
  if (door === null) return import(specifier);
  return import(pathToFileURL(join(root, "src", `${door[1] ?? "index"}.ts`)).href);
}

async function run(example: Example): Promise<number> {
  // a docstring may use the names of its own file, and all that "halcyon" exports
  const own =
    example.within === undefined ? {} : await import(pathToFileURL(join(root, example.within)).href);
  const scope: Record<string, unknown> =
    example.within === undefined ? {} : { ...(await load("halcyon")), ...own };
  let checks = 0;
  const check = (line: number, found: unknown, expected: string): void => {
    checks++;
    const place = `${example.file}:${line}`;
    expect(sameAs(found, expected), `${place}: expected ${expected}, found ${shown(found)}`).toBe(true);
  };
  const throws = async (line: number, act: () => unknown, expected: string): Promise<void> => {
    checks++;
    const said = await Promise.resolve()
      .then(act)
      .then(() => "nothing was thrown")
      .catch((error: unknown) =>
        error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      );
    expect(
      said.includes(expected),
      `${example.file}:${line}: expected it to throw ${expected}; ${said}`,
    ).toBe(true);
  };
  const names = Object.keys(scope).filter((name) => name !== "default");
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  const body = new AsyncFunction("$load", "$check", "$throws", ...names, asBody(example));
  await body(
    (specifier: string) => load(specifier, example.file),
    check,
    throws,
    ...names.map((name) => scope[name]),
  );
  return checks;
}

function shown(value: unknown): string {
  return typeof value === "object" && value !== null
    ? JSON.stringify(value)
    : typeof value === "string"
      ? JSON.stringify(value)
      : String(value);
}

describe("an example of the documentation gives what it says:", () => {
  for (const example of [...documents, ...docstrings].filter((one) => !one.skipped)) {
    it(`${example.file}:${example.line}`, async () => {
      const checks = await run(example).catch((error: unknown) => {
        if (error instanceof Error && !error.message.includes(example.file)) {
          error.message = `${example.file}:${example.line}: ${error.message}`;
        }
        throw error;
      });
      expect(
        checks,
        `${example.file}:${example.line}: no line has the form "expression // value"`,
      ).toBeGreaterThan(0);
    });
  }
});

describe("the documentation", () => {
  it("leaves hardly an example unexecuted", () => {
    const skipped = documents.filter((one) => one.skipped).map((one) => `${one.file}:${one.line}`);
    expect(skipped.length, skipped.join(", ")).toBeLessThanOrEqual(3);
  });

  it("has an executed example in the README of every room that says more than its name", () => {
    const silent = house.rooms
      .map((room) => `src/${room.name}/README.md`)
      .filter((file) => {
        const long = statSync(join(root, file)).size > 200;
        return long && !documents.some((one) => one.file === file && !one.skipped);
      });
    expect(silent).toEqual([]);
  });
});

describe("the comparison of examples", () => {
  it("takes a number to the digits that are written, and a whole number exactly", () => {
    expect(sameAs(0.5412, "0.54")).toBe(true);
    expect(sameAs(0.5461, "0.54")).toBe(false);
    expect(sameAs(1.2e-5, "1.2e-5")).toBe(true);
    expect(sameAs(1.3e-5, "1.2e-5")).toBe(false);
    expect(sameAs(16858.3, "16858")).toBe(false);
    expect(sameAs(-0, "0")).toBe(false);
    expect(sameAs("0.54", "0.54")).toBe(false);
  });

  it("looks into lists, typed arrays and objects, and misses no key", () => {
    expect(sameAs({ a: [1, 2.26], b: "x 1.5" }, '{ a: [1, 2.3], b: "x 1.5" }')).toBe(true);
    expect(sameAs({ a: 1, b: 2 }, "{ a: 1 }")).toBe(false);
    expect(sameAs({ a: 1 }, "{ a: 1, b: undefined }")).toBe(false);
    expect(sameAs(Float64Array.of(1, 2), "[1, 2]")).toBe(true);
    expect(sameAs([1, 2], "[1, 2, 3]")).toBe(false);
    expect(sameAs(undefined, "undefined")).toBe(true);
    expect(sameAs(null, "undefined")).toBe(false);
    expect(sameAs(Number.NaN, "NaN")).toBe(true);
  });

  it("finds the lines to check, also where an expression runs over several lines", () => {
    const [example] = examplesOfMarkdown("x.md", "```ts\nconst a = 1; // a word\nadd(\n  a,\n) // 2\n```");
    expect(asBody(example)).toMatch(/\$check\(5, add\(\s*a\s*\), "2"\)/);
  });

  it("refuses a comment behind an expression that is no value", () => {
    const [example] = examplesOfMarkdown("x.md", "```ts\nf(1) // the first\n```");
    expect(() => asBody(example)).toThrow('x.md:2: "the first" is no value');
  });
});
