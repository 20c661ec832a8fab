// "How do we know?": how a figure was come by, and what could be wrong with it, in a few plain sentences.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What can be asked about. */
export type Known = "parts" | "instead" | "watched" | "ratio" | "dates" | "placebo" | "calibration";

/** The drawer. */
export function HowKnown({ of }: { readonly of: Known }): ReactNode {
  const { t } = useTranslation("violence");
  return (
    <details className="known">
      <summary>{t("known.question")}</summary>
      <p>{t(`known.${of}.how`)}</p>
      <p>{t(`known.${of}.wrong`)}</p>
    </details>
  );
}
