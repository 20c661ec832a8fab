// The clauses, phases and tests of a text in plain words, each with its place and its hash; no process need be open.
import { hashOfAgreement, hashOfClause } from "../../../../agreement/clause-hash.js";
import { readAll } from "../../../../agreement/process-file.js";
import { hashOfTest, registeredTest } from "../../../../agreement/registered-test.js";
import { sayClause, sayDuty } from "../../../../agreement/saying/clause.js";
import { sayPhase } from "../../../../agreement/saying/phase.js";
import type { ProcessFile } from "../../../../agreement/terms/process.js";
import type { Fingerprint } from "../../../../ground/fingerprint.js";
import { type Result, success } from "../../../../ground/problem.js";
import { sayFall, sayInterval, sayProbability, sayScope } from "../../../../publication/words.js";
import type { OpenedProcess } from "../../../../questions/open-process.js";
import type { ViolenceTest } from "../../../../violence/test.js";

/** The text. */
export type SayAsk = { readonly text: string };

/** The sections whose declarations are said. */
export type SaidSection = "clauses" | "phases" | "tests";

/** One declaration, said back. */
export type Said = {
  readonly section: SaidSection;
  readonly name: string;
  /** Its first and last line in the text, counted from 1. */
  readonly first: number;
  readonly last: number;
  /** What it is about, in a few words. */
  readonly heading?: string;
  /** Not there while the declaration can't be read. */
  readonly sentence?: string;
  /** Of a clause or a test; not there while any part of the text can't be read, for it could be another one then. */
  readonly hash?: Fingerprint;
};

/** What a text says. */
export type SayAnswer = {
  /** Whether it is YAML with keys at all. */
  readonly readable: boolean;
  readonly said: readonly Said[];
  /** The hash of the whole agreement; not there while any part can't be read. */
  readonly agreement?: Fingerprint;
};

/** Says a text back, in the order of the text. */
export function say(_opened: OpenedProcess, { text }: SayAsk): Result<SayAnswer> {
  const { process, problems } = readAll(text, "process.yaml");
  if (process === undefined) return success({ readable: false, said: [] });
  const whole = problems.length === 0;
  const wordsOf = wordsIn(process, whole);
  const said = placesOf(process, text).map((place) => ({ ...place, ...wordsOf(place) }));
  return success({ readable: true, said, ...(whole ? { agreement: hashOfAgreement(process) } : {}) });
}

type Place = Pick<Said, "section" | "name" | "first" | "last">;

const sections: readonly SaidSection[] = ["clauses", "phases", "tests"];

// a declaration reaches to the line before the next one, or the next section
function placesOf({ spots = {} }: ProcessFile, text: string): readonly Place[] {
  const starts = Object.values(spots).map(({ line = 1 }) => line);
  starts.sort((a, b) => a - b);
  const lines = text.split("\n").length;
  const places = Object.entries(spots).flatMap(([key, { line = 1 }]) => {
    const section = sections.find((one) => key.startsWith(`${one}.`));
    if (section === undefined) return [];
    const next = starts.find((one) => one > line);
    return [{ section, name: key.slice(section.length + 1), first: line, last: (next ?? lines + 1) - 1 }];
  });
  return places.sort((a, b) => a.first - b.first);
}

type Words = Pick<Said, "heading" | "sentence" | "hash">;

function wordsIn(process: ProcessFile, whole: boolean): (place: Place) => Words {
  const clauses = new Map(process.clauses.map((one) => [one.name, one]));
  const phases = new Map(process.phases.map((one) => [one.name, one]));
  const tests = new Set(process.tests.map((one) => one.name));
  return ({ section, name }) => {
    switch (section) {
      case "clauses": {
        const clause = clauses.get(name);
        if (clause === undefined) return {};
        const words = { heading: sayDuty(clause), sentence: sayClause(clause, process) };
        return whole ? { ...words, hash: hashOfClause(clause, process) } : words;
      }
      case "phases": {
        const phase = phases.get(name);
        return phase === undefined ? {} : { heading: phase.title, sentence: sayPhase(phase, process) };
      }
      case "tests": {
        if (!tests.has(name)) return {};
        const test = registeredTest(process, name);
        const words = { heading: sayScope(test), sentence: sayTest(test) };
        return whole ? { ...words, hash: hashOfTest(test, process) } : words;
      }
    }
  };
}

// "It is asked whether violence between A and B fell by at least half in the week …"
function sayTest(test: ViolenceTest): string {
  const { window, baseline, reduction, certainty } = test;
  return [
    `It is asked whether ${sayScope(test)} ${sayFall(reduction)} on ${sayInterval(window)}`,
    `as compared with ${sayInterval(baseline)}`,
    `met when the probability of it is at least ${sayProbability(certainty)}.`,
  ].join(", ");
}
