// The state of the page "Violence" in its link: which test, and which terms are tried in place of the registered ones.

import { addDays, type Day, formatDay, parseDay } from "../../../ground/day.js";
import type { DayInterval } from "../../../ground/interval.js";
import type { ViolenceTest } from "../../../violence/test.js";
import type { StateForm } from "../../shell/page-state.js";
import type { AskedTest } from "../../worker/answers/changed-test.js";

/** What is looked at. A term that is not given is the registered one. */
export type ViolenceState = {
  readonly test?: string;
  /** First day of the window, and how many days it has. */
  readonly start?: Day;
  readonly days?: number;
  /** First day of the baseline. */
  readonly from?: Day;
  readonly reduction?: number;
  readonly certainty?: number;
  /** What is ticked. An empty list is nothing at all. */
  readonly parties?: readonly string[];
  readonly places?: readonly string[];
  readonly kinds?: readonly string[];
};

/** The lists that are ticked. */
export const ticked = ["parties", "places", "kinds"] as const;

/** How it is written: `test=cessation&start=2016-03-01&days=14&from=2016-01-08&fall=0.6&sure=0.95&places=Aleppo,Homs`. Nonsense is passed over. */
export const violenceForm: StateForm<ViolenceState> = {
  read(words) {
    const start = words.start === undefined ? undefined : parseDay(words.start);
    const from = words.from === undefined ? undefined : parseDay(words.from);
    const days = numberIn(words.days, 1, 3660);
    const reduction = numberIn(words.fall, 0, 0.999);
    const certainty = numberIn(words.sure, 0.5, 0.9999);
    return {
      ...(words.test === undefined ? {} : { test: words.test }),
      ...(start === undefined ? {} : { start }),
      ...(days === undefined || !Number.isInteger(days) ? {} : { days }),
      ...(from === undefined ? {} : { from }),
      ...(reduction === undefined ? {} : { reduction }),
      ...(certainty === undefined ? {} : { certainty }),
      ...listIn("parties", words.parties),
      ...listIn("places", words.places),
      ...listIn("kinds", words.kinds),
    };
  },
  write({ test, start, days, from, reduction, certainty, parties, places, kinds }) {
    return {
      ...(test === undefined ? {} : { test }),
      ...(start === undefined ? {} : { start: formatDay(start) }),
      ...(days === undefined ? {} : { days: String(days) }),
      ...(from === undefined ? {} : { from: formatDay(from) }),
      ...(reduction === undefined ? {} : { fall: String(reduction) }),
      ...(certainty === undefined ? {} : { sure: String(certainty) }),
      ...(parties === undefined ? {} : { parties: listText(parties) }),
      ...(places === undefined ? {} : { places: listText(places) }),
      ...(kinds === undefined ? {} : { kinds: listText(kinds) }),
    };
  },
};

/** The question that the state stands for; without changed terms, the registered test. */
export function askOf(registered: ViolenceTest, state: ViolenceState): AskedTest {
  const { start, days, from, reduction, certainty, parties, places, kinds } = state;
  const { test: _, ...terms } = state;
  if (Object.values(terms).every((term) => term === undefined)) return { test: registered.name };
  return {
    test: registered.name,
    terms: {
      ...(start === undefined && days === undefined ? {} : { window: windowOf(registered, state) }),
      ...(from === undefined ? {} : { baseline: { start: from, end: registered.baseline.end } }),
      ...(reduction === undefined ? {} : { reduction }),
      ...(certainty === undefined ? {} : { certainty }),
      ...(parties === undefined ? {} : { parties }),
      ...(places === undefined ? {} : { places }),
      ...(kinds === undefined ? {} : { kinds }),
    },
  };
}

/** The window that is asked about. */
export function windowOf(registered: ViolenceTest, { start, days }: ViolenceState): DayInterval {
  const first = start ?? registered.window.start;
  const length = days ?? registered.window.end - registered.window.start;
  return { start: first, end: addDays(first, length) };
}

function numberIn(text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
}

// a link leaves out what is empty, so nothing at all has a sign of its own
const nothing = "~";

function listText(names: readonly string[]): string {
  return names.length === 0 ? nothing : names.map((name) => encodeURIComponent(name)).join(",");
}

function listIn(key: (typeof ticked)[number], text: string | undefined): Partial<ViolenceState> {
  if (text === undefined || text === "") return {};
  return { [key]: text === nothing ? [] : text.split(",").map(decoded) };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
