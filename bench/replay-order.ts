// The same facts in any order of arrival: how many orders were tried, and whether the state was the same each time.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readProcessFile } from "../src/agreement/process-file.js";
import { factIndex, withFact } from "../src/conditions/fact-index.js";
import { readFacts } from "../src/conditions/read-facts.js";
import { addDays, type Day, parseDay } from "../src/ground/day.js";
import { problemsText } from "../src/ground/problem-text.js";
import { shuffle, stream } from "../src/numbers/random.js";
import { stateOf } from "../src/process/state-of.js";

const folder = join(import.meta.dirname, "../examples");
const orders = 200;

for (const name of ["afghanistan-2020", "colombia-2016", "syria-2016", "ukraine-2015"]) {
  const [file, factsFile] = ["process.yaml", "facts.yaml"].map((one) => join(folder, name, one));
  if (existsSync(file) && existsSync(factsFile))
    replay(name, readFileSync(file, "utf8"), readFileSync(factsFile, "utf8"));
}

// on days spread over all that the facts speak of, by what was known on the day and by all that is known now
function replay(name: string, processText: string, factsText: string): void {
  const process = readProcessFile(processText, "process.yaml");
  if (!process.ok) throw new Error(problemsText(process.problems));
  const facts = readFacts(factsText, "facts.yaml", process.value);
  if (!facts.ok) throw new Error(problemsText(facts.problems));
  const days = facts.value.flatMap(({ during, known }) => [during.start, known]);
  const first = Math.min(...days) as Day;
  const last = Math.max(...days.filter((day) => day < (parseDay("2025-01-01") ?? day))) as Day;
  const questions = [0.2, 0.5, 0.8, 1].flatMap((share) => {
    const on = addDays(first, Math.floor(share * (last - first)));
    return [
      { on, known: on },
      { on, known: last },
    ];
  });
  const answer = (index: ReturnType<typeof factIndex>): string =>
    JSON.stringify(
      questions.map((asked) =>
        stateOf({ process: process.value, facts: index, indicators: new Map() }, asked),
      ),
    );
  const expected = answer(factIndex(facts.value, process.value));
  let different = 0;
  for (let i = 0; i < orders; i++) {
    const shuffled = shuffle(stream(11, i), [...facts.value]);
    // half of the orders arrive one by one
    const index =
      i % 2 === 0
        ? factIndex(shuffled, process.value)
        : shuffled.reduce(withFact, factIndex([], process.value));
    if (answer(index) !== expected) different++;
  }
  console.log(
    `${name}: ${facts.value.length} facts in ${orders} orders of arrival, ${questions.length} questions each: ${different} different (goal 0)`,
  );
}
