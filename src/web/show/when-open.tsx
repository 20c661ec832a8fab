// What a page shows of a process that is open; and, while it is not, how far its opening is or why it can't be opened.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Opening, useShared } from "../shell/opened.js";
import { isOffline } from "../site/fetching.js";
import { BroughtNotice } from "./brought-notice.js";
import { Fault, Loading, Problems, Working } from "./states.js";

/** An opening that has come to its end. */
export type Opened = Extract<Opening, { kind: "open" }>;

/** Shows what `children` make of the open process; above it, if its figures come from a file that only this tab has, a word of it. */
export function WhenOpen({ children }: { readonly children: (opened: Opened) => ReactNode }): ReactNode {
  return (
    <>
      <BroughtNotice />
      <Course>{children}</Course>
    </>
  );
}

function Course({ children }: { readonly children: (opened: Opened) => ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { opening } = useShared();
  switch (opening.kind) {
    case "open":
      return children(opening);
    case "loading":
      return opening.done === 0 ? (
        <Loading />
      ) : (
        <Working text={t("state.reading")} done={opening.done} total={opening.total} />
      );
    case "problems":
      return <Problems problems={opening.problems} offline={isOffline(opening.problems)} />;
    case "fault":
      return <Fault message={opening.message} />;
  }
}
