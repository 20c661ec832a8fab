// A text that is typed: said back with the hashes of the command line, compared, completed; and hostile ones get a message.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTextAsker, type TextKind } from "../../src/web/pages/agreement/asking-texts.js";
import { proposalsAt } from "../../src/web/pages/agreement/completing/proposals.js";
import { lineChanges, mostChanges } from "../../src/web/worker/answers/text/line-changes.js";
import type { WorkerLike } from "../../src/web/worker/core.js";
import type { Questions } from "../../src/web/worker/protocol.js";
import { root, workerHere } from "./asking.js";
import { hostileTexts } from "./hostile-texts.js";

const textOf = (example: string) => readFileSync(join(root, "examples", example, "process.yaml"), "utf8");
const afghanistan = textOf("afghanistan-2020");

async function answerOf<K extends TextKind>(
  what: K,
  ask: Questions[K]["ask"],
): Promise<Questions[K]["answer"]> {
  const asker = createTextAsker(workerHere);
  const answered = await asker.ask(what, ask);
  asker.close();
  if (answered.kind !== "answer") throw new Error(JSON.stringify(answered));
  return answered.value;
}

function printed(status: number, ...args: string[]): unknown {
  const run = spawnSync("node", [join(root, "bin/halcyon.js"), ...args], { cwd: root, encoding: "utf8" });
  expect(run.status, run.stderr).toBe(status);
  return JSON.parse(run.stdout);
}

describe("a text that is typed", () => {
  it("is said back with the sentences and hashes of halcyon explain, each with its lines", async () => {
    const { said, agreement } = await answerOf("say", { text: afghanistan });
    const clauses = said.filter(({ section }) => section === "clauses");
    const saved = printed(0, "explain", "examples/afghanistan-2020", "--json");
    expect(clauses.map(({ name, sentence, hash }) => ({ clause: name, sentence, hash }))).toEqual(
      (saved as { clause: string; sentence: string; hash: string }[]).map(({ clause, sentence, hash }) => ({
        clause,
        sentence,
        hash,
      })),
    );
    expect(agreement).toMatch(/^[0-9a-f]{64}$/);
    const lines = afghanistan.split("\n");
    for (const { name, first, last } of said) {
      expect(lines[first - 1].trim().startsWith(`${name}:`), name).toBe(true);
      expect(last).toBeGreaterThanOrEqual(first);
    }
  });

  it("has the problems of halcyon check, in the same words at the same places", async () => {
    const { unread, objections } = await answerOf("check", { text: afghanistan });
    const short = (all: readonly { message: string; where?: { line?: number } | undefined }[]) =>
      all.map(({ message, where }) => `${where?.line} ${message}`);
    expect(unread).toEqual([]);
    const saved = printed(1, "check", "examples/afghanistan-2020", "--json");
    expect(short(objections)).toEqual(short(saved as { message: string }[]));
    expect(objections.length).toBeGreaterThan(10);
  });

  it("has no hash while a part of it can't be read, for it could be another one then", async () => {
    const text = afghanistan.replace("what: leave five bases", "waht: leave five bases");
    const { said, agreement } = await answerOf("say", { text });
    expect(agreement).toBeUndefined();
    expect(said.every(({ hash }) => hash === undefined)).toBe(true);
    expect(said.find(({ name }) => name === "five-bases")?.sentence).toBeUndefined();
    expect(said.find(({ name }) => name === "us-8600")?.sentence).toContain("8,600");
  });
});

describe("two texts of one agreement", () => {
  it("differ in the one clause that was changed, and in what rests on it", async () => {
    const after = afghanistan.replace("by: 135 days after signing", "by: 136 days after signing");
    const { meaning, lines } = await answerOf("compare", { before: afghanistan, after });
    expect(meaning?.clauses.filter(({ change }) => change !== "same").map(({ name }) => name)).toEqual([
      "us-8600",
    ]);
    expect(meaning?.agreement.change).toBe("changed");
    expect(meaning?.tests.every(({ change }) => change === "same")).toBe(true);
    expect(meaning?.parts).toEqual([]);
    expect(meaning?.clauses.find(({ name }) => name === "us-8600")?.saidAfter).toContain("136 days");
    expect(lines?.filter(({ kind }) => kind !== "same").map(({ kind }) => kind)).toEqual(["gone", "new"]);
  });

  it("mean the same when only the writing changed; a name that is added or taken out is told as such", async () => {
    const commented = `# a remark\n${afghanistan}`;
    const same = await answerOf("compare", { before: afghanistan, after: commented });
    expect(same.meaning?.agreement.change).toBe("same");
    expect(same.files.before).not.toBe(same.files.after);
    const party = afghanistan.replace("qatar: { name: Qatar,", "qatar: { name: State of Qatar,");
    const parts = await answerOf("compare", { before: afghanistan, after: party });
    expect(parts.meaning?.clauses.every(({ change }) => change === "same")).toBe(true);
    const syria = textOf("syria-2016");
    const renamed = await answerOf("compare", {
      before: syria,
      after: syria.replace("  access:", "  aid-access:"),
    });
    const changes = renamed.meaning?.clauses.filter(({ change }) => change !== "same");
    expect(changes?.map(({ name, change }) => `${name} ${change}`)).toEqual([
      "access removed",
      "aid-access added",
    ]);
  });

  it("can be put together again from their lines, whatever they are", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 25 }).map((all) => all.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineChanges(before, after) ?? [];
        const of = (not: string) =>
          lines
            .filter(({ kind }) => kind !== not)
            .map((one) => one.text)
            .join("\n");
        expect(of("new")).toBe(before);
        expect(of("gone")).toBe(after);
      }),
    );
    const many = (sign: string) => Array.from({ length: mostChanges }, (_, i) => `${sign}${i}`).join("\n");
    expect(lineChanges(many("a"), many("b"))).toBeUndefined();
  });
});

