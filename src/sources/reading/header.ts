// Finds the columns of a format in the header of a file, and says which are missing and which was probably meant.
import { nearest } from "../../ground/nearest.js";
import { type Problem, problem, type Result } from "../../ground/problem.js";
import type { Column, Format } from "../format.js";

/** A column of a format, and at which place (from 0) and under which name the file has it. */
export type FoundColumn = { readonly column: Column; readonly index: number; readonly heading: string };

/** The columns of a format that a file has, by its headings. Refuses a file without a column that the format needs. */
export function findColumns(format: Format, headings: readonly string[]): Result<readonly FoundColumn[]> {
  const known = new Map<string, number>();
  headings.forEach((heading, index) => {
    const name = plain(heading);
    if (!known.has(name)) known.set(name, index);
  });
  const found: FoundColumn[] = [];
  const problems: Problem[] = [];
  for (const column of format.columns) {
    const name = [column.name, ...(column.also ?? [])].map(plain).find((candidate) => known.has(candidate));
    const index = name === undefined ? undefined : known.get(name);
    if (index !== undefined) found.push({ column, index, heading: headings[index] });
    else if (column.required) problems.push(missing(column, headings, format));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: found };
}

/** How many columns that a format needs are among these headings. */
export function neededColumns(format: Format, headings: readonly string[]): number {
  const known = new Set(headings.map(plain));
  return format.columns.filter(
    (column) =>
      column.required && [column.name, ...(column.also ?? [])].some((name) => known.has(plain(name))),
  ).length;
}

function missing(column: Column, headings: readonly string[], format: Format): Problem {
  const near = nearest(column.name, headings);
  const found = headings.slice(0, 12).join(", ") + (headings.length > 12 ? ", …" : "");
  return problem("column-missing", `the column "${column.name}", which ${format.title} needs, is missing`, {
    found: `${headings.length} columns: ${found}`,
    expected: [column.name, ...(column.also ?? [])].map((name) => `"${name}"`).join(" or "),
    hint:
      near === undefined
        ? "Check that the file is of this format, or map its columns with the format generic."
        : `The nearest column is "${near}". If it is the one, rename it to "${column.name}".`,
  });
}

const plain = (name: string): string => name.trim().toLowerCase();
