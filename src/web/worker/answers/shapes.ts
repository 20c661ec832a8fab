// The shapes of the places of a process, for its map.
import { type Result, success } from "../../../ground/problem.js";
import type { OpenedProcess } from "../../../questions/open-process.js";
import type { Boundaries } from "../../../violence/scan-shapes.js";

/** Nothing more is to be said. */
export type ShapesAsk = Record<string, never>;

/** The GeoJSON, and the property that holds the name of a place; `undefined` where the process names no boundaries. */
export type ShapesAnswer = { readonly geojson: Boundaries; readonly nameProperty: string } | undefined;

/** Gives the shapes. */
export function shapes({ boundaries }: OpenedProcess): Result<ShapesAnswer> {
  if (boundaries === undefined) return success(undefined);
  return success({ geojson: boundaries.geojson, nameProperty: boundaries.nameProperty });
}
