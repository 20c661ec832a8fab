// What is brushed and chosen among places and days, in the link: it is a view of the counts, not a term of the test.
import { type Day, formatDay, parseDay } from "../../../../ground/day.js";
import type { DayInterval } from "../../../../ground/interval.js";
import type { StateForm } from "../../../shell/page-state.js";

/** What the table can be sorted by. */
export const sortColumns = ["place", "counted", "observed", "expected", "ratio", "answer"] as const;

/** A column that the table can be sorted by. */
export type SortColumn = (typeof sortColumns)[number];

/** Which column, and whether the largest comes first. */
export type Sort = { readonly column: SortColumn; readonly down: boolean };

/** What is looked at. */
export type PlacesState = {
  /** The brushed days; all of them, if not given. */
  readonly brush?: DayInterval;
  /** The chosen places; all of them, if none is. */
  readonly picked: readonly string[];
  readonly sort?: Sort;
  /** What the names in the table must hold. */
  readonly find?: string;
  /** Whether hot spots are shown. */
  readonly spots?: boolean;
};

/** As it is at first. */
export const wholeView: PlacesState = { picked: [] };

/** How it is written: `brush=2016-01-01..2016-02-10&picked=Aleppo~Idlib&sort=counted.down&find=al&spots=yes`, last day included. */
export const placesForm: StateForm<PlacesState> = {
  read({ brush, picked, sort, find, spots }) {
    const days = brush === undefined ? undefined : readDays(brush);
    const order = sort === undefined ? undefined : readSort(sort);
    return {
      picked: picked === undefined || picked === "" ? [] : picked.split("~").map(unescaped),
      ...(days === undefined ? {} : { brush: days }),
      ...(order === undefined ? {} : { sort: order }),
      ...(find === undefined || find === "" ? {} : { find }),
      ...(spots === "yes" ? { spots: true } : {}),
    };
  },
  write({ brush, picked, sort, find, spots }) {
    return {
      ...(brush === undefined
        ? {}
        : { brush: `${formatDay(brush.start)}..${formatDay((brush.end - 1) as Day)}` }),
      ...(picked.length === 0 ? {} : { picked: picked.map(escaped).join("~") }),
      ...(sort === undefined ? {} : { sort: `${sort.column}.${sort.down ? "down" : "up"}` }),
      ...(find === undefined || find === "" ? {} : { find }),
      ...(spots === true ? { spots: "yes" } : {}),
    };
  },
};

function readDays(text: string): DayInterval | undefined {
  const [first, last] = text.split("..").map((part) => parseDay(part));
  if (first === undefined || last === undefined || last < first) return undefined;
  return { start: first, end: (last + 1) as Day };
}

function readSort(text: string): Sort | undefined {
  const [name, way] = text.split(".");
  const column = sortColumns.find((one) => one === name);
  return column === undefined ? undefined : { column, down: way === "down" };
}

// a name may hold the sign that stands between names
function escaped(name: string): string {
  return name.replaceAll("!", "!0").replaceAll("~", "!1");
}

function unescaped(text: string): string {
  return text.replaceAll("!1", "~").replaceAll("!0", "!");
}
