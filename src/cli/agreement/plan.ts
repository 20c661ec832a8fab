// halcyon plan: a drawdown that keeps every ceiling, floor, lift and share, tranche by tranche; or the demands that can't all be kept.
import { type Problem, problem } from "../../ground/problem.js";
import { problemsText } from "../../ground/problem-text.js";
import type { Aim, NoPlan } from "../../posture/plan.js";
import { planDrawdown } from "../../posture/plan-drawdown.js";
import { planWorldOf } from "../../process/plan-world.js";
import type { Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { writeWhole } from "../files.js";
import { type ExitCode, refuse } from "../outcome.js";
import { wrap } from "../terminal.js";
import { dayOption } from "./days.js";
import { openKnowledge } from "./open-knowledge.js";
import { planCsv, planJson, planText } from "./plan-text.js";

/** Runs the command: 0 with a plan, 1 where none exists, 2 where the question can't be asked. */
export async function planCommand(path: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const opened = await openKnowledge(path, raw, context);
  if (!opened.ok) return refuse(terminal, opened.problems);
  const { process, knowledge } = opened.value;
  const problems: Problem[] = [];
  const on = dayOption(raw, "on", { basis: process.calendar.hijri, problems });
  const aim = aimOf(raw, problems);
  const { posture } = process;
  if (posture === undefined) problems.push(noPosture(path));
  if (posture === undefined || problems.length > 0) return refuse(terminal, problems);
  const world = planWorldOf(knowledge, on ?? context.today());
  const { openHighs } = await import("../../engines/highs.js");
  const options = { aim, ...(on !== undefined && { from: on }) };
  const planned = await planDrawdown(posture, world, options, await openHighs());
  if (!planned.ok) return refuse(terminal, planned.problems);
  const plan = planned.value;
  if (raw.json === true) terminal.out(JSON.stringify(planJson(plan), null, 2));
  if (plan.kind === "no-plan") {
    if (raw.json !== true) tellNoPlan(plan, context);
    return 1;
  }
  if (raw.json !== true) terminal.out(planText(plan, { process, posture, world }, terminal));
  if (typeof raw.csv !== "string") return 0;
  const written = await writeWhole(raw.csv, planCsv(plan));
  if (!written.ok) return refuse(terminal, written.problems);
  if (raw.json !== true) terminal.out(`\ntable    ${written.value}`);
  return 0;
}

function tellNoPlan(none: NoPlan, { terminal }: Context): void {
  terminal.say(problemsText([none.problem], { colour: terminal.colour }));
  for (const note of none.notes) terminal.say(`\n${wrap(note, terminal.width)}`);
}

function aimOf(raw: Raw, problems: Problem[]): Aim {
  if (raw.leastCost === true && raw.latestSafe === true)
    problems.push(
      problem("command-invalid", "a plan aims at one thing first", {
        found: "--least-cost and --latest-safe",
        expected: "one of them, or neither: then it is --latest-safe",
      }),
    );
  return raw.leastCost === true ? "least-cost" : "latest-safe";
}

function noPosture(path: string): Problem {
  return problem("question-invalid", "the process file has no posture, so there is nobody to plan for", {
    where: { file: path },
    hint: "add the section posture, with contributions, ceilings and tranches",
  });
}
