// A page that is not there yet says so, and where the same can be asked today.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PageProps } from "../shell/page-props.js";

/** The page that is being built. */
export function BeingBuilt({ page }: PageProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t(`pages.${page}`)}</h1>
      <p>{t(`about.${page}`)}</p>
      <p className="soft">{t("beingBuilt")}</p>
    </>
  );
}
