// Where a file is brought: dropped with the mouse, or chosen with a button by whoever uses the keyboard.
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** The place. */
export function DropPlace({ bring }: { readonly bring: (file: File) => void }): ReactNode {
  const { t } = useTranslation("data");
  const input = useRef<HTMLInputElement>(null);
  const about = useId();
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const take = (files: FileList | null): void => {
    const [first] = files ?? [];
    setSeveral((files?.length ?? 0) > 1);
    if (first !== undefined) bring(first);
  };
  const hover = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className={over ? "drop-place over" : "drop-place"}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p>
        <span className="for-mouse">{t("drop.here")} </span>
        <button type="button" aria-describedby={about} onClick={() => input.current?.click()}>
          {t("drop.choose")}
        </button>
      </p>
      <p className="soft" id={about}>
        {t("drop.text")} {t("drop.private")}
      </p>
      {several && <p role="status">{t("drop.several")}</p>}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.gz,.tab,text/csv"
        onChange={({ target }) => {
          take(target.files);
          // the same file may be chosen again once it was mended
          target.value = "";
        }}
      />
    </div>
  );
}
