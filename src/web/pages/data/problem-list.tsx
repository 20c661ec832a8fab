// Problems of a file: each with its place, the words that are meant underlined, and what to do. Sentences of the core are English.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, Spot } from "../../../ground/problem.js";
import { useFormats } from "../../show/formats.js";

/** The list. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return (
    <ul className="problems">
      {problems.map((one, i) => (
        // two problems may be alike in all
        // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
        <li key={i} lang="en" dir="ltr">
          <ProblemHead problem={one} />
          {one.where !== undefined && <PlaceText where={one.where} />}
        </li>
      ))}
    </ul>
  );
}

/** What is wrong, with its code, what was expected and what to do. */
export function ProblemHead({ problem }: { readonly problem: Problem }): ReactNode {
  const { t } = useTranslation();
  const { code, message, found, expected, hint } = problem;
  const lines = [
    [t("problem.found"), found],
    [t("problem.expected"), expected],
    [t("problem.hint"), hint],
  ].flatMap(([label, text]) => (text === undefined || label === undefined ? [] : [{ label, text }]));
  return (
    <>
      <p>
        <strong>
          <bdi>{message}</bdi>
        </strong>{" "}
        <code className="soft">{code}</code>
      </p>
      {lines.length > 0 && (
        <dl>
          {lines.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Where: line and column, and the line with the words underlined. */
export function PlaceText({ where }: { readonly where: Spot }): ReactNode {
  const { t } = useTranslation("data");
  const { number } = useFormats();
  const { line, column, length = 1, text } = where;
  if (line === undefined) return null;
  const at = (column ?? 1) - 1;
  // of a long line what stands around the words
  const from = Math.max(0, at - 60);
  const part = text ?? "";
  return (
    <div className="spot">
      <span className="soft">{t("refused.place", { line: number(line), column: number(column ?? 1) })}</span>
      {text !== undefined && (
        <code dir="ltr">
          {from > 0 && "…"}
          {part.slice(from, at)}
          <mark>{part.slice(at, at + Math.min(length, 80)) || " "}</mark>
          {part.slice(at + Math.min(length, 80), at + 120)}
          {part.length > at + 120 && "…"}
        </code>
      )}
    </div>
  );
}
