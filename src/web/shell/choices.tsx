// The choices in the head of every page: the process, the language, light or dark.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SiteProcess } from "../site/site.js";
import { chooseLanguage, languages } from "./language.js";
import { go, routeTo, useRoute } from "./route.js";
import { applyTheme, chosenTheme, type Theme, themes } from "./theme.js";

/** Which process one looks at. Another one opens the same page on it, without the state of the one before. */
export function ProcessChoice({
  processes,
  process,
}: {
  readonly processes: readonly SiteProcess[];
  readonly process: SiteProcess;
}): ReactNode {
  const { t } = useTranslation();
  const route = useRoute();
  return (
    <div className="process">
      <select
        dir="auto"
        aria-label={t("process")}
        value={process.id}
        onChange={({ target }) => go(routeTo(route.page, route, { process: target.value }))}
      >
        {processes.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The language; it stands in the link, so that whoever is sent it reads the same. */
export function LanguageChoice(): ReactNode {
  const { t, i18n } = useTranslation();
  const route = useRoute();
  const choose = (tag: string): void => {
    void chooseLanguage(tag).then(() =>
      go({ ...route, words: { ...route.words, lang: tag } }, { replace: true }),
    );
  };
  return (
    <label className="choice">
      <span className="unseen">{t("language")}</span>
      <select value={i18n.language} onChange={({ target }) => choose(target.value)}>
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Light, dark, or as the machine is set. */
export function ThemeChoice(): ReactNode {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (chosen: Theme): void => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <label className="choice">
      <span className="unseen">{t("theme.label")}</span>
      <select
        value={theme}
        onChange={({ target }) => choose(themes.find((one) => one === target.value) ?? "system")}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {t(`theme.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
