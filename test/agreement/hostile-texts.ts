// Texts that are written to break a reader: bombs, depths, floods, and names that only look like names.

/** One hostile text, made when it is asked for, and the code of the first problem that it ends in (none if it may be read). */
export type HostileText = {
  readonly name: string;
  readonly code?: string;
  readonly text: () => string;
};

const head = "halcyon: 1\ntitle: x\n";
const each = (count: number, line: (i: number) => string, between = ""): string =>
  Array.from({ length: count }, (_, i) => line(i)).join(between);

/** What is too large or too deep to be read. */
const floods: readonly HostileText[] = [
  { name: "50 MB of text", code: "file-too-large", text: () => "a: b\n".repeat(10_000_000) },
  {
    name: "a million clauses",
    code: "file-too-large",
    text: () => `${head}clauses:\n${each(1_000_000, (i) => `  c${i}: {}\n`)}`,
  },
  {
    name: "as many clauses as the size allows",
    code: "yaml-limits",
    text: () => `${head}clauses:\n${each(180_000, (i) => ` c${i}: \n`)}`,
  },
  {
    name: "an alias bomb",
    code: "yaml-limits",
    text: () => `a0: &a0 [x]\n${each(30, (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`, "\n")}`,
  },
  {
    name: "one list named fifty thousand times",
    code: "yaml-limits",
    text: () => `${head}a: &a [x]\nb: [${"*a,".repeat(49_000)}]`,
  },
  { name: "a depth of 10,000 in brackets", code: "yaml-limits", text: () => "[".repeat(10_000) },
  { name: "a depth of 10,000 in braces", code: "yaml-limits", text: () => "{a: ".repeat(10_000) },
  { name: "a depth of 10,000 in dashes", code: "yaml-limits", text: () => "- ".repeat(10_000) },
  { name: "a depth of a million in brackets", code: "yaml-limits", text: () => "[".repeat(1_000_000) },
  {
    name: "a depth of 1,900 in lines",
    code: "yaml-limits",
    text: () => each(1900, (i) => `${" ".repeat(i)}a:\n`),
  },
  { name: "a million remarks", code: "yaml-limits", text: () => head + "#\n".repeat(990_000) },
  { name: "two million line ends", code: "yaml-limits", text: () => head + "\n".repeat(1_990_000) },
  { name: "two million commas", code: "yaml-limits", text: () => `[${",".repeat(1_990_000)}]` },
  { name: "a million empty items", code: "yaml-limits", text: () => "-\n".repeat(990_000) },
  { name: "600,000 anchors on one value", code: "yaml-limits", text: () => head + "&a ".repeat(660_000) },
];

/** What is wrong in very many places. */
const mistakes: readonly HostileText[] = [
  {
    name: "a million brackets that close nothing",
    code: "yaml-syntax",
    text: () => head + "}\n".repeat(990_000),
  },
  { name: "a million brackets with nothing between", code: "yaml-syntax", text: () => "[]".repeat(990_000) },
  {
    name: "a million escapes that do not exist",
    code: "yaml-syntax",
    text: () => `${head}facts: "${"\\q".repeat(990_000)}"`,
  },
  { name: "400,000 documents", code: "yaml-syntax", text: () => "---\n".repeat(490_000) },
  { name: "600,000 marks", code: "yaml-syntax", text: () => `${head}a: ${"!x ".repeat(240_000)}` },
  {
    name: "a mark on every item",
    code: "yaml-syntax",
    text: () => `${head}a:\n${"- !x b\n".repeat(40_000)}`,
  },
  {
    name: "50,000 items without commas",
    code: "yaml-syntax",
    text: () => `${head}a: [${'"b" '.repeat(100_000)}]`,
  },
  {
    name: "a quotation mark that is never closed",
    code: "yaml-syntax",
    text: () => `${head}a: "${"a\n".repeat(990_000)}`,
  },
  {
    name: "a key of two million letters",
    code: "yaml-syntax",
    text: () => `${head}${"k".repeat(1_990_000)}: 1`,
  },
  {
    name: "a text of two million letters",
    code: "field-too-long",
    text: () => `${head}facts: ${"a".repeat(1_990_000)}`,
  },
  {
    name: "clauses that say nothing",
    code: "key-missing",
    text: () => `${head}clauses:\n${each(49_000, (i) => `  c${i}: {}\n`)}`,
  },
  {
    name: "keys that nobody knows",
    code: "key-unknown",
    text: () => head + each(49_000, (i) => `titel${i}: 1\n`),
  },
  {
    name: "names that are nearly declared",
    code: "name-unknown",
    text: () =>
      `${head}phases:\n${each(9_000, (i) => `  phase-number-${i}: { opens: { when: [phase-numbre-${i}] } }\n`)}`,
  },
  {
    name: "names that look alike",
    code: "name-lookalike",
    text: () => `${head}events:\n${each(9_000, (i) => `  talks-${i}: {}\n  t\u0430lks-${i}: {}\n`)}`,
  },
  {
    name: "a chain of moments",
    code: "moment-invalid",
    text: () => `${head}events: { x: {} }\nphases: { a: { opens: { on: ${"1 day after ".repeat(800)}x } } }`,
  },
  {
    name: "forty names for each of a thousand parties",
    text: () =>
      `${head}parties:\n${each(1_000, (i) => `  p${i}: { names: [${each(40, (j) => `n${i}-${j}`, ", ")}] }\n`)}`,
  },
  {
    name: "49,000 places",
    text: () => `${head}zones: { a: { places: [${each(49_000, (i) => `p${i}`, ", ")}] } }`,
  },
];

/** Dates that no calendar has, and names that mix alphabets. */
const slips: readonly HostileText[] = [
  { name: "a date in year 0", code: "date-invalid", text: () => `${head}agreement: { signed: 0000-01-01 }` },
  {
    name: "a date in year 275760",
    code: "date-invalid",
    text: () => `${head}agreement: { signed: 275760-09-13 }`,
  },
  {
    name: "a date in a Persian year taken for a Gregorian one",
    code: "date-invalid",
    text: () => `${head}agreement: { signed: 1398-12-20 }`,
  },
  { name: "31 Hoot", code: "date-invalid", text: () => `${head}agreement: { signed: 31 Hoot 1398 }` },
  {
    name: "one alphabet within another",
    code: "name-lookalike",
    text: () => `${head}events: { t\u0430lks: {} }`,
  },
  {
    name: "a mark that turns the writing",
    code: "name-lookalike",
    text: () => `${head}events: { ab: {}, "a\u202eb": {} }`,
  },
  { name: "a name of half characters", code: "value-kind", text: () => `${head}events: { "\\ud800": {} }` },
];

/** All of them. */
export const hostileTexts: readonly HostileText[] = [...floods, ...mistakes, ...slips];
