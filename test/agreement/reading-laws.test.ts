// The laws of reading: order does not matter, every key is in use and in the guide, what can be read is read, and nothing breaks it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, parse, parseDocument, stringify } from "yaml";
import { readAll, readProcessFile } from "../../src/agreement/process-file.js";
import { accepted, bare } from "./accepted.js";
import { everyKey } from "./every-key.js";
import { pointsAtWords } from "./points-at-words.js";
import { syria } from "./syria.js";

describe("the order of the text", () => {
  const process = accepted(everyKey);

  // phases, contributions and tranches stand in the order of the road; versions are sorted by their days
  const ordered = new Set(["phases", "contributions", "tranches", "then", "all", "any", "of", "gated-by"]);

  function shuffled(value: unknown, next: () => number, key = ""): unknown {
    if (Array.isArray(value)) return value.map((item) => shuffled(item, next));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, one]) => ({
      name,
      one: shuffled(one, next, name),
      at: next(),
    }));
    if (!ordered.has(key)) entries.sort((a, b) => a.at - b.at);
    return Object.fromEntries(entries.map(({ name, one }) => [name, one]));
  }

  it("of sections, names and keys does not matter", () => {
    const whole: unknown = parse(everyKey);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 50, maxLength: 50 }),
        (ats) => {
          let i = 0;
          const text = stringify(shuffled(whole, () => ats[i++ % ats.length]));
          // articles are kept as they are written, which the other writer does not do
          expect(bare(accepted(text.replace("article: 3.1\n", "article: 3.10\n")))).toEqual(bare(process));
        },
      ),
      { seed: 1, numRuns: 30 },
    );
  });
});

describe("the keys of the language", () => {
  // a key that nobody knows makes the reader name all that it knows
  function keysAllowed(text: string): ReadonlySet<string> {
    const keys = new Set<string>();
    const root = parseDocument(text);
    const paths: (string | number)[][] = [];
    const walk = (node: unknown, path: (string | number)[]): void => {
      if (isMap(node)) {
        paths.push(path);
        for (const pair of node.items)
          if (isScalar(pair.key)) walk(pair.value, [...path, String(pair.key.value)]);
      } else if (isSeq(node)) {
        for (const [i, item] of node.items.entries()) walk(item, [...path, i]);
      }
    };
    walk(root.contents, []);
    for (const path of paths) {
      const copy = root.clone();
      copy.setIn([...path, "zzz"], "x");
      for (const told of readAll(copy.toString(), "process.yaml").problems) {
        if (told.code === "key-unknown" && told.message.startsWith('"zzz"'))
          for (const key of told.expected?.split(", ") ?? []) keys.add(key);
      }
    }
    return keys;
  }

  const keys = new Set([...keysAllowed(everyKey), ...keysAllowed(syria)]);

  it("are all in use in the two files of these tests", () => {
    expect(keys.size).toBeGreaterThan(140);
    const used = (key: string) => new RegExp(`(^|[\\s{,])${key}:`, "m");
    // the columns of a generic table are in use in the tests of sources
    const columns = [
      "id",
      "date-end",
      "date-format",
      "district",
      "latitude",
      "longitude",
      "side-b",
      "low",
      "high",
    ];
    const missing = [...keys].filter((key) => !used(key).test(everyKey) && !used(key).test(syria));
    expect(missing.filter((key) => !columns.includes(key) && key !== "country")).toEqual([]);
  });

  it("all stand in docs/guide/language.md", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/guide/language.md"), "utf8");
    const missing = [...keys].filter((key) => !new RegExp(`(^|[^\\w-])${key}([^\\w-]|$)`, "m").test(page));
    expect(missing).toEqual([]);
  });
});

describe("a file that can be read in part", () => {
  const broken = everyKey
    .replace("kind: do-by\n    what: reduce", "kind: do-bye\n    what: reduce")
    .replace("counts: level }\n  allied", "counts: levels }\n  allied");

  it("gives what can be read, and names that could not be read are still known", () => {
    const { process: part, problems } = readAll(broken, "process.yaml");
    expect(problems.map(({ message }) => message)).toEqual([
      `"counts" has a value that is not known`,
      `"kind" has a value that is not known`,
    ]);
    expect(part?.clauses.map(({ name }) => name)).toEqual([
      "arms",
      "ceasefire",
      "invite",
      "law",
      "lists",
      "no-attacks",
      "prisoners",
    ]);
    expect(part?.quantities.some(({ name }) => name === "us-troops")).toBe(false);
    expect(part?.phases.length).toBe(2);
    expect(readProcessFile(broken, "process.yaml").ok).toBe(false);
  });

  it("gives nothing where there is no process file at all", () => {
    expect(readAll("- a\n- b", "process.yaml").process).toBeUndefined();
    expect(readAll("a: [", "process.yaml").process).toBeUndefined();
    expect(readAll("halcyon: 1", "process.yaml").process?.title).toBe("process.yaml");
  });

  it("never breaks the reading, whatever is changed in it, and every problem points at words that are there", () => {
    const piece = fc.constantFrom(
      ...'| * | &a | - |[|{|}|: | |"|,|2016-02-30|31 Hoot 1398|null|-1|!x |{ }|[]|30 %|135 days after |signing|\u202e'.split(
        "|",
      ),
    );
    const change = fc.tuple(fc.nat(everyKey.length), fc.nat(15), piece);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = everyKey;
        for (const [at, cut, put] of changes) text = text.slice(0, at) + put + text.slice(at + cut);
        for (const told of readAll(text, "process.yaml").problems) pointsAtWords(text, told);
      }),
      { seed: 1, numRuns: 200 },
    );
    const lines = everyKey.split("\n");
    for (const i of lines.keys()) {
      const without = lines.filter((_, j) => j !== i).join("\n");
      for (const told of readAll(without, "process.yaml").problems) pointsAtWords(without, told);
    }
  });
});
