// Light or dark: as the machine is set, or as the reader chose on it.

/** What a reader may choose. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "halcyon-theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** The choice that was made on this machine. */
export function chosenTheme(): Theme {
  const kept = remembered(key);
  return themes.find((one) => one === kept) ?? "system";
}

/** Shows the page in a theme, and remembers it. */
export function applyTheme(theme: Theme): void {
  remember(key, theme);
  const shown = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  document.documentElement.dataset.theme = shown;
}

dark.addEventListener("change", () => applyTheme(chosenTheme()));

/** What was remembered on this machine; nothing where the browser keeps nothing. */
export function remembered(name: string): string | undefined {
  try {
    return window.localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers something on this machine, if the browser does. */
export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing forgets the choice, and that is all
  }
}
