// Where and when: a timeline, a map and a table of the same counts. What is brushed or chosen in one counts in all three.
import "./places.css";
import { type ReactNode, Suspense, useCallback, useMemo } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Breakdown, Part, Verdict } from "../../../../violence/verdict.js";
import { inEnglish, isTranslated } from "../../../shell/language.js";
import { useShared } from "../../../shell/opened.js";
import { usePageState } from "../../../shell/page-state.js";
import { Fault, Loading, Problems } from "../../../show/states.js";
import { useAnswer } from "../../../show/use-answer.js";
import type { AskedTest } from "../../../worker/answers/changed-test.js";
import type { CountsAnswer } from "../../../worker/answers/counts.js";
import { PlacesViews } from "./places-views.js";
import { placesForm } from "./state.js";

/** What the section is given: the test that is asked about, and its verdict. */
export type PlacesSectionParts = { readonly asked: AskedTest; readonly verdict: Verdict };

/** The section. Its words are a file of their own; without them it is English as a whole, as a page is. */
export function PlacesSection(parts: PlacesSectionParts): ReactNode {
  const { t, i18n } = useTranslation();
  const section = (
    <Suspense fallback={<Loading />}>
      <Places {...parts} />
    </Suspense>
  );
  if (isTranslated(i18n.language, "violence-places")) return section;
  return (
    <>
      <p className="soft">{t("untranslated")}</p>
      <div lang="en" dir="ltr">
        <I18nextProvider i18n={inEnglish()}>{section}</I18nextProvider>
      </div>
    </>
  );
}

function Places({ asked, verdict }: PlacesSectionParts): ReactNode {
  const { t } = useTranslation("violence-places");
  // the window and what is required change no count
  const { places, parties, kinds } = asked.terms ?? {};
  const terms = {
    ...(places === undefined ? {} : { places }),
    ...(parties === undefined ? {} : { parties }),
    ...(kinds === undefined ? {} : { kinds }),
  };
  const { state, value, problems, message } = useAnswer("counts", { test: asked.test, terms });
  return (
    <section className="places" aria-labelledby="places" data-busy={state === "busy"}>
      <h2 id="places">{t("title")}</h2>
      {value !== undefined && <Brushed {...{ asked, verdict }} counts={value} />}
      {value === undefined && (state === "busy" || state === "idle") && <Loading />}
      {state === "problems" && <Problems problems={problems ?? []} />}
      {state === "fault" && <Fault message={message ?? ""} />}
    </section>
  );
}

function Brushed({
  asked,
  verdict,
  counts,
}: PlacesSectionParts & { readonly counts: CountsAnswer }): ReactNode {
  const { opening } = useShared();
  const [state, change] = usePageState(placesForm);
  const hasShapes = opening.kind === "open" && opening.summary.hasShapes;
  const shapes = useAnswer("shapes", hasShapes ? {} : undefined);
  const spots = useAnswer("hotSpots", state.spots === true && hasShapes ? asked : undefined);
  const breakdown = verdict.breakdowns.find(({ by }) => by === "place");
  const parts = useMemo(() => partsOf(verdict, breakdown, counts), [verdict, breakdown, counts]);
  const toggle = useCallback(
    (place: string) =>
      change((before) => {
        const without = before.picked.filter((one) => one !== place);
        return {
          ...before,
          picked: without.length < before.picked.length ? without : [...before.picked, place],
        };
      }),
    [change],
  );
  return (
    <PlacesViews
      {...{ verdict, counts, parts, state, change, toggle, spots, hasShapes }}
      shapes={shapes.value}
    />
  );
}

// with one place there is no breakdown: the place's verdict is that of the test
function partsOf(
  { expected, observed, ratio, probability, verdict }: Verdict,
  breakdown: Breakdown | undefined,
  { places }: CountsAnswer,
): ReadonlyMap<string, Part> {
  if (breakdown !== undefined) return new Map(breakdown.parts.map((part) => [part.name, part]));
  if (places.length !== 1) return new Map();
  const [name] = places;
  const part = { name, expected, observed, alone: ratio, ratio, probability, rose: 0, answer: verdict };
  return new Map([[name, part]]);
}
