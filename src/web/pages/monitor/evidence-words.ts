// Evidence as a person reads it: as many digits as it bears, never a false zero, nothing beyond a thousand.
import { useTranslation } from "react-i18next";
import { languageOf } from "../../shell/language.js";
import { perLocale } from "../../shell/per-locale.js";

/** Writes evidence in a locale, with the digits that `halcyon monitor` prints. */
export const evidenceWords = perLocale((locale: string): ((evidence: number) => string) => {
  const digits = (count: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count });
  const [whole, one, two] = [digits(0), digits(1), digits(2)];
  return (evidence) => {
    if (evidence >= 1000) return `>${whole.format(1000)}`;
    if (evidence >= 9.95) return whole.format(evidence);
    if (evidence >= 0.095) return one.format(evidence);
    return evidence >= 0.01 ? two.format(evidence) : `<${two.format(0.01)}`;
  };
});

/** Writes evidence in the language that the app is shown in. */
export function useEvidenceWords(): (evidence: number) => string {
  const { i18n } = useTranslation();
  return evidenceWords(languageOf(i18n.language).locale);
}
