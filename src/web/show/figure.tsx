// A figure: a chart or map with its title, its text, its table, its source, and ways to take it along.
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../publication/plot.js";
import { csvText, svgText, takePng, takeText } from "./download.js";
import { DataTable, plainRows, type TableParts } from "./table.js";

/** What a figure is made of. */
export type FigureParts<R> = {
  readonly title: string;
  /** What one sees, in words, for someone who doesn't. */
  readonly text: string;
  readonly chart: Chart;
  /** The same figures as a table. */
  readonly table: TableParts<R>;
  /** Whence the figures come. */
  readonly source: string;
  /** What stands between chart and table: a legend, a reading. */
  readonly children?: ReactNode;
};

/** A figure. */
export function Figure<R>({ title, text, chart, table, source, children }: FigureParts<R>): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const taken = { name: chart.id, title, source };
  const drawn = (): SVGSVGElement | null => drawing.current?.querySelector("svg.chart") ?? null;
  const takeSvg = (): void => {
    const chartDrawn = drawn();
    if (chartDrawn !== null) takeText(`${chart.id}.svg`, "image/svg+xml", svgText(chartDrawn, taken));
  };
  const png = (): void => {
    const chartDrawn = drawn();
    if (chartDrawn !== null) void takePng(chartDrawn, taken);
  };
  const csv = (): void => takeText(`${chart.id}.csv`, "text/csv", csvText([...plainRows(table), [source]]));
  return (
    <figure className="figure" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <Drawing chart={chart} place={drawing} />
      {children}
      <figcaption>
        <p>{text}</p>
        <p className="soft">
          {t("figure.source")} <bdi>{source}</bdi>
        </p>
      </figcaption>
      <details>
        <summary>{t("figure.table")}</summary>
        <DataTable {...table} />
      </details>
      <div className="take">
        <span className="soft">{t("figure.take")}</span>
        <button type="button" onClick={takeSvg} aria-label={t("figure.as", { what: "SVG", title })}>
          SVG
        </button>
        <button type="button" onClick={png} aria-label={t("figure.as", { what: "PNG", title })}>
          PNG
        </button>
        <button type="button" onClick={csv} aria-label={t("figure.as", { what: "CSV", title })}>
          CSV
        </button>
      </div>
    </figure>
  );
}

type DrawingParts = { readonly chart: Chart; readonly place: React.RefObject<HTMLDivElement | null> };

// time goes from left to right, and east lies on the right, in every language: a drawing is not mirrored
function Drawing({ chart, place }: DrawingParts): ReactNode {
  const width = useWidth(place);
  const draw = useDrawing();
  useEffect(() => {
    if (draw === undefined || width === undefined || place.current === null) return;
    place.current.replaceChildren(draw(chart, width));
  }, [chart, width, draw, place]);
  return <div className="drawing" dir="ltr" lang="en" ref={place} />;
}

type Draw = (chart: Chart, width: number) => SVGSVGElement;

function useDrawing(): Draw | undefined {
  const [draw, setDraw] = useState<Draw>();
  useEffect(() => {
    let over = false;
    import("./plot.js").then(({ drawChart }) => {
      if (!over) setDraw(() => drawChart);
    });
    return () => {
      over = true;
    };
  }, []);
  return draw;
}

const widest = 1120;
const narrowest = 280;

function useWidth(place: React.RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void =>
      setWidth(Math.round(Math.min(widest, Math.max(narrowest, element.getBoundingClientRect().width))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
