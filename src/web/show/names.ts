// Titles and names inside a sentence: in the quotation marks of the reader's language, and long ones set apart in a row.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Sets names apart in a sentence. */
export type Names = {
  /** A name in quotation marks. */
  quoted(name: string): string;
  /** Parts in a row with nothing said between them: A, B, C. */
  row(parts: readonly string[]): string;
  /** Parts that hold commas of their own: A; B; C. */
  apart(parts: readonly string[]): string;
};

/** The names of the language that the app is shown in. */
export function useNames(): Names {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      quoted: (name) => t("quoted", { name }),
      row: (parts) => parts.join(t("row.between")),
      apart: (parts) => parts.join(t("apart")),
    }),
    [t],
  );
}
