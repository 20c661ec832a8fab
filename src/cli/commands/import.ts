// halcyon import: check files, say what they speak of and what did not match, and turn them into counts that may be passed on.
import { basename } from "node:path";
import { notPlaced } from "../../cube/build.js";
import { type Cube, cellCount } from "../../cube/cube.js";
import { type Day, formatDay } from "../../ground/day.js";
import { formatInterval } from "../../ground/interval.js";
import type { Result } from "../../ground/problem.js";
import type { Gathered } from "../../questions/gather.js";
import { csvLines } from "../../sources/csv-lines.js";
import { optionReader, type Raw } from "../asking/options.js";
import { eventsQuestion, gatherEvents } from "../asking/question-events.js";
import { gatherProcess, openProcess } from "../asking/question-process.js";
import { type Context, withEngine } from "../context.js";
import { writeWhole } from "../files.js";
import { matchingText } from "../matching-text.js";
import { type ExitCode, refuse } from "../outcome.js";
import { table } from "../terminal.js";

/** The columns of a table of counts; `halcyon` reads it again with `--format counts`. */
const columns = [
  "date",
  "days",
  "place",
  "side_a",
  "side_b",
  "kind",
  "events",
  "low",
  "best",
  "high",
  "observed",
];

/** Runs the command. */
export async function importCommand(files: readonly string[], raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader({ ...raw, events: files });
  const question = eventsQuestion(options);
  if (options.problems.length > 0) return refuse(terminal, options.problems);
  const gathered = await withEngine(context, async (engine): Promise<Result<Gathered>> => {
    if (typeof raw.process !== "string") return gatherEvents(question, {}, engine);
    const process = await openProcess(raw.process);
    if (!process.ok) return process;
    // a table of somebody's own has its columns named in the process file
    const mapping = process.value.process.sources.find((source) => source.columns !== undefined)?.columns;
    const mapped = mapping !== undefined && raw.format === "generic";
    return gatherProcess(
      process.value,
      engine,
      question.files.map((f) => (mapped ? { ...f, mapping } : f)),
    );
  });
  if (!gathered.ok) return refuse(terminal, gathered.problems);
  if (raw.json === true) terminal.out(JSON.stringify(importJson(gathered.value), null, 2));
  else terminal.out(importText(gathered.value, terminal.width));
  if (typeof raw.out !== "string") return 0;
  const counts = await writeWhole(raw.out, [...csvLines(rowsOf(gathered.value.cube), columns)].join(""));
  if (!counts.ok) return refuse(terminal, counts.problems);
  const whence = await writeWhole(
    `${raw.out}.json`,
    `${JSON.stringify(importJson(gathered.value), null, 2)}\n`,
  );
  if (!whence.ok) return refuse(terminal, whence.problems);
  terminal.say(`counts   ${counts.value}\nwhence   ${whence.value}`);
  return 0;
}

/** The cube as rows of a table of counts: no record of a source, only how many there were. */
function* rowsOf(cube: Cube): Generator<Record<string, string | number>> {
  const { cells } = cube;
  for (let i = 0; i < cellCount(cells); i++) {
    const place = cube.places[cells.place[i]];
    const pair = cube.pairs[cells.pair[i]];
    yield {
      date: formatDay(cells.start[i] as Day),
      days: cells.length[i],
      place: place === notPlaced ? "" : place,
      side_a: pair.a,
      side_b: pair.b,
      kind: cube.kinds[cells.kind[i]],
      events: cells.events[i],
      low: cells.low[i],
      best: cells.best[i],
      high: cells.high[i],
      observed: "yes",
    };
  }
  yield* unseenRows(cube);
}

// a day on which nobody looked is told as such, so that nobody reads it as a zero
function* unseenRows(cube: Cube): Generator<Record<string, string | number>> {
  const days = cube.span.end - cube.span.start;
  const nothing = {
    days: 1,
    side_a: "",
    side_b: "",
    kind: "",
    events: 0,
    low: 0,
    best: 0,
    high: 0,
    observed: "no",
  };
  for (let at = 0; at < cube.observed.length; at++) {
    const place = cube.places[Math.floor(at / days)];
    if (cube.observed[at] === 1 || place === notPlaced) continue;
    yield { date: formatDay((cube.span.start + (at % days)) as Day), place, ...nothing };
  }
}

function importText(gathered: Gathered, width: number): string {
  const { census, files, cube } = gathered;
  const lists = [
    table(
      ["file", "records", "sha256"],
      files.map((f) => [basename(f.path), String(f.records), `${f.sha256.slice(0, 16)}…`]),
    ),
    `days     ${formatInterval(census.span)}`,
    `places   ${cube.places.length}: ${few(cube.places)}`,
    `kinds    ${census.kinds.map((k) => `${k.name} (${k.records})`).join(", ")}`,
    `sides    ${census.parties.length}; most often ${few([...census.parties].sort((a, b) => b.records - a.records).map((p) => `${p.name} (${p.records})`))}`,
    matchingText(gathered, width),
  ];
  return lists.filter((text) => text !== "").join("\n\n");
}

function few(names: readonly string[]): string {
  return names.length <= 8
    ? names.join(", ")
    : `${names.slice(0, 8).join(", ")}, and ${names.length - 8} more`;
}

function importJson(gathered: Gathered): unknown {
  const { census, files, matching, links, cube } = gathered;
  return {
    files: files.map((f) => ({ file: basename(f.path), records: f.records, sha256: f.sha256 })),
    records: census.records,
    days: formatInterval(census.span),
    places: cube.places,
    kinds: census.kinds,
    parties: census.parties,
    unmatchedPlaces: matching.unmatchedPlaces,
    recognisedPlaces: matching.recognised,
    unmatchedParties: matching.unmatchedParties,
    links,
  };
}
