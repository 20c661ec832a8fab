// What stands below a figure of this section: its source, and ways to take its drawing and its table along, or to embed it.
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { type PlainValue, svgText, takePng, takeText } from "../../../show/download.js";
import { Embed } from "../../../show/taking/embed.js";
import { TakeTable } from "../../../show/taking/take-table.js";

/** What can be taken along, and from where. */
export type TakeParts = {
  /** The name of files; and of the figure in a link, where there is a drawing. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Where the drawing stands, if there is one. */
  readonly drawing?: RefObject<HTMLElement | null>;
  /** Rows of the table, first its headings, if there is one. */
  readonly table?: () => readonly (readonly PlainValue[])[];
};

/** The source line and the buttons. A figure that stands alone, embedded elsewhere, has no buttons. */
export function Take({ alone = false, ...parts }: TakeParts & { readonly alone?: boolean }): ReactNode {
  const { id, title, source, drawing, table } = parts;
  const { t } = useTranslation();
  return (
    <>
      <p className="soft">
        {t("figure.source")} <bdi>{source}</bdi>
      </p>
      {!alone && (
        <div className="take">
          <span className="soft">{t("figure.take")}</span>
          {drawing !== undefined && <TakeDrawing {...{ id, title, source, drawing }} />}
          {table !== undefined && <TakeTable rows={table} name={id} {...{ title, source }} />}
          {drawing !== undefined && <Embed id={id} title={title} />}
        </div>
      )}
    </>
  );
}

type DrawingParts = Pick<TakeParts, "id" | "title" | "source"> & Required<Pick<TakeParts, "drawing">>;

function TakeDrawing({ id, title, source, drawing }: DrawingParts): ReactNode {
  const { t } = useTranslation();
  const taken = { name: id, title, source };
  const drawn = (): SVGSVGElement | null => drawing.current?.querySelector("svg") ?? null;
  const svg = (): void => {
    const found = drawn();
    if (found !== null) takeText(`${id}.svg`, "image/svg+xml", svgText(found, taken));
  };
  const png = (): void => {
    const found = drawn();
    if (found !== null) void takePng(found, taken);
  };
  return (
    <>
      <button type="button" onClick={svg} aria-label={t("figure.as", { what: "SVG", title })}>
        SVG
      </button>
      <button type="button" onClick={png} aria-label={t("figure.as", { what: "PNG", title })}>
        PNG
      </button>
    </>
  );
}
