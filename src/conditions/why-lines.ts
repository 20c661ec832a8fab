// A reason with the reasons behind it, as lines of text, each level indented by two more spaces.
import type { Why } from "./result.js";

/**
 * The lines of a reason, the outcome first. The facts that a line rests on stand behind it in brackets.
 *
 * @example
 * whyLines({ text: "not done", because: [{ text: "9,100 troops", facts: ["f2"] }] }) // ["not done", "  9,100 troops [f2]"]
 */
export function whyLines(why: Why, indent = ""): readonly string[] {
  const facts = why.facts === undefined || why.facts.length === 0 ? "" : ` [${why.facts.join(", ")}]`;
  const behind = (why.because ?? []).flatMap((one) => whyLines(one, `${indent}  `));
  return [`${indent}${why.text}${facts}`, ...behind];
}
