// The drawdown as a picture: who remains day by day, below ceilings and above floors; and contingent by contingent as a table.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Plan, PlannedContingent } from "../../../posture/plan.js";
import { drawdownChart } from "../../../publication/charts/drawdown.js";
import type { DividedBy } from "../../../publication/drawdown-picture.js";
import { useShared } from "../../shell/opened.js";
import { Figure } from "../../show/figure.js";
import { useFormats } from "../../show/formats.js";
import type { Column } from "../../show/table.js";
import type { PlanAnswer } from "../../worker/answers/posture/plan.js";
import type { ToldPosture } from "./told.js";

/** What the figure is given. */
export type DrawdownFigureParts = {
  readonly plan: Plan;
  readonly pictures: NonNullable<PlanAnswer["pictures"]>;
  readonly posture: ToldPosture;
  readonly by: DividedBy;
  readonly divide: (by: DividedBy) => void;
};

/** The figure. */
export function DrawdownFigure({ plan, pictures, posture, by, divide }: DrawdownFigureParts): ReactNode {
  const { t } = useTranslation("posture");
  const { process } = useShared();
  const formats = useFormats();
  const chart = useMemo(() => drawdownChart(pictures[by]), [pictures, by]);
  const last = plan.tranches.at(-1);
  const troops = plan.contingents.reduce((sum, one) => sum + one.troops, 0);
  return (
    <Figure
      title={t("figure.title")}
      text={t("figure.text", {
        n: formats.number(troops),
        from: formats.day(plan.from),
        left: formats.number(last?.remaining ?? troops),
        day: formats.day(last?.day ?? plan.from),
      })}
      chart={chart}
      table={{
        caption: t("figure.caption"),
        columns: useColumns(plan, posture),
        rows: plan.contingents,
        keyOf: ({ nation, role, place }) => JSON.stringify([nation, role, place]),
      }}
      source={sourceOf(posture, process.title)}
    >
      <p>
        <label className="choice">
          {t("figure.by")}
          <select value={by} onChange={({ target }) => divide(target.value === "role" ? "role" : "nation")}>
            <option value="nation">{t("figure.nation")}</option>
            <option value="role">{t("figure.role")}</option>
          </select>
        </label>
      </p>
    </Figure>
  );
}

function useColumns(plan: Plan, posture: ToldPosture): readonly Column<PlannedContingent>[] {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const number = (key: string, heading: string, of: (one: PlannedContingent) => number) => ({
    ...{ key, heading, number: true },
    cell: (one: PlannedContingent) => formats.number(of(one)),
    plain: of,
  });
  return [
    {
      key: "nation",
      heading: t("contributions.nation"),
      cell: ({ nation }) => <bdi>{posture.names[nation] ?? nation}</bdi>,
      plain: ({ nation }) => posture.names[nation] ?? nation,
    },
    {
      key: "role",
      heading: t("figure.role"),
      cell: ({ role }) => <bdi>{posture.roles[role] ?? role}</bdi>,
      plain: ({ role }) => posture.roles[role] ?? role,
    },
    { key: "place", heading: t("figure.place"), cell: ({ place }) => place ?? "" },
    number("now", t("figure.now"), (one) => one.troops),
    ...plan.tranches.map((_, i) =>
      number(`leave ${i}`, t("figure.leave", { n: formats.number(i + 1) }), (one) => one.leaving[i] ?? 0),
    ),
    number("stay", t("figure.stay"), (one) => one.remaining.at(-1) ?? one.troops),
  ];
}

function sourceOf({ contributions }: ToldPosture, title: string): string {
  const told = [...new Set(contributions.flatMap(({ source }) => (source === undefined ? [] : [source])))];
  return [title, ...told.slice(0, 3)].join(" · ");
}
