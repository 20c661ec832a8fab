// The other files of the process with size and hash, and those that are named and not there.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../../shell/opened.js";
import { type Column, DataTable } from "../../../show/table.js";
import type { SiteFile } from "../../../site/site.js";
import { useSize } from "../sizes.js";
import { HashText } from "./hash-text.js";

const uses = ["process", "source", "facts", "boundaries", "lines", "indicators"] as const;

/** The files. */
export function OtherFiles(): ReactNode {
  const { t } = useTranslation("data");
  const { process } = useShared();
  const size = useSize();
  const use = (written: string): string => {
    const known = uses.find((one) => one === written);
    return known === undefined ? written : t(`files.uses.${known}`);
  };
  const columns: readonly Column<SiteFile>[] = [
    { key: "file", heading: t("files.file"), cell: ({ path }) => <bdi>{path}</bdi> },
    { key: "use", heading: t("files.use"), cell: (file) => use(file.use) },
    {
      ...{ key: "bytes", heading: t("files.bytes"), number: true },
      cell: ({ bytes }) => size(bytes),
      plain: ({ bytes }) => bytes,
    },
    {
      ...{ key: "hash", heading: t("files.hash") },
      cell: ({ sha256 }) => <HashText hash={sha256} />,
      plain: ({ sha256 }) => sha256,
    },
  ];
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">{t("files.title")}</h2>
      <DataTable
        caption={t("files.caption")}
        columns={columns}
        rows={process.files.filter((one) => one.use !== "source")}
        keyOf={({ path }) => path}
      />
    </section>
  );
}

/** The files that are not there. */
export function MissingFiles(): ReactNode {
  const { t } = useTranslation("data");
  const { process } = useShared();
  if (process.missing.length === 0) return null;
  return (
    <section className="missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{t("missing.title")}</h2>
      <p>{t("missing.text")}</p>
      <ul>
        {process.missing.map((path) => (
          <li key={path}>
            <bdi className="file-name">{path}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
