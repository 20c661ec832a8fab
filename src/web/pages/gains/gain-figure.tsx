// One gain over the years as a picture, with the same as a table and its source.
import { type ReactNode, useMemo } from "react";
import type { Day } from "../../../ground/day.js";
import { gainChart } from "../../../publication/charts/gain.js";
import { Figure } from "../../show/figure.js";
import type { Column } from "../../show/table.js";
import type { Bounded, Gain } from "../../worker/answers/gains/gains.js";
import { useSaying } from "./use-saying.js";

/** The figure. */
export function GainFigure({ gain, on }: { readonly gain: Gain; readonly on: Day }): ReactNode {
  const { t, formats, number } = useSaying();
  const { declaration, picture, before, after, next, source } = gain;
  const { title, unit, better } = declaration;
  const chart = useMemo(() => gainChart(picture), [picture]);
  const exact = picture.figures.every(({ from, to }) => from === to);
  const sentences = [
    t(`figure.${better}`),
    ...(before === undefined || after === undefined
      ? []
      : [
          t("figure.change", {
            before: formats.year(before.year),
            was: number(before.value),
            after: formats.year(after.year),
            is: number(after.value),
          }),
        ]),
    t(next.expected <= on ? "figure.overdue" : "figure.late", {
      year: formats.year(next.year),
      day: formats.day(on),
      expected: formats.day(next.expected),
    }),
    ...(exact ? [t("figure.exact")] : []),
  ];
  const columns: readonly Column<Bounded>[] = [
    {
      key: "year",
      heading: t("figure.year"),
      cell: ({ year }) => formats.year(year),
      plain: ({ year }) => year,
    },
    {
      ...{ key: "value", heading: unit, number: true },
      cell: ({ value }) => number(value),
      plain: ({ value }) => value,
    },
    ...(exact
      ? []
      : [
          {
            ...{ key: "from", heading: t("figure.from"), number: true },
            cell: ({ from }: Bounded) => number(from),
            plain: ({ from }: Bounded) => from,
          },
          {
            ...{ key: "to", heading: t("figure.to"), number: true },
            cell: ({ to }: Bounded) => number(to),
            plain: ({ to }: Bounded) => to,
          },
        ]),
  ];
  return (
    <Figure
      title={t("figure.title", { title, unit })}
      text={sentences.join(" ")}
      chart={chart}
      table={{
        caption: t("figure.caption", { title }),
        columns,
        rows: [...picture.figures].reverse(),
        keyOf: ({ year }) => String(year),
      }}
      source={sourceOf(source)}
    />
  );
}

/** Whence the figures come, in one line. */
export function sourceOf({ publisher, release, licence, file, sha256 }: Gain["source"]): string {
  const whence = [publisher, release, licence].filter((part) => part !== undefined).join(", ");
  const read = file === undefined ? "" : ` · ${file} ${sha256?.slice(0, 12) ?? ""}`;
  return `${whence === "" ? "–" : whence}${read}`;
}
