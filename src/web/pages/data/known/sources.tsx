// The sources of the open process: who publishes each, which release, on what terms, of which days, and the hash of each file.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { parseDay } from "../../../../ground/day.js";
import { useShared } from "../../../shell/opened.js";
import { useFormats } from "../../../show/formats.js";
import type { SourceTold } from "../../../worker/answers/brought/sources.js";
import { HashText } from "./hash-text.js";

/** All sources. */
export function Sources({ sources }: { readonly sources: readonly SourceTold[] }): ReactNode {
  const { t } = useTranslation("data");
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">{t("sources.title")}</h2>
      {sources.length === 0 ? (
        <p>{t("sources.none")}</p>
      ) : (
        <ul className="source-cards">
          {sources.map((source) => (
            <li key={source.name}>
              <SourceCard source={source} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SourceCard({ source }: { readonly source: SourceTold }): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const { brought } = useShared();
  const { name, publisher, files, covers, gaps, citation } = source;
  const mine = brought?.files.some((one) => one.source.name === name) === true;
  const retrieved = source.retrieved === undefined ? undefined : parseDay(source.retrieved);
  const said = (key: "release" | "licence") => ({
    name: t(`sources.${key}`),
    text: <Said text={source[key]} word={key} />,
  });
  const facts = [
    said("release"),
    said("licence"),
    ...(retrieved === undefined ? [] : [{ name: t("sources.retrieved"), text: formats.day(retrieved) }]),
    ...(covers === undefined ? [] : [{ name: t("sources.covers"), text: formats.interval(covers) }]),
  ];
  return (
    <article className="source-card">
      <h3>
        <bdi>{publisher ?? name}</bdi> {mine && <span className="only-here">{t("sources.brought")}</span>}
      </h3>
      <dl>
        {facts.map((one) => (
          <div key={one.name}>
            <dt>{one.name}</dt>
            <dd>{one.text}</dd>
          </div>
        ))}
      </dl>
      {files.map((file) => (
        <FileLine file={file} rows={source.format === "counts"} key={file.path} />
      ))}
      {gaps.map(({ days, places, why }) => (
        <p className="soft" key={`${days.start} ${why}`}>
          {t("sources.gaps")}:{" "}
          {places === undefined
            ? t("sources.gapAll", { days: formats.interval(days), why })
            : t("sources.gapPlaces", { days: formats.interval(days), places: formats.list(places), why })}
        </p>
      ))}
      {citation !== undefined && (
        <p className="soft" lang="en" dir="ltr">
          {citation}
        </p>
      )}
    </article>
  );
}

function FileLine({
  file,
  rows,
}: {
  readonly file: SourceTold["files"][number];
  /** Whether it is a table of counts, whose rows are no single events. */
  readonly rows: boolean;
}): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const { path, records, sha256, notes } = file;
  return (
    <div className="file-line">
      <p>
        <bdi className="file-name">{path}</bdi>
        {records === undefined
          ? ` · ${t("sources.notRead")}`
          : ` · ${t(rows ? "sources.rows" : "sources.records", { count: records, n: formats.number(records) })}`}
      </p>
      {sha256 !== undefined && <HashText hash={sha256} />}
      {notes.map((note) => (
        <p className="soft" lang="en" dir="ltr" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function Said({ text, word }: { readonly text: string | undefined; readonly word: string }): ReactNode {
  const { t } = useTranslation("data");
  if (text !== undefined) return <bdi>{text}</bdi>;
  return <span title={t("sources.notSaidHint", { key: word })}>{t("sources.notSaid")}</span>;
}
