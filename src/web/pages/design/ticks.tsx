// Names to tick: none ticked means all of them.
import type { ReactNode } from "react";

/** What a list of names is given. */
export type TicksParts = {
  readonly legend: string;
  /** What it means that none is ticked. */
  readonly none: string;
  readonly names: readonly string[];
  readonly ticked: readonly string[];
  readonly change: (ticked: readonly string[]) => void;
};

/** The list. */
export function Ticks({ legend, none, names, ticked, change }: TicksParts): ReactNode {
  const chosen = new Set(ticked);
  // in the order of the list, whichever was ticked first
  const toggle = (name: string): void =>
    change(names.filter((one) => (one === name ? !chosen.has(one) : chosen.has(one))));
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {chosen.size === 0 && <p className="soft">{none}</p>}
      <div>
        {names.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
