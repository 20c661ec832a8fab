// A designed test as text: what it would be in the process file, and the process file with it, for the page to save or to show.
import { addTest, type TestAdded } from "../../../../agreement/printing/add-test.js";
import type { Result } from "../../../../ground/problem.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import type { DraftTest } from "./design.js";

/** The text of the process file, the test, and the name that it is to have. */
export type ProposeAsk = { readonly text: string; readonly draft: DraftTest; readonly name: string };

/** What is added, and the whole text with it, which reads as before but for that. */
export type ProposeAnswer = TestAdded;

/** Adds a test to the text. The text is the one that stands in the folder, not the one that is open here. */
export function propose(
  { process, boundaries }: OpenedProcess,
  { text, draft, name }: ProposeAsk,
): Result<ProposeAnswer> {
  // counts may hold places that have no shape; a test that names one could not be opened
  const places = boundaries?.boundaries.units.map(({ place }) => place);
  return addTest(text, process.file, { ...draft, name }, places === undefined ? {} : { places });
}
