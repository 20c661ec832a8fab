// What a page shows when there is nothing to show yet, or any more: empty, loading, long work, refused, offline, too large, cancelled.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../ground/problem.js";
import { useFormats } from "./formats.js";

/** Nothing is there, and why; with what can be done about it. `notes` are sentences of the core, which says them in English. */
export function Empty({
  title,
  text,
  notes = [],
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly notes?: readonly string[];
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="state">
      <h1>{title}</h1>
      <p>{text}</p>
      {notes.map((note) => (
        <p className="soft" lang="en" dir="ltr" key={note}>
          {note}
        </p>
      ))}
      {children}
    </div>
  );
}

/** Something is being loaded. It is told only after a moment, so that a quick answer does not flicker. */
export function Loading({ text }: { readonly text?: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="state loading" role="status" data-waiting>
      <p>{text ?? t("state.loading")}</p>
    </div>
  );
}

/** Long work: how far it is, and a way to give it up. */
export function Working({
  text,
  done,
  total,
  cancel,
}: {
  readonly text: string;
  readonly done: number;
  readonly total: number;
  readonly cancel?: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="state" role="status" data-waiting>
      <p>
        {text} <progress max={Math.max(1, total)} value={done} aria-label={text} />
      </p>
      {cancel !== undefined && (
        <button type="button" onClick={cancel}>
          {t("state.cancel")}
        </button>
      )}
    </div>
  );
}

/** Long work was given up. */
export function CancelledWork({ again }: { readonly again: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="state" role="status">
      <p>{t("state.cancelled")}</p>
      <button type="button" onClick={again}>
        {t("state.again")}
      </button>
    </div>
  );
}

/** What was given can't be read or asked: every problem, with its place and what to do. Offline and too large are told as such. */
export function Problems({
  problems,
  offline = false,
  again,
}: {
  readonly problems: readonly Problem[];
  readonly offline?: boolean;
  readonly again?: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormats();
  const tooLarge = problems.some((one) => one.code === "file-too-large");
  const title = offline ? "state.offline" : tooLarge ? "state.tooLarge" : "state.problems";
  return (
    <div className="state" role="alert">
      <h2>{t(title, { count: problems.length, n: number(problems.length) })}</h2>
      <ul className="problems">
        {problems.map((one) => (
          <li key={`${one.code} ${one.message} ${one.where?.file} ${one.where?.line} ${one.where?.column}`}>
            <ProblemText problem={one} />
          </li>
        ))}
      </ul>
      {again !== undefined && (
        <button type="button" onClick={again}>
          {t("state.again")}
        </button>
      )}
    </div>
  );
}

// what stands in a file is shown as text, whatever it is; its direction stays its own
function ProblemText({ problem }: { readonly problem: Problem }): ReactNode {
  const { t } = useTranslation();
  const { code, message, where, found, expected, why, hint } = problem;
  const place = [where?.file, where?.line, where?.column].filter((part) => part !== undefined).join(":");
  const lines = [
    [t("problem.found"), found],
    [t("problem.expected"), expected],
    [t("problem.why"), why],
    [t("problem.hint"), hint],
  ].flatMap(([label, text]) => (text === undefined || label === undefined ? [] : [{ label, text }]));
  return (
    <div lang="en" dir="ltr">
      <p>
        <strong>
          <bdi>{message}</bdi>
        </strong>{" "}
        <span className="soft">
          {place !== "" && <bdi>{place} · </bdi>}
          <code>{code}</code>
        </span>
      </p>
      {where?.text !== undefined && <pre tabIndex={-1}>{where.text.slice(0, 300)}</pre>}
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
    </div>
  );
}

/** A fault in Halcyon itself. */
export function Fault({ message }: { readonly message: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="state" role="alert">
      <h2>{t("state.fault")}</h2>
      <p>{t("state.faultText")}</p>
      <pre lang="en" dir="ltr">
        {message}
      </pre>
    </div>
  );
}
