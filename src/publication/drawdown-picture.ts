// A planned drawdown as its picture: how many remain day by day, nation by nation or role by role, and each ceiling and floor beside
// those whom it counts.
import type { Posture } from "../agreement/terms/posture.js";
import { isAbsent } from "../ground/absence.js";
import { addDays, type Day } from "../ground/day.js";
import { type Chosen, isChosen } from "../posture/contingents.js";
import type { PlanWorld } from "../posture/drawdown.js";
import type { Plan, PlannedContingent } from "../posture/plan.js";
import { namesOf, sayChosen } from "../posture/words.js";
import type { DrawdownPicture, Panel, Stretch } from "./charts/drawdown.js";

/** By what the whole is divided. */
export type DividedBy = "nation" | "role";

/** More parts than this can't be told apart: the smallest are drawn as one. */
const mostParts = 6;

/** Days that are shown after the last tranche. */
const daysAfter = 30;

/** The picture: the whole first, then one panel for each group that a ceiling or a floor counts and that is not the whole. */
export function drawdownPicture(
  { plan, posture, world }: { readonly plan: Plan; readonly posture: Posture; readonly world: PlanWorld },
  by: DividedBy,
): DrawdownPicture {
  const span = { start: plan.from, end: addDays(plan.tranches.at(-1)?.day ?? plan.from, daysAfter) };
  const names = namesOf(posture, world.nations);
  const all = { nations: [], roles: [], places: [] };
  const panels = new Map<string, { -readonly [K in keyof Panel]: Panel[K] }>();
  const panelOf = (chosen: Chosen) => {
    const members = plan.contingents.filter((one) => isChosen(one, chosen));
    const key = members.map((one) => plan.contingents.indexOf(one)).join(" ");
    const there = panels.get(key);
    if (there !== undefined) return there;
    const title = sayChosen(chosen, names);
    const parts = [{ name: title, stretches: stretchesOf(members, plan, span.end) }];
    const made = { title, parts, ceilings: [], floors: [] };
    panels.set(key, made);
    return made;
  };
  const whole = panelOf(all);
  whole.parts = partsOf({ plan, by, say: by === "nation" ? names.nation : names.role }, span.end);
  for (const ceiling of posture.ceilings) {
    const day = world.moments(ceiling.by);
    if (isAbsent(day) || day >= span.end) continue;
    const panel = panelOf(ceiling);
    const from = day < span.start ? span.start : day;
    panel.ceilings = [...panel.ceilings, { from, to: span.end, level: ceiling.atMost }];
  }
  for (const floor of posture.floors) {
    const until = floor.until === undefined ? undefined : world.moments(floor.until);
    const dependents = plan.contingents.filter(
      (one) => isChosen(one, floor.protects) && !isChosen(one, floor),
    );
    const gone = stretchesOf(dependents, plan, span.end).find(({ troops }) => troops === 0)?.from ?? span.end;
    const held = isAbsent(until) ? span.end : until === undefined || until < gone ? gone : until;
    if (held <= span.start) continue;
    const panel = panelOf(floor);
    panel.floors = [...panel.floors, { from: span.start, to: held, level: floor.atLeast }];
  }
  const tranches = plan.tranches.map(({ name, day }) => ({ name, day }));
  return { days: span, tranches, panels: [...panels.values()] };
}

function partsOf(
  { plan, by, say }: { readonly plan: Plan; readonly by: DividedBy; readonly say: (key: string) => string },
  end: Day,
): Panel["parts"] {
  const groups = new Map<string, PlannedContingent[]>();
  for (const one of plan.contingents) groups.set(one[by], [...(groups.get(one[by]) ?? []), one]);
  const troops = (members: readonly PlannedContingent[]) => members.reduce((sum, one) => sum + one.troops, 0);
  const sorted = [...groups].sort(([, a], [, b]) => troops(b) - troops(a));
  const shown = sorted.length > mostParts ? sorted.slice(0, mostParts - 1) : sorted;
  const rest = sorted.slice(shown.length).flatMap(([, members]) => members);
  return [
    ...shown.map(([key, members]) => ({ name: say(key), stretches: stretchesOf(members, plan, end) })),
    ...(rest.length === 0
      ? []
      : [{ name: `${sorted.length - shown.length} others`, stretches: stretchesOf(rest, plan, end) }]),
  ];
}

// those who leave in a tranche are gone on its last day
function stretchesOf(members: readonly PlannedContingent[], plan: Plan, end: Day): readonly Stretch[] {
  const days = plan.tranches.map(({ day }) => day);
  return [-1, ...days.keys()].flatMap((t) => {
    const [from, to] = [t < 0 ? plan.from : days[t], days[t + 1] ?? end];
    const troops = members.reduce((sum, one) => sum + (t < 0 ? one.troops : one.remaining[t]), 0);
    return from < to ? [{ from, to, troops }] : [];
  });
}
