// The one place where charts are drawn: Observable Plot on a document that is given, out comes markup with words beside it.
import { type PlotOptions, plot } from "@observablehq/plot";
import { escaped, html, type Markup, trusted } from "./markup.js";

/** As much of a DOM document as drawing needs: linkedom's in Node, the page's own in a browser. Nothing is put into it. */
export type DrawingDocument = {
  readonly documentElement: object;
  createElementNS(namespace: string, name: string): object;
};

/** What drawing needs of the world. */
export type DrawingEffects = { readonly document: DrawingDocument };

/** A chart with all that must be said in words. */
export type Chart = {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What one sees, for someone who doesn't. */
  readonly description: string;
  /** The chart for a width in pixels. It is drawn for a page and for a telephone, each with an id of its own. */
  readonly draw: (width: number, id: string) => PlotOptions;
  /** Definitions that the marks refer to, such as hatchings; their ids begin with the id of the drawing, for a hidden one paints nothing. */
  readonly definitions?: (id: string) => Markup;
};

/** The two widths at which a chart is drawn, in pixels. */
export const widths = { page: 720, narrow: 352 } as const;

/** A chart as SVG, once for a page and once for a narrow screen; the style sheet shows one of them. */
export function drawn(chart: Chart, { document }: DrawingEffects): Markup {
  return html`<div class="wide">${svg(chart, "page", document)}</div><div class="narrow">${svg(chart, "narrow", document)}</div>`;
}

function svg(chart: Chart, size: keyof typeof widths, document: DrawingDocument): Markup {
  const id = `${chart.id}-${size}`;
  const options = chart.draw(widths[size], id);
  const element: unknown = plot({
    style: { fontSize: "12px" },
    ...options,
    width: widths[size],
    document: document as never,
  });
  const drawing = outerOf(element);
  const opening = `<svg role="img" aria-labelledby="${id}-t ${id}-d" `;
  const words = `<title id="${id}-t">${escaped(chart.title)}</title><desc id="${id}-d">${escaped(chart.description)}</desc>`;
  const start = drawing.indexOf(">") + 1;
  const head = drawing.slice(0, start).replace("<svg ", opening);
  return trusted(
    `${head}${words}${chart.definitions?.(id).markup ?? ""}${withoutStyle(drawing.slice(start))}`,
  );
}

// the same few rules stand once in the style sheet of the page
function withoutStyle(drawing: string): string {
  return drawing.replace(/^<style>[^<]*<\/style>/, "");
}

function outerOf(element: unknown): string {
  if (
    typeof element === "object" &&
    element !== null &&
    "outerHTML" in element &&
    typeof element.outerHTML === "string"
  ) {
    if (element.outerHTML.startsWith("<svg ")) return element.outerHTML;
  }
  throw new TypeError(
    "a chart is one svg element; got something else: a chart must have no legend, caption or title of its own",
  );
}
