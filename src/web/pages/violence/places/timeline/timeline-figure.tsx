// The timeline with what is brushed in one sentence, and steps to days that one often wants.
import { type ReactNode, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../../../ground/day.js";
import type { DayInterval } from "../../../../../ground/interval.js";
import { useFormats } from "../../../../show/formats.js";
import { useOnly } from "../../../../show/taking/only.js";
import { Take } from "../take.js";
import { useWidth } from "../use-width.js";
import { Timeline, type TimelineParts } from "./timeline.js";

/** What the figure is given. */
export type TimelineFigureParts = Omit<TimelineParts, "width"> & {
  /** What is brushed and chosen, in one sentence. */
  readonly sentence: string;
  readonly source: string;
  /** Chooses all places again. */
  readonly clear: () => void;
};

const id = "violence-over-time";

/** The figure. */
export function TimelineFigure(parts: TimelineFigureParts): ReactNode {
  const { shows, into } = useOnly(id);
  return shows === "nothing" ? null : into(<Whole {...parts} alone={shows === "alone"} />);
}

function Whole(parts: TimelineFigureParts & { readonly alone: boolean }): ReactNode {
  const { sentence, source, clear, alone, ...timeline } = parts;
  const { counts, picked } = timeline;
  const { t } = useTranslation("violence-places");
  const drawing = useRef<HTMLDivElement>(null);
  const width = useWidth(drawing);
  const title = t("timeline.title", { unit: t(`unit.${counts.quantity}`) });
  const heading = useId();
  const Heading = alone ? "h1" : "h3";
  return (
    <figure className="figure places-figure" aria-labelledby={heading}>
      <Heading id={heading}>{title}</Heading>
      <div ref={drawing} className="time-drawing">
        {width !== undefined && <Timeline {...timeline} width={width} />}
      </div>
      <p className="brushed">{sentence}</p>
      <Steps {...timeline} clear={picked.length === 0 ? undefined : clear} />
      <p className="soft">{t("brush.view")}</p>
      <Take {...{ id, title, source, drawing, alone }} />
    </figure>
  );
}

type StepsParts = Pick<TimelineParts, "counts" | "brush" | "window" | "setBrush"> & {
  readonly clear: (() => void) | undefined;
};

function Steps({ counts: { span }, brush, window, setBrush, clear }: StepsParts): ReactNode {
  const { t } = useTranslation("violence-places");
  const formats = useFormats();
  const days = window.end - window.start;
  const before: DayInterval = { start: addDays(window.start, -days), end: window.start };
  const isBrushed = ({ start, end }: DayInterval) => start === brush.start && end === brush.end;
  const lies = ({ start, end }: DayInterval) => start >= span.start && end <= span.end;
  return (
    <div className="steps">
      <button type="button" onClick={() => setBrush(undefined)} disabled={isBrushed(span)}>
        {t("brush.all")}
      </button>
      <button type="button" onClick={() => setBrush(window)} disabled={!lies(window) || isBrushed(window)}>
        {t("brush.window")}
      </button>
      <button type="button" onClick={() => setBrush(before)} disabled={!lies(before) || isBrushed(before)}>
        {t("brush.before", { days: formats.days(days) })}
      </button>
      <button type="button" onClick={clear} disabled={clear === undefined}>
        {t("brush.everywhere")}
      </button>
    </div>
  );
}
