// Builds the app of src/web into dist/web: relative addresses, so that it works below any path, and nothing inline.
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { firstChunk, isInFirst, preloadFirst } from "./scripts/first-page.js";
import { firstView } from "./scripts/first-view.js";

const outDir = resolve(import.meta.dirname, "dist/web");

const checks = { pluginTimings: false, ineffectiveDynamicImport: false };

// says after every build what a reader must load before the first verdict
const tellSizes: Plugin = {
  name: "halcyon-sizes",
  apply: "build",
  closeBundle() {
    if (this.meta.watchMode) return;
    const { page, worker, chart } = firstView(outDir);
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
    console.log(`first view ${kB(page)}, worker ${kB(worker)}, then the chart ${kB(chart)}; compressed`);
  },
};

// libraries that would do in a browser what the app's own policy forbids, or look for Node there
const tamed: Readonly<Record<string, { readonly by: RegExp; readonly code: string }>> = {
  // the spreadsheet writer packs what is large in workers made of text, which the content policy refuses: so it packs all at once
  fflate: {
    by: /write-excel-file/,
    code: `import { strToU8, zipSync } from "fflate/browser";
      export { strToU8, zipSync };
      export const zip = (files, done) => done(null, zipSync(files));`,
  },
  // the solver asks for this only where it finds itself in Node
  "node:module": { by: /highs/, code: "export {};" },
};

const tameLibraries = (): Plugin => ({
  name: "halcyon-tamed",
  enforce: "pre",
  resolveId: (source, importer = "") =>
    tamed[source]?.by.test(importer) === true ? `\0tamed ${source}` : undefined,
  load: (id) => (id.startsWith("\0tamed ") ? tamed[id.slice("\0tamed ".length)]?.code : undefined),
});

export default defineConfig({
  root: resolve(import.meta.dirname, "src/web"),
  base: "./",
  logLevel: "warn",
  plugins: [tameLibraries(), react(), preloadFirst, tellSizes],
  // a part that the page loads late and the worker at once is no slip
  worker: {
    format: "es",
    plugins: () => [tameLibraries()],
    rolldownOptions: {
      checks,
      // what the worker needs at once comes as one file, for each file behind a file costs a way there and back
      output: { codeSplitting: { groups: [{ name: "core", tags: ["$initial"] }] } },
    },
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2022",
    // an inlined font or picture would be refused by the content policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      checks,
      output: { codeSplitting: { groups: [{ name: firstChunk, test: isInFirst }] } },
    },
  },
});
