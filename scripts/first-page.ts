// Which modules make the app and its first page: they come as one file, which the browser fetches at once.
import type { Plugin } from "vite";

/** The name of the chunk that holds them. */
export const firstChunk = "first";

const ofTheApp =
  /\/src\/web\/(main\.tsx|shell\/.+|site\/.+|messages\/en\/violence\.json|pages\/violence\/(page|verdict-head|what-if|ticks|changed-terms|state|say|use-saying)\.tsx?|show\/(when-open|use-answer|formats|slider|states|guard|answer-badge|brought-notice)\.tsx?)$/;
const ofLibraries = /\/node_modules\/(react|react-dom|scheduler|i18next|react-i18next)\//;

/** Whether a module is one of them. What they import comes along. */
export function isInFirst(id: string): boolean {
  return ofTheApp.test(id) || ofLibraries.test(id);
}

/** Links the chunk from the page, so that it need not be asked for by another script first; its style sheet too. */
export const preloadFirst: Plugin = {
  name: "halcyon-preload-first",
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
      for (const { fileName, moduleIds } of chunks) if (moduleIds.some(isInFirst)) add(fileName);
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
