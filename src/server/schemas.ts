// The shapes of what is asked and answered; the OpenAPI document is generated from them.
import { Type } from "typebox";

/** A file of a process, as it is listed. */
export const fileSchema = Type.Object({
  path: Type.String({ description: "as the process file writes it" }),
  use: Type.String({ description: "process, source, facts, boundaries, lines or indicators" }),
  bytes: Type.Integer(),
  sha256: Type.String({ description: "SHA-256 in 64 hexadecimal digits" }),
});

const spotSchema = Type.Object({
  file: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.Integer()),
  length: Type.Optional(Type.Integer()),
  text: Type.Optional(Type.String()),
});

/** A problem, as everywhere in Halcyon. */
export const problemSchema = Type.Object({
  kind: Type.Literal("problem"),
  code: Type.String(),
  message: Type.String(),
  where: Type.Optional(spotSchema),
  found: Type.Optional(Type.String()),
  expected: Type.Optional(Type.String()),
  why: Type.Optional(Type.String()),
  hint: Type.Optional(Type.String()),
});

/** A process, as it is listed. */
export const processSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  files: Type.Array(fileSchema),
  missing: Type.Array(Type.String(), { description: "files that are named and not there" }),
  problems: Type.Array(problemSchema),
});

/** The list of processes. */
export const listSchema = Type.Object({ processes: Type.Array(processSchema) });

/** A refused request. */
export const refusalSchema = Type.Object({
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  message: Type.String(),
  problems: Type.Array(problemSchema),
  text: Type.Optional(Type.String({ description: "412: what stands there now" })),
  sha256: Type.Optional(Type.String({ description: "412: its hash" })),
});

/** A saved process file. */
export const savedSchema = Type.Object({ sha256: Type.String() });

/** A file that was put into the folder. */
export const importedSchema = Type.Object({
  path: Type.String({ description: "as a process file may name it" }),
  bytes: Type.Integer(),
  sha256: Type.String(),
});

/** The name of a file that comes, and its hash. */
export const importQuery = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 400 }),
  sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});

/** Which process is meant. */
export const processParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 400 }) });

/** Which file of which process is meant. */
export const fileParams = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 400 }),
  "*": Type.String({ minLength: 1, maxLength: 1000 }),
});
