// Texts that were changed and not saved: kept in this window while one looks at other pages, and asked about before it is closed.
import type { Version } from "./served-text.js";

/** A text, and the version that it was written over. */
export type Draft = { readonly base: Version; readonly text: string };

const drafts = new Map<string, Draft>();

/** The draft of a process, if there is one. */
export function draftOf(process: string): Draft | undefined {
  return drafts.get(process);
}

/** Keeps a draft. It stays in the memory of this window and is written nowhere: what is not agreed yet may be confidential. */
export function keepDraft(process: string, draft: Draft): void {
  if (drafts.size === 0) window.addEventListener("beforeunload", ask);
  drafts.set(process, draft);
}

/** There is nothing unsaved any more. */
export function dropDraft(process: string): void {
  drafts.delete(process);
  if (drafts.size === 0) window.removeEventListener("beforeunload", ask);
}

// browsers ask in their own words
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
