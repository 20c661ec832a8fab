// Two texts line by line: what went, what came, and two lines around each, as a table that can be read aloud.
import { Fragment, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../show/formats.js";
import type { LineChange } from "../../../worker/answers/text/line-changes.js";

/** What the table is given; `goTo` shows a line of the text under the hand. */
export type LineTableParts = {
  readonly lines: readonly LineChange[];
  readonly goTo: (line: number) => void;
};

const around = 2;
const most = 400;

/** The table. */
export function LineTable({ lines, goTo }: LineTableParts): ReactNode {
  const { t } = useTranslation("agreement");
  const formats = useFormats();
  const hunks = useMemo(() => hunksOf(lines), [lines]);
  const came = lines.filter(({ kind }) => kind === "new").length;
  const went = lines.filter(({ kind }) => kind === "gone").length;
  if (hunks.length === 0) return null;
  const caption = [
    t("lines.new", { count: came, n: formats.number(came) }),
    t("lines.gone", { count: went, n: formats.number(went) }),
  ].join(" · ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrows scroll it
    <section className="scroll lines" tabIndex={0} aria-label={t("lines.title")}>
      <table>
        <caption>{caption}</caption>
        <thead className="unseen-head">
          <tr>
            <th scope="col">{t("lines.number")}</th>
            <th scope="col">{t("lines.kind")}</th>
            <th scope="col">{t("lines.text")}</th>
          </tr>
        </thead>
        <tbody>
          {hunks.map((hunk, i) => (
            <Fragment key={keyOf(hunk[0])}>
              {i > 0 && (
                <tr className="gap">
                  <td colSpan={3}>⋯</td>
                </tr>
              )}
              {hunk.map((line) => (
                <Line key={keyOf(line)} line={line} goTo={goTo} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const signs = { same: " ", gone: "−", new: "+" } as const;

function Line({
  line,
  goTo,
}: {
  readonly line: LineChange;
  readonly goTo: LineTableParts["goTo"];
}): ReactNode {
  const { t } = useTranslation("agreement");
  const formats = useFormats();
  const number = line.kind === "gone" ? line.before : line.after;
  return (
    <tr className={line.kind}>
      <td className="number">
        {line.kind === "new" ? (
          <button type="button" onClick={() => goTo(line.after)}>
            <span className="unseen">{t("lines.goTo")} </span>
            {formats.number(number)}
          </button>
        ) : (
          formats.number(number)
        )}
      </td>
      <td className="sign">
        <span aria-hidden="true">{signs[line.kind]}</span>
        <span className="unseen">{t(`lines.is.${line.kind}`)}</span>
      </td>
      <td className="text" dir="ltr">
        <code>{line.text.slice(0, 500)}</code>
      </td>
    </tr>
  );
}

function keyOf(line: LineChange | undefined): string {
  return line === undefined ? "" : `${line.kind} ${line.kind === "gone" ? line.before : line.after}`;
}

// stretches of changed lines with what stands around them
function hunksOf(lines: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const hunks: LineChange[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  let shown = 0;
  lines.forEach((line, i) => {
    if (line.kind === "same" || shown > most) return;
    const from = Math.max(0, i - around, last);
    const hunk = from === last && hunks.length > 0 ? hunks[hunks.length - 1] : [];
    if (hunk.length === 0) hunks.push(hunk);
    let to = i + 1;
    while (to < lines.length && to <= i + around && lines[to].kind === "same") to += 1;
    hunk.push(...lines.slice(from, to));
    shown += to - from;
    last = to;
  });
  return hunks;
}
