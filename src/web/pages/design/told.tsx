// Which windows and falls can be told from luck: the long question, its progress, the sentence, the grid and the picture.
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { daysFrom, lengthOf } from "../../../ground/interval.js";
import type { Provenance } from "../../../violence/verdict.js";
import { CancelledWork, Fault, Loading, Problems, Working } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import type { DraftTest } from "../../worker/answers/windows/design.js";
import { fallOf, gridOf } from "./draft.js";
import { nearestCell, type Picked, PowerGrid } from "./power-grid.js";
import { Reading } from "./reading.js";
import type { DesignState } from "./state.js";
import { useRested } from "./use-rested.js";

// what draws is loaded when somebody wants the picture
const PowerFigure = lazy(async () => ({ default: (await import("./power-figure.js")).PowerFigure }));

/** What is designed, and how a cell is picked. */
export type ToldParts = {
  readonly draft: DraftTest;
  readonly state: DesignState;
  readonly change: (next: (before: DesignState) => DesignState) => void;
  readonly sources: readonly Provenance[];
};

/** The answer. */
export function Told({ draft, state, change, sources }: ToldParts): ReactNode {
  const { t } = useTranslation("design");
  const [pictured, setPictured] = useState(false);
  const grid = gridOf(draft);
  // the length is one of those tried, so picking another one asks nothing new
  const window = daysFrom(draft.window.start, 1);
  const now = { draft: { ...draft, window }, grid };
  const asked = useRested(now);
  const answer = useAnswer("design", asked);
  const { state: how, value, problems, message, done = 0, total = grid.lengths.length } = answer;
  const picked = { days: lengthOf(draft.window), fall: fallOf(state, draft) };
  const pick = ({ days, fall }: Picked): void => change((before) => ({ ...before, days, fall }));
  const waits = how === "busy" || how === "idle" || JSON.stringify(asked) !== JSON.stringify(now);
  const design = value?.design;
  // while the next answer is worked on, the last one may not hold the cell that is picked
  const shown = waits && design !== undefined ? nearestCell(design, picked) : picked;
  return (
    <section className="told" data-busy={waits} aria-labelledby="told">
      <div className="told-head">
        <h2 id="told">{t("told.title")}</h2>
        {waits && <Working text={t("told.working")} {...{ done, total }} cancel={answer.cancel} />}
      </div>
      {how === "problems" && problems !== undefined && <Problems problems={problems} again={answer.again} />}
      {how === "fault" && <Fault message={message ?? ""} />}
      {how === "cancelled" && <CancelledWork again={answer.again} />}
      {design !== undefined && design.expected.length === 0 && (
        <p className="head-sentence">{t("told.tooLittle")}</p>
      )}
      {design !== undefined && design.expected.length > 0 && (
        <div className={waits ? "stale" : undefined}>
          <Reading {...{ design }} picked={shown} quantity={draft.quantity} tried={grid.lengths} />
          <PowerGrid {...{ design, pick }} picked={shown} />
          <details onToggle={({ currentTarget }) => setPictured(currentTarget.open)}>
            <summary>{t("told.picture")}</summary>
            {pictured && (
              <Suspense fallback={<Loading />}>
                <PowerFigure design={design} source={sourceText(sources)} />
              </Suspense>
            )}
          </details>
          <details className="how">
            <summary>{t("how.title")}</summary>
            <p>{t("how.exact")}</p>
            <p>{t("how.length")}</p>
            <p>{t("how.beyond")}</p>
            <p>{t("how.edge")}</p>
          </details>
        </div>
      )}
    </section>
  );
}

function sourceText(sources: readonly Provenance[]): string {
  return sources
    .map(({ publisher, release, name }) =>
      [publisher === "" ? name : publisher, release].filter((part) => part !== "").join(", "),
    )
    .join("; ");
}
