// Saving: on a served site over the version that was seen, never over another; elsewhere the text is taken along as a file.
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../shell/opened.js";
import { takeText } from "../../show/download.js";
import { Problems } from "../../show/states.js";
import { processFileName } from "../../site/site.js";
import { asInFile } from "./served-text.js";
import type { Drafting } from "./use-draft.js";
import type { Reading } from "./use-reading.js";

/** What the bar is given; `put` shows another text in the editor, `byKey` is what a key in the editor calls. */
export type SaveBarParts = {
  readonly draft: Drafting;
  readonly reading: Reading;
  readonly put: (text: string) => void;
  readonly byKey: RefObject<() => void>;
};

/** The bar, and what it must ask or tell before a text is saved. */
export function SaveBar({ draft, reading, put, byKey }: SaveBarParts): ReactNode {
  const { t } = useTranslation("agreement");
  const { site } = useShared();
  const [asking, setAsking] = useState<"read" | "person">();
  const { dirty, theirs, saving, text, base, refused } = draft;
  const known = reading.text === text || reading.state === "slow" || reading.state === "fault";
  const readable = reading.text === text && reading.check?.unread.length === 0;
  const save = (): void => {
    setAsking("read");
  };
  useEffect(() => {
    // whether it can be read is known in a moment
    if (asking !== "read" || !known) return;
    setAsking(readable ? undefined : "person");
    if (readable) draft.save();
  }, [asking, known, readable, draft]);
  const saveAnyhow = (): void => {
    setAsking(undefined);
    draft.save();
  };
  const conflict = dirty && theirs !== undefined;
  useEffect(() => {
    byKey.current = () => {
      if (dirty && !conflict) save();
    };
  });
  return (
    <div className="save-bar">
      <div className="actions">
        {site.save !== undefined && (
          <button
            type="button"
            className="save"
            disabled={!dirty || conflict || saving === "busy"}
            onClick={save}
          >
            {t("save.save")}
          </button>
        )}
        <button
          type="button"
          onClick={() => takeText(processFileName, "text/yaml;charset=utf-8", asInFile(text, base))}
        >
          {t("save.take")}
        </button>
        {dirty && (
          <button type="button" onClick={() => put(base.text)}>
            {t("save.putBack")}
          </button>
        )}
        <SaveState draft={draft} canSave={site.save !== undefined} />
      </div>
      {asking === "person" && dirty && !conflict && (
        <div className="asked" role="alert">
          <p>
            <strong>{t("save.unread")}</strong> {t("save.unreadText")}
          </p>
          <button type="button" onClick={saveAnyhow}>
            {t("save.anyhow")}
          </button>{" "}
          <button type="button" onClick={() => setAsking(undefined)}>
            {t("save.notYet")}
          </button>
        </div>
      )}
      {conflict && <Conflict draft={draft} put={put} />}
      {refused !== undefined && refused.length > 0 && <Problems problems={refused} again={draft.save} />}
    </div>
  );
}

function SaveState({ draft, canSave }: { readonly draft: Drafting; readonly canSave: boolean }): ReactNode {
  const { t } = useTranslation("agreement");
  const { dirty, saving } = draft;
  const key = saving === "busy" ? "busy" : dirty ? "changed" : saving === "saved" ? "saved" : "same";
  return (
    <span className="soft" role="status" data-save={key}>
      {key === "same" && !canSave ? t("save.static") : t(`save.state.${key}`)}
    </span>
  );
}

// somebody else saved meanwhile: nothing is written over before a person has chosen
function Conflict({ draft, put }: Pick<SaveBarParts, "draft" | "put">): ReactNode {
  const { t } = useTranslation("agreement");
  const { theirs, over } = draft;
  if (theirs === undefined) return null;
  return (
    <div className="asked stale" role="alert">
      <p>
        <strong>{t("save.stale")}</strong> {t("save.staleText")}
      </p>
      <button type="button" onClick={() => over(theirs)}>
        {t("save.keepMine")}
      </button>{" "}
      <button
        type="button"
        onClick={() => {
          over(theirs);
          put(theirs.text);
        }}
      >
        {t("save.takeTheirs")}
      </button>
    </div>
  );
}
