// All problems of the text, the gravest first, each with a step to its line, what was expected, why it matters and what to do.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import type { Marked } from "./editor/marks.js";

/** What the list is given. */
export type ProblemListParts = {
  readonly problems: readonly Marked[];
  readonly goTo: (line: number, column?: number) => void;
};

/** So many are shown at first. */
const few = 6;

/** The list; nothing where there is no problem. */
export function ProblemList({ problems, goTo }: ProblemListParts): ReactNode {
  const { t } = useTranslation("agreement");
  if (problems.length === 0) return null;
  const unread = problems.filter(({ grave }) => grave === "unread");
  const objections = problems.filter(({ grave }) => grave === "objection");
  return (
    <section className="all-problems" aria-label={t("problems.label")}>
      <Group title={t("problems.unread")} problems={unread} goTo={goTo} />
      <Group title={t("problems.objections")} problems={objections} goTo={goTo} />
    </section>
  );
}

function Group({ title, problems, goTo }: ProblemListParts & { readonly title: string }): ReactNode {
  const { t } = useTranslation("agreement");
  const formats = useFormats();
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, few);
  return (
    <>
      <h2>{title}</h2>
      <ul className="problems">
        {shown.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be the same in every word
          <li key={`${i} ${one.problem.code} ${one.problem.message}`} className={one.grave}>
            <OneProblem marked={one} goTo={goTo} />
          </li>
        ))}
      </ul>
      {shown.length < problems.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t("problems.all", { count: problems.length, n: formats.number(problems.length) })}
        </button>
      )}
    </>
  );
}

// what stands in a file is shown as text, whatever it is
function OneProblem({
  marked: { problem },
  goTo,
}: {
  readonly marked: Marked;
  readonly goTo: ProblemListParts["goTo"];
}): ReactNode {
  const { t } = useTranslation();
  const { t: own } = useTranslation("agreement");
  const formats = useFormats();
  const { message, where, found, expected, why, hint, code } = problem;
  const line = where?.line;
  const parts = [
    [t("problem.found"), found],
    [t("problem.expected"), expected],
    [t("problem.why"), why],
    [t("problem.hint"), hint],
  ].flatMap(([label, text]) => (text === undefined || label === undefined ? [] : [{ label, text }]));
  return (
    <>
      {line !== undefined && (
        <button type="button" className="line" onClick={() => goTo(line, where?.column)}>
          {own("problems.line", { line: formats.number(line) })}
        </button>
      )}
      <details lang="en" dir="ltr">
        <summary>
          <bdi>{message}</bdi>
        </summary>
        <dl>
          {parts.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
          <div>
            <dt>{own("problems.code")}</dt>
            <dd>
              <code>{code}</code>
            </dd>
          </div>
        </dl>
      </details>
    </>
  );
}
