// The process that is opened before the app has arrived, kept for the app that will ask for it.
import type { Result } from "../../ground/problem.js";
import { firstOf } from "../site/first-of.js";
import type { Site } from "../site/site.js";
import { type OpenedCore, openCore, versionOf } from "./open-core.js";

/** An opening that has begun, and what gives it up. */
export type Begun = { readonly opened: Promise<OpenedCore>; readonly giving: AbortController };

let held: (Begun & { readonly version: string }) | undefined;

/** Begins to open the process of this name on the site, or the one that is shown to somebody who named none. */
export async function openAhead(site: Promise<Result<Site>>, name: string | null): Promise<void> {
  const chosen = await site;
  // whatever goes wrong here goes wrong again where the app asks, and is told there
  if (!chosen.ok) return;
  const listed = await chosen.value.list();
  if (!listed.ok) return;
  const process = listed.value.find(({ id }) => id === name) ?? firstOf(listed.value);
  if (process === undefined) return;
  const giving = new AbortController();
  const opened = openCore(chosen.value, process, { signal: giving.signal });
  held = { version: versionOf(process), opened, giving };
}

/** The opening of this version, if it is the one that has begun; another one is given up. */
export function takeAhead(version: string): Begun | undefined {
  const begun = held;
  held = undefined;
  if (begun === undefined || begun.version === version) return begun;
  begun.giving.abort();
  return undefined;
}
