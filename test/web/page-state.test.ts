// Several parts of a page keep their state in one link: each writes its own words, and nobody's are lost.
import { expect, it } from "vitest";
import { rewritten, type StateForm } from "../../src/web/shell/page-state.js";

const daysForm: StateForm<{ readonly days?: number }> = {
  read: ({ days }) => (Number(days) > 0 ? { days: Number(days) } : {}),
  write: ({ days }) => (days === undefined ? {} : { days: String(days) }),
};
const brushForm: StateForm<{ readonly brush?: string }> = {
  read: ({ brush }) => (brush === undefined ? {} : { brush }),
  write: ({ brush }) => (brush === undefined ? {} : { brush }),
};

it("a form puts its words in place of its own, and leaves those of others and those that go along", () => {
  const words = { process: "a", lang: "ps", days: "7", brush: "x" };
  expect(rewritten(words, daysForm, { days: 14 })).toEqual({ ...words, days: "14" });
  expect(rewritten(words, daysForm, {})).toEqual({ process: "a", lang: "ps", brush: "x" });
  expect(rewritten(words, brushForm, {})).toEqual({ process: "a", lang: "ps", days: "7" });
});

it("two forms that write one after the other both stand in the link", () => {
  const first = rewritten({ process: "a" }, daysForm, { days: 3 });
  expect(rewritten(first, brushForm, { brush: "y" })).toEqual({ process: "a", days: "3", brush: "y" });
});
