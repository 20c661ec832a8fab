// An answer as a badge: a word, a colour and a shape, so that none of the three is needed to tell it.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../../violence/verdict.js";

/** The badge of an answer; with words of its own where the three words would say too little. */
export function AnswerBadge({
  answer,
  text,
}: {
  readonly answer: Answer;
  readonly text?: string;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <p className={`badge ${answer}`}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <Shape answer={answer} />
      </svg>
      {text ?? t(`answer.${answer}`)}
    </p>
  );
}

// the shapes of the charts: a disc, a square, a diamond
function Shape({ answer }: { readonly answer: Answer }): ReactNode {
  switch (answer) {
    case "met":
      return <circle cx="10" cy="10" r="8" fill="currentColor" />;
    case "not-met":
      return <rect x="3" y="3" width="14" height="14" fill="currentColor" />;
    case "cannot-tell":
      return <path d="M10 1 19 10 10 19 1 10Z" fill="currentColor" />;
  }
}
