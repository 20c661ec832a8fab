// The counts over time, with a brush: bars are drawn once, and only the brush moves.
import { memo, type PointerEvent, type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type Day } from "../../../../../ground/day.js";
import type { DayInterval } from "../../../../../ground/interval.js";
import { languageOf } from "../../../../shell/language.js";
import { useFormats } from "../../../../show/formats.js";
import type { CountsAnswer } from "../../../../worker/answers/counts.js";
import { type Bins, binLength, binsOf } from "../brushing.js";
import { Handle } from "./handle.js";
import { ticksOf } from "./time-axis.js";

/** What the timeline is given. */
export type TimelineParts = {
  readonly counts: CountsAnswer;
  readonly picked: readonly string[];
  /** The days that are brushed; the whole span if all are. */
  readonly brush: DayInterval;
  /** The window of the test, which the brush does not touch. */
  readonly window: DayInterval;
  readonly width: number;
  readonly setBrush: (days: DayInterval | undefined) => void;
};

const frame = { left: 44, right: 10, top: 20, bottom: 24, height: 170 } as const;

/** The timeline. Time goes from left to right in every language. */
export function Timeline(parts: TimelineParts): ReactNode {
  const { counts, picked, brush, window, width, setBrush } = parts;
  const { t, i18n } = useTranslation("violence-places");
  const formats = useFormats();
  const { span } = counts;
  const inner = width - frame.left - frame.right;
  const length = binLength(span.end - span.start, inner / 3);
  const bins = useMemo(() => binsOf(counts, new Set(picked), length), [counts, picked, length]);
  const x = (day: number): number => frame.left + ((day - span.start) / (span.end - span.start)) * inner;
  const plot = useRef<HTMLDivElement>(null);
  const drag = useBrushing({ span, brush, plot, inner, setBrush });
  const whole = brush.start === span.start && brush.end === span.end;
  const step = Math.max(1, Math.round((span.end - span.start) / 20));
  const { locale } = languageOf(i18n.language);
  return (
    <div className="timeline" dir="ltr" ref={plot} {...drag}>
      <svg width={width} height={frame.height} aria-hidden="true" className="timeline-drawing">
        <defs>
          <pattern
            id="unseen"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="6" fill="var(--edge)" fillOpacity="0.6" />
          </pattern>
          <clipPath id="brushed">
            <rect x={x(brush.start)} y="0" width={x(brush.end) - x(brush.start)} height={frame.height} />
          </clipPath>
        </defs>
        <Axis {...{ span, width, locale }} most={bins.most} say={formats.number} />
        <Unseen {...{ bins, span, width }} />
        <WindowMark from={x(window.start)} to={x(window.end)} text={t("timeline.window")} width={width} />
        <Bars {...{ bins, span, width }} fill="var(--edge)" opacity={whole ? 1 : 0.55} />
        {!whole && (
          <g clipPath="url(#brushed)">
            <Bars {...{ bins, span, width }} fill="var(--ink)" opacity={1} />
          </g>
        )}
        <rect
          {...{ x: x(brush.start), y: frame.top, width: Math.max(1, x(brush.end) - x(brush.start)) }}
          height={frame.height - frame.top - frame.bottom}
          fill="var(--link)"
          fillOpacity={whole ? 0 : 0.13}
          stroke="var(--link)"
          strokeOpacity={whole ? 0.35 : 1}
          className="brush"
        />
      </svg>
      <Handle
        label={t("timeline.first")}
        {...{ value: brush.start, least: span.start, most: brush.end - 1, at: x(brush.start), step }}
        text={formats.day(brush.start)}
        change={(day) => setBrush({ start: day as Day, end: brush.end })}
      />
      <Handle
        label={t("timeline.last")}
        {...{ value: brush.end - 1, least: brush.start, most: span.end - 1, at: x(brush.end), step }}
        text={formats.day(addDays(brush.end, -1))}
        change={(day) => setBrush({ start: brush.start, end: addDays(day as Day, 1) })}
      />
    </div>
  );
}

type BrushingParts = Pick<TimelineParts, "brush" | "setBrush"> & {
  readonly span: DayInterval;
  readonly plot: React.RefObject<HTMLDivElement | null>;
  readonly inner: number;
};

type Hold = {
  readonly way: "new" | "start" | "end" | "move";
  readonly day: number;
  readonly brush: DayInterval;
};

/** Pixels around an edge within which the pointer takes hold of it. */
const reach = 9;

// draws a new brush, pulls one of its edges, or moves it as a whole; a click beside it takes it away
function useBrushing({ span, brush, plot, inner, setBrush }: BrushingParts) {
  const held = useRef<Hold>(undefined);
  const days = span.end - span.start;
  const dayAt = (event: PointerEvent): number => {
    const left = plot.current?.getBoundingClientRect().left ?? 0;
    const at = ((event.clientX - left - frame.left) / inner) * days;
    return span.start + Math.min(days, Math.max(0, Math.round(at)));
  };
  const isWhole = brush.start === span.start && brush.end === span.end;
  const wayAt = (event: PointerEvent): Hold["way"] => {
    const day = dayAt(event);
    const away = (edge: number) => (Math.abs(day - edge) / days) * inner;
    if (away(brush.start) <= reach && away(brush.start) <= away(brush.end)) return "start";
    if (away(brush.end) <= reach) return "end";
    return !isWhole && day > brush.start && day < brush.end ? "move" : "new";
  };
  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { way: wayAt(event), day: dayAt(event), brush };
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const hold = held.current;
      if (hold === undefined) return;
      const next = moved(hold, dayAt(event), span);
      if (next !== undefined && (next.start !== brush.start || next.end !== brush.end)) setBrush(next);
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const hold = held.current;
      held.current = undefined;
      if (hold?.way === "new" && dayAt(event) === hold.day) setBrush(undefined);
    },
    onPointerCancel() {
      held.current = undefined;
    },
  };
}

