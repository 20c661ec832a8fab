// The terminal's manners: results on stdout, everything else on stderr, colours only where they are wanted.

/** What a command may do with its terminal. */
export type Terminal = {
  /** Writes a result; ends with a line break of its own. */
  out(text: string): void;
  /** Writes a message, beside the result. */
  say(text: string): void;
  /** Shows how far long work has come; nothing where nobody watches. */
  progress(label: string, done: number, total: number | undefined): void;
  /** Removes the progress line. */
  progressDone(): void;
  readonly colour: boolean;
  /** Characters in a line. */
  readonly width: number;
};

/** The smallest part of a stream that the terminal needs. */
export type Stream = { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };

/** Makes a terminal from two streams and the environment. Colours obey NO_COLOR (no-color.org) and FORCE_COLOR. */
export function terminalOf(
  stdout: Stream,
  stderr: Stream,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const colour = wantsColour(stdout, env);
  let shown = false;
  let last = 0;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    say: (text) => {
      clear();
      stderr.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    progress: (label, done, total) => {
      if (stderr.isTTY !== true) return;
      // at most one drawing for each hundredth of the way
      const step = total === undefined ? done : Math.floor((100 * done) / Math.max(1, total));
      if (shown && step === last) return;
      last = step;
      stderr.write(`\r\u001b[2K${progressLine(label, done, total)}`);
      shown = true;
    },
    progressDone: clear,
    colour,
    width: Math.max(40, Math.min(100, stdout.columns ?? 80)),
  };
}

function wantsColour(stdout: Stream, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "" && env.FORCE_COLOR !== "0") return true;
  return stdout.isTTY === true && env.TERM !== "dumb";
}

/** One line of progress: a bar of twenty cells where the total is known, a count where it is not. */
export function progressLine(label: string, done: number, total: number | undefined): string {
  if (total === undefined) return `${label} ${done.toLocaleString("en")}`;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(share * 20);
  return `${label} [${"#".repeat(full)}${"-".repeat(20 - full)}] ${Math.round(share * 100)} %`;
}

/** Colours for the three answers and for headings; plain text where colour is off. Colour never carries meaning alone. */
export function paint(
  colour: boolean,
  how: "strong" | "faint" | "good" | "bad" | "open",
  text: string,
): string {
  if (!colour) return text;
  const code = { strong: "1", faint: "2", good: "1;32", bad: "1;31", open: "1;33" }[how];
  return `\u001b[${code}m${text}\u001b[0m`;
}

/** Breaks a text into lines no wider than `width`, each after the first indented. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width - (lines.length > 0 ? indent.length : 0)) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

/** A table for the terminal: columns as wide as their widest cell, numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((h, c) => Math.max(h.length, ...rows.map((r) => r[c]?.length ?? 0)));
  const numeric = header.map((_, c) => rows.every((r) => /^[-–<>≤≥]?\s?[\d.,]*\s?[%d]?$/.test(r[c] ?? "")));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (numeric[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((w) => "-".repeat(w)).join("  "), ...rows.map(line)].join("\n");
}
