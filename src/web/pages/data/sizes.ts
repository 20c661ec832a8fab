// How large a file is, as a person says it.
import { useTranslation } from "react-i18next";
import { useFormats } from "../../show/formats.js";

/** Says sizes in the reader's language. */
export function useSize(): (bytes: number) => string {
  const { t } = useTranslation("data");
  const formats = useFormats();
  return (bytes) => {
    const [unit, size] = bytes >= 1e6 ? (["MB", 1e6] as const) : (["kB", 1e3] as const);
    const value = bytes / size;
    return t(`size.${unit}`, { n: formats.number(value >= 10 ? Math.round(value) : Math.max(0.1, value)) });
  };
}
