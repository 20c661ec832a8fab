// Takes a drawing of this section along as SVG or PNG with its source line, and its table as CSV.
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { csvText, svgText, takePng, takeText } from "../../../show/download.js";

/** What can be taken along, and from where. */
export type TakeParts = {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** Where the drawing stands, if there is one. */
  readonly drawing?: RefObject<HTMLElement | null>;
  /** Rows of the table, first its headings, if there is one. */
  readonly table?: () => readonly (readonly (string | number)[])[];
};

/** The buttons. */
export function Take({ name, title, source, drawing, table }: TakeParts): ReactNode {
  const { t } = useTranslation("shell");
  const taken = { name, title, source };
  const drawn = (): SVGSVGElement | null => drawing?.current?.querySelector("svg") ?? null;
  const svg = (): void => {
    const found = drawn();
    if (found !== null) takeText(`${name}.svg`, "image/svg+xml", svgText(found, taken));
  };
  const png = (): void => {
    const found = drawn();
    if (found !== null) void takePng(found, taken);
  };
  const csv = (): void => {
    if (table !== undefined) takeText(`${name}.csv`, "text/csv", csvText([...table(), [source]]));
  };
  const button = (what: string, take: () => void) => (
    <button type="button" onClick={take} aria-label={t("figure.as", { what, title })}>
      {what}
    </button>
  );
  return (
    <div className="take">
      <span className="soft">{t("figure.take")}</span>
      {drawing !== undefined && button("SVG", svg)}
      {drawing !== undefined && button("PNG", png)}
      {table !== undefined && button("CSV", csv)}
    </div>
  );
}
