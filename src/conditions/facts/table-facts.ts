// Facts as CSV: one row for each, under a header that names the keys. Made for files of a million rows.
import { didYouMean } from "../../ground/nearest.js";
import {
  type CsvFault,
  type CsvRecord,
  CsvSplitter,
  spotOfField,
  spotOfRecord,
} from "../../sources/reading/csv.js";
import { type CellReading, type Cells, draftOfCells, type FactKey, factKeys } from "./cells.js";
import type { Draft } from "./draft.js";

/** Reads a table of facts, and gives each to `take`. The columns may stand in any order; those that are not needed may be missing. */
export function draftsOfTable(
  text: string,
  file: string,
  reading: CellReading,
  take: (draft: Draft) => void,
): void {
  const table = new FactTable(file, reading, take);
  const splitter = new CsvSplitter(",", {
    record: (record) => table.record(record),
    fault: (fault) => table.fault(fault),
  });
  // in pieces, so that what is left of a piece is never long
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = start; at < text.length; at += pieceLength) splitter.push(text.slice(at, at + pieceLength));
  splitter.end();
  table.end();
}

const pieceLength = 65_536;

// where each key stands in a row; undefined until the header was read, null if it can't be used
class FactTable {
  private places: ReadonlyMap<FactKey, number> | null | undefined;
  private width = 0;

  constructor(
    private readonly file: string,
    private readonly reading: CellReading,
    private readonly take: (draft: Draft) => void,
  ) {}

  record(record: CsvRecord): void {
    if (this.places === undefined) {
      this.places = this.readHeader(record);
      return;
    }
    const { places } = this;
    if (places === null) return;
    const { complaints } = this.reading;
    if (record.fields.length !== this.width) {
      complaints.tell(
        "csv-structure",
        `the row has ${record.fields.length} columns, the header has ${this.width}`,
        {
          where: { file: this.file, ...spotOfRecord(record) },
          hint: "look for a comma in a text that is not in quotes, or for a line cut off",
        },
      );
      return;
    }
    const cells: Cells = {
      get: (key) => {
        const at = places.get(key);
        return at === undefined ? "" : record.fields[at].trim();
      },
      spot: (key) => this.spotOf(record, places.get(key as FactKey)),
    };
    const draft = draftOfCells(cells, this.reading);
    if (draft !== undefined) this.take(draft);
  }

  fault({ kind, spot }: CsvFault): void {
    const said = {
      "quote-open": "a quote opens here and never closes",
      "quote-junk": "the quoted text that begins here goes on after its closing quote",
      "field-too-long": "a field that begins here is too long",
    };
    const code = kind === "field-too-long" ? "field-too-long" : "csv-structure";
    this.reading.complaints.tell(code, said[kind], {
      where: { file: this.file, ...spot },
      hint: "a quote inside a quoted text is written twice",
    });
  }

  end(): void {
    if (this.places !== undefined) return;
    this.reading.complaints.tell("file-empty", "the file is empty", { where: { file: this.file } });
  }

  private spotOf(record: CsvRecord, at: number | undefined) {
    const spot = at === undefined ? spotOfRecord(record) : spotOfField(record, at, ",");
    return { file: this.file, ...spot };
  }

  private readHeader(record: CsvRecord): ReadonlyMap<FactKey, number> | null {
    const { complaints } = this.reading;
    const before = complaints.count();
    const places = new Map<FactKey, number>();
    record.fields.forEach((field, at) => {
      const key = factKeys.find((one) => one === field.trim());
      const where = this.spotOf(record, at);
      if (key === undefined) {
        complaints.tell("key-unknown", `"${field.trim().slice(0, 100)}" is not a column of facts`, {
          where,
          expected: factKeys.join(", "),
          hint: didYouMean(field.trim(), factKeys) ?? "remove the column",
        });
      } else if (places.has(key)) {
        complaints.tell("name-repeated", `the column "${key}" is there twice`, {
          where,
          hint: "keep one of them",
        });
      } else places.set(key, at);
    });
    for (const key of ["id", "kind", "about", "on"] as const) {
      if (places.has(key)) continue;
      complaints.tell("column-missing", `the column "${key}" is missing`, {
        where: this.spotOf(record, undefined),
      });
    }
    this.width = record.fields.length;
    return complaints.count() > before ? null : places;
  }
}
