// The state of the page "Design a test" in its link: what is counted, what is asked for, and which cell is picked.
import type { Quantity } from "../../../cube/series.js";
import { type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { StateForm } from "../../shell/page-state.js";

/** What is designed. What is not given is as in the test that one starts from. */
export type DesignState = {
  /** The test that one starts from: the first, if nothing is said; `nothing` for none. */
  readonly test?: string;
  readonly quantity?: Quantity;
  /** Parties of one side and of the other; empty = anybody. */
  readonly one?: readonly string[];
  readonly other?: readonly string[];
  /** Empty = all. */
  readonly kinds?: readonly string[];
  readonly places?: readonly string[];
  /** The first day of the window. */
  readonly start?: Day;
  /** The fall that the clause asks for, and how sure one must be. */
  readonly reduction?: number;
  readonly certainty?: number;
  /** The cell: how long the window is, and how far violence truly falls. */
  readonly days?: number;
  readonly fall?: number;
  /** The name that the test is to have. */
  readonly name?: string;
};

/** The word for a draft that starts from no test. */
export const nothing = "-";

/** What can be counted. */
export const quantities: readonly Quantity[] = ["events", "deaths", "deaths-low", "deaths-high"];

/** How the state is written: `test=week&count=deaths&places=Aleppo|Idlib&ask=0.5&days=14&fall=0.8`. Nonsense is passed over. */
export const designForm: StateForm<DesignState> = {
  read(words) {
    const quantity = quantities.find((one) => one === words.count);
    const days = numberIn(words.days, { least: 1, most: 366 });
    return present({
      test: words.test,
      quantity,
      one: listOf(words.one),
      other: listOf(words.other),
      kinds: listOf(words.kinds),
      places: listOf(words.places),
      start: words.start === undefined ? undefined : parseDay(words.start),
      reduction: numberIn(words.ask, { least: 0, most: 0.99 }),
      certainty: numberIn(words.sure, { least: 0.5, most: 0.999 }),
      days: days !== undefined && Number.isInteger(days) ? days : undefined,
      fall: numberIn(words.fall, { least: 0, most: 0.99 }),
      name: words.name,
    });
  },
  write(state) {
    const { test, quantity, start, reduction, certainty, days, fall, name } = state;
    return present({
      ...{ test, count: quantity, name },
      one: listText(state.one),
      other: listText(state.other),
      kinds: listText(state.kinds),
      places: listText(state.places),
      start: start === undefined ? undefined : formatDay(start),
      ask: numberText(reduction),
      sure: numberText(certainty),
      days: numberText(days),
      fall: numberText(fall),
    });
  },
};

// an empty word is left out of a link, so "all" has a sign
const all = "*";

function listOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text === all ? [] : text.split("|").filter((one) => one !== "");
}

function listText(names: readonly string[] | undefined): string | undefined {
  if (names === undefined) return undefined;
  return names.length === 0 ? all : names.join("|");
}

function numberIn(
  text: string | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
