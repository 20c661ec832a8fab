// Writes the JSON Schemas of process files and of files of facts from the types of their written form: npx tsx scripts/schema.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createGenerator } from "ts-json-schema-generator";

const root = resolve(import.meta.dirname, "..");

/** The schemas: the file, its identifier, and the type that it comes from. */
const schemas = [
  {
    file: "process.schema.json",
    id: "urn:halcyon:process-file:1",
    title: "Halcyon process file",
    path: "process.ts",
    type: "WrittenProcess",
  },
  {
    file: "facts.schema.json",
    id: "urn:halcyon:facts:1",
    title: "Halcyon file of facts",
    path: "facts.ts",
    type: "WrittenFacts",
  },
] as const;

/** The text of each schema, by its file name. Nothing is written. */
export function schemaTexts(): ReadonlyMap<string, string> {
  return new Map(schemas.map((one) => [one.file, schemaText(one)]));
}

function schemaText({ id, path, type, title }: (typeof schemas)[number]): string {
  const generator = createGenerator({
    path: join(root, "src/agreement/written", path),
    tsconfig: join(root, "tsconfig.json"),
    type,
    schemaId: id,
    topRef: false,
    additionalProperties: false,
    encodeRefs: false,
    strictTuples: true,
    // tsc checks the types; here only these files are looked at
    skipTypeCheck: true,
  });
  const { $schema, $id, ...rest } = generator.createSchema(type);
  return `${laidOut({ $schema, $id, title, ...rest }, 0, 0)}\n`;
}

// as the formatter of the project lays JSON out: a list of words stands on one line where it fits
function laidOut(value: unknown, column: number, before: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = " ".repeat(column + 2);
  const end = `\n${" ".repeat(column)}`;
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const words = value.every((item) => typeof item !== "object");
    // with the comma that may follow
    if (words && before + line.length < lineWidth) return line;
    return `[\n${value.map((item) => inner + laidOut(item, column + 2, column + 2)).join(",\n")}${end}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + laidOut(item, column + 2, column + 2 + name.length);
  });
  return `{\n${entries.join(",\n")}${end}}`;
}

const lineWidth = 110;

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  mkdirSync(join(root, "schema"), { recursive: true });
  for (const [file, text] of schemaTexts()) writeFileSync(join(root, "schema", file), text);
}
