// The map with its legend, and with what is said of the place that one points at or goes to.
import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HotSpots } from "../../../../../violence/findings.js";
import { Loading } from "../../../../show/states.js";
import { useOnly } from "../../../../show/taking/only.js";
import type { ShapesAnswer } from "../../../../worker/answers/shapes.js";
import type { PlaceRow } from "../brushing.js";
import { Take } from "../take.js";
import type { Sayings } from "../use-sayings.js";
import { useWidth } from "../use-width.js";
import { drawnShapes } from "./drawn-shapes.js";
import { AnswerSign, answerOrder } from "./marks.js";
import { PlacesMap } from "./places-map.js";

/** What the figure is given. */
export type MapFigureParts = {
  readonly shapes: ShapesAnswer;
  readonly rows: readonly PlaceRow[];
  readonly picked: readonly string[];
  readonly hotSpots: HotSpots | undefined;
  readonly sayings: Sayings;
  readonly toggle: (place: string) => void;
  readonly clear: () => void;
  readonly source: string;
};

const id = "violence-map";

/** The figure. */
export function MapFigure(parts: MapFigureParts): ReactNode {
  const { shows, into } = useOnly(id);
  return shows === "nothing" ? null : into(<Whole {...parts} alone={shows === "alone"} />);
}

function Whole(parts: MapFigureParts & { readonly alone: boolean }): ReactNode {
  const { shapes, rows, picked, hotSpots, sayings, toggle, clear, source, alone } = parts;
  const { t } = useTranslation("violence-places");
  const drawing = useRef<HTMLDivElement>(null);
  const width = useWidth(drawing);
  const [pointed, pointAt] = useState<string>();
  const known = rows.map(({ place }) => place).join("\n");
  const drawn = useMemo(
    () => (shapes === undefined ? undefined : drawnShapes(shapes, known.split("\n"))),
    [shapes, known],
  );
  const shown = new Set(drawn?.places.map(({ place }) => place));
  const beside = rows.filter(({ place }) => drawn !== undefined && !shown.has(place));
  const title = t("map.title");
  const heading = useId();
  const Heading = alone ? "h1" : "h3";
  return (
    <figure className="figure places-figure" aria-labelledby={heading}>
      <Heading id={heading}>{title}</Heading>
      <div className="map-drawing" dir="ltr" ref={drawing}>
        {drawn === undefined || width === undefined ? (
          <Loading />
        ) : (
          <PlacesMap
            {...{ drawn, rows, hotSpots, width, toggle, clear, pointAt }}
            picked={new Set(picked)}
            say={sayings.place}
          />
        )}
      </div>
      <Legend hotSpots={hotSpots !== undefined && hotSpots.spots.length > 0} />
      <Told row={rows.find(({ place }) => place === pointed)} sayings={sayings} />
      {sayings.answers(rows).map((sentence) => (
        <p className="soft" key={sentence}>
          {sentence}
        </p>
      ))}
      {beside.length > 0 && (
        <p className="soft">{t("map.beside", { names: sayings.names(beside.map(({ place }) => place)) })}</p>
      )}
      <Take {...{ id, title, source, drawing, alone }} />
    </figure>
  );
}

function Legend({ hotSpots }: { readonly hotSpots: boolean }): ReactNode {
  const { t } = useTranslation("violence-places");
  return (
    <ul className="legend">
      {answerOrder.map((answer) => (
        <li key={answer}>
          <AnswerSign answer={answer} /> {t(`shell:answer.${answer}`)}
        </li>
      ))}
      <li>
        <AnswerSign answer={undefined} /> {t("noVerdict")}
      </li>
      {hotSpots && (
        <li>
          <span className="spot-sign" aria-hidden="true" /> {t("map.spot")}
        </li>
      )}
      <li className="soft">{t("map.size")}</li>
    </ul>
  );
}

function Told({
  row,
  sayings,
}: {
  readonly row: PlaceRow | undefined;
  readonly sayings: Sayings;
}): ReactNode {
  const { t } = useTranslation("violence-places");
  if (row === undefined) return <p className="told-place soft">{t("map.hint")}</p>;
  const { part } = row;
  return (
    <div className="told-place">
      <p>
        <AnswerSign answer={part?.answer} />{" "}
        <strong>
          <bdi>{sayings.nameOf(row.place)}</bdi>
        </strong>{" "}
        {part === undefined ? t("noVerdict") : t(`shell:answer.${part.answer}`)}
      </p>
      <p>{part === undefined ? t("noVerdictWhy") : `${sayings.interval(part)} ${sayings.inWindow(part)}`}</p>
      <p>{sayings.onBrushed(row)}</p>
    </div>
  );
}
