// What stands behind a verdict: between whom, of what kind, what rose instead, what nobody watched, and how far to trust it.
import "./evidence.css";
import { type ReactNode, useEffect, useState } from "react";
import { useAnswer } from "../../../show/use-answer.js";
import type { AskedTest } from "../../../worker/answers/changed-test.js";
import { Breakdowns } from "./breakdowns.js";
import { Doubts } from "./doubts.js";
import { Instead } from "./instead.js";
import { WatchedDays } from "./watched-days.js";

/** So many milliseconds must the hand rest before the core is asked for more than the verdict. */
const rest = 400;

/** The parts, of the test as it was when the hand last rested. */
export function Evidence({ asked }: { readonly asked: AskedTest }): ReactNode {
  const rested = useRested(asked);
  const { state, value } = useAnswer("assess", rested);
  if (value === undefined) return null;
  const { verdict, watched } = value;
  return (
    <div className="evidence" data-busy={state === "busy" || rested !== asked}>
      <Breakdowns verdict={verdict} />
      <Instead verdict={verdict} />
      {watched !== undefined && <WatchedDays verdict={verdict} watched={watched} />}
      <Doubts verdict={verdict} asked={rested} />
    </div>
  );
}

// the verdict follows each move; all that takes longer follows when the hand rests
function useRested(asked: AskedTest): AskedTest {
  const [rested, setRested] = useState(asked);
  useEffect(() => {
    if (asked === rested) return;
    const timer = window.setTimeout(() => setRested(asked), rest);
    return () => window.clearTimeout(timer);
  }, [asked, rested]);
  return rested;
}
