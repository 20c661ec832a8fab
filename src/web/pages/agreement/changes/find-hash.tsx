// A hash that somebody has on paper: whether it stands for a clause, a test, the agreement or the file as they are here.
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sha256 } from "../../../worker/bytes.js";
import { asInFile } from "../served-text.js";
import type { Drafting } from "../use-draft.js";
import type { Reading } from "../use-reading.js";

/** What is searched. */
export type FindHashParts = {
  readonly text: string;
  readonly draft: Drafting;
  readonly reading: Reading;
  readonly goTo: (line: number) => void;
};

/** A field for a hash, and what it stands for. */
export function FindHash(parts: FindHashParts): ReactNode {
  const { t } = useTranslation("agreement");
  const [asked, setAsked] = useState("");
  const field = useId();
  const hash = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i.exec(asked)?.[0].toLowerCase();
  return (
    <div className="find-hash">
      <h3>{t("find.title")}</h3>
      <label htmlFor={field}>{t("find.label")}</label>
      <input
        id={field}
        className="field"
        type="text"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        value={asked}
        onChange={({ target }) => setAsked(target.value)}
      />
      <p role="status" className="found">
        {asked.trim() !== "" && (hash === undefined ? t("find.notAHash") : <Found {...parts} hash={hash} />)}
      </p>
    </div>
  );
}

function Found({ hash, draft, text, reading, goTo }: FindHashParts & { readonly hash: string }): ReactNode {
  const { t } = useTranslation("agreement");
  const own = useHashOf(asInFile(text, draft.base));
  const said = reading.say?.said.find((one) => one.hash === hash);
  if (said !== undefined) {
    return (
      <>
        {t(said.section === "tests" ? "find.test" : "find.clause")}{" "}
        <button type="button" onClick={() => goTo(said.first)}>
          <bdi>{said.name}</bdi>
        </button>
      </>
    );
  }
  if (hash === reading.say?.agreement) return t("find.agreement");
  if (hash === own) return t("find.file");
  if (hash === draft.base.sha256) return t("find.savedFile");
  if (reading.say?.agreement === undefined) return t("find.cannotTell");
  return t("find.nothing");
}

function useHashOf(text: string): string | undefined {
  const [hash, setHash] = useState<string>();
  useEffect(() => {
    let over = false;
    sha256(new TextEncoder().encode(text)).then((one) => {
      if (!over) setHash(one);
    });
    return () => {
      over = true;
    };
  }, [text]);
  return hash;
}
