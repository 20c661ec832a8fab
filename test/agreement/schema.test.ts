// The schemas that editors use: they come from the types, know exactly the keys that the readers know, and refuse nothing that is right.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { schemaTexts } from "../../scripts/schema.js";
import { printProcessFile } from "../../src/agreement/printing/process-file.js";
import { readProcessFile } from "../../src/agreement/process-file.js";
import type { ProcessFile } from "../../src/agreement/terms/process.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import type { Problem } from "../../src/ground/problem.js";
import { problemsText } from "../../src/ground/problem-text.js";
import { arbitraryAgreement } from "./arbitrary-agreement.js";
import { completeFacts, completeProcess } from "./complete.js";
import {
  alternatives,
  changedAt,
  groupsOf,
  type Path,
  pathsOf,
  placesOf,
  type Schema,
  valueAt,
} from "./schema-walk.js";
import { syria } from "./syria.js";

const root = join(import.meta.dirname, "../..");
const committed = (file: string): string => readFileSync(join(root, "schema", file), "utf8");
const schemaIn = (file: string): Schema => JSON.parse(committed(file));
const validator = (schema: Schema) =>
  new Ajv({ strict: true, allowUnionTypes: true, allErrors: false }).compile(schema as object);

const process = accepted(completeProcess);

function accepted(text: string): ProcessFile {
  const read = readProcessFile(text, "process.yaml");
  if (!read.ok) throw new Error(`${problemsText(read.problems)}\nin\n${text}`);
  return read.value;
}

function problemsOf(read: {
  readonly ok: boolean;
  readonly problems?: readonly Problem[];
}): readonly Problem[] {
  return read.ok ? [] : (read.problems ?? []);
}

const kinds = [
  {
    name: "process files",
    schema: schemaIn("process.schema.json"),
    complete: completeProcess,
    problems: (text: string) => problemsOf(readProcessFile(text, "process.yaml")),
    examples: "process.yaml",
  },
  {
    name: "files of facts",
    schema: schemaIn("facts.schema.json"),
    complete: completeFacts,
    problems: (text: string) => problemsOf(readFacts(text, "facts.yaml", process)),
    examples: "facts.yaml",
  },
] as const;

describe("the committed schemas", () => {
  it("are what scripts/schema.ts makes of the types", () => {
    const made = schemaTexts();
    expect([...made.keys()].sort()).toEqual(readdirSync(join(root, "schema")).sort());
    for (const [file, text] of made) expect(committed(file), file).toBe(text);
  });

  it("name themselves, and say of every key what it is for", () => {
    for (const { schema } of kinds) {
      expect(Reflect.get(schema, "$id")).toMatch(/^urn:halcyon:/);
      for (const { name, schema: group } of groupsOf(schema)) {
        expect(group.additionalProperties, name).toBe(false);
        for (const [key, one] of Object.entries(group.properties ?? {})) {
          const said = Reflect.get(one, "description") ?? Reflect.get(group, "description");
          expect(said, `${name} ${key}`).toMatch(/\S/);
        }
      }
    }
  });
});

