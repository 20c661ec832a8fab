// Lengths by true falls: how often the test would say "met". A cell is picked with a click, or with the arrows.
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { PowerCell, TestDesign } from "../../../violence/findings.js";
import { type Formats, useFormats } from "../../show/formats.js";

/** A cell by its length and its true fall. */
export type Picked = { readonly days: number; readonly fall: number };

/** What the grid is given. */
export type PowerGridParts = {
  readonly design: TestDesign;
  readonly picked: Picked;
  readonly pick: (cell: Picked) => void;
};

/** The share of true falls that a useful test recognises; that of the charts, which are loaded later. */
export const enough = 0.8;

/** The grid. */
export function PowerGrid({ design, picked, pick }: PowerGridParts): ReactNode {
  const { t } = useTranslation("design");
  const formats = useFormats();
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const lengths = design.expected.map(({ days }) => days);
  const falls = [...new Set(design.cells.map(({ reduction }) => reduction))].sort((a, b) => b - a);
  const go = (event: KeyboardEvent): void => {
    const next = stepped(event.key, { lengths, falls, picked });
    if (next === undefined) return;
    event.preventDefault();
    pick(next);
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${next.days} ${next.fall}"]`)?.focus();
  };
  const say = (fall: number): string => (fall === 0 ? t("grid.none") : formats.percent(fall));
  return (
    <>
      <p className="soft grid-words" id={id}>
        {t("grid.caption")}
      </p>
      <div className="grid-frame">
        <table className="power" ref={table} onKeyDown={go} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t("grid.corner")}</th>
              {lengths.map((days) => (
                <th scope="col" key={days}>
                  <span className="unseen">{formats.days(days)}</span>
                  <span aria-hidden="true">{formats.number(days)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {falls.map((fall) => (
              <tr key={fall} className={fall === design.required ? "asked" : undefined}>
                <th scope="row">
                  {say(fall)}
                  {fall === design.required && <span className="soft"> {t("grid.asked")}</span>}
                </th>
                {lengths.map((days) => {
                  const cell = cellAt(design, { days, fall });
                  return (
                    <td key={days}>
                      {cell !== undefined && (
                        <Cell {...{ cell, pick }} picked={picked.days === days && picked.fall === fall} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The cell of a length and a true fall, if both were tried. */
export function cellAt({ cells }: TestDesign, { days, fall }: Picked): PowerCell | undefined {
  return cells.find((one) => one.days === days && one.reduction === fall);
}

/** The cell that was tried and lies nearest. */
export function nearestCell({ cells }: TestDesign, { days, fall }: Picked): Picked {
  const nearest = (values: readonly number[], value: number): number =>
    values.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a), values[0] ?? value);
  return {
    days: nearest(
      cells.map((one) => one.days),
      days,
    ),
    fall: nearest(
      cells.map((one) => one.reduction),
      fall,
    ),
  };
}

type CellParts = {
  readonly cell: PowerCell;
  readonly picked: boolean;
  readonly pick: (cell: Picked) => void;
};

// only the picked cell is reached by the tab key, as in a group of radio buttons
function Cell({ cell, picked, pick }: CellParts): ReactNode {
  const { t } = useTranslation("design");
  const formats = useFormats();
  const { days, reduction, met } = cell;
  const n = hundreds(met, formats);
  const full = met >= enough;
  return (
    <button
      type="button"
      className={full ? "full" : undefined}
      // less than enough is pale, so that ink stays readable on it
      style={
        full
          ? undefined
          : { backgroundColor: `color-mix(in srgb, var(--met) ${Math.round(4 + met * 50)}%, var(--paper))` }
      }
      aria-pressed={picked}
      aria-label={t("grid.cell", { n, days: formats.days(days), fall: formats.percent(reduction) })}
      data-cell={`${days} ${reduction}`}
      tabIndex={picked ? 0 : -1}
      onClick={() => pick({ days, fall: reduction })}
    >
      {n}
    </button>
  );
}

// as `percent`, never rounded to certainty; and what is not enough never reads as enough
function hundreds(share: number, { number }: Formats): string {
  if (share > 0 && share < 0.005) return `<${number(1)}`;
  if (share < 1 && share > 0.995) return `>${number(99)}`;
  const rounded = Math.round(share * 100);
  return number(share < enough ? Math.min(rounded, 100 * enough - 1) : rounded);
}

type Stepping = {
  readonly lengths: readonly number[];
  readonly falls: readonly number[];
  readonly picked: Picked;
};

function stepped(key: string, { lengths, falls, picked }: Stepping): Picked | undefined {
  // a table is mirrored in a language that is written from right to left
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  const at = (list: readonly number[], value: number, step: number): number =>
    list[Math.min(list.length - 1, Math.max(0, list.indexOf(value) + step))] ?? value;
  switch (key) {
    case "ArrowRight":
      return { ...picked, days: at(lengths, picked.days, forward) };
    case "ArrowLeft":
      return { ...picked, days: at(lengths, picked.days, -forward) };
    case "ArrowDown":
      return { ...picked, fall: at(falls, picked.fall, 1) };
    case "ArrowUp":
      return { ...picked, fall: at(falls, picked.fall, -1) };
    case "Home":
      return { ...picked, days: lengths[0] ?? picked.days };
    case "End":
      return { ...picked, days: lengths[lengths.length - 1] ?? picked.days };
    default:
      return undefined;
  }
}
