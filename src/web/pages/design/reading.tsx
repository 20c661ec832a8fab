// What the picked cell means, in sentences: how often a true fall would be seen, what another length would do, and false alarms.
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Quantity } from "../../../cube/series.js";
import type { PowerCell, TestDesign } from "../../../violence/findings.js";
import { type Formats, useFormats } from "../../show/formats.js";
import { cellAt, enough, type Picked } from "./power-grid.js";

/** What is read. */
export type ReadingParts = {
  readonly design: TestDesign;
  readonly picked: Picked;
  readonly tried: readonly number[];
  readonly quantity: Quantity;
};

/** The sentences. */
export function Reading({ design, picked, tried, quantity }: ReadingParts): ReactNode {
  const { t } = useTranslation("design");
  const formats = useFormats();
  const cell = cellAt(design, picked);
  if (cell === undefined)
    return <p className="head-sentence">{t("reading.tooLong", { days: formats.days(picked.days) })}</p>;
  const other = compared(design, cell);
  const nothingChanged = cellAt(design, { ...picked, fall: 0 });
  const edge = cellAt(design, { ...picked, fall: design.required });
  const expected = design.expected.find(({ days }) => days === picked.days);
  const left = tried.filter((days) => !design.expected.some((one) => one.days === days));
  return (
    <div className="reading" role="status">
      <p className="head-sentence">
        {often(t, formats, { what: "seen", share: cell.met, days: cell.days, fall: cell.reduction })}
        {other !== undefined && (
          <>
            {" "}
            {often(t, formats, { what: "other", share: other.met, days: other.days, fall: other.reduction })}
          </>
        )}
      </p>
      <p>
        <strong>{t(`reading.${judged(design, cell)}`)}</strong>{" "}
        {often(t, formats, { what: "open", share: cell.cannotTell, days: cell.days, fall: cell.reduction })}
      </p>
      {!design.cells.some(({ met }) => met >= enough) && <p>{t("reading.none")}</p>}
      <p>
        {nothingChanged !== undefined &&
          often(t, formats, { what: "alarm", share: nothingChanged.met, days: cell.days, fall: 0 })}
        {edge !== undefined && design.required > 0 && (
          <> {often(t, formats, { what: "edge", share: edge.met, days: cell.days, fall: design.required })}</>
        )}
      </p>
      <p className="soft">
        {expected !== undefined &&
          t(`reading.expected.${quantity === "events" ? "events" : "deaths"}`, {
            days: formats.days(expected.days),
            mean: formats.number(Math.round(expected.mean)),
            low: formats.number(expected.low),
            high: formats.number(expected.high),
          })}
        {left.length > 0 && (
          <> {t("reading.left", { count: left.length, days: formats.list(left.map(formats.number)) })}</>
        )}
      </p>
    </div>
  );
}

// the shortest length that would be enough, if it is another; else the one that tells more; else the longest that was tried
function compared(design: TestDesign, cell: PowerCell): PowerCell | undefined {
  const row = design.cells.filter(
    ({ reduction, days }) => reduction === cell.reduction && days !== cell.days,
  );
  const suffices = row.find(({ met }) => met >= enough);
  if (suffices !== undefined && (cell.met < enough || suffices.days < cell.days)) return suffices;
  const best = row.reduce<PowerCell | undefined>(
    (a, b) => (a === undefined || b.met > a.met ? b : a),
    undefined,
  );
  return best !== undefined && best.met > cell.met && cell.met < enough ? best : row.at(-1);
}

function judged(design: TestDesign, cell: PowerCell): "short" | "enough" | "notEnough" {
  if (cell.reduction <= design.required && design.required > 0) return "short";
  return cell.met >= enough ? "enough" : "notEnough";
}

type Often = {
  readonly what: "seen" | "other" | "open" | "alarm" | "edge";
  readonly share: number;
  readonly days: number;
  readonly fall: number;
};

// in tens where tens say it, in hundreds near the ends, and never as never
function often(t: TFunction<"design">, formats: Formats, { what, share, days, fall }: Often): string {
  const words = { days: formats.days(days), fall: formats.percent(fall) };
  if (share < 0.005) return t(`often.${what}.never`, words);
  if (share > 0.995) return t(`often.${what}.always`, words);
  const rounded = Math.round(share * 10);
  // a share that is not enough is never rounded to one that is
  const tens =
    rounded > 0 && rounded < 10 && Math.abs(share * 10 - rounded) < 0.3 && (share >= enough || rounded < 8);
  const count = Math.round(share * (tens ? 10 : 100));
  return t(`often.${what}.${tens ? "tens" : "hundreds"}`, { ...words, count, n: formats.number(count) });
}
