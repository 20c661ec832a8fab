// Puts a counted file into the folder of the process, and names it in the process file; only where a server answers.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Problem, problem } from "../../../../ground/problem.js";
import { useShared } from "../../../shell/opened.js";
import { Problems, Working } from "../../../show/states.js";
import { processFileName } from "../../../site/site.js";
import { withSource } from "./source-lines.js";

/** The file, and the lines that name it. */
export type PutParts = {
  readonly file: File;
  readonly sha256: string;
  readonly lines: readonly string[];
  /** Told under which path the file lies. */
  readonly written: (path: string) => void;
};

type Step =
  | { readonly kind: "asked" }
  | { readonly kind: "writing"; readonly done: number }
  | { readonly kind: "written"; readonly path: string; readonly word?: "stale" | "byHand" | "named" }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** The step; nothing on a site that can't write. */
export function PutIntoFolder({ file, sha256, lines, written }: PutParts): ReactNode {
  const { t } = useTranslation("data");
  const { site, process } = useShared();
  const [step, setStep] = useState<Step>({ kind: "asked" });
  const nameIt = useNaming(lines, (word) =>
    setStep((now) => (now.kind === "written" ? { ...now, word } : now)),
  );
  const put = site.put;
  if (put === undefined) return null;
  const write = (): void => {
    setStep({ kind: "writing", done: 0 });
    put(process.id, file, sha256).then(
      (result) => {
        if (!result.ok) return setStep({ kind: "problems", problems: result.problems });
        written(result.value.path);
        setStep({ kind: "written", path: result.value.path });
      },
      (error: unknown) => setStep({ kind: "problems", problems: [unsent(error)] }),
    );
  };
  return (
    <div className="step">
      <h4>{t("put.title")}</h4>
      <p>{t("put.text")}</p>
      {step.kind === "asked" && (
        <button type="button" onClick={write}>
          {t("put.file")}
        </button>
      )}
      {step.kind === "writing" && <Working text={t("put.writing")} done={step.done} total={1} />}
      {step.kind === "problems" && <Problems problems={step.problems} again={write} />}
      {step.kind === "written" && (
        <>
          <p role="status">
            <bdi>{t("put.written", { path: step.path })}</bdi>
          </p>
          {step.word === "named" ? (
            <p role="status">{t("put.named")}</p>
          ) : (
            <>
              <p>{t("put.entryText")}</p>
              <button type="button" onClick={() => void nameIt()}>
                {t("put.entry")}
              </button>
              <p role="status">{step.word === undefined ? "" : t(`put.${step.word}`)}</p>
            </>
          )}
        </>
      )}
    </div>
  );
}

// saved over the version that was read: whoever changed it meanwhile loses nothing
function useNaming(
  lines: readonly string[],
  tell: (word: "stale" | "byHand" | "named") => void,
): () => Promise<void> {
  const { site, process, bring } = useShared();
  return async () => {
    const listed = process.files.find(({ path }) => path === processFileName);
    if (listed === undefined || site.save === undefined) return tell("byHand");
    const read = await site.read(process.id, listed);
    if (!read.ok) return tell("stale");
    const text = withSource(new TextDecoder().decode(read.value), lines);
    if (text === undefined) return tell("byHand");
    const saved = await site.save(process.id, text, listed.sha256);
    if (saved.kind !== "saved") return tell(saved.kind === "stale" ? "stale" : "byHand");
    // the process file names it now: the tab needs no copy of its own
    bring(undefined);
    tell("named");
  };
}

function unsent(error: unknown): Problem {
  const found = error instanceof Error ? error.message : String(error);
  return problem("service-unreachable", "the file could not be written", { found });
}
