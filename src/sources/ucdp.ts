// The Georeferenced Event Dataset of the Uppsala Conflict Data Program: yearly, candidate (monthly) and country releases.
import {
  type Column,
  type Content,
  count,
  type Format,
  isoDay,
  latitude,
  longitude,
  text,
} from "./format.js";

// 1 to 3 as in the codebook (Sundberg & Melander 2013; GED codebook 25.1, section 2)
const typeOfViolence: Content = {
  kind: "code",
  meaning: { "1": "state-based", "2": "non-state", "3": "one-sided" },
};

const wherePrecision: Content = {
  kind: "code",
  meaning: {
    "1": "exact",
    "2": "near",
    "3": "adm2",
    "4": "adm1",
    "5": "near",
    "6": "country",
    "7": "unknown",
  },
  otherwise: "unknown",
};

const required = { required: true, mayBeEmpty: false } as const;
const open = { required: false, mayBeEmpty: true } as const;

const columns: readonly Column[] = [
  { name: "id", role: "id", content: text, ...required },
  { name: "type_of_violence", role: "kind", content: typeOfViolence, ...required },
  { name: "side_a", role: "sideA", content: text, ...required },
  { name: "side_b", role: "sideB", content: text, ...required },
  { name: "where_prec", role: "precision", content: wherePrecision, ...open },
  { name: "where_coordinates", role: "name", content: text, ...open },
  { name: "adm_1", role: "adm1", content: text, required: true, mayBeEmpty: true },
  { name: "adm_2", role: "adm2", content: text, ...open },
  { name: "latitude", role: "latitude", content: latitude, ...open },
  { name: "longitude", role: "longitude", content: longitude, ...open },
  { name: "country", role: "country", content: text, ...open },
  { name: "date_start", role: "start", content: isoDay, ...required },
  { name: "date_end", role: "end", content: isoDay, ...required },
  { name: "best", also: ["best_est"], role: "best", content: count, ...required },
  { name: "high", also: ["high_est"], role: "high", content: count, ...required },
  { name: "low", also: ["low_est"], role: "low", content: count, ...required },
];

/**
 * UCDP GED: the CSV as downloaded (49 columns), without its long texts, and the candidate releases. Only the columns named
 * here are read, so that the names of all others (`dyad_new_id`, `dyad_dset_id`, …) may change from release to release.
 *
 * Its releases hold records whose low estimate exceeds the high one, mostly by one (Syria 58 of 16,566, Colombia 41 of 4,632,
 * Ukraine v19.1 11 of 993): the high estimate was not raised with the best. Up to 2 % of such records are read.
 */
export const ucdp: Format = {
  name: "ucdp",
  title: "UCDP GED",
  provenance: {
    publisher: "Uppsala Conflict Data Program",
    licence: "CC BY 4.0",
    cite: "Sundberg & Melander 2013, Journal of Peace Research 50(4)",
    recordsMayBePassedOn: true,
  },
  columns,
  slipShare: 0.02,
};
