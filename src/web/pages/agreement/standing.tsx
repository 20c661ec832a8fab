// How the text stands, in one sentence: whether it can be read, whether it should be signed like this, and what it holds.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import type { SaidSection, SayAnswer } from "../../worker/answers/text/say.js";
import type { Reading } from "./use-reading.js";

/** The sentence. */
export function Standing({ reading }: { readonly reading: Reading }): ReactNode {
  const { t } = useTranslation("agreement");
  const formats = useFormats();
  const { state, check, say, earlier } = reading;
  if (state === "slow" || state === "late") return <Slow reading={reading} />;
  if (check === undefined) return <p className="standing">{t("standing.reading")}</p>;
  const unread = check.unread.length;
  const objections = check.objections.length;
  const grave = unread > 0 ? "grave" : objections > 0 ? "doubtful" : "well";
  const counted = (key: string, count: number) => t(key, { count, n: formats.number(count) });
  return (
    <div className={`standing ${grave}`} role="status" data-standing={grave}>
      <p>
        {unread > 0 && <strong>{counted("standing.unread", unread)}</strong>}{" "}
        {objections > 0 && <strong>{counted("standing.objections", objections)}</strong>}
        {grave === "well" && <strong>{t("standing.well")}</strong>}
      </p>
      <p className="soft">
        {t("standing.holds", {
          clauses: counted("standing.clauses", countOf(say, "clauses")),
          phases: counted("standing.phases", countOf(say, "phases")),
          tests: counted("standing.tests", countOf(say, "tests")),
        })}{" "}
        {state === "read" && earlier === true && t("standing.earlier")}
      </p>
    </div>
  );
}

// a text may be written to keep a computer busy; the page does not wait for it
function Slow({ reading: { state, giveUp, again } }: { readonly reading: Reading }): ReactNode {
  const { t } = useTranslation("agreement");
  const { t: shared } = useTranslation();
  return (
    <div className="standing grave" role="alert" data-standing={state}>
      <p>
        <strong>{t(`standing.${state}`)}</strong> {state === "slow" && t("standing.slowText")}
      </p>
      {state === "late" && giveUp !== undefined && (
        <button type="button" onClick={giveUp}>
          {shared("state.cancel")}
        </button>
      )}
      {state === "slow" && again !== undefined && (
        <button type="button" onClick={again}>
          {shared("state.again")}
        </button>
      )}
    </div>
  );
}

function countOf(say: SayAnswer | undefined, section: SaidSection): number {
  return say?.said.filter((one) => one.section === section).length ?? 0;
}
