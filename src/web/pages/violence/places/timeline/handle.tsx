// An end of the brush as a slider: arrow keys move it by a day, with Shift by a week, page keys by a twentieth of all days.
import type { KeyboardEvent, ReactNode } from "react";

/** What a handle is given. */
export type HandleParts = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** The day as a person says it. */
  readonly text: string;
  /** Pixels from the left. */
  readonly at: number;
  /** Days of a large step. */
  readonly step: number;
  readonly change: (value: number) => void;
};

/** A handle. The pointer takes hold of it by the timeline that it lies on. */
export function Handle({ label, value, least, most, text, at, step, change }: HandleParts): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = target(event, { value, least, most, step });
    if (to === undefined) return;
    event.preventDefault();
    const day = Math.min(most, Math.max(least, to));
    if (day !== value) change(day);
  };
  return (
    <div
      className="handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={text}
      aria-orientation="horizontal"
      style={{ left: at }}
      onKeyDown={onKeyDown}
    />
  );
}

// later lies on the right in every language, for the timeline is not mirrored
function target(
  { key, shiftKey }: KeyboardEvent,
  { value, least, most, step }: Pick<HandleParts, "value" | "least" | "most" | "step">,
): number | undefined {
  const small = shiftKey ? 7 : 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return value + small;
    case "ArrowLeft":
    case "ArrowDown":
      return value - small;
    case "PageUp":
      return value + step;
    case "PageDown":
      return value - step;
    case "Home":
      return least;
    case "End":
      return most;
    default:
      return undefined;
  }
}
