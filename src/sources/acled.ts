// Armed Conflict Location & Event Data: the CSV export and the API's rows. Its terms forbid passing single records on.
import { type Column, type Content, count, type Format, latitude, longitude, text } from "./format.js";

// exports of the data tool write 27 February 2016, the API 2016-02-27, older ones 27-02-2016
const eventDate: Content = {
  kind: "day",
  shapes: [{ kind: "iso" }, { kind: "day-month-name-year" }, { kind: "day-month-year" }],
};

// a date known to the week or to the month stands for that calendar week or month
const timePrecision: Content = { kind: "code", meaning: { "1": "day", "2": "week", "3": "month" } };

const geoPrecision: Content = {
  kind: "code",
  meaning: { "1": "exact", "2": "near", "3": "adm1" },
  otherwise: "unknown",
};

const required = { required: true, mayBeEmpty: false } as const;
const open = { required: false, mayBeEmpty: true } as const;

const columns: readonly Column[] = [
  {
    name: "event_id_cnty",
    also: ["data_id"],
    role: "id",
    content: text,
    ...required,
  },
  { name: "event_date", role: "start", content: eventDate, ...required },
  { name: "time_precision", role: "stretch", content: timePrecision, ...open },
  { name: "event_type", role: "kind", content: text, ...required },
  { name: "actor1", role: "sideA", content: text, required: true, mayBeEmpty: true },
  { name: "actor2", role: "sideB", content: text, required: true, mayBeEmpty: true },
  { name: "country", role: "country", content: text, ...open },
  { name: "admin1", role: "adm1", content: text, required: true, mayBeEmpty: true },
  { name: "admin2", role: "adm2", content: text, ...open },
  { name: "location", role: "name", content: text, ...open },
  { name: "latitude", role: "latitude", content: latitude, ...open },
  { name: "longitude", role: "longitude", content: longitude, ...open },
  { name: "geo_precision", role: "precision", content: geoPrecision, ...open },
  { name: "fatalities", role: "best", content: count, ...required },
];

/** ACLED event records. One figure of deaths is given: it stands for the low, best and high estimate. */
export const acled: Format = {
  name: "acled",
  title: "ACLED",
  provenance: {
    publisher: "Armed Conflict Location & Event Data",
    licence: "ACLED terms of use: no passing on of records",
    cite: "Raleigh, Kishi & Linke 2023, Humanities and Social Sciences Communications 10",
    recordsMayBePassedOn: false,
  },
  columns,
  slipShare: 0,
};
