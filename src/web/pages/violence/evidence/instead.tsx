// What rose instead: everything outside the test in the same days, with how many looks were paid for.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { intervalsChart } from "../../../../publication/charts/intervals.js";
import type { Substitute, Verdict } from "../../../../violence/verdict.js";
import { Figure } from "../../../show/figure.js";
import { useFormats } from "../../../show/formats.js";
import { useNames } from "../../../show/names.js";
import type { Column } from "../../../show/table.js";
import { sourceLine } from "../history-figure.js";
import { HowKnown } from "./how-known.js";

/** How many lines the chart has at most; the table has all. */
const charted = 14;

/** The section. */
export function Instead({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const { found } = verdict.substitution;
  return (
    <section aria-labelledby="instead">
      <h2 id="instead">{t("instead.title")}</h2>
      {found.length === 0 ? <p>{t("instead.nothing")}</p> : <InsteadFigure verdict={verdict} />}
      <HowKnown of="instead" />
    </section>
  );
}

function InsteadFigure({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const nameOf = useName();
  const { apart } = useNames();
  const { found } = verdict.substitution;
  const rose = found.filter((one) => one.rose);
  const title = t("instead.figure");
  const looked = { count: found.length, n: formats.number(found.length) };
  const text =
    rose.length === 0
      ? t("instead.noneRose", looked)
      : t("instead.rose", { ...looked, names: apart(rose.map(nameOf)) });
  const chart = useMemo(() => {
    const rows = [...rose, ...found.filter((one) => !one.rose)].slice(0, charted);
    return intervalsChart({
      ...{ id: "instead-chart", title, description: text, noteTitle: "seen / expected" },
      rows: rows.map((one) => ({
        ...{ name: one.name, ...one.ratio, outer: one.simultaneous, strong: one.rose },
        answer: one.rose ? "not-met" : "cannot-tell",
        note: `${formats.number(one.observed)} / ${formats.number(one.expected)}`,
      })),
    });
  }, [found, rose, title, text, formats]);
  const columns = useColumns(nameOf);
  return (
    <Figure
      {...{ title, text, chart }}
      table={{ caption: title, columns, rows: found, keyOf: ({ kind, name }) => `${kind} ${name}` }}
      source={sourceLine(verdict)}
    >
      <p className="soft">{t("instead.legend")}</p>
    </Figure>
  );
}

// the core names sums in English; a sum has its own words here
function useName(): (one: Substitute) => string {
  const { t } = useTranslation("violence");
  const { number } = useFormats();
  return ({ kind, name }) => {
    switch (kind) {
      case "all":
        return t("instead.all");
      case "party":
        return t("instead.party", { name: name.replace(/^with /, "") });
      case "rest":
        return t("instead.rest", { n: number(Number(name.replace(/\D/g, ""))) });
      case "pair":
      case "kind":
      case "place":
        return name;
    }
  };
}

function useColumns(
  nameOf: (one: Substitute) => string,
): readonly [Column<Substitute>, ...Column<Substitute>[]] {
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const range = ({ low, high }: { low: number; high: number }) =>
    t("range", { low: formats.ratio(low), high: formats.ratio(high) });
  const small = (p: number) => (p < 0.001 ? t("instead.tiny") : formats.number(p));
  return [
    { key: "name", heading: t("instead.what"), cell: (one) => <bdi>{nameOf(one)}</bdi>, plain: nameOf },
    {
      ...{ key: "observed", heading: t("figures.observed"), number: true },
      cell: ({ observed }) => formats.number(observed),
      plain: ({ observed }) => observed,
    },
    {
      ...{ key: "expected", heading: t("figures.expected"), number: true },
      cell: ({ expected }) => formats.number(expected),
      plain: ({ expected }) => expected,
    },
    {
      ...{ key: "ratio", heading: t("figures.ratio"), number: true },
      cell: ({ ratio }) => formats.ratio(ratio.median),
      plain: ({ ratio }) => ratio.median,
    },
    { key: "range", heading: t("parts.interval"), number: true, cell: ({ ratio }) => range(ratio) },
    {
      ...{ key: "chance", heading: t("instead.chance"), number: true },
      cell: ({ pAdjusted }) => small(pAdjusted),
      plain: ({ pAdjusted }) => pAdjusted,
    },
    {
      key: "rose",
      heading: t("instead.outcome"),
      cell: ({ rose }) => t(rose ? "instead.didRise" : "instead.notShown"),
    },
  ];
}
