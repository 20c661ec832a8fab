// A table of counts: what a user has who may not, or need not, hold single events; one row for a day, a place and a pair.
import { type Column, type Content, count, type Format, isoDay, text } from "./format.js";

const yesOrNo: Content = {
  kind: "code",
  meaning: { yes: "yes", no: "no", true: "yes", false: "no", "1": "yes", "0": "no", y: "yes", n: "no" },
};

const open = { required: false, mayBeEmpty: true } as const;

const columns: readonly Column[] = [
  { name: "date", also: ["day"], role: "start", content: isoDay, required: true, mayBeEmpty: false },
  {
    name: "days",
    also: ["length"],
    role: "days",
    content: { kind: "whole", least: 1, most: 36_600 },
    ...open,
  },
  { name: "place", also: ["adm_1", "admin1"], role: "adm1", content: text, required: true, mayBeEmpty: true },
  { name: "side_a", role: "sideA", content: text, ...open },
  { name: "side_b", role: "sideB", content: text, ...open },
  { name: "kind", also: ["type"], role: "kind", content: text, ...open },
  { name: "events", also: ["count"], role: "events", content: count, required: true, mayBeEmpty: true },
  { name: "low", also: ["deaths_low"], role: "low", content: count, ...open },
  { name: "best", also: ["deaths_best", "deaths"], role: "best", content: count, ...open },
  { name: "high", also: ["deaths_high"], role: "high", content: count, ...open },
  { name: "observed", role: "observed", content: yesOrNo, ...open },
];

/**
 * Counts by day, place, pair of parties and kind, as `date,days,place,side_a,side_b,kind,events,low,best,high,observed`. A row
 * counts for the `days` days from `date` (1 if not given). `observed` = no says that nobody looked at that place in those days
 * (at any place, if `place` is empty). A day and place without a row is a day without violence.
 */
export const counts: Format = {
  name: "counts",
  title: "table of counts",
  provenance: {
    publisher: "as given with the table",
    licence: "as given with the table",
    cite: "as given with the table",
    recordsMayBePassedOn: true,
  },
  columns,
  slipShare: 0,
};
