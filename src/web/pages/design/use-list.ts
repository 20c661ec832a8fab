// Names in a row, as the reader's language joins them.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../shell/language.js";

/** Joins names. */
export function useList(): (names: readonly string[]) => string {
  const { i18n } = useTranslation();
  const { locale } = languageOf(i18n.language);
  return useMemo(() => {
    const joined = new Intl.ListFormat(locale, { type: "conjunction" });
    return (names) => joined.format(names);
  }, [locale]);
}
