// How an answer looks: a hatching for a shape, and a mark (disc, square, diamond), so that neither colour nor pattern is needed alone.
import type { ReactNode } from "react";
import type { Answer } from "../../../../../violence/verdict.js";

/** The answers in the order in which legends name them. */
export const answerOrder: readonly Answer[] = ["met", "cannot-tell", "not-met"];

/** The hatching of an answer; plain where there is none. */
export function hatchingOf(answer: Answer | undefined): string {
  return answer === undefined ? "var(--none)" : `url(#place-${answer})`;
}

/** Definitions of the hatchings, as the reports have them; equally fine however large the map is drawn. */
export function Hatchings({ scale }: { readonly scale: number }): ReactNode {
  const square = { width: 8, height: 8, patternUnits: "userSpaceOnUse" } as const;
  const paper = <rect width="8" height="8" fill="var(--paper)" />;
  const fine = `scale(${1 / scale})`;
  return (
    <defs>
      <pattern id="place-met" {...square} patternTransform={fine}>
        {paper}
        <rect width="8" height="8" fill="var(--met)" fillOpacity="0.3" />
      </pattern>
      <pattern id="place-not-met" {...square} patternTransform={`${fine} rotate(45)`}>
        {paper}
        <rect width="8" height="8" fill="var(--not-met)" fillOpacity="0.16" />
        <rect width="2.6" height="8" fill="var(--not-met)" fillOpacity="0.75" />
      </pattern>
      <pattern id="place-cannot-tell" {...square} patternTransform={fine}>
        {paper}
        <circle cx="2" cy="2" r="1.1" fill="var(--cannot-tell)" />
        <circle cx="6" cy="6" r="1.1" fill="var(--cannot-tell)" />
      </pattern>
    </defs>
  );
}

/** The mark of an answer around 0, 0 with about the area of a disc of radius 1; a ring where there is no answer. */
export function Mark({ answer }: { readonly answer: Answer | undefined }): ReactNode {
  const paper = { stroke: "var(--paper)", strokeWidth: 1.5, vectorEffect: "non-scaling-stroke" } as const;
  switch (answer) {
    case "met":
      return <circle r="1" fill="var(--met)" {...paper} />;
    case "not-met":
      return <rect x="-0.89" y="-0.89" width="1.78" height="1.78" fill="var(--not-met)" {...paper} />;
    case "cannot-tell":
      return <path d="M0-1.25 1.25 0 0 1.25-1.25 0Z" fill="var(--cannot-tell)" {...paper} />;
    case undefined:
      return <circle r="1" fill="var(--paper)" {...paper} stroke="var(--edge)" />;
  }
}

/** An answer before its word, for a legend or a cell. */
export function AnswerSign({ answer }: { readonly answer: Answer | undefined }): ReactNode {
  return (
    <svg className="sign" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <g transform="scale(5.4)">
        <Mark answer={answer} />
      </g>
    </svg>
  );
}
