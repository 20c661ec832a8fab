// What was gained and must not be lost: each indicator with its floor, its uncertainty, and how late its figures come.
import type { ProcessFile } from "../../agreement/terms/process.js";
import { judgeFloor } from "../../indicators/judge-floor.js";
import type { IndicatorSeries } from "../../indicators/series.js";
import { gainChart } from "../charts/gain.js";
import { type Asking, type Guarded, gainPicture, guardsOf } from "../charts/gain-picture.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type DrawingEffects, drawn } from "../plot.js";
import { resultMark } from "./look.js";

/** One picture for each indicator that a clause guards, or that is declared. */
export function gainsSection(
  process: ProcessFile,
  series: ReadonlyMap<string, IndicatorSeries>,
  asking: Asking,
  effects: DrawingEffects,
): Markup | undefined {
  const shown = process.indicators.flatMap((declaration) => {
    const one = series.get(declaration.name);
    return one === undefined || one.figures.length === 0 ? [] : [{ declaration, one }];
  });
  if (shown.length === 0) return undefined;
  return section(
    "gains",
    "What was gained",
    html`<p>A gain is guarded by a floor: it must not fall below its level of a year by more than was agreed. The band is the uncertainty of the figures. Figures of a year come out later; those that were not out yet are left blank.</p>`,
    html`${shown.map(({ declaration, one }) => {
      const floors = guardsOf(process, declaration.name).map(({ floor }) => floor);
      const signed = process.agreement?.signed?.day;
      return gain(one, { better: declaration.better, floors, asking, signed }, effects);
    })}`,
  );
}

function gain(series: IndicatorSeries, guard: Guarded, effects: DrawingEffects): Markup {
  const { better, floors, asking } = guard;
  const judged = floors.map((floor) =>
    judgeFloor(series, { year: floor.year, slack: floor.slack, better }, asking.on, asking.known),
  );
  const picture = gainPicture(series, guard);
  const words = judged.map(
    (one) => html`<p>${resultMark(one.truth)}: ${one.reasons.map(sentence).join(" ")}</p>`,
  );
  const rows = picture.figures.map(({ year, value, from, to }) => [
    String(year),
    digits(value),
    from === to ? "" : `${digits(from)} to ${digits(to)}`,
  ]);
  const source = [series.source.publisher, series.source.release, series.source.licence].filter(
    (part) => part !== undefined,
  );
  return html`<h3>${series.title}</h3>${words}${figure(drawn(gainChart(picture), effects), {
    caption: html`${series.unit}; ${better === "higher" ? "more is better" : "less is better"}${source.length === 0 ? "" : `. ${source.join(", ")}`}.`,
    words: table([{ name: "Year" }, { name: series.unit, number: true }, { name: "95 %" }], rows),
  })}`;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function digits(n: number): string {
  return String(Math.abs(n) >= 100 ? Math.round(n) : Math.round(n * 100) / 100);
}
