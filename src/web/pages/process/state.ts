// The state of the page "Process" in its link: the two days, the view, the clause that is opened, the gate, which clauses are listed.
import { type ClauseWord, clauseWords } from "../../../agreement/terms/condition.js";
import type { StateForm } from "../../shell/page-state.js";
import { type GivenDays, readDays, writeDays } from "./days.js";

/** The parts of the page, one of which is shown. */
export const views = ["road", "clauses", "claims", "days", "course", "ahead"] as const;
export type View = (typeof views)[number];

/** What is looked at. What is not given is as usual: the usual days, all clauses, none opened. */
export type CourseState = GivenDays & {
  readonly view?: View;
  readonly clause?: string;
  readonly phase?: string;
  /** Only clauses with this result. */
  readonly only?: ClauseWord;
};

/** How the state is written: `on=2020-07-14&known=2020-07-30&clause=us-8600&phase=talks&only=not-met`. */
export const courseForm: StateForm<CourseState> = {
  read(words) {
    const view = views.find((one) => one === words.view);
    const only = clauseWords.find((one) => one === words.only);
    return {
      ...readDays(words),
      ...(view === undefined ? {} : { view }),
      ...(words.clause === undefined ? {} : { clause: words.clause }),
      ...(words.phase === undefined ? {} : { phase: words.phase }),
      ...(only === undefined ? {} : { only }),
    };
  },
  write({ view, clause, phase, only, ...days }) {
    return {
      ...writeDays(days),
      ...(view === undefined ? {} : { view }),
      ...(clause === undefined ? {} : { clause }),
      ...(phase === undefined ? {} : { phase }),
      ...(only === undefined ? {} : { only }),
    };
  },
};

/** How the state is changed. */
export type ChangeCourse = (next: (before: CourseState) => CourseState) => void;

/** The view that a state stands for: whoever names a clause wants to see it. */
export function viewOf({ view, clause }: CourseState): View {
  return view ?? (clause === undefined ? "road" : "clauses");
}
