// How the editor looks: the colours of the page, which come into the shadow root by themselves, in light and dark.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const letters = 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace';
const panel = {
  backgroundColor: "var(--paper)",
  color: "var(--ink)",
  border: "1px solid var(--edge)",
  borderRadius: "0.4rem",
};

/** The look of the editor and of what opens in it. */
export const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "0.88rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: letters, lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-line": { padding: "0 0.8rem 0 0.4rem" },
  ".cm-gutters": {
    backgroundColor: "var(--card)",
    color: "var(--soft)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--band) 22%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--none)", color: "var(--ink)" },
  ".cm-content ::selection, .cm-line::selection, .cm-line ::selection": {
    backgroundColor: "var(--band)",
    color: "var(--ink)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--edge)",
  },
  ".cm-specialChar": { color: "var(--not-met)" },
  ".cm-tooltip": { ...panel, boxShadow: "0 0.3rem 1rem rgb(0 0 0 / 0.18)", maxWidth: "min(32rem, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: letters, maxHeight: "14rem", minWidth: "12rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.2rem 0.6rem", lineHeight: "1.4" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--link)",
    color: "var(--on-fill)",
  },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.85", marginLeft: "1em" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-tooltip.cm-completionInfo": { padding: "0.5rem 0.7rem", fontFamily: "var(--type)", maxWidth: "20rem" },
  ".cm-diagnostic": {
    padding: "0.4rem 0.7rem",
    fontFamily: "var(--type)",
    lineHeight: "1.45",
    borderLeft: "4px solid var(--cannot-tell)",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--not-met)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--cannot-tell)" },
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "1px" },
  ".cm-lintRange-error": { borderBottom: "2px solid var(--not-met)" },
  ".cm-lintRange-warning": { borderBottom: "2px dotted var(--cannot-tell)" },
  ".cm-lintPoint:after": { borderBottomColor: "var(--not-met)" },
  ".cm-gutter-lint": { width: "1.1em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0.1em" },
  ".cm-lint-marker": { width: "0.75em", height: "0.75em", content: "''", marginTop: "0.35em" },
  ".cm-lint-marker-error": { content: "''", backgroundColor: "var(--not-met)" },
  ".cm-lint-marker-warning": { content: "''", backgroundColor: "var(--cannot-tell)", borderRadius: "50%" },
});

/** The colours of keys, words and remarks. */
export const syntaxColours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "var(--link)", fontWeight: "600" },
  { tag: tags.propertyName, color: "var(--link)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.meta], color: "var(--soft)" },
]);
