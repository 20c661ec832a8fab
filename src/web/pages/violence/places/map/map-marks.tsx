// What stands on the map: a mark for each place, as large as what was counted on the brushed days, and its name and count where they fit.
import { memo, type ReactNode, useMemo } from "react";
import { short } from "../../../../../publication/charts/look.js";
import type { Answer } from "../../../../../violence/verdict.js";
import { useFormats } from "../../../../show/formats.js";
import type { PlaceRow } from "../brushing.js";
import { type DrawnShape, drawnWidth } from "./drawn-shapes.js";
import { Mark } from "./marks.js";

/** What the marks are given. */
export type MapMarksParts = {
  readonly places: readonly DrawnShape[];
  readonly rows: ReadonlyMap<string, PlaceRow>;
  /** Pixels for each unit of the drawing. */
  readonly scale: number;
  readonly height: number;
  readonly picked: ReadonlySet<string>;
};

const smallest = 4.5;
const largest = 15;

/** The marks. */
export function MapMarks({ places, rows, scale, height, picked }: MapMarksParts): ReactNode {
  const formats = useFormats();
  const order = [...rows.values()]
    .sort((a, b) => (b.part?.expected ?? -1) - (a.part?.expected ?? -1))
    .map(({ place }) => place)
    .join("\n");
  const names = useMemo(
    () => namesThatFit(places, order.split("\n"), { scale, height }),
    [places, order, scale, height],
  );
  const most = Math.max(1e-9, ...[...rows.values()].map(({ counted }) => counted));
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be reached; the list of places says the same
    <g aria-hidden="true" pointerEvents="none">
      {places.map(({ place, centre: [x, y] }) => {
        const row = rows.get(place);
        if (row === undefined) return undefined;
        const radius = smallest + (largest - smallest) * Math.sqrt(row.counted / most);
        return (
          <PlaceMark
            key={place}
            {...{ x, y, scale, radius, name: names.get(place) ?? "" }}
            answer={row.part?.answer}
            count={row.seen === 0 ? "?" : formats.number(row.counted)}
            faded={picked.size > 0 && !picked.has(place)}
          />
        );
      })}
    </g>
  );
}

type PlaceMarkParts = {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly radius: number;
  readonly answer: Answer | undefined;
  readonly name: string;
  readonly count: string;
  readonly faded: boolean;
};

const PlaceMark = memo(function PlaceMark(parts: PlaceMarkParts): ReactNode {
  const { x, y, scale, radius, answer, name, count, faded } = parts;
  const paper = { stroke: "var(--paper)", strokeWidth: 4, strokeLinejoin: "round" } as const;
  return (
    <g transform={`translate(${x} ${y}) scale(${1 / scale})`} opacity={faded ? 0.45 : 1}>
      <g transform={`scale(${radius})`}>
        <Mark answer={answer} />
      </g>
      <text
        y={radius + 12}
        textAnchor="middle"
        {...{ fontSize: 12, fontWeight: 600, fill: "var(--ink)", paintOrder: "stroke", ...paper }}
      >
        {name === "" ? count : `${name} ${count}`}
      </text>
    </g>
  );
});

// the names of places where more was expected come first; a name that would lie over another is left to the table
function namesThatFit(
  places: readonly DrawnShape[],
  order: readonly string[],
  { scale, height }: { readonly scale: number; readonly height: number },
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const boxes = places.map(({ centre: [x, y] }) => boxAround(x * scale, y * scale, "999"));
  const byName = new Map(places.map((one) => [one.place, one]));
  const width = drawnWidth * scale;
  for (const place of order) {
    const found = byName.get(place);
    if (found === undefined) continue;
    const [x, y] = [found.centre[0] * scale, found.centre[1] * scale];
    const name = short(place, 16);
    const box = boxAround(x, y, `${name} 999`);
    const own = places.indexOf(found);
    const covers = boxes.some((other, i) => i !== own && overlaps(box, other));
    if (covers || box.left < 0 || box.right > width || y + 26 > height * scale) continue;
    names.set(place, name);
    boxes[own] = box;
  }
  return names;
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function boxAround(x: number, y: number, text: string): Box {
  const half = ([...text].length * 7.2) / 2;
  return { left: x - half, right: x + half, top: y - 8, bottom: y + 26 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
