// Builds the app of src/web into dist/web: relative addresses, so that it works below any path, and nothing inline.
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { firstView } from "./scripts/first-view.js";
import { preloadFirstPage } from "./scripts/preload-first-page.js";

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

export default defineConfig({
  root: resolve(import.meta.dirname, "src/web"),
  base: "./",
  logLevel: "warn",
  plugins: [react(), preloadFirstPage, tellSizes],
  // a part that the page loads late and the worker at once is no slip
  worker: {
    format: "es",
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
    rolldownOptions: { checks },
  },
});
