// The verdicts that count: each registered test's answer in one sentence.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { verdictSentence } from "../../../publication/words.js";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { AnswerBadge } from "../../show/answer-badge.js";
import { Fault, Loading, Problems } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";

/** The verdicts. */
export function Verdicts({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { t } = useTranslation("overview");
  const { tests, counts } = summary;
  return (
    <section className="card" aria-labelledby="verdicts">
      <h2 id="verdicts">{t("verdicts.title")}</h2>
      {tests.length === 0 && <p>{t("verdicts.none")}</p>}
      {tests.length > 0 && counts === undefined && (
        <p>{t("verdicts.notMeasured", { count: tests.length })}</p>
      )}
      {tests.map(({ test }) => (
        <article className="verdict-line" key={test.name}>
          {tests.length > 1 && counts !== undefined && (
            <h3>
              <bdi>{test.name}</bdi>
            </h3>
          )}
          {counts !== undefined && <VerdictLine test={test.name} />}
          <TestLink test={test.name} alone={tests.length === 1} />
        </article>
      ))}
    </section>
  );
}

function VerdictLine({ test }: { readonly test: string }): ReactNode {
  const { value, state, problems, message } = useAnswer("assess", { test });
  if (value !== undefined) {
    return (
      <>
        <AnswerBadge answer={value.verdict.verdict} />
        <p lang="en" dir="ltr">
          {verdictSentence(value.verdict)}
        </p>
      </>
    );
  }
  if (state === "problems") return <Problems problems={problems ?? []} />;
  return state === "fault" ? <Fault message={message ?? ""} /> : <Loading />;
}

function TestLink({ test, alone }: { readonly test: string; readonly alone: boolean }): ReactNode {
  const { t } = useTranslation("overview");
  const route = useRoute();
  return (
    <p>
      <a href={routeText(routeTo("violence", route, alone ? {} : { test }))}>
        {alone ? t("verdicts.link") : t("verdicts.linkTo", { test })}
      </a>
    </p>
  );
}
