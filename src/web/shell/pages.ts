// The pages of the app, in the order of the navigation; each is loaded when it is first opened.
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** What every page is given. */
export type PageProps = { readonly page: string };

/** A page: the word of its link, which is also the name of its messages, and what shows it. */
export type PageEntry = {
  readonly name: string;
  readonly show: LazyExoticComponent<ComponentType<PageProps>>;
};

const beingBuilt = lazy(async () => ({ default: (await import("../pages/being-built.js")).BeingBuilt }));

/** To add a page: its folder in `pages/`, its messages in `messages/en/`, and its line here. */
export const pages: readonly PageEntry[] = [
  { name: "overview", show: beingBuilt },
  {
    name: "violence",
    show: lazy(async () => ({ default: (await import("../pages/violence/page.js")).ViolencePage })),
  },
  { name: "monitor", show: beingBuilt },
  { name: "design", show: beingBuilt },
  { name: "process", show: beingBuilt },
  { name: "agreement", show: beingBuilt },
  { name: "posture", show: beingBuilt },
  { name: "gains", show: beingBuilt },
  { name: "data", show: beingBuilt },
  { name: "report", show: beingBuilt },
];

/** The page that opens first. */
export const firstPage = "violence";

/** The page of a word; the first page if there is none. */
export function pageOf(name: string): PageEntry {
  const found = pages.find((one) => one.name === name) ?? pages.find((one) => one.name === firstPage);
  if (found === undefined) throw new Error(`one of the pages is ${firstPage}; got ${name}`);
  return found;
}