function moved({ way, day, brush }: Hold, to: number, span: DayInterval): DayInterval | undefined {
  const between = (a: number, b: number): DayInterval | undefined =>
    a === b ? undefined : { start: Math.min(a, b) as Day, end: Math.max(a, b) as Day };
  switch (way) {
    case "new":
      return between(day, to);
    case "start":
      return between(to, brush.end);
    case "end":
      return between(brush.start, to);
    case "move": {
      const by = Math.min(span.end - brush.end, Math.max(span.start - brush.start, to - day));
      return { start: addDays(brush.start, by), end: addDays(brush.end, by) };
    }
  }
}

type DrawnParts = { readonly bins: Bins; readonly span: DayInterval; readonly width: number };

const Bars = memo(function Bars({
  bins,
  span,
  width,
  fill,
  opacity,
}: DrawnParts & { readonly fill: string; readonly opacity: number }): ReactNode {
  const d = useMemo(() => barsPath({ bins, span, width }), [bins, span, width]);
  return <path d={d} fill={fill} fillOpacity={opacity} />;
});

// one path for all bars: hundreds of elements would each have to be looked at
function barsPath({ bins, span, width }: DrawnParts): string {
  const { counted, length, most } = bins;
  const pixels = (width - frame.left - frame.right) / (span.end - span.start);
  const high = frame.height - frame.top - frame.bottom;
  const gap = length * pixels > 4 ? 1 : 0;
  let d = "";
  for (let b = 0; b < counted.length; b++) {
    if (counted[b] === 0) continue;
    const left = frame.left + b * length * pixels;
    const right = frame.left + Math.min(span.end - span.start, (b + 1) * length) * pixels;
    const up = (counted[b] / most) * high;
    d += `M${left.toFixed(2)} ${frame.height - frame.bottom}v${(-up).toFixed(2)}h${(right - left - gap).toFixed(2)}v${up.toFixed(2)}z`;
  }
  return d;
}

// where nobody looked there is no bar, and that is not calm
const Unseen = memo(function Unseen({ bins, span, width }: DrawnParts): ReactNode {
  const pixels = (width - frame.left - frame.right) / (span.end - span.start);
  const stretches: { from: number; to: number }[] = [];
  bins.seen.forEach((share, b) => {
    if (share > 0) return;
    const last = stretches.at(-1);
    if (last?.to === b) last.to = b + 1;
    else stretches.push({ from: b, to: b + 1 });
  });
  return stretches.map(({ from, to }) => (
    <rect
      key={from}
      {...{ x: frame.left + from * bins.length * pixels, y: frame.top }}
      width={Math.min(span.end - span.start, to * bins.length) * pixels - from * bins.length * pixels}
      height={frame.height - frame.top - frame.bottom}
      fill="url(#unseen)"
    />
  ));
});

type AxisParts = {
  readonly span: DayInterval;
  readonly width: number;
  readonly locale: string;
  readonly most: number;
  readonly say: (value: number) => string;
};

const Axis = memo(function Axis({ span, width, locale, most, say }: AxisParts): ReactNode {
  const inner = width - frame.left - frame.right;
  const foot = frame.height - frame.bottom;
  const ticks = useMemo(() => ticksOf(span, inner / 80, locale), [span, inner, locale]);
  const text = { fontSize: 12, fill: "var(--soft)" } as const;
  return (
    <>
      <line x1={frame.left} x2={width - frame.right} y1={foot} y2={foot} stroke="var(--edge)" />
      <line x1={frame.left} x2={width - frame.right} y1={frame.top} y2={frame.top} stroke="var(--grid)" />
      <text x={frame.left - 6} y={frame.top + 4} textAnchor="end" {...text}>
        {say(most)}
      </text>
      <text x={frame.left - 6} y={foot + 4} textAnchor="end" {...text}>
        {say(0)}
      </text>
      {ticks.map(({ day, label }) => {
        const x = frame.left + ((day - span.start) / (span.end - span.start)) * inner;
        return (
          <g key={day}>
            <line x1={x} x2={x} y1={foot} y2={foot + 5} stroke="var(--edge)" />
            <text x={Math.min(x + 3, width - 34)} y={foot + 16} {...text}>
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
});

type WindowMarkParts = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly width: number;
};

const WindowMark = memo(function WindowMark({ from, to, text, width }: WindowMarkParts): ReactNode {
  const left = Math.max(frame.left, from);
  const right = Math.min(width - frame.right, to);
  if (right <= left) return undefined;
  const late = left > width / 2;
  return (
    <>
      <rect
        {...{ x: left, y: frame.top, width: Math.max(2, right - left) }}
        height={frame.height - frame.top - frame.bottom}
        fill="var(--band)"
        fillOpacity="0.55"
      />
      <text
        {...{ x: late ? right : left, y: frame.top - 6, textAnchor: late ? "end" : "start" }}
        fontSize={12}
        fill="var(--ink)"
      >
        {text}
      </text>
    </>
  );
});
