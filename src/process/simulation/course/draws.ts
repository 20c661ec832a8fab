// What chance decides in one run: one stream of random numbers for each run and element, so that the order of a file does not matter.
import { exp, ln } from "../../../numbers/elementary.js";
import { normalCdf, normalQuantile } from "../../../numbers/normal.js";
import { type RandomStream, stream } from "../../../numbers/random.js";
import { spreadOf } from "../assumed.js";
import { never } from "../program/code.js";
import type { Program } from "../program/program.js";

/** The runs that one seed gives. */
export const mostRuns = 2_097_152;

/** What chance decided for one run. Entries are for nodes. */
export type Draws = {
  /** Whether the thing is done, comes to pass, is kept at all, is set off. */
  readonly comes: Uint8Array;
  /** For happenings: the day of the answer. */
  readonly answered: Int32Array;
  /** For happenings: the first day on which it could have come. */
  readonly earliest: Int32Array;
  /** The day of the answer if nothing is said of it and it takes as long as half of the time. */
  readonly usual: Int32Array;
  /** For clauses: how long it takes, in days or in times of the time allowed. */
  readonly takes: Float64Array;
  /** The length of the k-th stretch of a clause that lasts: kept, broken, kept, … */
  stretch(clause: number, k: number): number;
  /** Whether the k-th renewal of a clause is granted. */
  renewed(clause: number, k: number): boolean;
  /** Draws everything anew for a run. */
  draw(run: number): void;
};

/** Makes room for the draws of a program. */
export function createDraws(program: Program, seed: number): Draws {
  const { nodes, firstClause, firstRule, clauses, elements } = program;
  const hashes = hashesOf(program);
  const comes = new Uint8Array(nodes);
  const answered = new Int32Array(nodes);
  const takes = new Float64Array(nodes);
  const streams: (RandomStream | undefined)[] = new Array(nodes).fill(undefined);
  const stretches: number[][] = elements.clauses.map(() => []);
  const renewals: number[][] = elements.clauses.map(() => []);
  const happenings = elements.happenings.map((_, node) => happeningOutlook(program, node));
  const waiting = elements.clauses.map((_, c) => clauseOutlook(program, c));
  let current = 0;
  const streamOf = (node: number): RandomStream => stream(seed, current * 4294967296 + hashes[node]);
  const kept = (node: number): RandomStream => {
    streams[node] ??= streamOf(node);
    return streams[node];
  };
  const drawHappening = (node: number): void => {
    const { probability, base, median, spread, survived } = happenings[node];
    const random = streamOf(node);
    comes[node] = random.uniform() < probability ? 1 : 0;
    answered[node] =
      base === never ? never : Math.min(never, base + Math.round(delay(random, median, spread, survived)));
  };
  const drawClause = (c: number): void => {
    const node = firstClause + c;
    const random = streamOf(node);
    const { probability, survived } = waiting[c];
    comes[node] = random.uniform() < probability ? 1 : 0;
    takes[node] = delay(random, clauses.median[c], clauses.spread[c], survived);
    streams[node] = clauses.lasting[c] === 1 ? random : undefined;
    stretches[c].length = 0;
    renewals[c].length = 0;
  };
  return {
    comes,
    answered,
    earliest: Int32Array.from(happenings, ({ base }) => within(base, program.start)),
    usual: Int32Array.from(happenings, ({ base, median }) =>
      within(base === never ? never : base + Math.round(median), program.start),
    ),
    takes,
    draw(run) {
      checkRun(run);
      current = run;
      for (let node = 0; node < firstClause; node++) {
        streams[node] = undefined;
        drawHappening(node);
      }
      for (let c = 0; c < clauses.count; c++) drawClause(c);
      for (let r = 0; r < program.rules.count; r++) {
        const node = firstRule + r;
        const probability = program.rules.probability[r];
        comes[node] = probability === 1 || streamOf(node).uniform() < probability ? 1 : 0;
      }
    },
    stretch(c, k) {
      const list = stretches[c];
      while (list.length <= k) {
        const random = kept(firstClause + c);
        const broken = list.length % 2 === 1;
        list.push(broken ? geometric(random, clauses.lastDays[c]) : untilBreach(random, clauses.perYear[c]));
      }
      return list[k];
    },
    renewed(c, k) {
      const list = renewals[c];
      // a renewal is drawn from the stream of its decision
      while (list.length <= k) list.push(kept(clauses.renewal[c]).uniform());
      return list[k] < clauses.renewed[c];
    },
  };
}

