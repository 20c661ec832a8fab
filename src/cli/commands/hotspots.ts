// halcyon hotspots: where did violence persist? Groups of neighbouring places above what was required, with what chance alone would do.
import { formatInterval } from "../../ground/interval.js";
import { problem } from "../../ground/problem.js";
import { percent, sayCount } from "../../publication/words.js";
import { hotSpotsOf } from "../../questions/hot-spots.js";
import { problemsOfTest } from "../../violence/assess.js";
import type { HotSpots } from "../../violence/findings.js";
import { type BoundaryFeature, spotShapes } from "../../violence/scan-shapes.js";
import type { ViolenceTest } from "../../violence/test.js";
import { ask } from "../asking/ask.js";
import { optionReader, type Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { writeWhole } from "../files.js";
import { type ExitCode, refuse } from "../outcome.js";
import { table, wrap } from "../terminal.js";

/** Runs the command. */
export async function hotspotsCommand(
  path: string | undefined,
  raw: Raw,
  context: Context,
): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader(raw);
  const against = options.oneOf("against", ["expected", "required"] as const) ?? "required";
  const replicas = options.whole("replicas", 19, 99_999) ?? 999;
  const seed = options.whole("seed", 0, 2 ** 31) ?? 1;
  if (options.problems.length > 0) return refuse(terminal, options.problems);
  const asked = await ask(path, raw, context);
  if (!asked.ok) return refuse(terminal, asked.problems);
  const printed = [];
  for (const { test } of asked.value.tests) {
    const problems = problemsOfTest(test);
    if (problems.length > 0) return refuse(terminal, problems);
    const spots = hotSpotsOf(asked.value, test, { against, replicas, seed });
    if (spots === undefined) return refuse(terminal, [noShapes()]);
    printed.push({ test: test.name, against, ...spots });
    if (raw.json !== true) terminal.out(`${hotSpotsText(test, spots, { against, width: terminal.width })}\n`);
    const { boundaries } = asked.value;
    if (typeof raw.geojson === "string" && boundaries !== undefined) {
      const named = (feature: BoundaryFeature) => feature.properties?.[boundaries.nameProperty];
      const { shapes } = spotShapes(spots, boundaries.geojson, named);
      const written = await writeWhole(raw.geojson, `${JSON.stringify(shapes)}\n`);
      if (!written.ok) return refuse(terminal, written.problems);
      if (raw.json !== true) terminal.out(`shapes   ${written.value}`);
    }
  }
  if (raw.json === true) terminal.out(JSON.stringify(printed.length === 1 ? printed[0] : printed, null, 2));
  return 0;
}

function noShapes() {
  return problem("question-invalid", "hot spots need the shapes of at least two places", {
    expected: "a process file with a boundary file, or --boundaries FILE --place-name PROPERTY",
    hint: "the names of the places must be spelt as in the records",
  });
}

function hotSpotsText(
  test: ViolenceTest,
  spots: HotSpots,
  { against, width }: { against: "expected" | "required"; width: number },
): string {
  const level =
    against === "required"
      ? `more than the ${percent(1 - test.reduction)} of it that was asked for`
      : "more than was expected";
  const heading = wrap(
    `${test.name}: places that together had ${level}, up to the end of the window (${formatInterval(test.window)}). p pays for the whole search, by ${spots.replicas} simulations.`,
    width,
  );
  if (spots.spots.length === 0) return `${heading}\n\nNone that chance alone would not bring.`;
  const rows = spots.spots.map((spot) => [
    formatInterval(spot.days),
    sayCount(spot.observed),
    sayCount(spot.expected),
    `${spot.relative.toFixed(1)} times`,
    spot.p.toFixed(3),
    spot.places.join(", "),
  ]);
  return `${heading}\n\n${table(["days", "observed", "allowed", "", "p", "places"], rows)}`;
}
