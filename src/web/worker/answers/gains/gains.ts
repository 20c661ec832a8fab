// What was gained and whether it is kept: each indicator with its figures, and each floor that a clause sets for it, judged on a day.
import type { IndicatorCondition } from "../../../../agreement/terms/condition.js";
import type { ProcessFile } from "../../../../agreement/terms/process.js";
import type { IndicatorDeclaration } from "../../../../agreement/terms/things.js";
import type { Judge } from "../../../../conditions/judge.js";
import type { Truth, Why } from "../../../../conditions/result.js";
import { type Day, partsOfDay } from "../../../../ground/day.js";
import { type Result, success } from "../../../../ground/problem.js";
import { type FloorJudgement, judgeFloor } from "../../../../indicators/judge-floor.js";
import { expectedOn, type IndicatorSeries } from "../../../../indicators/series.js";
import { walkTo } from "../../../../process/walk/walk.js";
import {
  type GainPicture,
  type Guarding,
  gainPicture,
  guardsOf,
} from "../../../../publication/charts/gain-picture.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";

/** On which day it was so, and on which it was known. */
export type GainsAsk = { readonly on: Day; readonly known: Day };

/** A figure with its bounds at 95 %. */
export type Bounded = GainPicture["figures"][number];

/** A floor: who sets it, the level that must not be crossed, and whether it is kept. */
export type FloorOnDay = {
  readonly terms: IndicatorCondition;
  readonly clause: string;
  readonly level?: number;
  /** As `halcyon status` has it: with the facts that state figures, and with what is in dispute. */
  readonly truth: Truth;
  readonly why: Why;
  /** The same by the figures of the file alone: why it can't be told, when the next figure is to be expected, how large the loss is. */
  readonly judged: FloorJudgement;
};

/** An indicator. */
export type Gain = {
  readonly declaration: IndicatorDeclaration;
  readonly source: IndicatorSeries["source"];
  /** The last figure of a year that was over when the agreement was signed, and the last of all. */
  readonly before?: Bounded;
  readonly after?: Bounded;
  /** The first year that was over by the day asked about and has no figure yet, and the day on which that is to be expected. */
  readonly next: { readonly year: number; readonly expected: Day };
  readonly floors: readonly FloorOnDay[];
  readonly picture: GainPicture;
};

/** All gains of a process. */
export type GainsAnswer = { readonly signed?: Day; readonly gains: readonly Gain[] };

/** Judges gains. */
export function gains({ process, knowledge }: OpenedProcess, ask: GainsAsk): Result<GainsAnswer> {
  const { judge } = walkTo(knowledge, ask);
  const signed = process.agreement?.signed?.day;
  const all = process.indicators.flatMap((declaration): Gain[] => {
    const series = knowledge.indicators.get(declaration.name);
    return series === undefined ? [] : [gainOf({ process, judge, declaration, series, signed }, ask)];
  });
  return success({ ...(signed === undefined ? {} : { signed }), gains: all });
}

type Looked = {
  readonly process: ProcessFile;
  readonly judge: Judge;
  readonly declaration: IndicatorDeclaration;
  readonly series: IndicatorSeries;
  readonly signed: Day | undefined;
};

function gainOf(looked: Looked, ask: GainsAsk): Gain {
  const { process, declaration, series, signed } = looked;
  const guards = guardsOf(process, declaration.name);
  const floors = guards.map(({ floor }) => floor);
  const picture = gainPicture(series, { better: declaration.better, floors, asking: ask, signed });
  const { figures } = picture;
  const signedIn = signed === undefined ? undefined : partsOfDay(signed).year;
  const before = figures.findLast(({ year }) => signedIn !== undefined && year < signedIn);
  const after = figures.at(-1);
  const year = (after?.year ?? partsOfDay(ask.on).year - 1) + 1;
  return {
    declaration,
    source: series.source,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined || after === before ? {} : { after }),
    next: { year, expected: expectedOn(year, series.lagMonths) },
    floors: guards.map((guard, i) => floorOf(guard, { ...looked, ask, level: picture.levels[i] })),
    picture,
  };
}

function floorOf(
  { clause, floor }: Guarding,
  {
    judge,
    declaration,
    series,
    ask,
    level,
  }: Looked & { readonly ask: GainsAsk; readonly level: number | undefined },
): FloorOnDay {
  const { truth, why } = judge.condition(floor, ask.on);
  const { year, slack } = floor;
  return {
    ...{ clause, terms: floor, truth, why },
    ...(level === undefined ? {} : { level }),
    judged: judgeFloor(series, { year, slack, better: declaration.better }, ask.on, ask.known),
  };
}
