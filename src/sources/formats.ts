// Finds the description of a format by its name.
import { failure, problem, type Result, success } from "../ground/problem.js";
import { acled } from "./acled.js";
import { counts } from "./counts.js";
import type { Format } from "./format.js";
import { gdelt } from "./gdelt.js";
import { type GenericMapping, genericFormat } from "./generic.js";
import { ucdp } from "./ucdp.js";

const known: readonly Format[] = [ucdp, acled, gdelt, counts];

/** The names of all formats. */
export const formatNames: readonly string[] = [...known.map((format) => format.name), "generic"];

/** The description of a format. `generic` needs a mapping. Refuses a name that is not known. */
export function formatNamed(name: string, mapping?: GenericMapping): Result<Format> {
  const format = known.find((candidate) => candidate.name === name);
  if (format !== undefined) return success(format);
  if (name !== "generic") {
    return failure([
      problem("file-format", "this format is not known", { found: name, expected: formatNames.join(", ") }),
    ]);
  }
  if (mapping === undefined) {
    return failure([
      problem("key-missing", "a table of format generic needs a mapping of its columns", {
        expected: "at least which column holds the date",
        hint: "Name the columns in the process file: mapping: { date: …, adm1: …, sideA: …, sideB: … }",
      }),
    ]);
  }
  return genericFormat(mapping);
}
