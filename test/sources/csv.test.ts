// A CSV is split into the same records however its text is cut into pieces, and every field is found where it stands.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRecord, CsvSplitter, spotOfField } from "../../src/sources/reading/csv.js";

function split(pieces: readonly string[], delimiter = ","): { records: CsvRecord[]; faults: string[] } {
  const records: CsvRecord[] = [];
  const faults: string[] = [];
  const splitter = new CsvSplitter(delimiter, {
    record: (record) => records.push(record),
    fault: ({ kind, spot }) => faults.push(`${kind} ${spot.line}:${spot.column}`),
  });
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return { records, faults };
}

const field = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom("", '"', 'a"b', "a,b", "line\nbreak", "two\r\nlines", "\r", "تعز", "🜨"),
);
// a line with one empty field is an empty line
const rows = fc
  .array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.map((line) => line.map((text) => text.replaceAll("\0", ""))));
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
const written = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const fileOf = (lines: readonly (readonly string[])[], end: string) =>
  lines.map((line) => line.map(written).join(",") + end).join("");

describe("the splitter", () => {
  it("gives back the fields that were written (RFC 4180), whatever the line ends", () => {
    fc.assert(
      fc.property(rows, lineEnd, (lines, end) => {
        const { records, faults } = split([fileOf(lines, end)]);
        expect(records.map(({ fields }) => fields)).toEqual(lines);
        expect(faults).toEqual([]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("gives the same records and faults however the text is cut", () => {
    const text = fc.oneof(
      fc.tuple(rows, lineEnd).map(([lines, end]) => fileOf(lines, end)),
      fc
        .array(fc.constantFrom("a", ",", '"', "\n", "\r\n", "b"), { maxLength: 30 })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 8 }), (whole, cuts) => {
        const at = [0, ...cuts.filter((cut) => cut < whole.length).sort((x, y) => x - y), whole.length];
        const pieces = at.slice(1).map((end, i) => whole.slice(at[i], end));
        expect(split(pieces)).toEqual(split([whole]));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it("knows the line and column of every field", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), (lines, end) => {
        const text = fileOf(lines, end);
        for (const record of split([text]).records) {
          record.fields.forEach((content, index) => {
            const { line, column } = spotOfField(record, index, ",");
            const starts = lineStarts(text);
            const at = starts[(line ?? 0) - 1] + (column ?? 0) - 1;
            expect(text.slice(at).startsWith(content.replaceAll('"', '""'))).toBe(true);
          });
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("goes on at the next line after a quote that never closes, or that closes too early", () => {
    expect(split(['a,"b\nc,d\n']).faults).toEqual(["quote-open 1:3"]);
    expect(split(['a,"b\nc,d\n']).records.map(({ line, fields }) => [line, ...fields])).toEqual([
      [2, "c", "d"],
    ]);
    expect(split(['a,"b"x,c\nd,e\n']).faults).toEqual(["quote-junk 1:3"]);
    expect(split(['a,"b\nd"x,e\nf,g\n']).records.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("takes a quote inside a field without quotes for a letter, and skips empty lines", () => {
    expect(split(['a"b,c\n\n\r\nd,e']).records.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, 'a"b', "c"],
      [4, "d", "e"],
    ]);
  });

  it("stops at a field of more than two million characters, and says where it begins", () => {
    const long = "x".repeat(3_000_000);
    for (const text of [`a,b\nc,${long},d\ne,f\n`, `a,b\nc,"${long}\n`]) {
      const { records, faults } = split([text]);
      expect(faults).toEqual(["field-too-long 2:3"]);
      expect(records).toHaveLength(1);
    }
  });
});

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\n" || (text[i] === "\r" && text[i + 1] !== "\n")) starts.push(i + 1);
  }
  return starts;
}
