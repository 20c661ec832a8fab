// Process files that were written to do harm: every one of them must get a message, and freeze nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./asking.js";

const afghanistan = readFileSync(join(root, "examples/afghanistan-2020/process.yaml"), "utf8");

const bomb = [
  "halcyon: 1",
  "title: T",
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((key, i) => {
    const before = "abcdefgh"[i];
    return `${key}: &${key} [${Array.from({ length: 10 }, () => `*${before}`).join(", ")}]`;
  }),
].join("\n");
/** Texts that were written to do harm, by what they do. */
export const hostileTexts: Readonly<Record<string, string>> = {
  "deep nesting": `halcyon: 1\ntitle: T\nclauses: ${"[".repeat(100_000)}`,
  "deep tables": "{ a: ".repeat(50_000),
  aliases: bomb,
  "a number beyond all others": afghanistan.replace("at-most: 8600", "at-most: 1e308"),
  "a script in names": afghanistan.replace(/us-8600/g, '"<img src=x onerror=alert(1)>"'),
  "one line of two million characters": `halcyon: 1\ntitle: ${"x".repeat(1_999_000)}`,
  "twenty million characters": "x: y\n".repeat(4_000_000),
};
