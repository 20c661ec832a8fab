// Says that the test was saved, and where one goes on.
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { routeText, routeTo, useRoute } from "../../../shell/route.js";

/** The note. It takes the focus, for what was pressed is gone. */
export function SavedNote({ name }: { readonly name: string }): ReactNode {
  const { t } = useTranslation("design");
  const route = useRoute();
  const note = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another test is another note
  useEffect(() => note.current?.focus(), [name]);
  return (
    <div className="saved" role="status" tabIndex={-1} ref={note}>
      <p>
        <strong>{t("saved.title", { name })}</strong> {t("saved.text")}
      </p>
      <p className="ways">
        <a href={routeText(routeTo("violence", route, { test: name }))}>{t("saved.violence")}</a>
        <a href={routeText(routeTo("monitor", route, { test: name }))}>{t("saved.monitor")}</a>
        <a href={routeText(routeTo("agreement", route))}>{t("saved.agreement")}</a>
      </p>
    </div>
  );
}
