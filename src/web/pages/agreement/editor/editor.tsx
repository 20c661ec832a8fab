// The editor as a part of the page: its frame, the line that says how it is used, and the marks of problems.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../../shell/opened.js";
import { Fault, Loading } from "../../../show/states.js";
import { type Elsewhere, proposalsAt } from "../completing/proposals.js";
import type { Schema } from "../completing/schema.js";
import { loadSchema } from "../completing/schema-file.js";
import type { Code } from "./code.js";

/** What the editor is given. `text` is read when it opens; later texts are put by `Code.put`. */
export type EditorParts = {
  readonly text: string;
  readonly changed: (text: string) => void;
  readonly moved: (line: number) => void;
  readonly save: () => void;
  /** It is there, or (`undefined`) not any more. */
  readonly ready: (code: Code | undefined) => void;
};

/** The editor. Always from left to right: the language of the file is. */
export function Editor(parts: EditorParts): ReactNode {
  const { t } = useTranslation("agreement");
  const host = useRef<HTMLDivElement>(null);
  const now = useRef(parts);
  now.current = parts;
  const elsewhere = useElsewhere();
  const known = useRef(elsewhere);
  known.current = elsewhere;
  const [state, setState] = useState<"loading" | "there" | Error>("loading");
  const label = t("editor.label");
  const phrases = JSON.stringify({ Completions: t("editor.proposals"), Diagnostics: t("editor.problems") });
  useEffect(() => {
    let over = false;
    let code: Code | undefined;
    const open = async (): Promise<void> => {
      const [{ createCode }, schema] = await Promise.all([import("./code.js"), loadSchema()]);
      const { current } = host;
      if (over || current === null) return;
      code = createCode({
        root: current.shadowRoot ?? current.attachShadow({ mode: "open" }),
        text: now.current.text,
        label,
        phrases: JSON.parse(phrases),
        changed: (text) => now.current.changed(text),
        moved: (line) => now.current.moved(line),
        save: () => now.current.save(),
        propose: (text, cursor) => proposalsAt(text, cursor, knowing(schema, known.current)),
      });
      setState("there");
      now.current.ready(code);
    };
    open().catch((error: unknown) => setState(error instanceof Error ? error : new Error(String(error))));
    return () => {
      over = true;
      now.current.ready(undefined);
      code?.destroy();
    };
  }, [label, phrases]);
  return (
    <div className="editing">
      <div className="code" dir="ltr" lang="en" ref={host} />
      {state === "loading" && <Loading />}
      {state instanceof Error && <Fault message={state.message} />}
      <p className="soft keys">{t("editor.keys")}</p>
    </div>
  );
}

function knowing(schema: Schema, elsewhere: Elsewhere | undefined) {
  return { schema, ...(elsewhere === undefined ? {} : { elsewhere }) };
}

// what the files beside the text know, once the process is open
function useElsewhere(): Elsewhere | undefined {
  const { opening } = useShared();
  return opening.kind === "open" ? opening.summary.counts : undefined;
}
