// The phases as a road with gates: which are behind, where one is, which gates are closed, and what was set back.
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import { Shape } from "../marks.js";
import type { ChangeCourse } from "../state.js";
import { isClosed, type Told, type ToldPhase } from "../told.js";
import { Barrier } from "./barrier.js";
import { GatePanel } from "./gate-panel.js";

/** What the road is given. */
export type RoadParts = {
  readonly told: Told;
  /** The phase whose gate is shown, if one was chosen. */
  readonly chosen: string | undefined;
  readonly change: ChangeCourse;
};

/** More phases than these go on in the next row. */
const inARow = 8;

/** The road, in the direction of the script: an order is mirrored where reading is. Below it, one gate. */
export function Road({ told, chosen, change }: RoadParts): ReactNode {
  const { t } = useTranslation("process");
  const panel = useId();
  const { phases } = told;
  const shown = phases.find(({ name }) => name === chosen) ?? nextOf(phases);
  if (shown === undefined) return <p>{t("road.none")}</p>;
  return (
    <section aria-labelledby="road">
      <h2 id="road">{t("road.title")}</h2>
      <p className="soft">{t("road.text")}</p>
      <ol
        className="road"
        style={{ gridTemplateColumns: `repeat(${Math.min(phases.length, inARow)}, minmax(0, 1fr))` }}
      >
        {phases.map((phase) => (
          <Station
            key={phase.name}
            phase={phase}
            chosen={phase === shown}
            panel={panel}
            choose={() => change((before) => ({ ...before, phase: phase.name }))}
          />
        ))}
      </ol>
      <GatePanel id={panel} told={told} phase={shown} />
    </section>
  );
}

/** The gate that one looks at first: of the first phase that is yet to open, else of the last. */
function nextOf(phases: readonly ToldPhase[]): ToldPhase | undefined {
  const open = phases.findLastIndex(({ status }) => status.state === "open");
  const ahead = phases.slice(open + 1).find(({ status }) => isClosed(status.state));
  return ahead ?? phases[open] ?? phases.find(({ status }) => isClosed(status.state)) ?? phases.at(-1);
}

type StationParts = {
  readonly phase: ToldPhase;
  readonly chosen: boolean;
  readonly panel: string;
  readonly choose: () => void;
};

function Station({ phase, chosen, panel, choose }: StationParts): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { title, status, gate } = phase;
  const { state, since, history } = status;
  const back = history.filter((past) => past.state === "suspended" || past.state === "reversed").length;
  const all = gate.opens.length + (gate.opensOn === undefined ? 0 : 1);
  const held =
    gate.opens.filter(({ truth }) => truth === "met").length + (gate.opensOn?.come === true ? 1 : 0);
  return (
    <li className={`station ${state}`} aria-current={state === "open" ? "step" : undefined}>
      <div className="lane" aria-hidden="true">
        <Barrier open={!isClosed(state)} />
        <span className="stop">
          <Shape word={state} />
        </span>
        {state === "open" && <span className="here">{t("road.here")}</span>}
      </div>
      <button type="button" aria-expanded={chosen} aria-controls={panel} onClick={choose}>
        <bdi className="phase">{title}</bdi>
        <span className="phase-state">{t(`word.${state}`)}</span>
        {since !== undefined && <span className="soft">{t("road.since", { day: formats.day(since) })}</span>}
        {isClosed(state) && (
          <span className="soft">
            {all === 0
              ? t("road.noConditions")
              : t("road.gate", { held: formats.number(held), all: formats.number(all) })}
          </span>
        )}
        {back > 0 && <span className="back">{t("road.back", { count: back, n: formats.number(back) })}</span>}
      </button>
    </li>
  );
}
