// The parts of reports below their heads, in their order; whoever composes one chooses among them.

/** The parts of the report of a verdict. */
export const reportParts = [
  "reasons",
  "history",
  "posterior",
  "map",
  "breakdown",
  "spots",
  "substitution",
  "days",
  "placebo",
  "calibration",
  "dates",
  "sources",
  "test",
  "guide",
  "replay",
] as const;
export type ReportPart = (typeof reportParts)[number];

/** The parts of the report of a process. */
export const agreementParts = [
  "road",
  "course",
  "due",
  "follows",
  "clauses",
  "forecast",
  "posture",
  "funding",
  "gains",
  "drafting",
  "record",
  "guide",
] as const;
export type AgreementPart = (typeof agreementParts)[number];
