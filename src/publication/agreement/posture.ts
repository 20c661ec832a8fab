// Who contributes what, what must not leave before what, and the proposed drawdown with what holds it in place.
import { axisX, axisY, barX, text } from "@observablehq/plot";
import type { Floor, Funding } from "../../agreement/terms/posture.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { formatDay } from "../../ground/day.js";
import type { NoPlan, Plan } from "../../posture/plan.js";
import { short } from "../charts/look.js";
import { html, type Markup } from "../markup.js";
import { figure, section, table } from "../page.js";
import { type Chart, type DrawingEffects, drawn } from "../plot.js";
import { sayCount, sayDay, sayList } from "../words.js";
import { nameOf } from "./ahead.js";

/** Contributions, floors and the plan. */
export function postureSection(
  process: ProcessFile,
  plan: Plan | NoPlan | undefined,
  effects: DrawingEffects,
): Markup | undefined {
  const { posture } = process;
  if (posture === undefined) return undefined;
  const nations = byNation(process);
  const rows = posture.contributions.map((one) => [
    nameOf(one.nation, process),
    roleTitle(process, one.role),
    one.place ?? "",
    sayCount(one.troops),
    formatDay(one.on.day),
    one.nations === undefined
      ? (one.source ?? "not stated")
      : `${one.nations} nations, not given one by one; ${one.source ?? "source not stated"}`,
  ]);
  const columns = [
    { name: "Nation" },
    { name: "Role" },
    { name: "Place" },
    { name: "Troops", number: true },
    { name: "On" },
    { name: "Source" },
  ];
  return section(
    "posture",
    "Who contributes",
    figure(drawn(nationsChart(nations), effects), {
      caption: html`Troops by nation. What is not known nation by nation stands as one block.`,
      words: table(columns, rows),
    }),
    posture.ceilings.length + posture.floors.length === 0 ? html`` : limits(process),
    plan === undefined ? html`` : plan.kind === "plan" ? planned(process, plan) : impossible(plan),
  );
}

type NationTroops = { readonly name: string; readonly troops: number };

function byNation(process: ProcessFile): readonly NationTroops[] {
  const sums = new Map<string, number>();
  for (const one of process.posture?.contributions ?? []) {
    const name = nameOf(one.nation, process);
    sums.set(name, (sums.get(name) ?? 0) + one.troops);
  }
  return [...sums].map(([name, troops]) => ({ name, troops })).sort((a, b) => b.troops - a.troops);
}

function nationsChart(nations: readonly NationTroops[]): Chart {
  return {
    id: "posture-chart",
    title: "Troops by nation",
    description: nations.map(({ name, troops }) => `${name}: ${sayCount(troops)}`).join("; "),
    draw: (width) => ({
      height: 40 + nations.length * 26,
      marginLeft: width < 500 ? 120 : 200,
      marginRight: 60,
      x: { label: null },
      y: { domain: nations.map((one) => one.name), label: null, padding: 0.3 },
      marks: [
        axisX({ ticks: 4, label: null }),
        axisY({ tickSize: 0, label: null, tickFormat: (name: string) => short(name, width < 500 ? 16 : 28) }),
        barX(nations, { x: "troops", y: "name", fill: "var(--met)" }),
        text(nations, {
          x: "troops",
          y: "name",
          text: (one: NationTroops) => sayCount(one.troops),
          textAnchor: "start",
          dx: 5,
        }),
      ],
    }),
  };
}

function limits(process: ProcessFile): Markup {
  const posture = process.posture;
  const ceilings = posture?.ceilings ?? [];
  const floors = posture?.floors ?? [];
  return html`<h3>Ceilings and floors</h3><ul>${ceilings.map(
    (one) =>
      html`<li>At most ${sayCount(one.atMost)}${one.nations.length === 0 ? "" : ` of ${sayList(one.nations.map((n) => nameOf(n, process)))}`}${one.roles.length === 0 ? "" : `, ${sayList(one.roles.map((r) => roleTitle(process, r)))}`}${one.places.length === 0 ? "" : `, at ${sayList(one.places)}`} (${one.name}).</li>`,
  )}${floors.map((one) => html`<li>${floorWords(process, one)}</li>`)}</ul>`;
}

