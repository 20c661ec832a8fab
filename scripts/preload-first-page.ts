// Lets the browser fetch the app and the parts of its first page at once, and not one after the other.
import type { Plugin } from "vite";

/** Modules that make the app and its first page, by the end of their paths. */
const first = ["web/main.tsx", "pages/violence/page.tsx", "messages/en/violence.json"];

/** Adds a `modulepreload` for the chunks of these modules and what they import. */
export const preloadFirstPage: Plugin = {
  name: "halcyon-preload-first-page",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
      const wanted = new Set<string>();
      const sheets = new Set<string>();
      const add = (file: string): void => {
        if (wanted.has(file)) return;
        wanted.add(file);
        const chunk = chunks.find((one) => one.fileName === file);
        for (const sheet of chunk?.viteMetadata?.importedCss ?? []) sheets.add(sheet);
        for (const next of chunk?.imports ?? []) add(next);
      };
      for (const { fileName, facadeModuleId } of chunks)
        if (first.some((end) => facadeModuleId?.endsWith(end))) add(fileName);
      const link = (rel: string) => (file: string) => ({
        tag: "link",
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: "head" as const,
      });
      const lacking = (files: Iterable<string>) => [...files].filter((file) => !html.includes(file));
      return [...lacking(sheets).map(link("stylesheet")), ...lacking(wanted).map(link("modulepreload"))];
    },
  },
};
