// The map of places with their own verdicts: a hatching, a mark and a label for each, and hot spots outlined.
import { dot, geo, type Markish, type PlotOptions, text } from "@observablehq/plot";
import type { HotSpots } from "../../violence/findings.js";
import type { Answer, Part } from "../../violence/verdict.js";
import { html, type Markup } from "../markup.js";
import type { Chart } from "../plot.js";
import { answerWords, digits } from "../words.js";
import { answers, colours, short, symbols } from "./look.js";
import { type NamedBoundaries, type PlaceShape, type Shapes, shapesOf } from "./shapes.js";

/** What a map is made of. */
export type MapParts = {
  readonly boundaries: NamedBoundaries;
  readonly parts: readonly Part[];
  readonly hotSpots?: HotSpots;
};

type Drawn = PlaceShape & { readonly part: Part | undefined };

/** Definitions of the hatchings, one for each answer; ids begin with `prefix`. */
export function hatchings(prefix: string): Markup {
  const paper = html`<rect width="8" height="8" fill="var(--paper)"/>`;
  return html`<defs>
<pattern id="${prefix}-met" width="8" height="8" patternUnits="userSpaceOnUse">${paper}<rect width="8" height="8" fill="var(--met)" fill-opacity=".3"/></pattern>
<pattern id="${prefix}-not-met" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${paper}<rect width="8" height="8" fill="var(--not-met)" fill-opacity=".16"/><rect width="2.6" height="8" fill="var(--not-met)" fill-opacity=".75"/></pattern>
<pattern id="${prefix}-cannot-tell" width="8" height="8" patternUnits="userSpaceOnUse">${paper}<circle cx="2" cy="2" r="1.1" fill="var(--cannot-tell)"/><circle cx="6" cy="6" r="1.1" fill="var(--cannot-tell)"/></pattern>
</defs>`;
}

/** The map, or nothing where no boundary has a shape. */
export function mapChart({ boundaries, parts, hotSpots }: MapParts): Chart | undefined {
  const known = new Set<string>([
    ...parts.map((p) => p.name),
    ...(hotSpots?.spots.flatMap((s) => s.places) ?? []),
  ]);
  if (shapesOf(boundaries, known, 400) === undefined) return undefined;
  const counted = answers.map((a) => `${parts.filter((p) => p.answer === a).length} ${answerWords[a]}`);
  const named = (a: Answer) => parts.filter((p) => p.answer === a).map((p) => p.name);
  const told = answers
    .filter((a) => named(a).length > 0)
    .map((a) => `${answerWords[a]}: ${named(a).join(", ")}`)
    .join(". ");
  return {
    id: "map-chart",
    title: "Places with their own verdicts",
    description: `${parts.length} places with a verdict: ${counted.join(", ")}. ${told}.`,
    definitions: hatchings,
    draw: (width, id) => {
      const shapes = shapesOf(boundaries, known, width) ?? { places: [], height: 10 };
      return options(shapes, { parts, hotSpots, id }, width);
    },
  };
}

function options(
  { places, height }: Shapes,
  {
    parts,
    hotSpots,
    id,
  }: { readonly parts: readonly Part[]; readonly hotSpots: HotSpots | undefined; readonly id: string },
  width: number,
): PlotOptions {
  const drawn: Drawn[] = places.map((p) => ({ ...p, part: parts.find((part) => part.name === p.place) }));
  const outline = { stroke: "var(--soft)", strokeWidth: 0.8 } as const;
  const with_ = (answer: Answer) => drawn.filter((p) => p.part?.answer === answer);
  const spots = hotSpots?.spots ?? [];
  return {
    height,
    margin: 0,
    projection: { type: "identity" },
    marks: [
      geo(drawn.filter((p) => p.part === undefined).map(feature), { ...outline, fill: "var(--none)" }),
      ...answers.map((a) => geo(with_(a).map(feature), { ...outline, fill: `url(#${id}-${a})` })),
      ...spots.flatMap((spot) =>
        outlines(drawn.filter((p) => spot.places.some((place) => place === p.place))),
      ),
      ...answers.map((a) =>
        dot(with_(a), {
          x: (p: Drawn) => p.centre[0],
          y: (p: Drawn) => p.centre[1],
          r: 6,
          symbol: symbols[a],
          fill: colours[a],
          stroke: "var(--paper)",
          strokeWidth: 1.5,
        }),
      ),
      ...labels(drawn, { width, height }),
    ],
  };
}

// a thick line with a dashed one of paper colour in it can be seen on every hatching
function outlines(places: readonly Drawn[]): Markish[] {
  const shapes = places.map(feature);
  return [
    geo(shapes, { fill: "none", stroke: "var(--ink)", strokeWidth: 3.2, strokeLinejoin: "round" }),
    geo(shapes, { fill: "none", stroke: "var(--paper)", strokeWidth: 1.2, strokeDasharray: "5,4" }),
  ];
}

type Label = { readonly x: number; readonly y: number; readonly text: string };

// larger places first; a label that would lie over another is left to the table
function labels(
  places: readonly Drawn[],
  frame: { readonly width: number; readonly height: number },
): Markish[] {
  const size = frame.width < 500 ? 11 : 13;
  const placed: (Label & { readonly half: number })[] = [];
  const order = [...places].sort((a, b) => (b.part?.expected ?? -1) - (a.part?.expected ?? -1));
  for (const { place, centre, part } of order) {
    const ratio = part === undefined ? "" : ` ${digits(part.ratio.median)}×`;
    for (const text of [`${short(place, 18)}${ratio}`, ratio.trim()]) {
      if (text === "") continue;
      const half = ([...text].length * size * 0.64) / 2;
      const x = Math.min(frame.width - half - 2, Math.max(half + 2, centre[0]));
      const y = centre[1] + (part === undefined ? 0 : 15);
      const covers = (l: { x: number; y: number }, h: number, apart: number) =>
        Math.abs(l.x - x) < h + half + 2 && Math.abs(l.y - y) < apart;
      const marks = places.some(
        (p) => p.part !== undefined && covers({ x: p.centre[0], y: p.centre[1] }, 6, size * 0.5 + 6),
      );
      if (marks || y > frame.height - 4 || placed.some((l) => covers(l, l.half, size + 1))) continue;
      placed.push({ x, y, text, half });
      break;
    }
  }
  const at = {
    x: "x",
    y: "y",
    text: "text",
    fontSize: size,
    fill: "var(--ink)",
    stroke: "var(--paper)",
  } as const;
  return [text(placed, { ...at, strokeWidth: 4, strokeLinejoin: "round", fontWeight: 600 })];
}

function feature(place: PlaceShape) {
  return {
    type: "Feature" as const,
    properties: {},
    geometry: {
      type: "MultiPolygon" as const,
      coordinates: place.polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    },
  };
}
