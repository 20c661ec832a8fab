// The proposed test: the clause in plain words, its lines for the process file, its name, and taking it over.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { lengthOf } from "../../../../ground/interval.js";
import type { Problem } from "../../../../ground/problem.js";
import { useShared } from "../../../shell/opened.js";
import { takeText } from "../../../show/download.js";
import { Loading, Problems } from "../../../show/states.js";
import { useAnswer } from "../../../show/use-answer.js";
import { processFileName } from "../../../site/site.js";
import type { DraftTest } from "../../../worker/answers/windows/design.js";
import type { ProposeAnswer } from "../../../worker/answers/windows/propose.js";
import { ClauseWords } from "./clause-words.js";
import { useProcessText } from "./process-text.js";

/** What is proposed, under which name, and whom to tell that it was saved. */
export type ProposalParts = {
  readonly draft: DraftTest;
  /** Names of tests that there are. */
  readonly taken: readonly string[];
  readonly name: string | undefined;
  readonly rename: (name: string) => void;
  readonly saved: (name: string) => void;
};

/** The proposal. */
export function Proposal({ draft, taken, name: given, rename, saved }: ProposalParts): ReactNode {
  const { t } = useTranslation("design");
  const name = given ?? suggested(draft, taken);
  const { seen, problems, replace } = useProcessText();
  const proposed = useAnswer("propose", seen === undefined ? undefined : { text: seen.text, draft, name });
  const told = [...problems, ...(proposed.state === "problems" ? (proposed.problems ?? []) : [])];
  return (
    <section className="proposal" aria-labelledby="proposal">
      <h2 id="proposal">{t("proposal.title")}</h2>
      <ClauseWords draft={draft} />
      <label className="term">
        {t("proposal.name")}
        <input
          type="text"
          value={name}
          maxLength={200}
          spellCheck={false}
          aria-invalid={told.length > 0}
          onChange={({ target }) => rename(target.value)}
        />
      </label>
      {told.length > 0 && <Problems problems={told} />}
      {seen === undefined && told.length === 0 && <Loading />}
      {told.length === 0 && seen !== undefined && proposed.value !== undefined && (
        <Lines
          {...{ proposed: proposed.value, name, saved, replace }}
          seen={seen.sha256}
          busy={proposed.state === "busy"}
        />
      )}
    </section>
  );
}

type LinesParts = {
  readonly proposed: ProposeAnswer;
  readonly name: string;
  /** The hash of the version that the lines are put into. */
  readonly seen: string;
  readonly busy: boolean;
  readonly saved: (name: string) => void;
  readonly replace: (text: { readonly text: string; readonly sha256: string }) => void;
};

function Lines({ proposed, name, seen, busy, saved, replace }: LinesParts): ReactNode {
  const { t } = useTranslation("design");
  const { site, process } = useShared();
  const [saving, setSaving] = useState<"rest" | "under-way" | "stale">("rest");
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const { save } = site;
  const take = async (): Promise<void> => {
    if (save === undefined) return;
    setSaving("under-way");
    setRefused([]);
    const became = await save(process.id, proposed.text, seen);
    switch (became.kind) {
      case "saved":
        setSaving("rest");
        return saved(name);
      case "stale":
        setSaving("stale");
        return replace(became);
      case "refused":
        setSaving("rest");
        return setRefused(became.problems);
    }
  };
  return (
    <div data-busy={saving === "under-way" || busy}>
      <p>{t("proposal.lines")}</p>
      <pre lang="en" dir="ltr" tabIndex={-1}>
        {proposed.added}
      </pre>
      <p className="soft">
        {t("proposal.hash")} <code>{proposed.hash.slice(0, 12)}</code>
      </p>
      {refused.length > 0 && <Problems problems={refused} />}
      <p role="status">{saving === "stale" && <strong>{t("proposal.stale")}</strong>}</p>
      <div className="take">
        {save !== undefined && (
          <button
            type="button"
            className="main-action"
            disabled={saving === "under-way" || busy}
            onClick={take}
          >
            {t(saving === "stale" ? "proposal.takeAgain" : "proposal.take")}
          </button>
        )}
        <Copy text={proposed.added} />
        <button type="button" onClick={() => takeText(processFileName, "application/yaml", proposed.text)}>
          {t("proposal.download")}
        </button>
      </div>
      {save === undefined && <p className="soft">{t("proposal.static")}</p>}
    </div>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const { t } = useTranslation("design");
  const [copied, setCopied] = useState("");
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  // a page that came over plain HTTP from elsewhere may not write there: the lines can be marked and copied by hand
  if (clipboard === undefined) return null;
  const copy = (): Promise<void> =>
    clipboard.writeText(text).then(
      () => setCopied(text),
      () => setCopied(""),
    );
  return (
    <button type="button" onClick={copy}>
      {t(copied === text ? "proposal.copied" : "proposal.copy")}
    </button>
  );
}

// a name that says what is asked for, with a number behind it if there is such a test already
function suggested({ reduction, window }: DraftTest, taken: readonly string[]): string {
  const what = reduction === 0 ? "no-rise" : `fall-${Math.round(reduction * 100)}`;
  const name = `${what}-in-${lengthOf(window)}-days`;
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!taken.includes(tried)) return tried;
  }
}
