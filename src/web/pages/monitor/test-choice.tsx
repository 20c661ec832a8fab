// Chooses which of several tests one looks at.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What a choice is given. */
export type TestChoiceParts = {
  readonly names: readonly string[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
};

/** The choice; nothing where there is nothing to choose. */
export function TestChoice({ names, chosen, choose }: TestChoiceParts): ReactNode {
  const { t } = useTranslation("monitor");
  if (names.length < 2) return null;
  return (
    <p>
      <label className="choice">
        {t("test")}{" "}
        <select value={chosen} onChange={({ target }) => choose(target.value)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
