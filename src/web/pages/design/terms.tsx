// What is counted and what is asked for: the terms of a test, each as a control.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, parseDay } from "../../../ground/day.js";
import { useFormats } from "../../show/formats.js";
import { Slider } from "../../show/slider.js";
import type { DraftTest } from "../../worker/answers/windows/design.js";
import { baseOf, type Offer, sidesOf } from "./draft.js";
import { type DesignState, nothing, quantities } from "./state.js";
import { Ticks } from "./ticks.js";

/** What the controls are given. */
export type TermsParts = {
  readonly offer: Offer;
  readonly draft: DraftTest;
  readonly state: DesignState;
  readonly change: (next: (before: DesignState) => DesignState) => void;
};

/** The controls. */
export function Terms(parts: TermsParts): ReactNode {
  const { t } = useTranslation("design");
  return (
    <section className="terms" aria-labelledby="terms">
      <h2 id="terms">{t("terms.title")}</h2>
      <Beginning {...parts} />
      <Counted {...parts} />
      <Asked {...parts} />
    </section>
  );
}

function Beginning({ offer, state, change }: TermsParts): ReactNode {
  const { t } = useTranslation("design");
  if (offer.tests.length === 0) return null;
  const choose = (name: string): void => change(() => (name === offer.tests[0]?.name ? {} : { test: name }));
  return (
    <label className="term">
      {t("terms.from")}
      <select value={baseOf(state, offer)?.name ?? nothing} onChange={({ target }) => choose(target.value)}>
        {offer.tests.map(({ name }) => (
          <option key={name} value={name}>
            {t("terms.fromTest", { name })}
          </option>
        ))}
        <option value={nothing}>{t("terms.fromNothing")}</option>
      </select>
    </label>
  );
}

function Counted({ offer, draft, change }: TermsParts): ReactNode {
  const { t } = useTranslation("design");
  const { parties, kinds, places } = offer.counts;
  const sides = sidesOf(draft.scope);
  const { one, other } = sides ?? { one: [], other: [] };
  const set = (terms: Partial<DesignState>): void => change((before) => ({ ...before, ...terms }));
  return (
    <>
      <label className="term">
        {t("terms.count")}
        <select
          value={draft.quantity}
          onChange={({ target }) => {
            const quantity = quantities.find((each) => each === target.value);
            if (quantity !== undefined) set({ quantity });
          }}
        >
          {quantities.map((quantity) => (
            <option key={quantity} value={quantity}>
              {t(`quantity.${quantity}`)}
            </option>
          ))}
        </select>
      </label>
      <details className="term">
        <summary>{useWho(draft)}</summary>
        {sides === undefined && <p className="soft">{t("who.replaces")}</p>}
        <Ticks
          {...{ legend: t("who.one"), none: t("who.anybody"), names: parties, ticked: one }}
          change={(ticked) => set({ one: ticked, other })}
        />
        <Ticks
          {...{ legend: t("who.other"), none: t("who.anybody"), names: parties, ticked: other }}
          change={(ticked) => set({ one, other: ticked })}
        />
      </details>
      <details className="term">
        <summary>{useChosen("kinds", draft.scope.kinds)}</summary>
        <Ticks
          {...{ legend: t("kinds.legend"), none: t("kinds.none"), names: kinds }}
          ticked={draft.scope.kinds ?? []}
          change={(ticked) => set({ kinds: ticked })}
        />
      </details>
      <details className="term">
        <summary>{useChosen("places", draft.scope.places)}</summary>
        <Ticks
          {...{ legend: t("places.legend"), none: t("places.none"), names: places }}
          ticked={draft.scope.places ?? []}
          change={(ticked) => set({ places: ticked })}
        />
      </details>
    </>
  );
}

function Asked({ draft, offer, change }: TermsParts): ReactNode {
  const { t } = useTranslation("design");
  const formats = useFormats();
  const { span } = offer.counts;
  const set = (terms: Partial<DesignState>): void => change((before) => ({ ...before, ...terms }));
  return (
    <>
      <label className="term">
        {t("terms.start")}
        <input
          type="date"
          value={formatDay(draft.window.start)}
          min={formatDay(span.start)}
          onChange={({ target }) => {
            const start = parseDay(target.value);
            if (start !== undefined && start > span.start) set({ start });
          }}
        />
      </label>
      {draft.window.start < span.end && <p className="soft">{t("terms.past")}</p>}
      <Slider
        label={t("terms.fall")}
        {...{ value: draft.reduction, least: 0, most: 0.9, step: 0.05 }}
        say={(value) => (value === 0 ? t("terms.noRise") : formats.percent(value))}
        change={(value) => set({ reduction: rounded(value) })}
      />
      <Slider
        label={t("terms.sure")}
        {...{ value: draft.certainty, least: 0.5, most: 0.99, step: 0.01, say: formats.percent }}
        change={(value) => set({ certainty: rounded(value) })}
      />
    </>
  );
}

/** Who is meant, in words. */
export function useWho({ scope }: DraftTest): string {
  const { t } = useTranslation("design");
  const { list, number } = useFormats();
  const sides = sidesOf(scope);
  if (sides === undefined) {
    const count = scope.between?.length ?? 0;
    return t("who.several", { count, n: number(count) });
  }
  const { one, other } = sides;
  if (one.length === 0) return t("who.all");
  if (other.length === 0) return t("who.involved", { parties: list(one) });
  return t("who.between", { one: list(one), other: list(other) });
}

function useChosen(what: "kinds" | "places", names: readonly string[] | undefined): string {
  const { t } = useTranslation("design");
  const { list } = useFormats();
  return names === undefined ? t(`${what}.all`) : t(`${what}.some`, { names: list(names) });
}

// steps of a slider are not exact: 0.15000000000000002
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
