// How do we know? Why one may look each day without fooling oneself.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { useFormats } from "../../show/formats.js";
import type { MonitorAnswer } from "../../worker/answers/windows/monitor.js";

/** The disclosure. */
export function HowWeKnow({ answer: { test, monitoring } }: { readonly answer: MonitorAnswer }): ReactNode {
  const { t } = useTranslation("monitor");
  const formats = useFormats();
  const route = useRoute();
  const words = {
    line: formats.number(1 / monitoring.level),
    level: formats.percent(monitoring.level),
    baseline: formats.interval(test.baseline),
  };
  return (
    <details className="how">
      <summary>{t("how.title")}</summary>
      <h2>{t("how.looking")}</h2>
      <p>{t("how.luck")}</p>
      <p>{t("how.bet", words)}</p>
      <p>{t("how.either", words)}</p>
      <h2>{t("how.rests")}</h2>
      <p>{t("how.baseline", words)}</p>
      <p>{t("how.unseen")}</p>
      <h2>{t("how.decided")}</h2>
      <p>{t("how.stays")}</p>
      <p>
        {t("how.price")}{" "}
        <a href={routeText(routeTo("violence", route, { test: test.name }))}>{t("how.verdict")}</a>
      </p>
      <h2>{t("how.tried")}</h2>
      <p>{t("how.simulated")}</p>
      <p className="soft" lang="en" dir="ltr">
        Ville 1939; Howard, Ramdas, McAuliffe & Sekhon 2021; Ramdas, Grünwald, Vovk & Shafer 2023. Why this
        way: docs/why/0006-evidence-by-day.md; the simulation: bench/sequential.ts
      </p>
    </details>
  );
}
