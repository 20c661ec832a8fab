// Ceilings, floors and who depends on whom, as they stand on the day of the posture.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";
import { type Column, DataTable } from "../../show/table.js";
import type { CeilingOnDay } from "../../worker/answers/posture/posture.js";
import type { ToldPosture } from "./told.js";

/** The limits; nothing where there are none. */
export function Limits({ posture }: { readonly posture: ToldPosture }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const { ceilings, day, tolerance } = posture;
  const floors = day?.dependence ?? [];
  if (ceilings.length + floors.length === 0 && tolerance === undefined) return null;
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t("limits.title")}</h2>
      <p className="soft">{t("limits.text")}</p>
      {tolerance !== undefined && (
        <p className="prose">{t("limits.proportion", { share: formats.percent(tolerance) })}</p>
      )}
      {ceilings.length > 0 && <Ceilings ceilings={ceilings} />}
      {floors.length > 0 && (
        <>
          <h3>{t("limits.floors")}</h3>
          <ul className="prose">
            {floors.map(({ floor, text, state }) => (
              <li key={floor}>
                <strong className={looks[state]}>{t(`limits.${state}`)}</strong>{" "}
                <span lang="en" dir="ltr">
                  {text}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const looks = { kept: "met", broken: "not-met", over: "cannot-tell" } as const;

function Ceilings({ ceilings }: { readonly ceilings: readonly CeilingOnDay[] }): ReactNode {
  const { t } = useTranslation("posture");
  const formats = useFormats();
  const columns: readonly Column<CeilingOnDay>[] = [
    {
      key: "text",
      heading: t("limits.ceiling"),
      cell: ({ name, text }) => (
        <span lang="en" dir="ltr">
          {text.replace(`the ceiling ${name} `, `${name} `)}
        </span>
      ),
      plain: ({ text }) => text,
    },
    {
      key: "from",
      heading: t("limits.from"),
      cell: ({ day, unknown }) =>
        day === undefined ? t("limits.unknown", { why: unknown ?? "" }) : formats.day(day),
      plain: ({ day }) => (day === undefined ? undefined : new Date(day * 86_400_000)),
    },
    {
      ...{ key: "most", heading: t("limits.most"), number: true },
      cell: ({ atMost }) => formats.number(atMost),
      plain: ({ atMost }) => atMost,
    },
    {
      ...{ key: "present", heading: t("limits.present"), number: true },
      cell: ({ present }) => formats.number(present),
      plain: ({ present }) => present,
    },
  ];
  return (
    <DataTable caption={t("limits.ceilings")} columns={columns} rows={ceilings} keyOf={({ name }) => name} />
  );
}
