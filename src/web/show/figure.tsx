// A figure: a chart or map with its title, its text, its table, its source, and ways to take it along.
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../publication/plot.js";
import { svgText, takePng, takeText } from "./download.js";
import { BareTable, plainRows, type TableParts } from "./table.js";
import { Embed } from "./taking/embed.js";
import { useOnly } from "./taking/only.js";
import { TakeTable } from "./taking/take-table.js";

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

/** A figure. Where the link asks for one figure alone, it is that one or nothing. */
export function Figure<R>(parts: FigureParts<R>): ReactNode {
  const { shows, into } = useOnly(parts.chart.id);
  if (shows === "nothing") return null;
  return into(<WholeFigure {...parts} alone={shows === "alone"} />);
}

function WholeFigure<R>(parts: FigureParts<R> & { readonly alone: boolean }): ReactNode {
  const { title, text, chart, table, source, children, alone } = parts;
  const { t } = useTranslation();
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const Heading = alone ? "h1" : "h3";
  return (
    <figure className="figure" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      <Drawing chart={chart} place={drawing} />
      {children}
      <figcaption>
        <p>{text}</p>
        <p className="soft">
          {t("figure.source")} <bdi>{source}</bdi>
        </p>
      </figcaption>
      <TableDrawer {...table} />
      {!alone && <TakeFigure {...parts} place={drawing} />}
    </figure>
  );
}

// some hundred rows cost more than the chart: they are made when somebody looks
function TableDrawer<R>(table: TableParts<R>): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("figure.table")}</summary>
      {open && <BareTable {...table} />}
    </details>
  );
}

type TakeParts<R> = FigureParts<R> & { readonly place: React.RefObject<HTMLDivElement | null> };

function TakeFigure<R>({ title, chart, table, source, place }: TakeParts<R>): ReactNode {
  const { t } = useTranslation();
  const taken = { name: chart.id, title, source };
  const drawn = (): SVGSVGElement | null => place.current?.querySelector("svg.chart") ?? null;
  const svg = (): void => {
    const chartDrawn = drawn();
    if (chartDrawn !== null) takeText(`${chart.id}.svg`, "image/svg+xml", svgText(chartDrawn, taken));
  };
  const png = (): void => {
    const chartDrawn = drawn();
    if (chartDrawn !== null) void takePng(chartDrawn, taken);
  };
  return (
    <div className="take">
      <span className="soft">{t("figure.take")}</span>
      <button type="button" onClick={svg} aria-label={t("figure.as", { what: "SVG", title })}>
        SVG
      </button>
      <button type="button" onClick={png} aria-label={t("figure.as", { what: "PNG", title })}>
        PNG
      </button>
      <TakeTable rows={() => plainRows(table)} {...taken} />
      <Embed id={chart.id} title={title} />
    </div>
  );
}

type DrawingParts = { readonly chart: Chart; readonly place: React.RefObject<HTMLDivElement | null> };

// time goes from left to right, and east lies on the right, in every language: a drawing is not mirrored
function Drawing({ chart, place }: DrawingParts): ReactNode {
  const width = useWidth(place);
  const draw = useDrawing();
  // before the frame is shown: what is said above a drawing and the drawing never tell different things
  useLayoutEffect(() => {
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
