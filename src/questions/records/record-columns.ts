// Records as columns of numbers and words: some ninety bytes a record, however long its names are.
import type { Day } from "../../ground/day.js";
import type { SourceRow } from "../../sources/reading/rows.js";
import { twice, Words } from "./words.js";

/** The columns that hold numbers, and those that hold words. Points that are not given are not numbers. */
const numbers = ["start", "end", "events", "low", "best", "high", "latitude", "longitude"] as const;
const texts = ["country", "adm1", "adm2", "name", "precision", "sideA", "sideB", "kind"] as const;

type NumberColumn = (typeof numbers)[number];
type TextColumn = (typeof texts)[number];

/** A record in numbers: what a reader fills, field by field, before it is kept. */
export type Draft = { -readonly [K in NumberColumn | TextColumn]: number } & {
  id: number | string;
  observed: boolean;
};

/** A draft with nothing in it. */
export function emptyDraft(): Draft {
  return {
    ...{ start: 0, end: 0, events: 1, low: 0, best: 0, high: 0, latitude: Number.NaN, longitude: Number.NaN },
    ...{ country: 0, adm1: 0, adm2: 0, name: 0, precision: 0, sideA: 0, sideB: 0, kind: 0 },
    ...{ id: "", observed: true },
  };
}

/** What became of a record that was added. */
export type Added = "kept" | "repeated" | "conflict";

/** The records of a source, as columns. */
export class RecordColumns {
  readonly words = new Words();
  count = 0;
  readonly ids: (number | string)[] = [];
  private readonly values = {} as Record<NumberColumn, Float64Array<ArrayBuffer>>;
  private readonly named = {} as Record<TextColumn, Int32Array<ArrayBuffer>>;
  private looked: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  private readonly rowOf = new Map<number | string, number>();

  constructor() {
    for (const name of numbers) this.values[name] = new Float64Array(1024);
    for (const name of texts) this.named[name] = new Int32Array(1024);
  }

  /** Keeps a record; one that was met before, with the same identifier and the same content, counts once. */
  add(draft: Draft): Added {
    if (draft.id !== "") {
      const before = this.rowOf.get(draft.id);
      if (before !== undefined) {
        return this.isSame(before, draft) ? "repeated" : "conflict";
      }
      this.rowOf.set(draft.id, this.count);
    }
    const row = this.count;
    if (row === this.looked.length) this.grow();
    this.write(row, draft);
    this.looked[row] = draft.observed ? 1 : 0;
    this.ids.push(draft.id);
    this.count += 1;
    return "kept";
  }

  /** A row of the careful reader as a draft. */
  draftOf(row: SourceRow): Draft {
    const draft = emptyDraft();
    for (const name of texts) draft[name] = this.words.ofText(row[name]);
    const { days, events, low, best, high, latitude = Number.NaN, longitude = Number.NaN, observed } = row;
    return Object.assign(draft, {
      ...{ start: days.start, end: days.end, events, low, best, high, latitude, longitude, observed },
      id: idOf(row.id),
    });
  }

  number(name: NumberColumn, row: number): number {
    return this.values[name][row];
  }

  word(name: TextColumn, row: number): number {
    return this.named[name][row];
  }

  wasObserved(row: number): boolean {
    return this.looked[row] === 1;
  }

  /** A record as the careful reader gives it. */
  row(row: number): SourceRow {
    const text = (name: TextColumn) => this.words.text(this.named[name][row]);
    const value = (name: NumberColumn) => this.values[name][row];
    const point = (name: "latitude" | "longitude") =>
      Number.isNaN(value(name)) ? {} : { [name]: value(name) };
    return {
      id: String(this.ids[row]),
      days: { start: value("start") as Day, end: value("end") as Day },
      ...{ country: text("country"), adm1: text("adm1"), adm2: text("adm2"), name: text("name") },
      ...point("latitude"),
      ...point("longitude"),
      ...{ precision: text("precision"), sideA: text("sideA"), sideB: text("sideB"), kind: text("kind") },
      ...{ events: value("events"), low: value("low"), best: value("best"), high: value("high") },
      observed: this.wasObserved(row),
    };
  }

  // written out, for this runs for every field of every record
  private write(row: number, draft: Draft): void {
    const { values, named } = this;
    values.start[row] = draft.start;
    values.end[row] = draft.end;
    values.events[row] = draft.events;
    values.low[row] = draft.low;
    values.best[row] = draft.best;
    values.high[row] = draft.high;
    values.latitude[row] = draft.latitude;
    values.longitude[row] = draft.longitude;
    named.country[row] = draft.country;
    named.adm1[row] = draft.adm1;
    named.adm2[row] = draft.adm2;
    named.name[row] = draft.name;
    named.precision[row] = draft.precision;
    named.sideA[row] = draft.sideA;
    named.sideB[row] = draft.sideB;
    named.kind[row] = draft.kind;
  }

  private isSame(row: number, draft: Draft): boolean {
    return (
      numbers.every((name) => Object.is(this.values[name][row], draft[name])) &&
      texts.every((name) => this.named[name][row] === draft[name]) &&
      this.wasObserved(row) === draft.observed
    );
  }

  private grow(): void {
    for (const name of numbers) this.values[name] = twice(this.values[name], Float64Array);
    for (const name of texts) this.named[name] = twice(this.named[name], Int32Array);
    this.looked = twice(this.looked, Uint8Array);
  }
}

/** An identifier, as a number where its digits can be had back from it. */
export function idOf(text: string): number | string {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
}
