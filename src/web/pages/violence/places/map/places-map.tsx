// The map: each place bears its own verdict by colour, hatching and mark; the size of the mark is what was counted on the brushed days.
import { type KeyboardEvent, memo, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HotSpots } from "../../../../../violence/findings.js";
import type { PlaceRow } from "../brushing.js";
import { type DrawnShape, type DrawnShapes, drawnWidth } from "./drawn-shapes.js";
import { MapMarks } from "./map-marks.js";
import { Hatchings, hatchingOf } from "./marks.js";
import { placeToward } from "./nearby.js";

/** What the map is given. */
export type PlacesMapParts = {
  readonly drawn: DrawnShapes;
  readonly rows: readonly PlaceRow[];
  readonly picked: ReadonlySet<string>;
  readonly hotSpots: HotSpots | undefined;
  readonly width: number;
  /** What a place says, in one breath. */
  readonly say: (row: PlaceRow) => string;
  readonly toggle: (place: string) => void;
  readonly clear: () => void;
  /** Told which place is pointed at, or is gone to by keyboard. */
  readonly pointAt: (place: string | undefined) => void;
};

/** The map. East lies on the right in every language. */
export function PlacesMap(parts: PlacesMapParts): ReactNode {
  const { drawn, rows, picked, hotSpots, width } = parts;
  const [at, setAt] = useState<string>();
  // where the keyboard is; the pointer needs no edge to find itself
  const [shownAt, showAt] = useState<string>();
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  const placed = drawn.places.filter(({ place }) => byPlace.has(place));
  const beside = drawn.places.filter(({ place }) => !byPlace.has(place));
  const scale = width / drawnWidth;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the list within has a name, and a title would follow the pointer
    <svg
      className="places-map"
      width={width}
      height={Math.ceil(drawn.height * scale)}
      viewBox={`0 0 ${drawnWidth} ${drawn.height}`}
    >
      <Hatchings scale={scale} />
      {beside.map(({ place, d }) => (
        <path key={place} d={d} {...edge} fill="var(--none)" />
      ))}
      <Options {...parts} {...{ placed, byPlace, at, setAt, showAt }} />
      <Edges {...{ placed, picked, hotSpots }} at={shownAt} />
      <MapMarks places={placed} rows={byPlace} scale={scale} height={drawn.height} picked={picked} />
    </svg>
  );
}

type OptionsParts = PlacesMapParts & {
  readonly placed: readonly DrawnShape[];
  readonly byPlace: ReadonlyMap<string, PlaceRow>;
  readonly at: string | undefined;
  readonly setAt: (place: string) => void;
  readonly showAt: (place: string | undefined) => void;
};

// the places as a list of which several can be chosen; one of them is in the order of the Tab key
function Options(parts: OptionsParts): ReactNode {
  const { placed, byPlace, at, setAt, showAt, picked, say, toggle, clear, pointAt } = parts;
  const { t } = useTranslation("violence-places");
  const group = useRef<SVGGElement>(null);
  const reachable = placed.some(({ place }) => place === at) ? at : placed[0]?.place;
  const go = (place: string): void => {
    for (const option of group.current?.querySelectorAll<SVGGElement>("[role=option]") ?? [])
      if (option.dataset.place === place) option.focus();
  };
  const enter = (place: string, byKeyboard: boolean): void => {
    setAt(place);
    showAt(byKeyboard ? place : undefined);
    pointAt(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (at === undefined) return;
    const to = placeToward(placed, at, event.key);
    if (event.key === "Enter" || event.key === " ") toggle(at);
    else if (event.key === "Escape") clear();
    else if (to !== undefined) go(to);
    else return;
    event.preventDefault();
  };
  return (
    <g
      ref={group}
      role="listbox"
      aria-multiselectable="true"
      aria-label={t("map.label")}
      onKeyDown={onKeyDown}
      onBlur={() => showAt(undefined)}
      onPointerLeave={() => pointAt(undefined)}
    >
      {placed.map(({ place, d }) => {
        const row = byPlace.get(place);
        return (
          row !== undefined && (
            <PlaceOption
              key={place}
              {...{ place, d, picked: picked.has(place), faded: picked.size > 0 && !picked.has(place) }}
              fill={hatchingOf(row.part?.answer)}
              label={say(row)}
              reached={place === reachable}
              {...{ toggle, enter, point: pointAt }}
            />
          )
        );
      })}
    </g>
  );
}

type EdgesParts = Pick<PlacesMapParts, "picked" | "hotSpots"> & Pick<OptionsParts, "placed" | "at">;

// edges lie above all shapes, for a neighbour that is drawn later would cover half of a line
function Edges({ placed, picked, hotSpots, at }: EdgesParts): ReactNode {
  const spotted = new Set<string>(hotSpots?.spots.flatMap(({ places }) => places) ?? []);
  return (
    <g pointerEvents="none" fill="none" strokeLinejoin="round">
      {placed.map(({ place, d }) => spotted.has(place) && <Outlined key={place} d={d} />)}
      {placed.map(
        ({ place, d }) =>
          picked.has(place) && <path key={place} d={d} {...edge} stroke="var(--link)" strokeWidth="3" />,
      )}
      {placed.map(
        ({ place, d }) =>
          place === at && <path key={place} d={d} {...edge} stroke="var(--focus)" strokeWidth="5" />,
      )}
    </g>
  );
}

const edge = { stroke: "var(--soft)", strokeWidth: 0.8, vectorEffect: "non-scaling-stroke" } as const;

type OptionParts = {
  readonly place: string;
  readonly d: string;
  readonly fill: string;
  readonly label: string;
  readonly picked: boolean;
  readonly faded: boolean;
  readonly reached: boolean;
  readonly toggle: (place: string) => void;
  readonly enter: (place: string, byKeyboard: boolean) => void;
  readonly point: (place: string) => void;
};

function PlaceOption(parts: OptionParts): ReactNode {
  const { place, d, fill, label, picked, faded, reached, toggle, enter, point } = parts;
  return (
    <g
      role="option"
      aria-selected={picked}
      aria-label={label}
      tabIndex={reached ? 0 : -1}
      data-place={place}
      onClick={() => toggle(place)}
      onFocus={({ currentTarget }) => enter(place, currentTarget.matches(":focus-visible"))}
      onPointerEnter={() => point(place)}
    >
      <path d={d} {...edge} fill={fill} fillOpacity={faded ? 0.4 : 1} fillRule="evenodd" />
    </g>
  );
}

// a thick line with a dashed one of paper colour in it can be seen on every hatching
const Outlined = memo(function Outlined({ d }: { readonly d: string }): ReactNode {
  return (
    <>
      <path d={d} {...edge} stroke="var(--ink)" strokeWidth="3.6" />
      <path d={d} {...edge} stroke="var(--paper)" strokeWidth="1.4" strokeDasharray="5 4" />
    </>
  );
});
