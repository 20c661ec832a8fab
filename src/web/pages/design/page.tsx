// The page "Design a test": before signing, which windows and falls can be told from luck; and the clause taken over.
import "./page.css";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { notPlaced } from "../../../cube/build.js";
import { usePageState } from "../../shell/page-state.js";
import { Empty } from "../../show/states.js";
import { WhenOpen } from "../../show/when-open.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import { Proposal } from "./clause/proposal.js";
import { SavedNote } from "./clause/saved-note.js";
import { draftOf, type Offer } from "./draft.js";
import { designForm } from "./state.js";
import { Terms } from "./terms.js";
import { Told } from "./told.js";

/** The page. That a test was saved is kept here, for what is below is opened again when the file changes. */
export function DesignPage(): ReactNode {
  const { t } = useTranslation("design");
  const [saved, setSaved] = useState<string>();
  return (
    <>
      <h1>{t("title")}</h1>
      {saved !== undefined && <SavedNote name={saved} />}
      <WhenOpen>{({ summary }) => <Designing summary={summary} saved={setSaved} />}</WhenOpen>
    </>
  );
}

type DesigningParts = { readonly summary: ProcessSummary; readonly saved: (name: string) => void };

function Designing({ summary, saved }: DesigningParts): ReactNode {
  const { t } = useTranslation("design");
  const { counts } = summary;
  if (counts === undefined || counts.records === 0) {
    return <Empty title={t("noCounts.title")} text={t("noCounts.text")} notes={summary.notes} />;
  }
  // what lies nowhere can't be asked for by name
  const places = counts.places.filter((place) => place !== notPlaced);
  return (
    <Drafting
      offer={{ tests: summary.tests.map(({ test }) => test), counts: { ...counts, places } }}
      summary={summary}
      saved={saved}
    />
  );
}

function Drafting({ offer, summary, saved }: DesigningParts & { readonly offer: Offer }): ReactNode {
  const { t } = useTranslation("design");
  const [state, change] = usePageState(designForm);
  const draft = draftOf(state, offer);
  return (
    <>
      <p className="intro">{t("intro")}</p>
      <div className="designing">
        <Terms {...{ offer, draft, state, change }} />
        <div className="result">
          <Told {...{ draft, state, change }} sources={summary.sources} />
          <Proposal
            draft={draft}
            taken={offer.tests.map(({ name }) => name)}
            name={state.name}
            rename={(name) => change((before) => ({ ...before, name }))}
            saved={(name) => {
              saved(name);
              change(({ name: _, ...rest }) => rest);
            }}
          />
        </div>
      </div>
    </>
  );
}
