// The version that is compared with: a file that is dropped or chosen, or a text that is pasted. It is read here and goes nowhere.
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../../ground/problem.js";
import { Problems } from "../../../show/states.js";
import { largestText, tooLarge, withPlainLines } from "../served-text.js";

/** A version that was given, and what it was called. */
export type Given = { readonly name: string; readonly text: string };

/** What the part is given. */
export type GiveTextParts = {
  readonly given: Given | undefined;
  readonly give: (given: Given) => void;
};

/** The part where a version is given. */
export function GiveText({ given, give }: GiveTextParts): ReactNode {
  const { t } = useTranslation("agreement");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [over, setOver] = useState(false);
  const field = useId();
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // what is too large is told before a byte of it is read
    const large = file.size > largestText;
    setProblems(large ? [tooLarge(file.size)] : []);
    if (!large) give({ name: file.name, text: withPlainLines(await file.text()).text });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const paste = (text: string): void => {
    const large = text.length > largestText;
    setProblems(large ? [tooLarge(text.length)] : []);
    if (!large) give({ name: "", text: withPlainLines(text).text });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of several; the field and the button are the others
    <div
      className="give"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t("give.text")}</p>
      <label>
        {t("give.file")}{" "}
        <input type="file" accept=".yaml,.yml,.txt" onChange={({ target }) => void read(target.files?.[0])} />
      </label>
      <label htmlFor={field}>{t("give.paste")}</label>
      <textarea
        id={field}
        rows={3}
        dir="ltr"
        spellCheck={false}
        value={given?.name === "" ? given.text : ""}
        onChange={({ target }) => paste(target.value)}
      />
      {given !== undefined && given.name !== "" && (
        <p role="status">
          {t("give.name")} <bdi>{given.name}</bdi>
        </p>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </div>
  );
}
