// Starts the app: theme first, then language, then the site that the pages come from.
import "./shell/tokens.css";
import "./shell/layout.css";
import "./show/show.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./shell/app.js";
import { startLanguage } from "./shell/language.js";
import { applyTheme, chosenTheme } from "./shell/theme.js";
import { begunSite } from "./site/begun.js";

applyTheme(chosenTheme());
void start();

// not awaited at the top: what is loaded meanwhile may import from this file's own chunk, and would wait for it for ever
async function start(): Promise<void> {
  const place = document.getElementById("app");
  if (place === null) throw new Error("the page has a place for the app; got none");
  const [site] = await Promise.all([begunSite, startLanguage()]);
  createRoot(place).render(
    <StrictMode>
      <App site={site} />
    </StrictMode>,
  );
}
