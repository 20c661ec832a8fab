// How verdicts and numbers are said in the language of the page.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../shell/language.js";
import { createSaying, type Saying } from "./say.js";

/** The sayings of the language that the page is shown in. */
export function useSaying(): Saying {
  const { t, i18n } = useTranslation("violence");
  const { locale } = languageOf(i18n.language);
  return useMemo(() => createSaying({ t, locale }), [t, locale]);
}
