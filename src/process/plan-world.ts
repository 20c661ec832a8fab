// What a posture needs to know of its process, as it is seen from a day: deadlines, conditions and nations.
import { sayCondition } from "../agreement/saying/conditions.js";
import type { Moment } from "../agreement/terms/date.js";
import type { ProcessFile } from "../agreement/terms/process.js";
import type { Judge } from "../conditions/judge.js";
import type { Knowledge } from "../conditions/knowledge.js";
import { isAbsent } from "../ground/absence.js";
import { addDays, type Day } from "../ground/day.js";
import type { PlanWorld } from "../posture/drawdown.js";
import { walkTo } from "./walk/walk.js";

/** Deadlines, conditions and nations for a posture, as they are seen from a day; by a judge of that day, if there is one already. */
export function planWorldOf(
  knowledge: Knowledge,
  seen: Day,
  judge: Judge = walkTo(knowledge, { on: seen, known: seen }).judge,
): PlanWorld {
  const { process } = knowledge;
  const parties = new Map(process.parties.map((party) => [party.key, party.id as string]));
  return {
    moments: (moment) => {
      const day = judge.moment(moment, seen);
      return isAbsent(day) || !endsBefore(moment, process) ? day : addDays(day, -1);
    },
    gates: (condition) => sayCondition(condition, process),
    nations: (key) => parties.get(key) ?? key,
  };
}

// where the file says that the last day of a stretch does not count, a deadline ends a day sooner
function endsBefore(moment: Moment, { calendar }: ProcessFile): boolean {
  return (
    calendar.lastDay === "excluded" &&
    moment.kind === "shifted" &&
    moment.direction === "after" &&
    moment.by.count > 0
  );
}
