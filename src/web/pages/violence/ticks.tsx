// A list to tick in a drawer: how many are ticked is said on it; all, none, and as registered are one step away.
import { memo, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";

/** What a list is given. */
export type TicksParts = {
  /** What is ticked: the key of its words. */
  readonly what: "parties" | "places" | "kinds";
  readonly all: readonly string[];
  readonly registered: readonly string[];
  readonly chosen: readonly string[];
  readonly change: (what: "parties" | "places" | "kinds", chosen: readonly string[]) => void;
};

/** The list. It is drawn again only when what is ticked changes, for other terms move often. */
export const Ticks = memo(function Ticks(parts: TicksParts): ReactNode {
  const { what, all, chosen } = parts;
  const { t } = useTranslation("violence");
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const said = t(`ticks.${what}.${chosen.length === all.length ? "every" : "some"}`, {
    count: all.length,
    n: formats.number(chosen.length),
    all: formats.number(all.length),
  });
  return (
    <details className="ticks" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{said}</summary>
      {open && <Boxes {...parts} />}
      {chosen.length === 0 && (
        <p className="nothing" role="alert">
          {t(`ticks.${what}.nothing`)}
        </p>
      )}
    </details>
  );
});

function Boxes({ what, all, registered, chosen, change }: TicksParts): ReactNode {
  const { t } = useTranslation("violence");
  const id = useId();
  const tick = (name: string, on: boolean): void =>
    change(
      what,
      all.filter((one) => (one === name ? on : chosen.includes(one))),
    );
  return (
    <fieldset aria-describedby={id}>
      <legend className="unseen">{t(`ticks.${what}.label`)}</legend>
      <p className="soft" id={id}>
        {t(`ticks.${what}.text`)}
      </p>
      <p className="steps">
        <button type="button" onClick={() => change(what, all)}>
          {t("ticks.all")}
        </button>
        <button type="button" onClick={() => change(what, [])}>
          {t("ticks.none")}
        </button>
        <button type="button" onClick={() => change(what, registered)}>
          {t("ticks.registered")}
        </button>
      </p>
      <div className="boxes">
        {all.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) => tick(name, target.checked)}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
