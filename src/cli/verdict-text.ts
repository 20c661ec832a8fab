// A verdict as a person reads it in a terminal: one sentence, the figures, the reasons, where it held and what rose instead.
import { formatInterval } from "../ground/interval.js";
import { percent, sayCount, verdictSentence } from "../publication/words.js";
import type { Answer, Breakdown, Estimate, Verdict } from "../violence/verdict.js";
import { paint, type Terminal, table, wrap } from "./terminal.js";

/** The three answers in words. */
export const answerWords: Readonly<Record<Answer, string>> = {
  met: "met",
  "not-met": "not met",
  "cannot-tell": "cannot tell",
};

/** The whole verdict as text for a terminal. */
export function verdictText(verdict: Verdict, terminal: Pick<Terminal, "colour" | "width">): string {
  const { colour, width } = terminal;
  const tone = { met: "good", "not-met": "bad", "cannot-tell": "open" } as const;
  const heading = (text: string) => paint(colour, "strong", text);
  return [
    `${heading(verdict.test.name)}: ${paint(colour, tone[verdict.verdict], answerWords[verdict.verdict].toUpperCase())}`,
    wrap(verdictSentence(verdict), width),
    figures(verdict),
    [heading("Why"), ...verdict.reasons.map((reason) => `- ${wrap(reason.text, width - 2, "  ")}`)].join(
      "\n",
    ),
    ...verdict.breakdowns.map((b) => breakdownText(b, width, heading)),
    substitutionText(verdict, width, heading),
    sourcesText(verdict, width),
  ].join("\n\n");
}

function figures(verdict: Verdict): string {
  const { test } = verdict;
  const { low, high } = verdict.expectedInterval;
  const rows = [
    ["window", formatInterval(test.window)],
    ["baseline", formatInterval(test.baseline)],
    ["expected", `${sayCount(verdict.expected)} ${test.quantity} (95 %: ${low} to ${high})`],
    ["observed", `${sayCount(verdict.observed)} ${test.quantity}`],
    ["ratio", `${estimateText(verdict.ratio)}  (1 = as expected, 0.5 = half)`],
    ["probability", `${percent(verdict.probability)} that it fell by at least ${percent(test.reduction)}`],
    ["asked for", `${percent(test.certainty)} certainty`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(12)} ${value}`).join("\n");
}

function breakdownText(breakdown: Breakdown, width: number, heading: (text: string) => string): string {
  const rows = breakdown.parts
    .slice(0, 20)
    .map((part) => [
      part.name,
      sayCount(part.expected),
      sayCount(part.observed),
      estimateText(part.ratio),
      answerWords[part.answer],
    ]);
  const more = breakdown.parts.length > 20 ? `\n… and ${breakdown.parts.length - 20} more in the report` : "";
  return [
    heading(`By ${breakdown.by}`),
    table([breakdown.by, "expected", "observed", "ratio (95 %)", "answer"], rows) + more,
    wrap(breakdown.reading, width),
  ].join("\n");
}

function substitutionText(verdict: Verdict, width: number, heading: (text: string) => string): string {
  const { found, reading } = verdict.substitution;
  if (found.length === 0) return [heading("What rose instead"), wrap(reading, width)].join("\n");
  const rows = found
    .slice(0, 10)
    .map((f) => [
      f.name,
      sayCount(f.expected),
      sayCount(f.observed),
      estimateText(f.ratio),
      pText(f.pAdjusted),
      f.rose ? "rose" : "–",
    ]);
  const more = found.length > 10 ? `\n… and ${found.length - 10} more in the report` : "";
  return [
    heading("What rose instead"),
    table(["outside the test", "expected", "observed", "ratio (95 %)", "p (all looks)", ""], rows) + more,
    wrap(reading, width),
  ].join("\n");
}

function sourcesText(verdict: Verdict, width: number): string {
  const sources = verdict.sources.map((s) =>
    wrap(
      `data  ${s.name}: ${[s.publisher, s.release, s.licence].filter((t) => t !== "").join(", ")} (sha256 ${s.sha256.slice(0, 16)}…)`,
      width,
      "      ",
    ),
  );
  return [`test  sha256 ${verdict.testHash.slice(0, 16)}…`, ...sources].join("\n");
}

/** An estimate with its interval: `0.54 [0.33, 0.96]`. */
export function estimateText(estimate: Estimate): string {
  const digits = (x: number) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
  return `${digits(estimate.median)} [${digits(estimate.low)}, ${digits(estimate.high)}]`;
}

function pText(p: number): string {
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}
