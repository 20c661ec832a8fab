// The editor itself: CodeMirror within a shadow root, where its styles need no style element. Loaded when the page is opened.
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Proposals } from "../completing/proposals.js";
import { look, syntaxColours } from "./look.js";
import { diagnosticOf, type Marked, marks } from "./marks.js";

/** What the editor is given. */
export type CodeParts = {
  readonly root: ShadowRoot;
  readonly text: string;
  /** For those who don't see it. */
  readonly label: string;
  /** The words of the editor in the reader's language, by their English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  changed(text: string): void;
  /** The cursor stands in another line, counted from 1. */
  moved(line: number): void;
  save(): void;
  propose(text: string, cursor: number): Proposals | undefined;
};

/** The editor, as the page uses it. */
export type Code = {
  text(): string;
  /** Puts another text in its place; one step of undo brings the one before back. */
  put(text: string): void;
  mark(problems: readonly Marked[]): void;
  /** Puts the cursor there and shows it; lines and columns count from 1. */
  goTo(line: number, column?: number, options?: { readonly focus?: boolean }): void;
  destroy(): void;
};

/** Longer texts, and such as nest deeply, are shown without colours, for colours ask for a tree of the whole text. */
const longestColoured = 400_000;
const deepestColoured = 60;

/** Makes an editor. */
export function createCode(parts: CodeParts): Code {
  const view = new EditorView({
    root: parts.root,
    parent: parts.root,
    state: EditorState.create({ doc: parts.text, extensions: extensionsOf(parts) }),
  });
  return {
    text: () => view.state.doc.toString(),
    put: (text) => view.dispatch({ changes: changeTo(view.state.doc.toString(), text) }),
    mark: (problems) => {
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((one) => diagnosticOf(view.state.doc, one)),
        ),
      );
    },
    goTo: (line, column = 1, { focus = true } = {}) => {
      const { doc } = view.state;
      const { from, length } = doc.line(Math.min(Math.max(1, line), doc.lines));
      const at = from + Math.min(column - 1, length);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: "center" }),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
}

// only what differs is replaced, so that the cursor stays where it was
function changeTo(before: string, after: string): { from: number; to: number; insert: string } {
  const room = Math.min(before.length, after.length);
  let head = 0;
  while (head < room && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < room - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

function extensionsOf(parts: CodeParts): Extension {
  const { text, label, phrases } = parts;
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    autocompletion({ override: [proposing(parts)], icons: false, maxRenderedOptions: 60 }),
    marks(),
    // Tab is not bound: it leaves the editor, as it leaves everything else
    keymap.of([
      { key: "Mod-s", run: saving(parts), preventDefault: true },
      { key: "F8", run: nextDiagnostic },
      { key: "Shift-F8", run: previousDiagnostic },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    look,
    ...(isPlain(text) ? [yaml(), syntaxHighlighting(syntaxColours), EditorView.lineWrapping] : []),
    telling(parts),
  ];
}

function saving({ save }: CodeParts): () => boolean {
  return () => {
    save();
    return true;
  };
}

function isPlain(text: string): boolean {
  if (text.length > longestColoured || /^.{5000}/m.test(text)) return false;
  let depth = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") depth += 1;
    else if ((sign === "]" || sign === "}") && depth > 0) depth -= 1;
    if (depth > deepestColoured) return false;
  }
  return true;
}

function telling({ changed, moved }: CodeParts): Extension {
  let line = 0;
  return EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
    if (docChanged) changed(state.doc.toString());
    if (!docChanged && !selectionSet) return;
    const now = state.doc.lineAt(state.selection.main.head).number;
    if (now !== line) moved(now);
    line = now;
  });
}

function proposing({ propose }: CodeParts): (context: CompletionContext) => CompletionResult | null {
  return ({ state, pos, explicit }) => {
    const proposals = propose(state.doc.toString(), pos);
    if (proposals === undefined || (proposals.from === pos && !explicit)) return null;
    return {
      from: proposals.from,
      validFor: /^[\p{L}\p{N}_-]*$/u,
      options: proposals.all.map(({ label, apply, about, kind, needed }, i) => ({
        ...{ label, apply, type: kind, boost: (needed === true ? 50 : 0) - Math.min(i, 49) },
        ...(about === undefined ? {} : kind === "name" ? { detail: about } : { info: about }),
      })),
    };
  };
}
