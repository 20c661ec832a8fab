// GDELT event exports, 1.0 and 2.0: machine-coded from news, so it counts reports of conflict; it holds no deaths.
import { type Column, type Content, type Format, latitude, longitude, text } from "./format.js";

// CAMEO root codes of material conflict (CAMEO codebook 1.1b3, chapter 2)
const rootCode: Content = {
  kind: "code",
  meaning: {
    "14": "protest",
    "15": "show of force",
    "16": "reduced relations",
    "17": "coercion",
    "18": "assault",
    "19": "fight",
    "20": "mass violence",
  },
  otherwise: "other conflict",
};

const quadClass: Content = { kind: "code", meaning: { "4": "yes" }, otherwise: "no" };
const sqlDate: Content = { kind: "day", shapes: [{ kind: "digits" }] };

const required = { required: true, mayBeEmpty: false } as const;
const open = { required: false, mayBeEmpty: true } as const;

const columns: readonly Column[] = [
  { name: "GLOBALEVENTID", role: "id", content: text, ...required },
  { name: "SQLDATE", also: ["Day"], role: "start", content: sqlDate, ...required },
  { name: "Actor1Name", role: "sideA", content: text, required: true, mayBeEmpty: true },
  { name: "Actor2Name", role: "sideB", content: text, required: true, mayBeEmpty: true },
  { name: "EventRootCode", role: "kind", content: rootCode, ...required },
  { name: "QuadClass", role: "kept", content: quadClass, ...required },
  { name: "ActionGeo_FullName", role: "name", content: text, ...open },
  { name: "ActionGeo_CountryCode", role: "country", content: text, ...open },
  { name: "ActionGeo_ADM1Code", role: "adm1", content: text, required: true, mayBeEmpty: true },
  { name: "ActionGeo_ADM2Code", role: "adm2", content: text, ...open },
  { name: "ActionGeo_Lat", role: "latitude", content: latitude, ...open },
  { name: "ActionGeo_Long", role: "longitude", content: longitude, ...open },
];

// GDELT 1.0 has no second-level codes; before April 2013 it had no address of the report either
const actor = (n: 1 | 2): readonly string[] =>
  [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
  ].map((part) => `Actor${n}${part}`);
const geo = (whose: string, second: boolean): readonly string[] =>
  [
    "Type",
    "FullName",
    "CountryCode",
    "ADM1Code",
    ...(second ? ["ADM2Code"] : []),
    "Lat",
    "Long",
    "FeatureID",
  ].map((part) => `${whose}Geo_${part}`);
const exportColumns = (second: boolean, address: boolean): readonly string[] => [
  "GLOBALEVENTID",
  "SQLDATE",
  "MonthYear",
  "Year",
  "FractionDate",
  ...actor(1),
  ...actor(2),
  "IsRootEvent",
  "EventCode",
  "EventBaseCode",
  "EventRootCode",
  "QuadClass",
  "GoldsteinScale",
  "NumMentions",
  "NumSources",
  "NumArticles",
  "AvgTone",
  ...geo("Actor1", second),
  ...geo("Actor2", second),
  ...geo("Action", second),
  "DATEADDED",
  ...(address ? ["SOURCEURL"] : []),
];

/**
 * GDELT events of QuadClass 4 (material conflict); the rest is passed over. It counts no deaths: low, best and high are 0, so
 * only events can be measured with it. First-level units are its own codes (FIPS 10-4).
 */
export const gdelt: Format = {
  name: "gdelt",
  title: "GDELT events",
  provenance: {
    publisher: "The GDELT Project",
    licence: "free of charge, with attribution",
    cite: "Leetaru & Schrodt 2013, GDELT: Global Data on Events, Location and Tone",
    recordsMayBePassedOn: true,
  },
  columns,
  withoutHeader: [exportColumns(true, true), exportColumns(false, true), exportColumns(false, false)],
  slipShare: 0,
};
