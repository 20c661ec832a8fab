// A file that was refused: all of its problems at once, by kind, the same a thousand times told once with its first places.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { csvText, takeText } from "../../../show/download.js";
import { useFormats } from "../../../show/formats.js";
import type { ImportAnswer } from "../../../worker/answers/brought/import.js";
import type { ProblemGroup } from "../../../worker/answers/brought/problem-groups.js";
import { PlaceText, ProblemHead } from "../problem-list.js";

/** What is wrong with a file. */
export function Refused({
  name,
  answer: { total, groups },
}: {
  readonly name: string;
  readonly answer: Extract<ImportAnswer, { kind: "refused" }>;
}): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const kinds = t("refused.kinds", { count: groups.length, n: formats.number(groups.length) });
  return (
    <section className="refused" role="alert" aria-labelledby="refused-title">
      <h3 id="refused-title">
        {t("refused.title", { count: total, n: formats.number(total) })}
        {total > 1 && <span className="soft"> ({kinds})</span>}
      </h3>
      <p>{t("refused.text")}</p>
      <ul className="problems">
        {groups.map((group) => (
          <Group group={group} key={`${group.first[0].code} ${group.first[0].message}`} />
        ))}
      </ul>
      <p className="take">
        <button type="button" onClick={() => takeText(`${name}-problems.csv`, "text/csv", listOf(groups))}>
          {t("refused.take")}
        </button>
      </p>
    </section>
  );
}

function Group({ group: { count, first } }: { readonly group: ProblemGroup }): ReactNode {
  const { t } = useTranslation("data");
  const formats = useFormats();
  return (
    <li>
      {count > 1 && <p className="times">{t("refused.times", { count, n: formats.number(count) })}</p>}
      <div lang="en" dir="ltr">
        <ProblemHead problem={first[0]} />
      </div>
      {first.map(
        (one, i) =>
          one.where !== undefined && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
            <PlaceText where={one.where} key={i} />
          ),
      )}
    </li>
  );
}

function listOf(groups: readonly ProblemGroup[]): string {
  const rows = groups.flatMap(({ count, first }) =>
    first.map(({ code, message, where, found = "", expected = "", hint = "" }) => [
      ...[code, count, message, where?.line ?? "", where?.column ?? ""],
      ...[found, expected, hint],
    ]),
  );
  const heading = ["code", "times", "problem", "line", "column", "found", "expected", "what to do"];
  return csvText([heading, ...rows]);
}
