// The text under the hand: over which version it is written, whether it is saved, and what happens when somebody else saves.
import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../../ground/problem.js";
import { useShared } from "../../shell/opened.js";
import { draftOf, dropDraft, keepDraft } from "./drafts.js";
import { asInFile, type Version, withPlainLines } from "./served-text.js";

/** The text under the hand. */
export type Drafting = {
  readonly text: string;
  readonly base: Version;
  readonly dirty: boolean;
  /** What stands on the site now, where it is neither the base nor an earlier version of this window's own. */
  readonly theirs?: Version;
  readonly saving: "no" | "busy" | "saved";
  /** Why the last save was refused. */
  readonly refused?: readonly Problem[];
  change(text: string): void;
  save(): void;
  /** What is under the hand is from now on written over this version. */
  over(version: Version): void;
};

/** A draft over the version that stands on the site now. */
export function useDraft(now: Version): Drafting {
  const { site, process } = useShared();
  const kept = draftOf(process.id);
  const [base, setBase] = useState(kept?.base ?? now);
  const [text, setText] = useState(kept?.text ?? now.text);
  const [found, setFound] = useState<Version>();
  const [saving, setSaving] = useState<Drafting["saving"]>("no");
  const [refused, setRefused] = useState<readonly Problem[]>();
  // the version that the list of the site still named when this window had a newer one
  const lagging = useRef<string>(undefined);
  const dirty = text !== base.text;
  if (now.sha256 !== lagging.current) lagging.current = undefined;
  const other = found ?? (lagging.current === undefined ? now : undefined);
  const theirs = other === undefined || other.sha256 === base.sha256 ? undefined : other;
  useEffect(() => {
    if (dirty) keepDraft(process.id, { base, text });
    else dropDraft(process.id);
  }, [process.id, base, text, dirty]);
  const over = (version: Version): void => {
    lagging.current = now.sha256 === version.sha256 ? undefined : now.sha256;
    setFound(undefined);
    setBase(version);
  };
  const save = (): void => {
    if (site.save === undefined || saving === "busy") return;
    setSaving("busy");
    setRefused(undefined);
    site.save(process.id, asInFile(text, base), base.sha256).then((saved) => {
      setSaving(saved.kind === "saved" ? "saved" : "no");
      if (saved.kind === "saved") over({ text, lineEnd: base.lineEnd, sha256: saved.sha256 });
      else if (saved.kind === "stale") setFound({ ...withPlainLines(saved.text), sha256: saved.sha256 });
      else setRefused(saved.problems);
    });
  };
  const change = (next: string): void => {
    setText(next);
    setSaving((was) => (was === "busy" ? was : "no"));
  };
  return {
    ...{ text, base, dirty, saving, change, save, over },
    ...(theirs === undefined ? {} : { theirs }),
    ...(refused === undefined ? {} : { refused }),
  };
}
