// The language of the app: which there are, which way they are written, and how their messages are loaded.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import shell from "../messages/en/shell.json" with { type: "json" };
import { readRoute } from "./route.js";
import { remember, remembered } from "./theme.js";

/** A language that the app has messages for. A draft was not reviewed by a person yet, and the page says so. */
export type Language = {
  readonly tag: string;
  /** Its name in itself. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  readonly draft: boolean;
  /** Locale and calendar for numbers and dates. */
  readonly locale: string;
};

/** The languages of the app. */
export const languages: readonly Language[] = [
  { tag: "en", name: "English", dir: "ltr", draft: false, locale: "en-GB" },
  { tag: "fa-AF", name: "دری", dir: "rtl", draft: true, locale: "fa-AF-u-ca-persian" },
  // browsers know no Pashto numbers and dates; those of Dari have the same digits, months and calendar
  { tag: "ps", name: "پښتو", dir: "rtl", draft: true, locale: "fa-AF-u-ca-persian" },
  { tag: "ar", name: "العربية", dir: "rtl", draft: true, locale: "ar-u-ca-gregory" },
  { tag: "fr", name: "Français", dir: "ltr", draft: true, locale: "fr" },
  { tag: "es", name: "Español", dir: "ltr", draft: true, locale: "es" },
];

const english = languages[0];
const key = "halcyon-language";

type Messages = { readonly default: Record<string, unknown> };
const files = import.meta.glob<Messages>(["../messages/*/*.json", "!../messages/en/shell.json"]);

/** The language with this tag; English if there is none. */
export function languageOf(tag: string | undefined): Language {
  return languages.find((one) => one.tag === tag) ?? english;
}

/** Starts with the language that the link names, or that was chosen on this machine. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use({
      type: "backend",
      read: (tag: string, page: string, done: (error: Error | null, messages: object) => void) => {
        loadMessages(tag, page).then(
          (messages) => done(null, messages),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), {}),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: english.tag,
      fallbackLng: english.tag,
      ns: ["shell"],
      defaultNS: "shell",
      partialBundledLanguages: true,
      resources: { en: { shell } },
      // React escapes what it shows
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  await chooseLanguage(readRoute(window.location.hash).words.lang ?? remembered(key));
}

/** Shows the app in a language; its script's font is loaded only then. */
export async function chooseLanguage(tag: string | undefined): Promise<void> {
  const language = languageOf(tag);
  remember(key, language.tag);
  const { documentElement } = document;
  if (language.dir === "rtl") {
    await import("./arabic-script.css");
    documentElement.dataset.script = "arabic";
  } else delete documentElement.dataset.script;
  await i18next.changeLanguage(language.tag);
  documentElement.lang = language.tag;
  documentElement.dir = language.dir;
}

/** Whether a page has messages in a language. */
export function isTranslated(tag: string, page: string): boolean {
  return tag === english.tag || files[`../messages/${tag}/${page}.json`] !== undefined;
}

/** The app's messages in English, for a page that was not translated yet: whole in one language, and from left to right. */
export function inEnglish(): typeof i18next {
  englishMessages ??= i18next.cloneInstance({ lng: english.tag });
  return englishMessages;
}

let englishMessages: typeof i18next | undefined;

// what a language lacks is taken from English
async function loadMessages(tag: string, page: string): Promise<object> {
  const file = files[`../messages/${tag}/${page}.json`];
  return file === undefined ? {} : (await file()).default;
}
