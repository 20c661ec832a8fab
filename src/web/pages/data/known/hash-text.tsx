// A hash: its first digits for the eye, all of it on demand, so that it can be compared and copied.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The hash. */
export function HashText({ hash }: { readonly hash: string }): ReactNode {
  const { t } = useTranslation("data");
  return (
    <details className="hash">
      <summary>
        {t("sources.hash")} <code dir="ltr">{hash.slice(0, 12)}…</code>
      </summary>
      <code dir="ltr">{hash}</code>
    </details>
  );
}
