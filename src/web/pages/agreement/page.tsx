// The page "Agreement": the text of the process file, checked while one types, with what it says in plain words beside it.
import "./page.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../shell/opened.js";
import { Loading, Problems } from "../../show/states.js";
import { isOffline } from "../../site/fetching.js";
import { Desk } from "./desk.js";
import { useServedText } from "./served-text.js";
import { TextAskerContext, useNewTextAsker } from "./use-reading.js";

/** The page. It needs no process that can be opened: a text that can't be read is mended here. */
export function AgreementPage(): ReactNode {
  const { t } = useTranslation("agreement");
  return (
    <>
      <h1>{t("title")}</h1>
      <Text />
    </>
  );
}

function Text(): ReactNode {
  const served = useServedText();
  const asker = useNewTextAsker();
  const { process } = useShared();
  switch (served.kind) {
    case "loading":
      return <Loading />;
    case "problems":
      return <Problems problems={served.problems} offline={isOffline(served.problems)} />;
    case "text":
      return (
        <TextAskerContext value={asker}>
          <Desk key={process.id} now={served.version} />
        </TextAskerContext>
      );
  }
}
