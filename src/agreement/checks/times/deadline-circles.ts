// Deadlines that count from one another, so that none of them ever comes.
import type { Problem } from "../../../ground/problem.js";
import type { Moment } from "../../terms/date.js";
import type { ProcessFile } from "../../terms/process.js";
import { anyOf, blockers, circles, every, type Need, nothing } from "../order/graph.js";
import { deadlineOf, spotAt } from "../walk.js";
import { sayLine, sayMoment, sayNames } from "../words.js";
import { contradiction } from "./contradiction.js";

/** Deadlines that count from one another: each circle is told once. */
export function circularDeadlines(process: ProcessFile): readonly Problem[] {
  const clauses = new Map(process.clauses.map((clause) => [clause.name, clause]));
  const needs = new Map<string, Need>();
  for (const clause of process.clauses) {
    const deadline = deadlineOf(clause);
    if (deadline !== undefined) needs.set(clause.name, knownWhen(deadline.moment));
  }
  return circles(blockers(needs)).flatMap((circle) => {
    const members = circle.flatMap((name) => clauses.get(name) ?? []);
    const [first] = members;
    if (first === undefined) return [];
    const key = deadlineOf(first)?.key ?? "by";
    const alone = circle.length === 1;
    const told = members.map((one) => {
      const deadline = deadlineOf(one);
      const spot = spotAt(one, `when.${deadline?.key}`, "when");
      return `"${one.name}" is due ${deadline === undefined ? "" : sayMoment(deadline.moment)} (${sayLine(spot)})`;
    });
    return [
      contradiction(
        alone
          ? `the deadline of clause "${first.name}" counts from its own fulfilment`
          : `the deadlines of ${sayNames(circle)} count from one another`,
        {
          where: spotAt(first, `when.${key}`, "when"),
          found: told.join("; "),
          why: `as long as ${alone ? "it is" : "none is"} done, no deadline ever comes, and nobody is ever late`,
          hint: "let one of them count from a date or an event",
        },
      ),
    ];
  });
}

function knownWhen(moment: Moment): Need {
  switch (moment.kind) {
    case "date":
      return nothing;
    case "named":
      return moment.what === "clause" ? { kind: "thing", thing: moment.name } : nothing;
    case "shifted":
      return knownWhen(moment.from);
    case "earlier-of":
      return anyOf(moment.of.map(knownWhen));
    case "later-of":
      return every(moment.of.map(knownWhen));
  }
}
