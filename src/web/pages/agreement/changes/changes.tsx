// What changed: against the version that is saved, or against one that is given, such as the signed one; by meaning and by line.
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Fault, Loading, Problems } from "../../../show/states.js";
import type { Drafting } from "../use-draft.js";
import { type Reading, useCompared } from "../use-reading.js";
import { FindHash } from "./find-hash.js";
import { type Given, GiveText } from "./give-text.js";
import { LineTable } from "./line-table.js";
import { MeaningTable } from "./meaning-table.js";

/** What the comparison is given. */
export type ChangesParts = {
  readonly draft: Drafting;
  readonly reading: Reading;
  readonly goTo: (line: number) => void;
};

/** The comparison. */
export function Changes({ draft, reading, goTo }: ChangesParts): ReactNode {
  const { t } = useTranslation("agreement");
  const [against, setAgainst] = useState<"saved" | "given">("saved");
  const [given, setGiven] = useState<Given>();
  const { text, base, theirs, dirty } = draft;
  const saved = (theirs ?? base).text;
  const before = against === "saved" ? saved : given?.text;
  return (
    <section className="changes" aria-label={t("changes.title")}>
      <h2>{t("changes.title")}</h2>
      <Against against={against} choose={setAgainst} />
      {against === "given" && <GiveText given={given} give={setGiven} />}
      {against === "saved" && theirs !== undefined && dirty && <p>{t("changes.againstTheirs")}</p>}
      {before !== undefined && before === text && <p className="soft">{t(`changes.same.${against}`)}</p>}
      {before !== undefined && before !== text && <Compared before={before} after={text} goTo={goTo} />}
      <FindHash text={text} draft={draft} reading={reading} goTo={goTo} />
    </section>
  );
}

function Against({
  against,
  choose,
}: {
  readonly against: "saved" | "given";
  readonly choose: (against: "saved" | "given") => void;
}): ReactNode {
  const { t } = useTranslation("agreement");
  const name = useId();
  return (
    <fieldset className="against">
      <legend>{t("changes.against")}</legend>
      {(["saved", "given"] as const).map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={against === one} onChange={() => choose(one)} />{" "}
          {t(`changes.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

type ComparedParts = {
  readonly before: string;
  readonly after: string;
  readonly goTo: (line: number) => void;
};

function Compared({ before, after, goTo }: ComparedParts): ReactNode {
  const { t } = useTranslation("agreement");
  const { state, value } = useCompared(before, after);
  if (state === "slow") return <p role="alert">{t("changes.slow")}</p>;
  if (state === "fault") return <Fault message={t("changes.fault")} />;
  if (value === undefined) return <Loading />;
  const { meaning, problemsBefore, problemsAfter, lines } = value;
  return (
    <div className="compared" data-busy={state === "busy"}>
      {problemsBefore.length > 0 && (
        <>
          <p>{t("changes.beforeUnread")}</p>
          <Problems problems={problemsBefore.slice(0, 3)} />
        </>
      )}
      {problemsAfter.length > 0 && <p>{t("changes.afterUnread")}</p>}
      {meaning !== undefined && <MeaningTable meaning={meaning} />}
      {lines === undefined ? <p>{t("changes.tooManyLines")}</p> : <LineTable lines={lines} goTo={goTo} />}
    </div>
  );
}
