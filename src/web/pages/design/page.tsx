// The page "Design a test": which windows and falls can be told from luck, before anything is signed.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The page. */
export function DesignPage(): ReactNode {
  const { t } = useTranslation("design");
  return <h1>{t("title")}</h1>;
}