/** Days in a year, on average. */
export const daysInYear = 365.25;

function checkRun(run: number): void {
  if (!(run >= 0 && run < mostRuns))
    throw new RangeError(`a run is a number from 0 to ${mostRuns - 1}; got ${run}`);
}

// how probable a thing still is, and how long it takes, for who has seen that it has not come in the days that it was waited for
type Outlook = {
  readonly probability: number;
  /** The share of delays that is longer than what has passed. */
  readonly survived: number;
};

type HappeningOutlook = Outlook & {
  /** The day from which the delay counts; `never` where no draw decides. */
  readonly base: number;
  readonly median: number;
  readonly spread: number;
};

// a happening is answered so long after the signing, the end of its window, or the first day
function happeningOutlook(program: Program, node: number): HappeningOutlook {
  const { elements, assumptions, start, follows, clauses } = program;
  const one = elements.happenings[node];
  const assumed = assumptions.happenings.get(one.key);
  const never_ = { probability: 0, survived: 1, base: never, median: 0, spread: 0 };
  // others decide over it
  if (assumed === undefined || follows[node] >= 0 || clauses.renewal.includes(node)) return never_;
  // what could only do harm, and is not assumed to, is not even asked for
  if (one.harmful && assumed.from === "default" && assumed.probability === 0) return never_;
  if (assumed.from === "agreement") return { ...never_, probability: 1, base: one.dated ?? start };
  const delay = assumed.delay ?? { median: 0, high: 0 };
  const spread = spreadOf(delay);
  const origin = one.notBefore ?? program.signed ?? start;
  const informed = program.informed && origin < start && spread > 0;
  const waited = informed ? start - origin : 0;
  const outlook = outlookAfter(waited, assumed.probability, delay.median, spread);
  return { ...outlook, base: informed ? origin : Math.max(origin, start), median: delay.median, spread };
}

function clauseOutlook({ clauses }: Program, c: number): Outlook {
  const { probability, waited, allowed, median, spread, lasting } = clauses;
  if (lasting[c] === 1) return { probability: probability[c], survived: 1 };
  const scale = clauses.ofTime[c] === 1 ? allowed[c] : 1;
  return outlookAfter(waited[c], probability[c], median[c] * scale, spread[c]);
}

// Bayes: a thing that comes with this probability has not come in the first days of waiting
function outlookAfter(waited: number, probability: number, median: number, spread: number): Outlook {
  if (waited <= 0 || spread <= 0 || median <= 0) return { probability, survived: 1 };
  const survived = normalCdf(-ln(waited / median) / spread);
  return { probability: (probability * survived) / (1 - probability + probability * survived), survived };
}

// a log-normal delay, given that it is among the longest of this share
function delay(random: RandomStream, median: number, spread: number, survived: number): number {
  const u = random.uniform();
  if (spread <= 0 || median <= 0) return median;
  return median * exp(-spread * normalQuantile(Math.max(survived * (1 - u), Number.MIN_VALUE)));
}

const within = (day: number, start: number): number => Math.min(never, Math.max(day, start));

// days from the first on which a breach could begin; at least one day is kept
function untilBreach(random: RandomStream, perYear: number): number {
  if (!(perYear > 0)) return never;
  return Math.min(never, Math.floor((-ln(1 - random.uniform()) * daysInYear) / perYear) + 1);
}

// a breach is mended on each day with the same probability, so that its days are the mean given, and at least one
function geometric(random: RandomStream, mean: number): number {
  if (!(mean > 1)) return 1;
  return Math.floor(ln(1 - random.uniform()) / ln(1 - 1 / mean)) + 1;
}

// one number for each element, from its name alone
function hashesOf({ elements }: Program): Float64Array {
  const names = [
    ...elements.happenings.map((h) => h.key),
    ...elements.clauses.map((c) => `clause ${c.name}`),
    ...elements.rules.map((r) => `rule ${r.name}`),
  ];
  const taken = new Set<number>();
  return Float64Array.from(names, (name) => {
    let hash = hashOf(name);
    while (taken.has(hash)) hash = (hash + 1) >>> 0;
    taken.add(hash);
    return hash;
  });
}

// FNV-1a (Fowler, Noll, Vo), 32 bits
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
