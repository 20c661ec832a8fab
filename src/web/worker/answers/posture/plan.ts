// A proposed drawdown, or why none keeps everything that was asked; with its picture.
import type { Day } from "../../../../ground/day.js";
import { failure, problem, type Result, success } from "../../../../ground/problem.js";
import type { Solver } from "../../../../posture/model/linear.js";
import type { Aim, NoPlan, Plan } from "../../../../posture/plan.js";
import { planDrawdown } from "../../../../posture/plan-drawdown.js";
import { planWorldOf } from "../../../../process/plan-world.js";
import type { DrawdownPicture } from "../../../../publication/charts/drawdown.js";
import { drawdownPicture } from "../../../../publication/drawdown-picture.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import type { Work } from "../../work.js";
import { openHighs } from "./open-highs.js";

/** What is aimed at; by what had happened on the day `seen`; from the posture of the day `from`, of the last one told if not given. */
export type PlanAsk = { readonly aim: Aim; readonly seen: Day; readonly from?: Day };

/** The plan, the same to the last digit as `halcyon plan --json`; with its pictures, if there is one. */
export type PlanAnswer = {
  readonly plan: Plan | NoPlan;
  readonly pictures?: { readonly nation: DrawdownPicture; readonly role: DrawdownPicture };
};

/** Plans. */
export async function plan(opened: OpenedProcess, ask: PlanAsk, work: Work): Promise<Result<PlanAnswer>> {
  const { process, knowledge } = opened;
  const { posture } = process;
  if (posture === undefined)
    return failure([
      problem("question-invalid", "the process file has no posture, so there is nobody to plan for", {
        hint: "add the section posture, with contributions, ceilings and tranches",
      }),
    ]);
  const world = planWorldOf(knowledge, ask.seen);
  const options = { aim: ask.aim, ...(ask.from === undefined ? {} : { from: ask.from }) };
  const planned = await planDrawdown(posture, world, options, counted(await openHighs(), work));
  if (!planned.ok) return planned;
  if (planned.value.kind === "no-plan") return success({ plan: planned.value });
  const drawn = { plan: planned.value, posture, world };
  return success({
    plan: planned.value,
    pictures: { nation: drawdownPicture(drawn, "nation"), role: drawdownPicture(drawn, "role") },
  });
}

// a plan takes three programs; the search for a conflict takes more, nobody knows how many
function counted(solver: Solver, work: Work): Solver {
  let solved = 0;
  return {
    solve: async (lp) => {
      work.progress(solved, Math.max(3, solved + 1));
      await work.pause();
      const answer = await solver.solve(lp);
      solved += 1;
      return answer;
    },
  };
}
