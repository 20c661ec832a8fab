// The three views of one count, side by side, with what they say in sentences.
import { type ReactNode, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DayInterval } from "../../../../ground/interval.js";
import type { Part, Verdict } from "../../../../violence/verdict.js";
import type { Answering } from "../../../show/use-answer.js";
import type { CountsAnswer } from "../../../worker/answers/counts.js";
import type { HotSpotsAnswer } from "../../../worker/answers/hot-spots.js";
import type { ShapesAnswer } from "../../../worker/answers/shapes.js";
import { sourceLine } from "../history-figure.js";
import { brushedDays, rowsOf } from "./brushing.js";
import { ByChance } from "./by-chance.js";
import { HotSpotsPanel } from "./hot-spots-panel.js";
import { MapFigure } from "./map/map-figure.js";
import type { PlacesState } from "./state.js";
import { TableFigure } from "./table-figure.js";
import { TimelineFigure } from "./timeline/timeline-figure.js";
import { useSayings } from "./use-sayings.js";

/** What the views are given. */
export type PlacesViewsParts = {
  readonly verdict: Verdict;
  readonly counts: CountsAnswer;
  /** The verdicts of places, by their names. */
  readonly parts: ReadonlyMap<string, Part>;
  readonly state: PlacesState;
  readonly change: (next: (before: PlacesState) => PlacesState) => void;
  readonly toggle: (place: string) => void;
  readonly shapes: ShapesAnswer;
  readonly hasShapes: boolean;
  readonly spots: Answering<HotSpotsAnswer>;
};

/** The views. */
export function PlacesViews(parts: PlacesViewsParts): ReactNode {
  const { verdict, counts, parts: judged, state, change, toggle, shapes, hasShapes, spots } = parts;
  const { t } = useTranslation("violence-places");
  const brush = useMemo(() => brushedDays(counts, state.brush), [counts, state.brush]);
  const rows = useMemo(() => rowsOf(counts, judged, brush), [counts, judged, brush]);
  const sayings = useSayings(verdict, brush);
  const setBrush = useCallback(
    (days: DayInterval | undefined) => change((before) => withBrush(before, days, counts.span)),
    [change, counts],
  );
  const pick = (places: readonly string[]): void => change((before) => ({ ...before, picked: places }));
  const { window } = verdict.test;
  const source = sourceLine(verdict);
  return (
    <div className="views" data-brushed={`${brush.start} ${brush.end}`}>
      <p>{t("lead")}</p>
      <ByChance parts={[...judged.values()]} />
      <details>
        <summary>{t("how")}</summary>
        <p>{t("howPlaces")}</p>
      </details>
      <TimelineFigure
        {...{ counts, brush, window, setBrush, source }}
        picked={state.picked}
        sentence={sayings.brushed(rows, state.picked)}
        clear={() => pick([])}
      />
      <div className="side-by-side">
        {hasShapes ? (
          <MapFigure
            {...{ shapes, rows, sayings, toggle, source }}
            picked={state.picked}
            clear={() => pick([])}
            hotSpots={state.spots === true ? spots.value?.hotSpots : undefined}
          />
        ) : (
          <p className="soft">{t("map.noShapes")}</p>
        )}
        <TableFigure {...{ rows, state, change, toggle, sayings, source }} days={brush.end - brush.start} />
      </div>
      {hasShapes && (
        <HotSpotsPanel
          shown={state.spots === true}
          show={(shown) => change(({ spots: _, ...rest }) => (shown ? { ...rest, spots: true } : rest))}
          answer={spots}
          choose={pick}
          names={sayings.names}
        />
      )}
    </div>
  );
}

// all days are no brush
function withBrush(
  { brush: _, ...rest }: PlacesState,
  days: DayInterval | undefined,
  span: DayInterval,
): PlacesState {
  if (days === undefined) return rest;
  const whole = days.start <= span.start && days.end >= span.end;
  return whole ? rest : { ...rest, brush: days };
}
