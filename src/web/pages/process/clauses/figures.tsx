// Claimed, accepted and disputed, side by side and never added: the figures of the clauses, and who says what.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Figures } from "../../../../conditions/result.js";
import { useFormats } from "../../../show/formats.js";
import { capital, nameIn, type Told, type ToldClause } from "../told.js";
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
        {withFigures.map((one) => (
          <ClauseFigures key={one.clause.name} one={one} told={told} />
        ))}
      </div>
      <Voices told={told} />
    </section>
  );
}

/** The figures of one clause, each as a bar with its number; those of an exchange under the name of their side. */
export function ClauseFigures({
  one: { clause, status },
  told,
}: {
  readonly one: ToldClause;
  readonly told: Told;
}): ReactNode {
  const bySide = clause.sides.length > 0 && clause.sides.length === status.figures.length;
  return status.figures.map((figures, i) => {
    const side = bySide ? clause.sides[i] : undefined;
    const name = side === undefined ? capital(clause.duty) : `${capital(clause.duty)}: ${nameIn(told, side)}`;
    // biome-ignore lint/suspicious/noArrayIndexKey: figures have no names, and keep their order
    return isTold(figures) && <Bars key={i} figures={figures} name={name} />;
  });
}

const parts = ["asked", "claimed", "accepted", "disputed"] as const;

function isTold(figures: Figures): boolean {
  return parts.some((part) => part !== "asked" && figures[part] !== undefined);
}

function Bars({ figures, name }: { readonly figures: Figures; readonly name: string }): ReactNode {
  const { t } = useTranslation("process");
  const formats = useFormats();
  const { bound } = figures;
  const asked = t(bound === undefined ? "figures.asked" : `figures.bound.${bound}`);
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
              <th scope="row">{part === "asked" ? asked : t(`figures.${part}`)}</th>
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
