// Loads the schema of the process file when somebody begins to write.
import type { Schema } from "./schema.js";

// the file that the project publishes, made from the types of the written form; 12 kB compressed
const files = import.meta.glob<Schema>("../../../../../schema/process.schema.json", { import: "default" });

/** The schema of the process file. */
export async function loadSchema(): Promise<Schema> {
  const [load] = Object.values(files);
  if (load === undefined) throw new Error("the schema of the process file is part of the app; got none");
  return load();
}
