// The page "Data": where the figures come from, what matched, and a file that the reader brings, which never leaves the machine.
import "./page.css";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../shell/opened.js";
import { useFormats } from "../../show/formats.js";
import { Fault, Loading, Problems, Working } from "../../show/states.js";
import { useAnswer } from "../../show/use-answer.js";
import { WhenOpen } from "../../show/when-open.js";
import type { ProcessSummary } from "../../worker/answers/opened.js";
import { CountedView } from "./dropped/counted.js";
import { DropPlace } from "./dropped/drop-place.js";
import { LookAt } from "./dropped/look-at.js";
import { Refused } from "./dropped/refused.js";
import { type Import, useImport } from "./dropped/use-import.js";
import { UseIt } from "./dropped/use-it.js";
import { MissingFiles, OtherFiles } from "./known/files.js";
import { Sources } from "./known/sources.js";
import { MatchingView } from "./matching-told.js";

/** The page. */
export function DataPage(): ReactNode {
  const { t } = useTranslation("data");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <WhenOpen>{({ summary }) => <Known summary={summary} />}</WhenOpen>
      <Brought />
    </>
  );
}

function Known({ summary }: { readonly summary: ProcessSummary }): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const { state, value, message } = useAnswer("sources", {});
  const { counts } = summary;
  const places = counts?.places.filter((place) => place !== "(not placed)").length ?? 0;
  if (state === "fault") return <Fault message={message ?? ""} />;
  if (value === undefined) return <Loading />;
  return (
    <>
      {counts === undefined ? (
        <p>{t("notCounted")}</p>
      ) : (
        <p className="sentence">
          {t("inAll", {
            ...{ count: counts.records, n: formats.number(counts.records) },
            span: formats.interval(counts.span),
            places: t("atPlaces", { count: places, n: formats.number(places) }),
          })}
        </p>
      )}
      <Sources sources={value.sources} />
      {value.matching !== undefined && (
        <section aria-labelledby="matching-title">
          <h2 id="matching-title">{t("matching.title")}</h2>
          <MatchingView matching={value.matching} />
          {counts !== undefined && counts.duplicates > 0 && (
            <p>
              {t("matching.duplicates", { count: counts.duplicates, n: formats.number(counts.duplicates) })}
            </p>
          )}
        </section>
      )}
      <MissingFiles />
      <OtherFiles />
    </>
  );
}

function Brought(): ReactNode {
  const { t } = useTranslation("data");
  const { opening } = useShared();
  const core = opening.kind === "open" ? opening.core : undefined;
  const importing = useImport(core);
  const { now } = importing;
  return (
    <section className="bring" aria-labelledby="bring-title" data-step={now.kind}>
      <h2 id="bring-title">{t("drop.title")}</h2>
      {core === undefined && now.kind === "nothing" ? (
        <p>{t("drop.notOpen")}</p>
      ) : (
        <DropPlace bring={importing.bring} />
      )}
      {now.kind !== "nothing" && <Course importing={importing} />}
    </section>
  );
}

function Course({ importing }: { readonly importing: Import }): ReactNode {
  const { t } = useTranslation("data");
  const { opening, brought } = useShared();
  const { now } = importing;
  const place = useRef<HTMLDivElement>(null);
  const { kind } = now;
  useEffect(() => {
    if (kind === "looked" || kind === "ended" || kind === "problems")
      place.current?.scrollIntoView({ block: "nearest" });
  }, [kind]);
  if (now.kind === "nothing") return null;
  if (now.kind === "fault") return <Fault message={now.message} />;
  const { file } = now;
  const summary = opening.kind === "open" && brought === undefined ? opening.summary : undefined;
  const taken = opening.kind === "open" ? opening.summary.sources.map(({ name }) => name) : [];
  return (
    <div className="course" ref={place}>
      {now.kind === "looking" && <Loading text={t("drop.looking")} />}
      {now.kind === "problems" && <Problems problems={now.problems} />}
      {now.kind === "counting" && (
        <Working
          text={t("drop.reading", { name: file.name })}
          done={now.done}
          total={file.size}
          cancel={importing.cancel}
        />
      )}
      {now.kind === "ended" && now.answer.kind === "refused" && (
        <Refused name={file.name} answer={now.answer} />
      )}
      {now.kind === "ended" && now.answer.kind === "counted" && (
        <>
          <CountedView
            name={file.name}
            counted={now.answer}
            milliseconds={now.milliseconds}
            summary={summary}
          />
          <UseIt
            key={`${file.name} ${now.answer.sha256}`}
            file={file}
            look={now.look}
            reading={now.reading}
            counted={now.answer}
            taken={taken}
          />
        </>
      )}
      {"look" in now && (
        <Way open={now.kind === "looked"}>
          <LookAt
            look={now.look}
            reading={now.reading}
            busy={now.kind === "counting"}
            read={importing.read}
            count={importing.count}
          />
        </Way>
      )}
    </div>
  );
}

// how the file was read stays at hand, but out of the way, once it was counted
function Way({ open, children }: { readonly open: boolean; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation("data");
  if (open) return children;
  return (
    <details className="way">
      <summary>{t("look.how")}</summary>
      {children}
    </details>
  );
}
