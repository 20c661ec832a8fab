// Hot spots on demand: groups of neighbouring places where more happened than was asked for, and whether luck alone does the same.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HotSpot } from "../../../../violence/findings.js";
import { useFormats } from "../../../show/formats.js";
import { CancelledWork, Fault, Problems, Working } from "../../../show/states.js";
import type { Answering } from "../../../show/use-answer.js";
import type { HotSpotsAnswer } from "../../../worker/answers/hot-spots.js";

/** What the panel is given. */
export type HotSpotsPanelParts = {
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
  readonly answer: Answering<HotSpotsAnswer>;
  readonly choose: (places: readonly string[]) => void;
  readonly names: (places: readonly string[]) => string;
};

/** The panel. */
export function HotSpotsPanel({ shown, show, answer, choose, names }: HotSpotsPanelParts): ReactNode {
  const { t } = useTranslation("violence-places");
  return (
    <section className="hot-spots" aria-labelledby="hot-spots">
      <h3 id="hot-spots">{t("spots.title")}</h3>
      {!shown && <p className="soft">{t("spots.text")}</p>}
      <button type="button" aria-pressed={shown} onClick={() => show(!shown)}>
        {shown ? t("spots.hide") : t("spots.show")}
      </button>
      {shown && <Told {...{ answer, choose, names }} />}
    </section>
  );
}

function Told({ answer, choose, names }: Pick<HotSpotsPanelParts, "answer" | "choose" | "names">): ReactNode {
  const { t } = useTranslation("violence-places");
  const { state, value, problems, message, done, total, cancel, again } = answer;
  switch (state) {
    case "idle":
    case "busy":
      return <Working text={t("spots.working")} done={done ?? 0} total={total ?? 1} cancel={cancel} />;
    case "problems":
      return <Problems problems={problems ?? []} />;
    case "fault":
      return <Fault message={message ?? ""} />;
    case "cancelled":
      return <CancelledWork again={again} />;
    case "answered":
      return value === undefined ? undefined : <Found hotSpots={value.hotSpots} {...{ choose, names }} />;
  }
}

type FoundParts = Pick<HotSpotsPanelParts, "choose" | "names"> & HotSpotsAnswer;

function Found({ hotSpots, choose, names }: FoundParts): ReactNode {
  const { t } = useTranslation("violence-places");
  const formats = useFormats();
  const { spots, replicas, seed, allowedShare } = hotSpots;
  const figures = ({ observed, expected, days, p }: HotSpot) => ({
    observed: formats.number(observed),
    allowed: formats.number(expected),
    days: formats.interval(days),
    p: formats.percent(p),
  });
  return (
    <>
      {spots.length === 0 && <p>{t("spots.none")}</p>}
      {spots.length > 0 && <p>{t("spots.some", { count: spots.length, n: formats.number(spots.length) })}</p>}
      <ol className="spots">
        {spots.map((spot) => (
          <li key={spot.places.join("\n")}>
            <button type="button" className="plain" onClick={() => choose(spot.places)}>
              <bdi>{names(spot.places)}</bdi>
            </button>{" "}
            {t("spots.one", { count: spot.observed, ...figures(spot) })}
          </li>
        ))}
      </ol>
      <details>
        <summary>{t("how")}</summary>
        <p>
          {t("spots.how", {
            replicas: formats.number(replicas),
            allowed: formats.percent(allowedShare),
            seed,
          })}
        </p>
      </details>
    </>
  );
}
