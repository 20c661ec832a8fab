// The phases in their order with their states, and the way to the road.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { useFormats } from "../../show/formats.js";
import { useAsked } from "../process/asked.js";
import { writeDays } from "../process/days.js";
import { Mark } from "../process/marks.js";
import type { Told } from "../process/told.js";

/** The phases; nothing where there are none. */
export function PhaseList({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("overview");
  const { t: said } = useTranslation("process");
  const formats = useFormats();
  const route = useRoute();
  const words = writeDays(useAsked());
  if (told.phases.length === 0) return undefined;
  return (
    <section className="card" aria-labelledby="phases">
      <h2 id="phases">{t("phases.title")}</h2>
      <ol className="lines">
        {told.phases.map(({ name, title, status }) => (
          <li key={name} aria-current={status.state === "open" ? "step" : undefined}>
            <Mark word={status.state} />
            <span>
              <a href={routeText(routeTo("process", route, { ...words, phase: name }))}>
                <bdi>{title}</bdi>
              </a>
              {status.since !== undefined && (
                <span className="soft"> {said("road.since", { day: formats.day(status.since) })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <a href={routeText(routeTo("process", route, words))}>{t("phases.link")}</a>
      </p>
    </section>
  );
}
