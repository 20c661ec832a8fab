// What if, in the worker: ticked parties change which pairs count, a brief answer has the digits of the full one, and days are watched.
import { describe, expect, it } from "vitest";
import type { AssessAnswer, AssessAsk } from "../../src/web/worker/answers/assess.js";
import { coreOf } from "./asking.js";

async function answersOf(example: string, asks: readonly AssessAsk[]): Promise<readonly AssessAnswer[]> {
  const core = coreOf(example);
  await core.open();
  const answers: AssessAnswer[] = [];
  for (const ask of asks) {
    const answered = await core.ask("assess", ask);
    if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
    answers.push(answered.value);
  }
  core.close();
  return answers;
}

const test = "cessation";
const [government, insurgents, others] = ["Government of Syria", "Insurgents", "Islamic State"];

describe("what if, in the worker", () => {
  it("is the registered test while the registered parties are ticked, and not when one more is", async () => {
    const [own, same, more] = await answersOf("syria-2016", [
      { test },
      { test, terms: { parties: [insurgents, government] } },
      { test, terms: { parties: [government, insurgents, others] } },
    ]);
    expect(own?.choices.parties.registered).toEqual([government, insurgents]);
    expect(own?.choices.kinds.registered).toEqual(["state-based"]);
    expect(same?.registered).toBe(true);
    expect(same?.verdict.observed).toBe(own?.verdict.observed);
    expect(more?.registered).toBe(false);
    expect(more?.verdict.observed).toBeGreaterThan(own?.verdict.observed ?? Number.POSITIVE_INFINITY);
  });

  it("gives a brief answer to the digits of the full one, however the question was come by", async () => {
    const terms = { reduction: 0.3, places: ["Aleppo", "Homs", "Hama"] };
    const [brief, , full] = await answersOf("syria-2016", [
      { test, terms, brief: true },
      { test, terms: { ...terms, certainty: 0.8 }, brief: true },
      { test, terms },
    ]);
    const [fresh] = await answersOf("syria-2016", [{ test, terms }]);
    expect(full?.verdict).toEqual(fresh?.verdict);
    const { breakdowns: _, substitution: __, ...head } = full?.verdict ?? {};
    expect(brief?.verdict).toMatchObject(head);
    expect(brief?.verdict.breakdowns.map(({ by }) => by)).toEqual(["place"]);
    expect(brief?.verdict.breakdowns[0]).toEqual(full?.verdict.breakdowns.find(({ by }) => by === "place"));
  });

  it("refuses what leaves nothing to judge, and counts the days that somebody watched", async () => {
    const core = coreOf("syria-2016");
    await core.open();
    const refused = await core.ask("assess", { test, terms: { places: [] } });
    core.close();
    expect(refused.kind === "problems" && refused.problems[0]?.message).toContain("nothing was recorded");
    const [own] = await answersOf("syria-2016", [{ test }]);
    expect(own?.watched?.window).toEqual({ days: 7, unseen: [] });
    expect(own?.watched?.places.every(({ window }) => window === 7)).toBe(true);
  });
});
