// Says on every page that its figures come from a file that only this tab has, for as long as that is so; and takes it out.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../shell/opened.js";
import { useFormats } from "./formats.js";

/** The notice; nothing where no file was brought. */
export function BroughtNotice(): ReactNode {
  const { brought } = useShared();
  return brought === undefined ? null : <Notice names={brought.files.map(({ file }) => file.name)} />;
}

function Notice({ names }: { readonly names: readonly string[] }): ReactNode {
  const { t } = useTranslation("data");
  const { list } = useFormats();
  const { bring } = useShared();
  return (
    <div className="brought-notice" role="status">
      <p>
        <bdi>{t("notice.text", { names: list(names) })}</bdi>
      </p>
      <button type="button" onClick={() => bring(undefined)}>
        {t("notice.out")}
      </button>
    </div>
  );
}
