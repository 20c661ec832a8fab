// A slider with its name, its value in words, and the value that was registered.
import { type ReactNode, useId } from "react";

/** What a slider is given. */
export type SliderParts = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** The value as a person says it. */
  readonly say: (value: number) => string;
  readonly change: (value: number) => void;
  /** Beside the value: what was registered, if it is another. */
  readonly beside?: string;
};

/** A slider. The browser's own: it works by keyboard, by touch and from right to left. */
export function Slider({ label, value, least, most, step, say, change, beside }: SliderParts): ReactNode {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>
        {say(value)}
        {beside !== undefined && <span className="soft"> {beside}</span>}
      </output>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={say(value)}
        onChange={({ target }) => change(target.valueAsNumber)}
      />
    </div>
  );
}
