// How far a verdict can be trusted: each question is answered when it is opened, and each answer says how it is known.
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Verdict } from "../../../../violence/verdict.js";
import { Loading } from "../../../show/states.js";
import type { AskedTest } from "../../../worker/answers/changed-test.js";
import { Disclosure } from "./disclosure.js";
import { HowKnown } from "./how-known.js";

const RatioFigure = lazy(async () => ({ default: (await import("./ratio-figure.js")).RatioFigure }));
const DatesFigure = lazy(async () => ({ default: (await import("./dates-figure.js")).DatesFigure }));
const PlaceboFigure = lazy(async () => ({ default: (await import("./placebo-figure.js")).PlaceboFigure }));
const CalibrationFigure = lazy(async () => ({
  default: (await import("./calibration-figure.js")).CalibrationFigure,
}));

type Parts = { readonly verdict: Verdict; readonly asked: AskedTest };

/** The section. */
export function Doubts({ verdict, asked }: Parts): ReactNode {
  const { t } = useTranslation("violence");
  const questions = [
    { of: "ratio", show: () => <RatioFigure verdict={verdict} /> },
    { of: "dates", show: () => <DatesFigure verdict={verdict} /> },
    { of: "placebo", show: () => <PlaceboFigure verdict={verdict} /> },
    { of: "calibration", show: () => <CalibrationFigure verdict={verdict} asked={asked} /> },
  ] as const;
  return (
    <section aria-labelledby="doubts">
      <h2 id="doubts">{t("doubts.title")}</h2>
      <p className="soft">{t("doubts.text")}</p>
      {questions.map(({ of, show }) => (
        <Disclosure key={of} title={t(`doubts.${of}`)}>
          {() => (
            <>
              <Suspense fallback={<Loading />}>{show()}</Suspense>
              <HowKnown of={of} />
            </>
          )}
        </Disclosure>
      ))}
    </section>
  );
}
