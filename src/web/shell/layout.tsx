// The frame of every page: head with process, language and theme, the navigation, the page, and a foot.
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import mark from "../mark.svg";
import { Guard } from "../show/guard.js";
import { Loading } from "../show/states.js";
import { OnlyFigure } from "../show/taking/only.js";
import type { SiteProcess } from "../site/site.js";
import { LanguageChoice, ProcessChoice, ThemeChoice } from "./choices.js";
import { inEnglish, isTranslated, languageOf } from "./language.js";
import { pageOf, pages } from "./pages.js";
import { routeText, routeTo, useRoute } from "./route.js";

/** What the frame is given. Without a page of its own, `children` stands in its place. */
export type LayoutProps = {
  readonly processes: readonly SiteProcess[];
  readonly process?: SiteProcess;
  readonly children?: ReactNode;
};

/** The frame. */
export function Layout({ processes, process, children }: LayoutProps): ReactNode {
  const { t, i18n } = useTranslation();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const nav = useRef<HTMLElement>(null);
  const entry = pageOf(route.page);
  const title = t(`pages.${entry.name}`);
  useEffect(() => {
    document.title = process === undefined ? "Halcyon" : `${title} · ${process.title} · Halcyon`;
  }, [title, process]);
  useFocusOnPage(entry.name, main);
  useInSight(entry.name, nav);
  const { only } = route.words;
  const page = (
    <InItsLanguage page={entry.messages}>
      <Guard key={`${entry.name} ${process?.id}`}>
        <Suspense fallback={<Loading />}>
          <entry.show page={entry.name} />
        </Suspense>
      </Guard>
    </InItsLanguage>
  );
  if (only !== undefined && process !== undefined) {
    return (
      <OnlyFigure key={only} id={only} about={process.title}>
        {page}
      </OnlyFigure>
    );
  }
  const draft = languageOf(i18n.language).draft;
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {t("skip")}
      </button>
      <header>
        <div className="head">
          <a className="name" href={routeText(routeTo("overview", route))}>
            <img src={mark} alt="" />
            Halcyon
          </a>
          {process === undefined ? (
            <div className="process" />
          ) : (
            <>
              <ProcessChoice processes={processes} process={process} />
              <p className="on-paper">{process.title}</p>
            </>
          )}
          <div className="choices">
            <LanguageChoice />
            <ThemeChoice />
          </div>
        </div>
        {draft && <p className="draft">{t("draft")}</p>}
      </header>
      <div className="frame">
        <nav className="pages" ref={nav} aria-label={t("navigation")}>
          <ul>
            {pages.map(({ name }) => (
              <li key={name}>
                <a
                  href={routeText(routeTo(name, route))}
                  aria-current={name === entry.name ? "page" : undefined}
                >
                  {t(`pages.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="main" ref={main} tabIndex={-1} id="main">
          {children ?? page}
        </main>
      </div>
      <footer className="foot">{t("foot")}</footer>
    </>
  );
}

// a page without messages in the chosen language is English as a whole, and says so
function InItsLanguage({
  page,
  children,
}: {
  readonly page: string;
  readonly children: ReactNode;
}): ReactNode {
  const { t, i18n } = useTranslation();
  if (isTranslated(i18n.language, page)) return children;
  return (
    <>
      <p className="soft">{t("untranslated")}</p>
      <div lang="en" dir="ltr">
        <I18nextProvider i18n={inEnglish()}>{children}</I18nextProvider>
      </div>
    </>
  );
}

// who goes to another page with the keyboard or a screen reader begins at its top
function useFocusOnPage(page: string, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [page, main]);
}

// on a narrow screen the links stand in a row that scrolls; the one that one is on is in sight
function useInSight(page: string, row: React.RefObject<HTMLElement | null>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page marks another link
  useEffect(() => {
    const links = row.current;
    const here = links?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
    if (!links || here === undefined || links.scrollWidth <= links.clientWidth) return;
    const all = links.getBoundingClientRect();
    links.scrollLeft += here.left + here.width / 2 - (all.left + all.width / 2);
  }, [page, row]);
}
