// Finds out what kind of site the pages come from: `site.json` beside them says it.
import { failure, problem, type Result, success } from "../../ground/problem.js";
import { fetched } from "./fetching.js";
import { serverSite } from "./server-site.js";
import type { Site, SiteProcess } from "./site.js";
import { staticSite } from "./static-site.js";

type SiteWord =
  | { readonly kind: "server" }
  | { readonly kind: "static"; readonly processes: readonly SiteProcess[] };

/** The site that the pages at this address belong to. */
export async function chooseSite(base: string): Promise<Result<Site>> {
  const answer = await fetched(new URL("site.json", base).href, { cache: "no-cache" });
  if (!answer.ok) return answer;
  const word: unknown = await answer.value.json().catch(() => undefined);
  if (!isSiteWord(word)) {
    const expected = "what halcyon serve answers, or halcyon publish wrote";
    return failure([problem("service-answer", "the site does not say what it is", { expected })]);
  }
  switch (word.kind) {
    case "server":
      return success(serverSite(base));
    case "static":
      return success(staticSite(base, word.processes));
  }
}

function isSiteWord(value: unknown): value is SiteWord {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return value.kind === "server" || (value.kind === "static" && "processes" in value);
}
