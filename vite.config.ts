// Builds the app of src/web into dist/web: relative addresses, so that it works below any path, and nothing inline.
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: resolve(import.meta.dirname, "src/web"),
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: resolve(import.meta.dirname, "dist/web"),
    emptyOutDir: true,
    target: "es2022",
    // an inlined font or picture would be refused by the content policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
  },
});
