// Where one is: a page and what it was asked, all of it in the part of the link after `#`, so that it works below any path.
import { useSyncExternalStore } from "react";

/** A page, and the words of its state. */
export type Route = { readonly page: string; readonly words: Readonly<Record<string, string>> };

/** Words that go along from page to page. */
export const kept = ["process", "lang"] as const;

/**
 * Reads the part of a link after `#`.
 *
 * @example
 * readRoute("#/violence?process=syria-2016").page // "violence"
 */
export function readRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return { page: path.split("/")[0] ?? "", words: Object.fromEntries(new URLSearchParams(query)) };
}

/**
 * Writes a route as the part of a link after `#`. Words are in order, so that the same state is the same link; empty ones are left out.
 *
 * @example
 * routeText({ page: "violence", words: { test: "week", process: "" } }) // "#/violence?test=week"
 */
export function routeText({ page, words }: Route): string {
  const pairs = Object.entries(words).filter(([, value]) => value !== "");
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  const query = new URLSearchParams(pairs).toString();
  return query === "" ? `#/${page}` : `#/${page}?${query}`;
}

/** The route of another page with what goes along. */
export function routeTo(page: string, from: Route, words: Readonly<Record<string, string>> = {}): Route {
  const along = kept.flatMap((key) =>
    from.words[key] === undefined ? [] : [[key, from.words[key]] as const],
  );
  return { page, words: { ...Object.fromEntries(along), ...words } };
}

const listeners = new Set<() => void>();
let last: { readonly hash: string; readonly route: Route } | undefined;

function current(): Route {
  const { hash } = window.location;
  if (last?.hash !== hash) last = { hash, route: readRoute(hash) };
  return last.route;
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("hashchange", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("hashchange", changed);
  };
}

/** Where one is; the component is drawn again when that changes. */
export function useRoute(): Route {
  return useSyncExternalStore(listen, current);
}

/** Goes somewhere. With `replace` the step back leads to where one was before. */
export function go(route: Route, { replace = false }: { readonly replace?: boolean } = {}): void {
  const text = routeText(route);
  if (text === window.location.hash) return;
  if (!replace) {
    window.location.hash = text;
    return;
  }
  window.history.replaceState(window.history.state, "", text);
  for (const changed of listeners) changed();
}
