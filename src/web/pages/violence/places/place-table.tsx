// The table of places: everything that the map says, for the keyboard and for whoever doesn't see it; choosing here chooses there.
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, useFormats } from "../../../show/formats.js";
import { type PlaceRow, sortedRows } from "./brushing.js";
import { AnswerSign } from "./map/marks.js";
import { type PlacesState, type Sort, type SortColumn, sortColumns } from "./state.js";

/** What the table is given. */
export type PlaceTableParts = {
  readonly caption: string;
  readonly rows: readonly PlaceRow[];
  readonly state: PlacesState;
  readonly change: (next: (before: PlacesState) => PlacesState) => void;
  readonly toggle: (place: string) => void;
  /** The name of a place as it is shown. */
  readonly nameOf: (place: string) => string;
  /** How the ratio of a place is said, with its interval. */
  readonly sayRatio: (row: PlaceRow) => string;
  /** How many days are brushed. */
  readonly days: number;
};

/** As it is sorted at first: where most was expected, first. */
export const firstSort: Sort = { column: "expected", down: true };

/** The table. */
export function PlaceTable(parts: PlaceTableParts): ReactNode {
  const { caption, rows, state, change, toggle, nameOf, sayRatio, days } = parts;
  const { t } = useTranslation("violence-places");
  const formats = useFormats();
  const sort = state.sort ?? firstSort;
  const find = (state.find ?? "").toLocaleLowerCase();
  const found = rows.filter(({ place }) => nameOf(place).toLocaleLowerCase().includes(find));
  const picked = new Set(state.picked);
  const choose = (column: SortColumn): void =>
    change((before) => ({ ...before, sort: nextSort(before.sort ?? firstSort, column) }));
  return (
    <>
      <p className="find">
        <label>
          {t("table.find")}{" "}
          <input
            type="search"
            value={state.find ?? ""}
            onChange={({ target }) => change((before) => withFind(before, target.value))}
          />
        </label>
        <output className="soft">
          {found.length < rows.length &&
            t("table.found", { count: found.length, n: formats.number(found.length) })}
        </output>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by the keyboard */}
      <section className="scroll" tabIndex={0} aria-label={caption}>
        <table className="places-table">
          <caption>{caption}</caption>
          <thead>
            <tr className="over">
              <td />
              <th scope="colgroup" className="number">
                {t("table.brushed")}
              </th>
              <th scope="colgroup" colSpan={4}>
                {t("table.window")}
              </th>
            </tr>
            <tr>
              {sortColumns.map((column) => (
                <Heading key={column} {...{ column, sort, choose }} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sortedRows(found, sort).map((row) => (
              <Row
                key={row.place}
                {...{ row, toggle, days, formats }}
                name={nameOf(row.place)}
                picked={picked.has(row.place)}
                faded={picked.size > 0 && !picked.has(row.place)}
                ratio={sayRatio(row)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

type HeadingParts = {
  readonly column: SortColumn;
  readonly sort: Sort;
  readonly choose: (column: SortColumn) => void;
};

function Heading({ column, sort, choose }: HeadingParts): ReactNode {
  const { t } = useTranslation("violence-places");
  const own = sort.column === column;
  const way = sort.down ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={own ? way : "none"} className={isNumber(column) ? "number" : undefined}>
      <button type="button" className="sort" onClick={() => choose(column)}>
        {t(`column.${column}`)}
        <span aria-hidden="true" className={own ? undefined : "other"}>
          {own && !sort.down ? " ▴" : " ▾"}
        </span>
      </button>
    </th>
  );
}

type RowParts = {
  readonly row: PlaceRow;
  readonly name: string;
  readonly picked: boolean;
  readonly faded: boolean;
  readonly ratio: string;
  readonly days: number;
  readonly formats: Formats;
  readonly toggle: (place: string) => void;
};

// a row whose figures stayed the same is not drawn again
const Row = memo(function Row(parts: RowParts): ReactNode {
  const { row, name, picked, faded, ratio, days, formats, toggle } = parts;
  const { t } = useTranslation("violence-places");
  const { part, counted, seen } = row;
  const known = (value: number | undefined) => (value === undefined ? "–" : formats.number(value));
  return (
    <tr className={picked ? "picked" : faded ? "faded" : undefined}>
      <th scope="row">
        <label>
          <input type="checkbox" checked={picked} onChange={() => toggle(row.place)} /> <bdi>{name}</bdi>
        </label>
      </th>
      <td className="number counted">
        {seen === 0 ? t("table.notSeen") : formats.number(counted)}
        {seen > 0 && seen < days && (
          <span className="soft">
            {" "}
            {t("table.seenOn", { n: formats.number(seen), days: formats.days(days) })}
          </span>
        )}
      </td>
      <td className="number">{known(part?.observed)}</td>
      <td className="number">{known(part?.expected)}</td>
      <td className="ratio">{ratio}</td>
      <td className={`answer ${part?.answer ?? ""}`}>
        <AnswerSign answer={part?.answer} />{" "}
        {part === undefined ? t("noVerdict") : t(`shell:answer.${part.answer}`)}
      </td>
    </tr>
  );
}, sameRow);

function sameRow(a: RowParts, b: RowParts): boolean {
  const { row: x, ...before } = a;
  const { row: y, ...after } = b;
  // the days of the brush matter only where some of them were not observed
  const sameCounts =
    x.counted === y.counted &&
    (x.seen === y.seen || (x.seen === a.days && y.seen === b.days && x.seen > 0 && y.seen > 0));
  const sameDays = before.days === after.days || (x.seen === a.days && y.seen === b.days);
  return (
    sameCounts &&
    sameDays &&
    x.part === y.part &&
    x.place === y.place &&
    before.name === after.name &&
    before.picked === after.picked &&
    before.faded === after.faded &&
    before.ratio === after.ratio &&
    before.formats === after.formats &&
    before.toggle === after.toggle
  );
}

function isNumber(column: SortColumn): boolean {
  return column === "counted" || column === "observed" || column === "expected";
}

// the same column again turns the order; names begin with A, figures with the largest
function nextSort(before: Sort, column: SortColumn): Sort {
  if (before.column === column) return { column, down: !before.down };
  return { column, down: column !== "place" };
}

function withFind({ find: _, ...rest }: PlacesState, find: string): PlacesState {
  return find === "" ? rest : { ...rest, find };
}
