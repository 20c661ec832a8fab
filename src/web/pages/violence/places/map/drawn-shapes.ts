// The shapes of places as paths: thinned once, for a frame of one width, and then drawn larger or smaller.
import { type PlaceShape, shapesOf } from "../../../../../publication/charts/shapes.js";
import type { ShapesAnswer } from "../../../../worker/answers/shapes.js";

/** The width of the frame that shapes are drawn in. */
export const drawnWidth = 720;

/** A shape as it is drawn: its outline as a path, and where its mark stands. */
export type DrawnShape = Pick<PlaceShape, "place" | "centre"> & { readonly d: string };

/** All that is drawn, with its height. */
export type DrawnShapes = { readonly places: readonly DrawnShape[]; readonly height: number };

/** The shapes of places, in a frame that holds those that are known. */
export function drawnShapes(shapes: NonNullable<ShapesAnswer>, known: readonly string[]): DrawnShapes {
  const { places, height } = shapesOf(shapes, new Set(known), drawnWidth) ?? { places: [], height: 10 };
  const drawn = places.map(({ place, centre, polygons }): DrawnShape => {
    const rings = polygons.flat().map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join("L")}z`);
    return { place, centre, d: rings.join("") };
  });
  return { places: drawn, height };
}
