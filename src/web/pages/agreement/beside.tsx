// Beside the editor: the clause, phase or test at the cursor in plain words, with its hash; and the way to every other.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import type { Said, SaidSection } from "../../worker/answers/text/say.js";
import type { Reading } from "./use-reading.js";

/** What stands beside the editor. */
export type BesideParts = {
  readonly said: readonly Said[];
  /** At the cursor. */
  readonly here: Said | undefined;
  readonly reading: Reading;
  readonly goTo: (line: number, column?: number) => void;
};

/** The words beside the editor. */
export function Beside({ said, here, reading, goTo }: BesideParts): ReactNode {
  const { t } = useTranslation("agreement");
  // while the text can't be read, what it said before stays; its hash does not, for it is another text
  const earlier = reading.earlier === true && reading.state === "read";
  return (
    <aside className="words" aria-label={t("words.label")}>
      <Outline said={said} here={here} goTo={goTo} />
      {here === undefined ? (
        <p className="soft">{said.length === 0 ? t("words.none") : t("words.nowhere")}</p>
      ) : (
        <Words said={here} earlier={earlier} />
      )}
      {reading.say?.agreement !== undefined && !earlier && (
        <div className="whole">
          <h2>{t("words.agreement")}</h2>
          <Hash hash={reading.say.agreement} what={t("words.agreement")} />
        </div>
      )}
    </aside>
  );
}

const sections: readonly SaidSection[] = ["clauses", "phases", "tests"];

function Outline({ said, here, goTo }: Omit<BesideParts, "reading">): ReactNode {
  const { t } = useTranslation("agreement");
  if (said.length === 0) return null;
  const keyOf = ({ section, name }: Said) => `${section} ${name}`;
  const go = (key: string): void => {
    const one = said.find((each) => keyOf(each) === key);
    if (one !== undefined) goTo(one.first, 3);
  };
  return (
    <label className="outline">
      <span>{t("words.goTo")}</span>
      <select value={here === undefined ? "" : keyOf(here)} onChange={({ target }) => go(target.value)}>
        {here === undefined && <option value="">{t("words.choose")}</option>}
        {sections.map((section) => {
          const those = said.filter((one) => one.section === section);
          return those.length === 0 ? null : (
            <optgroup key={section} label={t(`words.${section}`)}>
              {those.map((one) => (
                <option key={keyOf(one)} value={keyOf(one)}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}

function Words({ said, earlier }: { readonly said: Said; readonly earlier: boolean }): ReactNode {
  const { t } = useTranslation("agreement");
  const route = useRoute();
  const { section, name, sentence, hash } = said;
  const page = section === "tests" ? routeTo("violence", route, { test: name }) : undefined;
  const state = section === "clauses" ? routeTo("process", route, { clause: name }) : undefined;
  const link = page ?? state;
  return (
    <section className="said" data-name={name} aria-live="polite">
      <p className="soft">{t(`words.one.${section}`)}</p>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {sentence === undefined ? (
        <p>{t("words.unread")}</p>
      ) : (
        <p className="plain" lang="en" dir="ltr">
          {sentence}
        </p>
      )}
      {earlier && <p className="soft">{t("words.earlier")}</p>}
      {hash !== undefined && !earlier && <Hash hash={hash} what={name} />}
      {sentence !== undefined && hash === undefined && section !== "phases" && (
        <p className="soft">{t("words.noHash")}</p>
      )}
      {link !== undefined && (
        <p>
          <a href={routeText(link)}>{t(section === "tests" ? "words.toViolence" : "words.toProcess")}</a>
        </p>
      )}
    </section>
  );
}

/** A hash, and a way to take it along. */
export function Hash({ hash, what }: { readonly hash: string; readonly what: string }): ReactNode {
  const { t } = useTranslation("agreement");
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard?.writeText(hash).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <p className="hash">
      <span className="soft">{t("words.hash")}</span> <code dir="ltr">{hash}</code>
      <button type="button" onClick={copy} aria-label={t("words.copyOf", { what })}>
        {copied ? t("words.copied") : t("words.copy")}
      </button>
    </p>
  );
}
