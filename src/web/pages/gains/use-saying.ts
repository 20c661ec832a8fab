// How gains are said in the language of the page.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../shell/language.js";
import { useFormats } from "../../show/formats.js";
import { digits, type Saying } from "./words.js";

/** Messages, dates and figures in the language of the page. */
export function useSaying(): Saying {
  const { t, i18n } = useTranslation("gains");
  const formats = useFormats();
  const { locale } = languageOf(i18n.language);
  return useMemo(
    () => ({ t, formats, number: (value: number) => digits(value, locale) }),
    [t, formats, locale],
  );
}
