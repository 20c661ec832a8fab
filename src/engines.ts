// The door to the engines: DuckDB, in Node only.
export { type DuckdbOptions, openDuckdb } from "./engines/duckdb.js";
export { openHighs } from "./engines/highs.js";
