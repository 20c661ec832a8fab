// What one does with a counted file: judge from it in this tab, take the lines that name it, put it into the folder.
import { type ReactNode, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../../ground/day.js";
import { useShared } from "../../../shell/opened.js";
import { routeText, routeTo, useRoute } from "../../../shell/route.js";
import type { LookAnswer } from "../../../worker/answers/brought/look.js";
import { PutIntoFolder } from "./put.js";
import { freeName, type SaidOfSource, sourceLines, sourceOf } from "./source-lines.js";
import type { Counted, Reading } from "./use-import.js";

/** The file, how it was read, and what it holds. */
export type UseItParts = {
  readonly file: File;
  readonly look: LookAnswer;
  readonly reading: Reading;
  readonly counted: Counted;
  /** Names that other sources have. */
  readonly taken: readonly string[];
};

/** The choices. */
export function UseIt({ file, look, reading, counted, taken }: UseItParts): ReactNode {
  const { t } = useTranslation("data");
  const { process } = useShared();
  const by = look.publishers[reading.format];
  // whoever publishes a known format is known; of somebody's own table, nothing
  const known = reading.format === "ucdp" || reading.format === "acled" || reading.format === "gdelt";
  const [said, setSaid] = useState<SaidOfSource>({
    name: freeName(reading.format === "generic" ? "own" : reading.format, taken),
    publisher: known ? (by?.publisher ?? "") : "",
    release: "",
    licence: known ? (by?.licence ?? "") : "",
  });
  const [path, setPath] = useState(() =>
    freePath(
      file.name,
      process.files.map((one) => one.path),
    ),
  );
  const source = useMemo(
    () =>
      sourceOf(said, {
        ...{ path, format: reading.format, mapping: reading.mapping },
        ...{ sha256: counted.sha256, span: counted.span },
        today: Math.floor(Date.now() / 86_400_000) as Day,
      }),
    [said, path, reading, counted],
  );
  const lines = sourceLines(source, counted.sha256);
  return (
    <section className="use-it" aria-labelledby="use-title">
      <h3 id="use-title">{t("use.title")}</h3>
      <Words said={said} change={setSaid} />
      <InThisTab file={file} source={source} />
      <LinesToCopy lines={lines} />
      <PutIntoFolder file={file} sha256={counted.sha256} lines={lines} written={setPath} />
    </section>
  );
}

function Words({
  said,
  change,
}: {
  readonly said: SaidOfSource;
  readonly change: (said: SaidOfSource) => void;
}): ReactNode {
  const { t } = useTranslation("data");
  return (
    <div className="mapping-fields">
      {(["name", "publisher", "release", "licence"] as const).map((key) => (
        <label key={key}>
          {t(`use.${key}`)}
          <input
            type="text"
            dir="auto"
            maxLength={200}
            value={said[key]}
            onChange={({ target }) => change({ ...said, [key]: target.value })}
            onBlur={() => change({ ...said, name: freeName(said.name, []) })}
          />
        </label>
      ))}
    </div>
  );
}

function InThisTab({
  file,
  source,
}: {
  readonly file: File;
  readonly source: ReturnType<typeof sourceOf>;
}): ReactNode {
  const { t } = useTranslation("data");
  const { brought, bring } = useShared();
  const route = useRoute();
  const [instead, setInstead] = useState(true);
  const group = useId();
  const inUse = brought?.files.some((one) => one.file === file) === true;
  return (
    <div className="step">
      <h4>{t("use.here")}</h4>
      <p>{t("use.hereText")}</p>
      <fieldset className="plain">
        <legend className="soft">{t("use.which")}</legend>
        {([true, false] as const).map((value) => (
          <label key={String(value)}>
            <input
              type="radio"
              name={group}
              checked={instead === value}
              onChange={() => {
                setInstead(value);
                if (inUse) bring({ files: [{ file, source }], instead: value });
              }}
            />{" "}
            {t(value ? "use.instead" : "use.beside")}
          </label>
        ))}
      </fieldset>
      {!instead && <p className="soft">{t("use.besideText")}</p>}
      {inUse ? (
        <p role="status">
          {t("use.done")} <a href={routeText(routeTo("violence", route))}>{t("use.violence")}</a>
        </p>
      ) : (
        <button type="button" className="chief" onClick={() => bring({ files: [{ file, source }], instead })}>
          {t("use.here")}
        </button>
      )}
    </div>
  );
}

function LinesToCopy({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const { t } = useTranslation("data");
  const [copied, setCopied] = useState<"copied" | "notCopied">();
  const text = lines.map((line) => `  ${line}`).join("\n");
  const copy = (): void => {
    navigator.clipboard.writeText(`${text}\n`).then(
      () => setCopied("copied"),
      () => setCopied("notCopied"),
    );
  };
  return (
    <div className="step">
      <h4>{t("lines.title")}</h4>
      <p>{t("lines.text")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrows scroll it */}
      <section className="scroll" tabIndex={0} aria-label={t("lines.title")}>
        <pre dir="ltr">{text}</pre>
      </section>
      <p>
        <button type="button" onClick={copy}>
          {t("lines.copy")}
        </button>{" "}
        <span role="status">{copied === undefined ? "" : t(`lines.${copied}`)}</span>
      </p>
    </div>
  );
}

// a file of the process that has the same name stays what it is
function freePath(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? `brought-${name}` : name;
}