describe("what may be written", () => {
  const schema = JSON.parse(readFileSync(join(root, "schema/process.schema.json"), "utf8"));
  const labels = (marked: string): readonly string[] => {
    const cursor = marked.indexOf("¦");
    const proposals = proposalsAt(marked.replace("¦", ""), cursor, { schema });
    return proposals?.all.map(({ label }) => label) ?? [];
  };
  const head = [
    "halcyon: 1",
    "agreement: { signed: 2020-01-01, documents: { doha: { title: Doha } } }",
    "parties: { us: { name: US }, taliban: {} }",
    "bodies:\n  nato: { members: [us] }",
    "events:\n  talks: { title: Talks }",
    "clauses:\n  first:\n",
  ].join("\n");

  it.each<readonly [string, string, readonly string[], readonly string[]]>([
    ["sections that are not there yet", `${head}\n¦`, ["calendar", "phases"], ["parties", "halcyon"]],
    ["keys of a clause", `${head}    kind: do-by\n    ¦\n    who: us`, ["what", "when"], ["kind", "who"]],
    ["words of a list", `${head}    kind: ¦`, ["do-by", "refrain"], ["us"]],
    ["people where people are meant", `${head}    who: [us, ¦]`, ["taliban", "nato"], ["talks"]],
    ["keys that fit those beside them", `${head}    that: { quantity: x, ¦ }`, ["at-most"], ["clause"]],
    [
      "names in a moment",
      `${head}    when: { by: 10 days after ¦ }`,
      ["signing", "talks", "first"],
      ["us", "nato"],
    ],
    ["documents", `${head}    text: { document: ¦`, ["doha"], ["us"]],
    ["items of a list", `${head}    then:\n      - on: met\n        ¦`, ["opens", "notifies"], ["on"]],
    ["nothing in a remark", `${head}    what: x # ¦`, [], ["kind"]],
    ["nothing in quotes", `${head}    what: "¦`, [], ["kind"]],
    ["nothing in a long text", `${head}    what: |\n      ab ¦`, [], ["kind"]],
    ["nothing where names are made up", "parties:\n  ¦", [], ["name"]],
  ])("%s", (_, text, some, none) => {
    const all = labels(text);
    for (const one of some) expect(all).toContain(one);
    for (const one of none) expect(all).not.toContain(one);
    if (some.length === 0) expect(all).toEqual([]);
  });

  it("never fails, wherever in an example the cursor stands, and takes less than a moment", () => {
    const began = performance.now();
    let asked = 0;
    for (let cursor = 0; cursor <= afghanistan.length; cursor += 97) {
      proposalsAt(afghanistan, cursor, { schema });
      asked += 1;
    }
    expect((performance.now() - began) / asked).toBeLessThan(100);
  });

  it("is not asked of text that nests without end", () => {
    expect(labels(`${"{ a: ".repeat(20_000)}¦`)).toEqual([]);
    expect(labels(`${"[".repeat(20_000)}¦`)).toEqual([]);
  });
});

describe("a hostile text", () => {
  it.each(Object.keys(hostileTexts))(
    "%s: is answered, and soon",
    async (name) => {
      const text = hostileTexts[name] ?? "";
      const began = performance.now();
      await answerOf("check", { text });
      await answerOf("say", { text });
      expect(performance.now() - began).toBeLessThan(20_000);
    },
    30_000,
  );

  it("costs only its worker when it takes too long, and the next text is answered", async () => {
    let started = 0;
    const start = (): WorkerLike => {
      started += 1;
      const worker = workerHere();
      const { postMessage } = worker;
      worker.postMessage = (message, transfer) => {
        const stuck = message.kind === "ask" && JSON.stringify(message.ask).includes("without end");
        if (!stuck) postMessage(message, transfer);
      };
      return worker;
    };
    const asker = createTextAsker(start, { late: 30, longest: 300 });
    let late = 0;
    const stuck = asker.ask("check", { text: "without end" }, { late: () => (late += 1) });
    expect((await stuck).kind).toBe("slow");
    expect(late).toBe(1);
    // a newer text does not wait for one that is late
    const giving = new AbortController();
    const old = asker.ask(
      "check",
      { text: "without end" },
      { signal: giving.signal, late: () => giving.abort() },
    );
    expect((await old).kind).toBe("slow");
    const patient = createTextAsker(start);
    expect((await patient.ask("check", { text: "halcyon: 1\ntitle: T" })).kind).toBe("answer");
    patient.close();
    expect(started).toBe(4);
    asker.close();
  });
});
