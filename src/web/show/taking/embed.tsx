// The line that embeds a figure in a page elsewhere; or why that needs a published site first.
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../shell/opened.js";
import { routeText, useRoute } from "../../shell/route.js";

/** What is embedded. */
export type EmbedParts = { readonly id: string; readonly title: string };

/** The button, and what it opens. */
export function Embed({ id, title }: EmbedParts): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const place = useId();
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={place}
        aria-label={t("embed.of", { title })}
        onClick={() => setOpen(!open)}
      >
        {t("embed.button")}
      </button>
      <div id={place} className="embed" hidden={!open}>
        {open && <EmbedLine id={id} title={title} />}
      </div>
    </>
  );
}

function EmbedLine({ id, title }: EmbedParts): ReactNode {
  const { t, i18n } = useTranslation();
  const { site, process } = useShared();
  const route = useRoute();
  const [copied, setCopied] = useState(false);
  if (site.kind === "server") return <p>{t("embed.publishFirst")}</p>;
  const lang = i18n.language === "en" ? {} : { lang: i18n.language };
  const words = { ...route.words, ...lang, process: process.id, only: id };
  const address = new URL(routeText({ page: route.page, words }), document.baseURI).href;
  const line = `<iframe src="${quoted(address)}" title="${quoted(title)}" width="720" height="620" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
  const copy = (): void => {
    void navigator.clipboard?.writeText(line).then(() => setCopied(true));
  };
  return (
    <>
      <label>
        {t("embed.line")}
        <textarea
          readOnly
          rows={4}
          value={line}
          dir="ltr"
          onFocus={({ target }) => target.select()}
          spellCheck={false}
        />
      </label>
      <p role="status" className="soft">
        {copied ? t("embed.copied") : t("embed.holds")}
      </p>
      {navigator.clipboard !== undefined && (
        <button type="button" onClick={copy}>
          {t("embed.copy")}
        </button>
      )}
    </>
  );
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
