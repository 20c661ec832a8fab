// One gain in words: its answer, one sentence for each floor, which clause sets it, and how we know.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Why } from "../../../conditions/result.js";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { AnswerBadge } from "../../show/answer-badge.js";
import type { FloorOnDay, Gain } from "../../worker/answers/gains/gains.js";
import { useSaying } from "./use-saying.js";
import { badgeOf, sentenceOf, wordOf } from "./words.js";

/** The head. */
export function GainHead({ gain }: { readonly gain: Gain }): ReactNode {
  const { t } = useTranslation("gains");
  const word = wordOf(gain);
  const { declaration, floors } = gain;
  return (
    <>
      <h2>
        <bdi>{declaration.title}</bdi>
      </h2>
      <AnswerBadge answer={badgeOf(word)} text={t(`answer.${word}`)} />
      {floors.length === 0 && <p>{t("say.none")}</p>}
      {floors.map((floor) => (
        <FloorTold key={`${floor.clause} ${floor.terms.year}`} gain={gain} floor={floor} />
      ))}
    </>
  );
}

function FloorTold({ gain, floor }: { readonly gain: Gain; readonly floor: FloorOnDay }): ReactNode {
  const saying = useSaying();
  const { t, number } = saying;
  const { clause, terms, why } = floor;
  const { unit } = gain.declaration;
  const route = useRoute();
  return (
    <>
      <p className="said">{sentenceOf(gain, floor, saying)}</p>
      <details>
        <summary>{t("how")}</summary>
        <p className="soft">
          {t("floor", { year: terms.year, slack: number(terms.slack), unit })} {t("guarded")}{" "}
          <a href={routeText(routeTo("process", route, { clause }))}>
            <bdi>{clause}</bdi>
          </a>
          .
        </p>
        <ul lang="en" dir="ltr" className="soft">
          {reasonsOf(why).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function reasonsOf({ text, because = [] }: Why): readonly string[] {
  return [text, ...because.flatMap(reasonsOf)];
}
