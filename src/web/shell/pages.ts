// The pages of the app, in the order of the navigation; each is loaded when it is first opened.
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { PageProps } from "./page-props.js";

/** A page: the word of its link, its messages, and what shows it. */
export type PageEntry = {
  readonly name: string;
  /** The file of its messages, if it has one of its own; `shell` if not. */
  readonly messages: string;
  readonly show: LazyExoticComponent<ComponentType<PageProps>>;
};

/** To add a page: its folder in `pages/`, its messages in `messages/en/`, and its line here. */
export const pages: readonly PageEntry[] = [
  {
    name: "overview",
    messages: "overview",
    show: lazy(async () => ({ default: (await import("../pages/overview/page.js")).OverviewPage })),
  },
  {
    name: "violence",
    messages: "violence",
    show: lazy(async () => ({ default: (await import("../pages/violence/page.js")).ViolencePage })),
  },
  {
    name: "monitor",
    messages: "monitor",
    show: lazy(async () => ({ default: (await import("../pages/monitor/page.js")).MonitorPage })),
  },
  {
    name: "design",
    messages: "design",
    show: lazy(async () => ({ default: (await import("../pages/design/page.js")).DesignPage })),
  },
  {
    name: "process",
    messages: "process",
    show: lazy(async () => ({ default: (await import("../pages/process/page.js")).ProcessPage })),
  },
  {
    name: "agreement",
    messages: "agreement",
    show: lazy(async () => ({ default: (await import("../pages/agreement/page.js")).AgreementPage })),
  },
  {
    name: "posture",
    messages: "posture",
    show: lazy(async () => ({ default: (await import("../pages/posture/page.js")).PosturePage })),
  },
  {
    name: "gains",
    messages: "gains",
    show: lazy(async () => ({ default: (await import("../pages/gains/page.js")).GainsPage })),
  },
  {
    name: "data",
    messages: "data",
    show: lazy(async () => ({ default: (await import("../pages/data/page.js")).DataPage })),
  },
  {
    name: "report",
    messages: "report",
    show: lazy(async () => ({ default: (await import("../pages/report/page.js")).ReportPage })),
  },
];

/** The page that opens first. */
export const firstPage = "violence";

/** The page of a word; the first page if there is none. */
export function pageOf(name: string): PageEntry {
  const found = pages.find((one) => one.name === name) ?? pages.find((one) => one.name === firstPage);
  if (found === undefined) throw new Error(`one of the pages is ${firstPage}; got ${name}`);
  return found;
}
