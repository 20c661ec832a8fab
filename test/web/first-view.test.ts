// What a reader must load before the first verdict stays small.
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { firstView } from "../../scripts/first-view.js";

const { page, worker } = firstView(join(resolve(import.meta.dirname, "../.."), "dist/web"));

it("the JavaScript of the first view is at most 200 kB, compressed", () => {
  expect(page).toBeGreaterThan(50_000);
  expect(page).toBeLessThanOrEqual(200_000);
});

it("the worker, loaded beside it, is at most 150 kB", () => {
  expect(worker).toBeGreaterThan(50_000);
  expect(worker).toBeLessThanOrEqual(150_000);
});
