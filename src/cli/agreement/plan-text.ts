// A plan for the terminal, as JSON and as a table: who leaves when, what stays for whom, what gates and holds each tranche.
import type { Floor, Posture } from "../../agreement/terms/posture.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { formatDay } from "../../ground/day.js";
import { remainingOf } from "../../posture/check-plan.js";
import type { PlanWorld } from "../../posture/drawdown.js";
import type { NoPlan, Plan } from "../../posture/plan.js";
import { namesOf, sayChosen, sayDay, sayTroops } from "../../posture/words.js";
import { csvLines } from "../../sources/csv-lines.js";
import { paint, table, wrap } from "../terminal.js";

/** A plan as text that fits the terminal: who leaves when, what stays for whom, and what gates and holds each tranche. */
export function planText(
  plan: Plan,
  of: { readonly process: Pick<ProcessFile, "title">; readonly posture: Posture; readonly world: PlanWorld },
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const heading = (text: string) => paint(colour, "strong", text);
  const names = namesOf(of.posture, of.world.nations);
  const aimed = plan.aim === "latest-safe" ? "each stays as long as is allowed" : "at the least cost";
  const cost = plan.cost === undefined ? "" : `, cost ${sayTroops(Math.round(plan.cost))}`;
  return [
    heading(wrap(`${of.process.title}: a drawdown from ${sayDay(plan.from)}, ${aimed}`, width)),
    `${heading("Who leaves")}\n${leavingTable(plan, names.nation, width)}`,
    ...(of.posture.floors.length === 0
      ? []
      : [
          `${heading("What stays for whom")}\n${stayingTable(plan, of.posture.floors, (floor) => `${sayChosen(floor, names)}, for ${sayChosen(floor.protects, names)}`, width)}`,
        ]),
    `${heading("Tranches")}\n${plan.tranches.map((_, t) => trancheText(plan, t, width)).join("\n")}`,
    wrap(
      `${sayTroops(plan.troopDays)} days of troops until a month after the last tranche${cost}; ${plan.proven ? "no plan is better by this measure" : "a better plan may exist"}.`,
      width,
    ),
    ...(plan.notes.length === 0
      ? []
      : [
          `${heading("To know")}\n${plan.notes.map((note) => `- ${wrap(note, width - 2, "  ")}`).join("\n")}`,
        ]),
  ].join("\n\n");
}

// nation by tranche, roles and places summed; as many tranches side by side as fit
function leavingTable(plan: Plan, name: (key: string) => string, width: number): string {
  const nations = [...new Set(plan.contingents.map((one) => one.nation))];
  const rows = nations.map((nation) => {
    const own = plan.contingents.filter((one) => one.nation === nation);
    const block = own.find((one) => one.nations !== undefined)?.nations;
    return {
      label: clipped(`${name(nation)}${block === undefined ? "" : ` (${block} nations)`}`, 30),
      numbers: numbersOf(own),
    };
  });
  rows.push({ label: "all", numbers: numbersOf(plan.contingents) });
  const heads = ["now", ...plan.tranches.map((_, t) => String(t + 1)), "stay"];
  return splitTable("nation", heads, rows, width);
}

// how many are there, leave in each tranche, and stay
function numbersOf(own: readonly Plan["contingents"][number][]): string[] {
  const sum = (of: (one: Plan["contingents"][number]) => number) => own.reduce((s, one) => s + of(one), 0);
  const tranches = own[0].leaving.length;
  const leaving = Array.from({ length: tranches }, (_, t) => sum((one) => one.leaving[t]));
  return [
    sayTroops(sum((one) => one.troops)),
    ...leaving.map((n) => (n === 0 ? "-" : `-${sayTroops(n)}`)),
    sayTroops(sum((one) => one.remaining[tranches - 1])),
  ];
}

// those who keep each floor: how many are there now and after each tranche
function stayingTable(
  plan: Plan,
  floors: readonly Floor[],
  say: (floor: Floor) => string,
  width: number,
): string {
  const heads = ["least", "now", ...plan.tranches.map((_, t) => `after ${t + 1}`)];
  const rows = floors.map((floor) => ({
    label: clipped(floor.name, 30),
    numbers: [floor.atLeast, ...[-1, ...plan.tranches.keys()].map((t) => remainingOf(plan, floor, t))].map(
      sayTroops,
    ),
  }));
  const whom = floors.map((floor) =>
    wrap(`${floor.name}: ${say(floor)}${floor.why === undefined ? "" : ` (${floor.why})`}`, width, "  "),
  );
  return `${splitTable("floor", heads, rows, width)}\n${whom.join("\n")}`;
}

function trancheText(plan: Plan, t: number, width: number): string {
  const { name, day, gates, lift, leaving, remaining, tight } = plan.tranches[t];
  const lifted = lift === undefined ? "" : `; lift ${sayTroops(lift)}`;
  const indented = (label: string, texts: readonly string[]) =>
    texts.map((text) => `     ${wrap(`${label}: ${text}`, width - 5, "       ")}`);
  const head = `${name}, by ${sayDay(day)}: ${sayTroops(leaving)} leave, ${sayTroops(remaining)} remain${lifted}`;
  return [
    `${String(t + 1).padStart(3)}  ${wrap(head, width - 5, "     ")}`,
    ...indented("not before", gates),
    ...indented(
      "no room",
      tight.map((one) => one.text),
    ),
  ].join("\n");
}

type LabelledRow = { readonly label: string; readonly numbers: readonly string[] };

// a table that is too wide goes on below, with its labels again
function splitTable(
  corner: string,
  heads: readonly string[],
  rows: readonly LabelledRow[],
  width: number,
): string {
  const label = Math.max(corner.length, ...rows.map((row) => row.label.length));
  const widths = heads.map(
    (head, c) => Math.max(head.length, ...rows.map((row) => row.numbers[c].length)) + 2,
  );
  const parts: string[] = [];
  for (let from = 0; from < heads.length; ) {
    let [to, used] = [from, label];
    while (to < heads.length && (to === from || used + widths[to] <= width)) used += widths[to++];
    parts.push(
      table(
        [corner, ...heads.slice(from, to)],
        rows.map((row) => [row.label, ...row.numbers.slice(from, to)]),
      ),
    );
    from = to;
  }
  return parts.join("\n\n");
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** A plan, or why there is none, as JSON, with days as people write them. */
export function planJson(plan: Plan | NoPlan): unknown {
  if (plan.kind === "no-plan") return plan;
  return {
    ...plan,
    from: formatDay(plan.from),
    tranches: plan.tranches.map((one) => ({ ...one, day: formatDay(one.day) })),
  };
}

// the columns of the table
const planColumns = [
  "nation",
  "nations",
  "role",
  "place",
  "tranche",
  "day",
  "before",
  "leaving",
  "remaining",
];

/** A plan as CSV: one row for each contingent and tranche. */
export function planCsv(plan: Plan): string {
  const rows = plan.contingents.flatMap(({ nation, nations, role, place, leaving, remaining }) =>
    plan.tranches.map((tranche, t) => ({
      nation,
      nations: nations ?? null,
      role,
      place: place ?? null,
      tranche: tranche.name,
      day: formatDay(tranche.day),
      before: leaving[t] + remaining[t],
      leaving: leaving[t],
      remaining: remaining[t],
    })),
  );
  return [...csvLines(rows, planColumns)].join("");
}
