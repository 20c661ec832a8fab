// Problems of a file by kind: the same a thousand times is told once, with how often and where first.
import type { Problem } from "../../../../ground/problem.js";

/** A kind of problem. */
export type ProblemGroup = { readonly count: number; readonly first: readonly Problem[] };

/** How many places of a group are shown, and how many groups. */
const mostFirst = 5;
const mostGroups = 50;

/** Takes problems as they come. */
export class ProblemGroups {
  total = 0;
  private readonly groups = new Map<string, { count: number; first: Problem[] }>();

  add(one: Problem): void {
    // the note that more were found is no problem of its own
    if (one.code === "problems-many") return;
    this.total += 1;
    const key = keyOf(one);
    const group = this.groups.get(key);
    if (group === undefined) {
      if (this.groups.size < mostGroups) this.groups.set(key, { count: 1, first: [one] });
      return;
    }
    group.count += 1;
    if (group.first.length < mostFirst) group.first.push(one);
  }

  /** Takes those of the problems that were told in the end of whose kind nothing was heard before. */
  addRest(problems: readonly Problem[]): void {
    const heard = new Set(this.groups.keys());
    for (const one of problems) if (!heard.has(keyOf(one))) this.add(one);
  }

  told(): readonly ProblemGroup[] {
    return [...this.groups.values()];
  }
}

// the messages of these name the record itself
const byCode = new Set<Problem["code"]>(["id-conflict", "csv-structure"]);

function keyOf(one: Problem): string {
  return byCode.has(one.code) ? one.code : `${one.code} ${one.message}`;
}
