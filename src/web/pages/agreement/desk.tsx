// The desk: the editor, what stands at the cursor in plain words, the problems, and what changed.
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useShared } from "../../shell/opened.js";
import { usePageState } from "../../shell/page-state.js";
import { Fault } from "../../show/states.js";
import type { Said } from "../../worker/answers/text/say.js";
import { Beside } from "./beside.js";
import { Changes } from "./changes/changes.js";
import type { Code } from "./editor/code.js";
import { Editor } from "./editor/editor.js";
import type { Marked } from "./editor/marks.js";
import { ProblemList } from "./problem-list.js";
import { SaveBar } from "./save-bar.js";
import type { Version } from "./served-text.js";
import { Standing } from "./standing.js";
import { agreementForm } from "./state.js";
import { useDraft } from "./use-draft.js";
import { type Reading, useReading } from "./use-reading.js";

/** The desk, over the version that stands on the site now. */
export function Desk({ now }: { readonly now: Version }): ReactNode {
  const { process } = useShared();
  const draft = useDraft(now);
  const reading = useReading(draft.text);
  const [code, setCode] = useState<Code>();
  const [line, setLine] = useState(1);
  const byKey = useRef(() => {});
  const problems = useMarks(code, reading);
  const said = reading.say?.said ?? nothingSaid;
  const here = said.find(({ first, last }) => first <= line && line <= last);
  useFollowedLink({ code, said, here });
  const { theirs, dirty, text, over } = draft;
  useEffect(() => {
    // nothing of one's own is lost, so what stands on the site is shown
    if (theirs === undefined || (dirty && text !== theirs.text)) return;
    over(theirs);
    if (text !== theirs.text) code?.put(theirs.text);
  }, [theirs, dirty, text, over, code]);
  const goTo = (toLine: number, column?: number): void => code?.goTo(toLine, column);
  return (
    <div
      className="desk"
      data-process={process.id}
      data-busy={reading.state === "busy" || reading.state === "late"}
    >
      <Standing reading={reading} />
      {reading.state === "fault" && <Fault message={reading.message ?? ""} />}
      <SaveBar draft={draft} reading={reading} byKey={byKey} put={(version) => code?.put(version)} />
      <div className="beside-each-other">
        <Editor
          text={draft.text}
          changed={draft.change}
          moved={setLine}
          save={() => byKey.current()}
          ready={setCode}
        />
        <Beside said={said} here={here} reading={reading} goTo={goTo} />
      </div>
      <ProblemList problems={problems} goTo={goTo} />
      <Changes draft={draft} reading={reading} goTo={goTo} />
    </div>
  );
}

const nothingSaid: readonly Said[] = [];
const nothingMarked: readonly Marked[] = [];

// the marks in the text are those of the newest check
function useMarks(code: Code | undefined, { check, text }: Reading): readonly Marked[] {
  const marked = useMemo(
    (): readonly Marked[] =>
      check === undefined
        ? nothingMarked
        : [
            ...check.unread.map((problem): Marked => ({ problem, grave: "unread" })),
            ...check.objections.map((problem): Marked => ({ problem, grave: "objection" })),
          ],
    [check],
  );
  useEffect(() => {
    if (code !== undefined && code.text() === text) code.mark(marked);
  }, [code, marked, text]);
  return marked;
}

type Followed = {
  readonly code: Code | undefined;
  readonly said: readonly Said[];
  readonly here: Said | undefined;
};

// the link names where one reads; whoever comes by a link begins there
function useFollowedLink({ code, said, here }: Followed): void {
  const [{ clause }, change] = usePageState(agreementForm);
  const told = useRef<string | undefined>(undefined);
  const wanted = said.find(({ name }) => name === clause);
  useEffect(() => {
    if (code === undefined || wanted === undefined || wanted.name === told.current) return;
    told.current = wanted.name;
    code.goTo(wanted.first, 3, { focus: false });
  }, [code, wanted]);
  const name = here?.name;
  useEffect(() => {
    if (name === undefined || name === told.current) return;
    told.current = name;
    change(() => ({ clause: name }));
  }, [name, change]);
}