function floorWords(process: ProcessFile, one: Floor): string {
  const what =
    one.roles.length === 0
      ? "troops"
      : sayList(one.roles.map((role) => roleTitle(process, role).toLowerCase()));
  const guarded = [
    ...one.protects.nations.map((name) => nameOf(name, process)),
    ...one.protects.roles.map((role) => roleTitle(process, role).toLowerCase()),
    ...one.protects.places.map((place) => `anybody at ${place}`),
  ];
  const whom =
    guarded.length === 0
      ? "anybody remains"
      : `${sayList(guarded)} ${guarded.length === 1 ? "remains" : "remain"}`;
  return `At least ${sayCount(one.atLeast)} ${what}${one.places.length === 0 ? "" : ` at ${sayList(one.places)}`} for as long as ${whom}${one.why === undefined ? "" : `: ${one.why}`}.`;
}

function roleTitle(process: ProcessFile, role: string): string {
  return process.posture?.roles.find((one) => one.name === role)?.title ?? role;
}

function planned(process: ProcessFile, plan: Plan): Markup {
  const columns = [
    { name: "Nation, role, place" },
    ...plan.tranches.map((one) => ({ name: one.name, number: true })),
    { name: "Remain", number: true },
  ];
  const rows = plan.contingents.map((one) => [
    [nameOf(one.nation, process), roleTitle(process, one.role), one.place]
      .filter((part) => part !== undefined)
      .join(", "),
    ...one.leaving.map((n) => (n === 0 ? "" : sayCount(n))),
    sayCount(one.remaining.at(-1) ?? one.troops),
  ]);
  const aim =
    plan.aim === "latest-safe" ? "that everybody stays as long as is allowed" : "that it costs least";
  return html`<h3>The proposed drawdown</h3><p>It aims at this: ${aim}. Each tranche leaves only when its gates hold.</p>
<ol>${plan.tranches.map(
    (one) =>
      html`<li><b>${one.name}</b>, by ${sayDay(one.day)}: ${sayCount(one.leaving)} leave, ${sayCount(one.remaining)} remain.${one.gates.length === 0 ? "" : ` Only when: ${one.gates.join("; ")}.`}${one.tight.length === 0 ? "" : ` No room is left by: ${one.tight.map((tight) => tight.text).join("; ")}.`}</li>`,
  )}</ol>
<div class="scroll">${table(columns, rows, "How many leave in each tranche.")}</div>${plan.notes.map((note) => html`<p class="soft">${note}</p>`)}`;
}

function impossible(none: NoPlan): Markup {
  return html`<h3>No drawdown keeps all of it</h3><p>These can't all be kept:</p><ul>${none.conflict.map((one) => html`<li>${one.text}</li>`)}</ul>${
    none.gives.length === 0
      ? undefined
      : html`<p>What would have to give:</p><ul>${none.gives.map((one) => html`<li>${one.text}</li>`)}</ul>`
  }`;
}

/** Money promised: what is pledged, for which years, on which conditions. */
export function fundingSection(process: ProcessFile, funding: readonly Funding[]): Markup | undefined {
  if (funding.length === 0) return undefined;
  return section(
    "funding",
    "Money promised",
    html`<div class="scroll">${table(
      [
        { name: "For" },
        { name: "By" },
        { name: "To" },
        { name: "Pledged", number: true },
        { name: "From" },
        { name: "Until" },
      ],
      funding.map((one) => [
        one.title,
        sayList(one.by.map((name) => nameOf(name, process))),
        sayList(one.to.map((name) => nameOf(name, process))),
        `${sayCount(one.pledged)} ${one.currency}`,
        formatDay(one.from.day),
        one.until === undefined ? "" : formatDay(one.until.day),
      ]),
    )}</div>`,
  );
}
