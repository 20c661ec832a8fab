// Begins what takes longest before the app itself has arrived: the worker of the core, the list of processes, and the files of one.
import { fetchAhead } from "./site/ahead.js";
import { firstOf } from "./site/first-of.js";
import type { SiteProcess } from "./site/site.js";
import { staticAddress } from "./site/static-address.js";
import { startAhead } from "./worker/start.js";

type SiteWord = { readonly kind?: string; readonly processes?: readonly SiteProcess[] };

startAhead();
const base = new URL(".", document.baseURI).href;
// whatever goes wrong here goes wrong again where the app asks, and is told there
fetchAhead(new URL("site.json", base).href)
  .then((answer) => answer.clone().json())
  .then(({ kind, processes = [] }: SiteWord) => {
    if (kind !== "static") return;
    const asked = new URLSearchParams(window.location.hash.split("?")[1]).get("process");
    const one = processes.find(({ id }) => id === asked) ?? firstOf(processes);
    for (const file of one?.files ?? []) fetchAhead(staticAddress(base, one?.id ?? "", file.path));
  })
  .catch(() => undefined);
void import("./main.js");
