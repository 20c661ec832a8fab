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

// no await at the top: what a language loads may stand in a file that waits for this one
async function start(): Promise<void> {
  const [site] = await Promise.all([begunSite, startLanguage()]);
  const place = document.getElementById("app");
  if (place === null) throw new Error("the page has a place for the app; got none");
  createRoot(place).render(
    <StrictMode>
      <App site={site} />
    </StrictMode>,
  );
}
