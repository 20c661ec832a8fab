// One figure alone, for a page elsewhere that embeds it: the rest of the page works unseen, the figure stands in its own place.
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { routeText, useRoute } from "../../shell/route.js";
import { Loading } from "../states.js";

type Only = {
  readonly id: string;
  readonly place: HTMLElement | null;
  readonly shown: () => void;
};

const OnlyContext = createContext<Only | undefined>(undefined);

/** After so many milliseconds without the figure, the reader is sent to its page. */
const patience = 8000;

/** Shows one figure of the page within, and the way to the page. */
export function OnlyFigure({
  id,
  about,
  children,
}: {
  readonly id: string;
  readonly about: string;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const route = useRoute();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [state, setState] = useState<"waiting" | "shown" | "late">("waiting");
  useEffect(() => {
    const timer = window.setTimeout(() => setState((now) => (now === "shown" ? now : "late")), patience);
    return () => window.clearTimeout(timer);
  }, []);
  const { only: _, ...words } = route.words;
  return (
    <OnlyContext value={{ id, place, shown: () => setState("shown") }}>
      <main className="only" id="main">
        <div ref={setPlace} />
        {state === "waiting" && <Loading />}
        {state === "late" && <p>{t("only.late")}</p>}
        <p className="soft">
          <bdi>{about}</bdi> ·{" "}
          <a href={routeText({ page: route.page, words })} target="_blank" rel="noopener">
            {t("only.open")}
          </a>
        </p>
      </main>
      <div hidden>{children}</div>
    </OnlyContext>
  );
}

/** Whether a figure stands alone, among others, or not at all because another one stands alone. */
export function useOnly(id: string): {
  readonly shows: "alone" | "among-others" | "nothing";
  readonly into: (figure: ReactNode) => ReactNode;
} {
  const only = useContext(OnlyContext);
  const alone = only?.id === id;
  const shown = alone && only.place !== null ? only.shown : undefined;
  useEffect(() => shown?.(), [shown]);
  if (only === undefined) return { shows: "among-others", into: (figure) => figure };
  if (!alone) return { shows: "nothing", into: () => null };
  return {
    shows: "alone",
    into: (figure) => (only.place === null ? null : createPortal(figure, only.place)),
  };
}
