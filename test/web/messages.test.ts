// The messages of every language say what the English ones say: the same keys, the same figures in them, every plural form of the language.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const app = resolve(import.meta.dirname, "../../src/web");
const folder = join(app, "messages");
const languages = ["fa-AF", "ps", "ar", "fr", "es"];
const pages = readdirSync(join(folder, "en")).sort();

type Tree = { readonly [key: string]: string | Tree };

function messages(language: string, page: string): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  const walk = (tree: Tree, above: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      const path = above === "" ? key : `${above}.${key}`;
      if (typeof value === "string") flat.set(path, value);
      else walk(value, path);
    }
  };
  walk(JSON.parse(readFileSync(join(folder, language, page), "utf8")), "");
  return flat;
}

const plural = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(plural, "");
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name);

// "other" stands for all: only there every figure must be told; "one day" need not say 1
function figuresOf(of: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [key, text] of of)
    if (!plural.test(key) || key.endsWith("_other"))
      found.set(base(key), [...new Set(placeholders(text))].sort());
  return found;
}

describe.each(languages)("the messages in %s", (language) => {
  it("are there for every page", () => {
    expect(readdirSync(join(folder, language)).sort()).toEqual(pages);
  });

  it.each(pages)("have the keys and figures of the English ones: %s", (page) => {
    const [english, own] = [messages("en", page), messages(language, page)];
    expect([...figuresOf(own)].sort()).toEqual([...figuresOf(english)].sort());
    const empty = [...own].filter(([, text]) => text.trim() === "").map(([key]) => key);
    const emptyInEnglish = [...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual(emptyInEnglish);
  });

  it.each(pages)("have every plural form of the language: %s", (page) => {
    const [english, own] = [messages("en", page), messages(language, page)];
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking: string[] = [];
    for (const key of english.keys()) {
      if (!key.endsWith("_other")) continue;
      for (const form of [...forms, ...(english.has(`${base(key)}_zero`) ? ["zero"] : [])])
        if (!own.has(`${base(key)}_${form}`)) lacking.push(`${base(key)}_${form}`);
    }
    expect(lacking).toEqual([]);
  });
});

describe("the messages in English", () => {
  // but for a figure of a source and its unit
  it.each(pages)("have a word between any two figures: %s", (page) => {
    const glued = [...messages("en", page)].filter(([, text]) => /\}\}\s*\{\{(?!unit\}\})/.test(text));
    expect(glued).toEqual([]);
  });

  it("are all said somewhere", () => {
    const said = keysInCode();
    const unsaid = pages.flatMap((page) =>
      [...messages("en", page).keys()].map(base).filter((key) => !said(key)),
    );
    expect([...new Set(unsaid)]).toEqual([]);
  });
});

// the keys that stand in the code: whole, or with variables for some of their words
function keysInCode(): (key: string) => boolean {
  const code = readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(app, file), "utf8"))
    .join("\n");
  const whole = new Set([...code.matchAll(/"([\w-]+:)?([\w.-]+)"/g)].map(([, , key]) => key));
  const patterns = [...code.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)].flatMap(([, text = ""]) => {
    const fixed = text.replace(/^[\w-]+:/, "").split(/\$\{[^}]*\}/);
    const isKey = fixed.every((part) => /^[\w.-]*$/.test(part)) && fixed.some((part) => /\w/.test(part));
    return isKey
      ? [new RegExp(`^${fixed.map((part) => part.replaceAll(".", "\\.")).join("[\\w.-]+")}$`)]
      : [];
  });
  return (key) => whole.has(key) || patterns.some((pattern) => pattern.test(key));
}
