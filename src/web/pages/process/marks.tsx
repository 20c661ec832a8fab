// Results of clauses and states of phases as marks: a word, a colour and a shape, so that none of the three is needed to tell it.
import "./marks.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseWord, PhaseWord } from "../../../agreement/terms/condition.js";
import type { Truth } from "../../../conditions/result.js";

/** All words that have a mark. */
export type Marked = ClauseWord | PhaseWord | Truth;

/** The shape of a word alone, for where the word stands beside it. */
export function Shape({ word }: { readonly word: Marked }): ReactNode {
  return (
    <svg className={`shape ${toneOf(word)}`} viewBox="0 0 20 20" aria-hidden="true">
      {drawingOf(word)}
    </svg>
  );
}

/** The shape with its word. */
export function Mark({ word }: { readonly word: Marked }): ReactNode {
  const { t } = useTranslation("process");
  return (
    <span className="mark">
      <Shape word={word} /> {t(`word.${word}`)}
    </span>
  );
}

/** The tone of a word, by the names of colours of the style sheet. */
export function toneOf(word: Marked): "good" | "bad" | "open-question" | "quiet" {
  switch (word) {
    case "met":
    case "open":
      return "good";
    case "not-met":
    case "reversed":
      return "bad";
    case "undetermined":
    case "disputed":
    case "conflict":
    case "suspended":
      return "open-question";
    case "not-yet-due":
    case "not-open":
    case "waived":
    case "superseded":
    case "ended":
      return "quiet";
  }
}

const ink = { fill: "none", stroke: "currentColor", strokeWidth: 2.2, strokeLinecap: "round" } as const;
const paper = { ...ink, stroke: "var(--paper)" } as const;
const diamond = <path d="M10 .5L19.5 10 10 19.5 .5 10z" fill="currentColor" />;
const square = <rect x="1.5" y="1.5" width="17" height="17" rx="1.5" fill="currentColor" />;
const disc = <circle cx="10" cy="10" r="9" fill="currentColor" />;
const ring = <circle cx="10" cy="10" r="8" {...ink} />;

// the shapes of the reports (src/publication/agreement/look.ts)
function drawingOf(word: Marked): ReactNode {
  switch (word) {
    case "met":
      return (
        <>
          {disc}
          <path d="M5.5 10.5l3 3 6-6.5" {...paper} />
        </>
      );
    case "not-met":
      return (
        <>
          {square}
          <path d="M6 6l8 8M14 6l-8 8" {...paper} />
        </>
      );
    case "undetermined":
      return (
        <>
          {diamond}
          <path d="M6.5 10h7" {...paper} />
        </>
      );
    case "disputed":
      return (
        <>
          {diamond}
          <path d="M7 8h6M7 12h6M12 6l-4 8" {...paper} />
        </>
      );
    case "conflict":
      return (
        <>
          <path d="M10 1L19.5 18.5H.5z" fill="currentColor" />
          <path d="M10 7.5v5M10 15.4v.1" {...paper} />
        </>
      );
    case "not-yet-due":
      return (
        <>
          {ring}
          <path d="M10 5.5V10l3 2" {...ink} />
        </>
      );
    case "waived":
      return (
        <>
          {ring}
          <path d="M6 10h8" {...ink} />
        </>
      );
    case "superseded":
      return (
        <>
          <rect x="2.5" y="2.5" width="15" height="15" rx="1.5" {...ink} />
          <path d="M6.5 10h7M11 7l3 3-3 3" {...ink} />
        </>
      );
    case "open":
      return (
        <>
          {disc}
          <path d="M8 6l5 4-5 4z" fill="var(--paper)" />
        </>
      );
    case "suspended":
      return (
        <>
          {diamond}
          <path d="M8 7v6M12 7v6" {...paper} />
        </>
      );
    case "reversed":
      return (
        <>
          {square}
          <path d="M14 10H6M9 7l-3 3 3 3" {...paper} />
        </>
      );
    case "ended":
      return (
        <>
          {ring}
          <path d="M6 10.5l2.7 2.7L14 7.5" {...ink} />
        </>
      );
    case "not-open":
      return <circle cx="10" cy="10" r="8" {...ink} strokeDasharray="3 3.3" />;
  }
}
