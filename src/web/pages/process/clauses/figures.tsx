// Claimed, accepted and disputed, side by side and never added: the figures of the clauses, and who says what.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseStatus, Figures } from "../../../../conditions/result.js";
import { useFormats } from "../../../show/formats.js";
import { capital, type Told } from "../told.js";
import { Voices } from "./voices.js";

/** The figures of all clauses, and who says what. */
export function FiguresSection({ told }: { readonly told: Told }): ReactNode {
  const { t } = useTranslation("process");
  const withFigures = told.clauses.filter(({ status }) => status.figures.some(isTold));
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t("figures.title")}</h2>
      <p className="soft">{t("figures.text")}</p>
      {withFigures.length === 0 && <p>{t("figures.none")}</p>}
      <div className="amounts">
        {withFigures.map(({ clause, status }) => (
          <ClauseFigures key={clause.name} status={status} name={capital(clause.duty)} />
        ))}
      </div>
      <Voices told={told} />
    </section>
  );
}

/** The figures of one clause, each as a bar with its number. */
export function ClauseFigures({
  status,
  name,
}: {
  readonly status: ClauseStatus;
  readonly name: string;
}): ReactNode {
  return status.figures
    .filter(isTold)
    .map((figures, i) => <Bars key={`${figures.unit} ${String(i)}`} figures={figures} name={name} />);
}

const parts = ["asked", "claimed", "accepted", "disputed"] as const;

function isTold(figures: Figures): boolean {
  return parts.some((part) => part !== "asked" && figures[part] !== undefined);
}

function Bars({ figures, name }: { readonly figures: Figures; readonly name: string }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const most = Math.max(...parts.map((part) => Math.abs(figures[part] ?? 0)), Number.MIN_VALUE);
  return (
    <table className="bars">
      <caption>
        <bdi>{name}</bdi> <span className="soft">({figures.unit})</span>
      </caption>
      <tbody>
        {parts.map((part) => {
          const value = figures[part];
          return (
            <tr key={part} className={part}>
              <th scope="row">{t(`figures.${part}`)}</th>
              <td className="number">{value === undefined ? "–" : formats.number(value)}</td>
              <td className="bar">
                {value !== undefined && (
                  <span
                    aria-hidden="true"
                    style={{ inlineSize: `${Math.max(0.5, (100 * Math.abs(value)) / most)}%` }}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
