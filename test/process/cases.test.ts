// The literate cases: each is a short process file, facts, a day and a day of knowledge; the whole state must be what stands under it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { factIndex } from "../../src/conditions/fact-index.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { formatDay, parseDay } from "../../src/ground/day.js";
import { problemsText } from "../../src/ground/problem-text.js";
import type { Following, ProcessState } from "../../src/process/state.js";
import { stateOf } from "../../src/process/state-of.js";

type Case = {
  readonly title: string;
  readonly on: string;
  readonly known: string;
  readonly facts: string;
  readonly state: string;
};

const folder = join(import.meta.dirname, "cases");

function fence(text: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(text);
  if (found === null) throw new Error(`a case has a block of ${language}: ${text.slice(0, 60)}`);
  return found[1];
}

function caseOf(text: string): Case {
  const [title] = text.split("\n");
  const days = /^On (\d{4}-\d\d-\d\d)(?:, as known on (\d{4}-\d\d-\d\d))?/m.exec(text);
  if (days === null) throw new Error(`a case says on which day: "${title}"`);
  const why = text.slice(days.index + days[0].length).split("```")[0];
  if (why.trim().length < 20) throw new Error(`a case says why: "${title}"`);
  return {
    title,
    on: days[1],
    known: days[2] ?? days[1],
    facts: fence(text, "yaml"),
    state: fence(text, "text").trimEnd(),
  };
}

function judge(process: string, one: Case): ProcessState {
  const read = readProcessFile(`halcyon: 1\ntitle: A case\n${process}`, "process.yaml");
  if (!read.ok) throw new Error(problemsText(read.problems));
  const facts = readFacts(`halcyon-facts: 1\nfacts:\n${one.facts}`, "facts.yaml", read.value);
  if (!facts.ok) throw new Error(problemsText(facts.problems));
  const [on, known] = [parseDay(one.on), parseDay(one.known)];
  if (on === undefined || known === undefined) throw new Error(`no such day: ${one.title}`);
  const index = factIndex(facts.value, read.value);
  return stateOf({ process: read.value, facts: index, indicators: new Map() }, { on, known });
}

function follows({ effect, on, by, clause }: Following): string {
  const what = effect.kind === "notifies" ? effect.whom.join(", ") : effect.name;
  return `follows from ${clause}: ${effect.kind} ${what}, ${formatDay(on)}${by === undefined ? "" : `, if ${by} sets it off`}`;
}

/** Everything that a state says, without the reasons. */
function lines(state: ProcessState): string {
  return [
    ...state.phases.map(
      (one) =>
        `phase ${one.phase}: ${one.state}${one.since === undefined ? "" : `, since ${formatDay(one.since)}`}`,
    ),
    ...state.clauses.map(
      (one) => `${one.clause}: ${one.result}${one.due === undefined ? "" : `, due ${formatDay(one.due)}`}`,
    ),
    ...state.effects.map(follows),
    ...state.conflicts.map((one) => `conflict about ${one.about}, since ${formatDay(one.on)}`),
  ].join("\n");
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
  describe(`test/process/cases/${file}`, () => {
    const [head, process, ...rest] = readFileSync(join(folder, file), "utf8").split(/^## /m);
    const cases = rest.map(caseOf);

    it("says what it is about, and holds several cases", () => {
      expect(head).toMatch(/^# .+\n\n\*.+\*/);
      expect(cases.length).toBeGreaterThan(2);
    });

    for (const one of cases) {
      it(one.title, () => {
        expect(lines(judge(fence(process, "yaml"), one))).toBe(one.state);
      });
    }
  });
}
