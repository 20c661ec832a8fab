// The phases as a road with gates: which are behind, which is open, and what the next one waits for.
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { PhaseStatus, ProcessState } from "../../process/state.js";
import { html, type Markup } from "../markup.js";
import { section } from "../page.js";
import { sayDay } from "../words.js";
import { phaseMark, phaseWords } from "./look.js";
import { type FactsByName, whyList } from "./reasons.js";

/** The road. */
export function roadSection(
  process: ProcessFile,
  state: ProcessState,
  facts: FactsByName,
): Markup | undefined {
  if (process.phases.length === 0) return undefined;
  const stations = process.phases.flatMap((phase) => {
    const status = state.phases.find((one) => one.phase === phase.name);
    return status === undefined ? [] : [station(phase.title, status, facts)];
  });
  return section("road", "The road", html`<ol class="road">${stations}</ol>`);
}

function station(title: string, status: PhaseStatus, facts: FactsByName): Markup {
  const since =
    status.since === undefined ? undefined : html` <span class="soft">since ${sayDay(status.since)}</span>`;
  const waits =
    status.waitsFor.length === 0
      ? whyList(status.why, facts)
      : html`<p class="soft">Waits for:</p>${status.waitsFor.map((why) => whyList(why, facts))}`;
  const past = status.history.length < 2 ? undefined : history(status);
  return html`<li class="station ${status.state}"><h3>${title}</h3><p>${phaseMark(status.state)}${since}</p>
<details class="print"${status.state === "not-open" || status.state === "suspended" ? html` open` : undefined}><summary>Why</summary>${waits}${past}</details></li>
`;
}

function history({ history: past }: PhaseStatus): Markup {
  return html`<p class="soft">Until now: ${past.map((one, i) => html`${i === 0 ? "" : ", then "}${phaseWords[one.state]} from ${sayDay(one.from)}`)}.</p>`;
}