for (const { name, schema, complete, problems, examples } of kinds) {
  const valid = validator(schema);
  const value: unknown = parse(complete);

  describe(`the schema of ${name}`, () => {
    it("accepts a file with every key, and every example", () => {
      expect(problems(complete)).toEqual([]);
      expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
      for (const folder of readdirSync(join(root, "examples"))) {
        const file = join(root, "examples", folder, examples);
        if (!existsSync(file)) continue;
        expect(valid(parse(readFileSync(file, "utf8"))), `${file} ${JSON.stringify(valid.errors)}`).toBe(
          true,
        );
      }
    });

    it("has no key that does not stand in that file", () => {
      const seen = new Map<Schema, Set<string>>();
      for (const { value: at, fitting } of placesOf(schema, value)) {
        for (const one of fitting) {
          const keys = seen.get(one) ?? new Set();
          seen.set(one, keys);
          for (const key of Object.keys(at)) keys.add(key);
        }
      }
      const unseen = groupsOf(schema).flatMap(({ name: group, schema: one }) =>
        Object.keys(one.properties ?? {})
          .filter((key) => seen.get(one)?.has(key) !== true)
          .map((key) => `${group}: ${key}`),
      );
      // how a fact came about does not change what else can be said of it
      expect(
        unseen.filter((one) => !/^(?:Claimed|Disputed|Reported|Measured|Certified|Decided): /.test(one)),
      ).toEqual([]);
    });

    it("knows exactly the keys that the reader knows, at every place", () => {
      let compared = 0;
      for (const { path, value: at, kinds: all } of placesOf(schema, value)) {
        const told = problems(JSON.stringify(changedAt(value, [...path, "zzz"], 1))).find(
          ({ code, message }) => code === "key-unknown" && message.startsWith('"zzz"'),
        );
        // moments are read by other means, and do not list their keys
        const isMoment = all.some((one) => "earlier-of" in (one.properties ?? {}));
        if (isMoment && told === undefined) continue;
        expect(told, path.join(".")).toBeDefined();
        const first = Object.keys(at)[0];
        // a condition is known by its first key; of everything else the reader lists all keys at once
        const isCondition = all.some((one) => "in-proportion-to" in (one.properties ?? {}));
        const meant = isCondition
          ? all.filter((one) => one.required?.includes(headOf(at, first)) === true)
          : all;
        const keys = [...new Set(meant.flatMap((one) => Object.keys(one.properties ?? {})))].sort();
        expect((told?.expected ?? "").split(", ").sort(), path.join(".")).toEqual(keys);
        compared++;
      }
      expect(compared).toBeGreaterThan(name === "process files" ? 90 : 15);
    });

    it("refuses a wrong value of every key, and so does the reader", () => {
      const tried = new Set<Schema | undefined>();
      for (const { path, value: at, fitting } of placesOf(schema, value)) {
        for (const key of Object.keys(at)) {
          // each key of each group once
          if (tried.has(fitting[0]?.properties?.[key])) continue;
          tried.add(fitting[0]?.properties?.[key]);
          const inner = fitting.flatMap((one) => one.properties?.[key] ?? []);
          const words = inner.flatMap((one) => alternatives(schema, one));
          const closed = words.every(
            (one) => one.type !== "string" || "enum" in one || "const" in one || "pattern" in one,
          );
          const bad = [[[[]]], ...(closed ? ["zzz"] : [])];
          for (const wrong of bad) {
            const changed = changedAt(value, [...path, key], wrong);
            const where = `${[...path, key].join(".")} = ${JSON.stringify(wrong)}`;
            expect(valid(changed), where).toBe(false);
            expect(problems(JSON.stringify(changed)).length, where).toBeGreaterThan(0);
          }
        }
      }
    });

    it("refuses a file in which a needed key is missing, and so does the reader", () => {
      for (const { path, value: at, fitting } of placesOf(schema, value)) {
        const needed = Object.keys(at).filter((key) =>
          fitting.every((one) => one.required?.includes(key) === true),
        );
        for (const key of needed) {
          const changed = changedAt(value, [...path, key], undefined);
          const where = [...path, key].join(".");
          expect(valid(changed), where).toBe(false);
          expect(problems(JSON.stringify(changed)).length, where).toBeGreaterThan(0);
        }
      }
    });

    it("refuses nothing that the reader accepts", () => {
      const paths = pathsOf(value);
      const others = paths.map((path) => valueAt(value, path));
      const wrong = fc.oneof(
        fc.constantFrom<unknown>(
          undefined,
          "",
          "zzz",
          7,
          -1,
          0.5,
          1e6,
          true,
          null,
          [],
          {},
          ["talks"],
          "yes",
          "30 %",
        ),
        fc.constantFrom<unknown>(
          "2020-03-10",
          "20 Hoot 1398",
          "3 days",
          "3 days after talks",
          "B2",
          "25 km",
          "1441-07-15",
        ),
        fc.constantFrom(...others),
      );
      let right = 0;
      fc.assert(
        fc.property(fc.constantFrom(...paths), wrong, (path: Path, to) => {
          const changed = changedAt(value, path, to);
          if (problems(JSON.stringify(changed)).length > 0) return;
          right++;
          expect(
            valid(changed),
            `${path.join(".")} = ${JSON.stringify(to)}: ${JSON.stringify(valid.errors)}`,
          ).toBe(true);
        }),
        { seed: 50, numRuns: 400 },
      );
      expect(right).toBeGreaterThan(30);
    });
  });
}

/** The key by which a condition is known: `quantity` wherever it stands. */
function headOf(at: Readonly<Record<string, unknown>>, first: string | undefined): string {
  const heads = [
    "quantity",
    "indicator",
    "weapons",
    "clause",
    "phase",
    "decision",
    "event",
    "test",
    "all",
    "any",
    "some",
    "not",
  ];
  return heads.find((head) => head in at) ?? first ?? "";
}

describe("the schema of process files", () => {
  const valid = validator(schemaIn("process.schema.json"));

  it("accepts every agreement that can be printed", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (made) => {
        expect(valid(parse(printProcessFile(made))), JSON.stringify(valid.errors)).toBe(true);
      }),
      { seed: 51, numRuns: 40 },
    );
    expect(valid(parse(syria))).toBe(true);
  });

  it("accepts what the guide shows, once its dots are filled in", () => {
    const guide = readFileSync(join(root, "docs/guide/language.md"), "utf8");
    const shown = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => text);
    // the fence of conditions is a list of pieces, and the one of facts is a file of its own
    const sections = shown.filter((text) => /^\w[\w-]*:/m.test(text) && !text.includes("halcyon-facts"));
    const filled = sections
      .join("\n")
      .replace(/date: …/g, "date: 2020-02-29")
      .replace(/(sha256|hash): …/g, `$1: ${"0a".repeat(32)}`);
    expect(valid(parse(filled)), JSON.stringify(valid.errors)).toBe(true);
    expect(Object.keys(parse(filled)).length).toBeGreaterThan(15);
    const facts = shown.find((text) => text.includes("halcyon-facts"));
    const validFacts = validator(schemaIn("facts.schema.json"));
    expect(validFacts(parse(facts ?? "")), JSON.stringify(validFacts.errors)).toBe(true);
  });
});
