// Where the process stands, in a few sentences that can be said aloud.
import "./where.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseWord, PhaseWord } from "../../../agreement/terms/condition.js";
import { useFormats } from "../../show/formats.js";
import { useNames } from "../../show/names.js";
import type { Told } from "./told.js";

/** The sentences. */
export function Where({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { quoted } = useNames();
  const { phases, state } = told;
  const day = formats.day(state.on);
  const titles = (word: PhaseWord) =>
    phases.filter(({ status }) => status.state === word).map(({ title }) => quoted(title));
  const [open, suspended] = [titles("open"), titles("suspended")];
  const count = (...words: readonly ClauseWord[]) =>
    state.clauses.filter(({ result }) => words.includes(result)).length;
  const counted = (n: number) => ({ count: n, n: formats.number(n) });
  const where = (): string => {
    if (phases.length === 0) return "";
    if (open.length > 0) return t("where.open", { day, phases: formats.list(open), ...counted(open.length) });
    return suspended.length > 0
      ? t("where.suspended", { day, phases: formats.list(suspended) })
      : t("where.none", { day });
  };
  const clauses = [
    t("where.clauses", counted(state.clauses.length)),
    ...(state.clauses.length === 0
      ? []
      : [
          t("where.met", counted(count("met"))),
          t("where.notMet", counted(count("not-met"))),
          t("where.unclear", counted(count("undetermined", "disputed", "conflict"))),
        ]),
  ];
  return <p className="where">{[where(), ...clauses].filter((text) => text !== "").join(" ")}</p>;
}
