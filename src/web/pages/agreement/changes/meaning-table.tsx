// Which clauses, tests and parts of an agreement mean something else than before: their hashes side by side, and what they say.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import { type Column, DataTable } from "../../../show/table.js";
import type { Compared, Meaning } from "../../../worker/answers/text/compare.js";

/** The table, below one sentence that says it. */
export function MeaningTable({ meaning }: { readonly meaning: Meaning }): ReactNode {
  const { t } = useTranslation("agreement");
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const { agreement, clauses, tests, parts } = meaning;
  const rows: readonly Row[] = [
    { ...agreement, name: t("meaning.agreement"), of: "agreement" },
    ...clauses.map((one): Row => ({ ...one, of: "clause" })),
    ...tests.map((one): Row => ({ ...one, of: "test" })),
  ];
  const changed = rows.filter(({ change, of }) => change !== "same" && of !== "agreement");
  const shown = all ? rows : [rows[0], ...changed];
  const counted = changed.length + parts.length;
  return (
    <>
      <p className="said-change" role="status" data-changed={changed.length}>
        <strong>
          {t(agreement.change === "same" ? "meaning.agreementSame" : "meaning.agreementChanged")}
        </strong>{" "}
        {t("meaning.count", { count: changed.length, n: formats.number(changed.length) })}{" "}
        {parts.length > 0 &&
          t("meaning.parts", { parts: formats.list(parts.map((one) => t(`part.${one}`))) })}
        {counted === 0 && agreement.change === "same" && t("meaning.onlyWriting")}
      </p>
      <HashTable rows={shown} />
      {changed.length + 1 < rows.length && (
        <button type="button" onClick={() => setAll(!all)}>
          {all
            ? t("meaning.fewer")
            : t("meaning.all", { count: rows.length, n: formats.number(rows.length) })}
        </button>
      )}
      <SaidBefore meaning={meaning} />
    </>
  );
}

type Row = Compared & { readonly of: "agreement" | "clause" | "test" };

function HashTable({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation("agreement");
  const hash = (value: string | undefined): ReactNode =>
    value === undefined ? (
      <span className="soft">{t("meaning.notThere")}</span>
    ) : (
      <code dir="ltr" title={value}>
        {value.slice(0, 12)}…
      </code>
    );
  const columns: readonly Column<Row>[] = [
    {
      ...{ key: "name", heading: t("meaning.name"), plain: ({ name }: Row) => name },
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    { key: "of", heading: t("meaning.of"), cell: ({ of }) => t(`meaning.is.${of}`) },
    {
      ...{ key: "change", heading: t("meaning.change") },
      plain: ({ change }) => t(`meaning.${change}`),
      cell: ({ change }) => <span className={`change ${change}`}>{t(`meaning.${change}`)}</span>,
    },
    {
      ...{ key: "before", heading: t("meaning.before"), plain: ({ before }: Row) => before },
      cell: ({ before }) => hash(before),
    },
    {
      ...{ key: "after", heading: t("meaning.after"), plain: ({ after }: Row) => after },
      cell: ({ after }) => hash(after),
    },
  ];
  return (
    <DataTable
      caption={t("meaning.caption")}
      columns={columns}
      rows={rows}
      keyOf={({ of, name }) => `${of} ${name}`}
    />
  );
}

// the sentences of what changed, the one before above the one after
function SaidBefore({ meaning }: { readonly meaning: Meaning }): ReactNode {
  const { t } = useTranslation("agreement");
  const changed = meaning.clauses.filter(({ change }) => change !== "same");
  return changed.map(({ name, saidBefore, saidAfter }) => (
    <details key={name} className="said-both">
      <summary>
        {t("meaning.says")} <bdi>{name}</bdi>
      </summary>
      <dl>
        <dt>{t("meaning.before")}</dt>
        <Sentence text={saidBefore} />
        <dt>{t("meaning.after")}</dt>
        <Sentence text={saidAfter} />
      </dl>
    </details>
  ));
}

function Sentence({ text }: { readonly text: string | undefined }): ReactNode {
  const { t } = useTranslation("agreement");
  if (text === undefined) return <dd className="soft">{t("meaning.notThere")}</dd>;
  return (
    <dd lang="en" dir="ltr">
      {text}
    </dd>
  );
}
