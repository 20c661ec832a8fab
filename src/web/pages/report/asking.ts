// Of what a report can be written, which parts it can have, and what is asked of the core.
import { agreementParts, reportParts } from "../../../publication/report-parts.js";
import { today } from "../../show/day-field.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import type { ReportAsk } from "../../worker/answers/report/report.js";
import type { ReportState } from "./state.js";

/** What a report can be about. */
export type Subject = { readonly kind: "process" } | { readonly kind: "test"; readonly name: string };

/** The subjects of a process: tests that can be measured, and the process if it has clauses or phases. */
export function subjectsOf({ tests, counts, clauses, phases }: ProcessSummary): readonly Subject[] {
  return [
    ...(counts === undefined ? [] : tests.map(({ test }) => ({ kind: "test", name: test.name }) as const)),
    ...(clauses.length + phases.length === 0 ? [] : [{ kind: "process" } as const]),
  ];
}

/** What is asked of the core; nothing where there is nothing to report. */
export function askOf(
  { about, on, parts }: ReportState,
  subjects: readonly Subject[],
): ReportAsk | undefined {
  const meant = subjects.find((one) =>
    one.kind === "process"
      ? about === "process"
      : about !== undefined && about !== "process" && about.test === one.name,
  );
  const subject = meant ?? subjects[0];
  if (subject === undefined) return undefined;
  if (subject.kind === "test") {
    const chosen = reportParts.filter((part) => parts?.includes(part) ?? true);
    return { about: "test", test: subject.name, ...(parts === undefined ? {} : { parts: chosen }) };
  }
  const day = on ?? today();
  const chosen = agreementParts.filter((part) => parts?.includes(part) ?? true);
  return { about: "process", on: day, known: day, ...(parts === undefined ? {} : { parts: chosen }) };
}

/** All parts that a report of this kind can have. */
export function partsOf(ask: ReportAsk): readonly (typeof agreementParts | typeof reportParts)[number][] {
  return ask.about === "process" ? agreementParts : reportParts;
}
