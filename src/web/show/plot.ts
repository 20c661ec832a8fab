// The one place that draws: Observable Plot on the page's own document. Loaded when the first chart is shown.
import { plot } from "@observablehq/plot";
import type { Chart } from "../../publication/plot.js";

/** Draws a chart so many pixels wide, with its title and text for those who don't see it. */
export function drawChart(chart: Chart, width: number): SVGSVGElement {
  const drawn = plot({ style: { fontSize: "12px" }, ...chart.draw(width, chart.id), width });
  if (!(drawn instanceof SVGSVGElement)) {
    throw new TypeError(
      "a chart is one svg element; got something else: a chart has no legend or caption of its own",
    );
  }
  // the content policy lets no style element in; the few rules stand in show.css
  for (const style of drawn.querySelectorAll("style")) style.remove();
  // names of parts such as "rect" tell a listener nothing: the picture has a title and a text
  for (const part of drawn.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  drawn.classList.add("chart");
  drawn.setAttribute("role", "img");
  const title = named("title", `${chart.id}-title`, chart.title);
  const text = named("desc", `${chart.id}-text`, chart.description);
  drawn.setAttribute("aria-labelledby", `${title.id} ${text.id}`);
  drawn.prepend(title, text, ...definitionsOf(chart));
  return drawn;
}

function named(name: "title" | "desc", id: string, text: string): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  element.id = id;
  element.textContent = text;
  return element;
}

// hatchings and the like come as markup that the room `publication` has made and escaped
function definitionsOf(chart: Chart): Node[] {
  const markup = chart.definitions?.(chart.id).markup;
  if (markup === undefined) return [];
  const parsed = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`,
    "image/svg+xml",
  );
  return [...parsed.documentElement.childNodes].map((node) => document.importNode(node, true));
}
