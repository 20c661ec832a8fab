// halcyon design: before signing, which windows and falls can be told apart from luck at this place, with this history?
import { seriesOf } from "../../cube/series.js";
import { addDays, formatDay } from "../../ground/day.js";
import { percent, sayCount } from "../../publication/words.js";
import { problemsOfTest } from "../../violence/assess.js";
import type { TestDesign } from "../../violence/findings.js";
import { designTest, wantedPower } from "../../violence/power.js";
import type { ViolenceTest } from "../../violence/test.js";
import { ask } from "../asking/ask.js";
import type { Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { writeDesignReport } from "../report.js";
import { table, wrap } from "../terminal.js";

/** Runs the command. */
export async function designCommand(path: string | undefined, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const asked = await ask(path, { window: "7", ...raw }, context);
  if (!asked.ok) return refuse(terminal, asked.problems);
  const { cube } = asked.value.gathered;
  const printed = [];
  for (const { test } of asked.value.tests) {
    const problems = problemsOfTest(test);
    if (problems.length > 0) return refuse(terminal, problems);
    const design = designTest(seriesOf(cube, test.scope, test.quantity, test.dates), test);
    printed.push({ test: test.name, from: formatDay(test.window.start), ...design });
    if (raw.json !== true) terminal.out(`${designText(test, design, terminal.width)}\n`);
    if (typeof raw.report === "string") {
      const written = await writeDesignReport(raw.report, { test, design });
      if (!written.ok) return refuse(terminal, written.problems);
      if (raw.json !== true) for (const file of written.value) terminal.out(`report   ${file}`);
    }
  }
  if (raw.json === true) terminal.out(JSON.stringify(printed.length === 1 ? printed[0] : printed, null, 2));
  return 0;
}

/** The power of each length as a table for the certainty that the test declares (or the nearest tried), and the shortest windows. */
export function designText(test: ViolenceTest, design: TestDesign, width: number): string {
  const tried = [...new Set(design.cells.map((c) => c.certainty))];
  const certainty = tried.reduce(
    (a, b) => (Math.abs(b - test.certainty) < Math.abs(a - test.certainty) ? b : a),
    tried[0],
  );
  const falls = [...new Set(design.cells.map((c) => c.reduction))];
  const rows = design.expected.map(({ days, mean }) => [
    String(days),
    sayCount(mean),
    ...falls.map((fall) => {
      const cell = design.cells.find(
        (c) => c.days === days && c.reduction === fall && c.certainty === certainty,
      );
      return cell === undefined ? "" : percent(cell.met);
    }),
  ]);
  const shortest = design.shortest.filter((s) => s.certainty === certainty && s.reduction > 0);
  return [
    wrap(
      `${test.name}: how often a test that asks for ${percent(design.required)} with ${percent(certainty)} certainty would say "met", by the length of the window and the true fall, beginning ${formatDay(test.window.start)} on a history to ${formatDay(addDays(test.baseline.end, -1))}.`,
      width,
    ),
    table(["days", "expected", ...falls.map((f) => `fall ${percent(f)}`)], rows),
    shortest
      .map(({ reduction, days }) =>
        days === null
          ? `A true fall of ${percent(reduction)}: none of these lengths recognises it in ${percent(wantedPower)} of cases.`
          : `A true fall of ${percent(reduction)}: ${days} days are enough (${percent(wantedPower)} of cases or more).`,
      )
      .join("\n"),
  ].join("\n\n");
}
