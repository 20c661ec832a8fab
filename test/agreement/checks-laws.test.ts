// Laws of the checks: circles against every order there is, agreements that nobody would write, files that are very large.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkProcessFile, problemsOf } from "../../src/agreement/check.js";
import { problemCodes } from "../../src/ground/problem.js";
import { arbitraryAgreement } from "./arbitrary-agreement.js";

const names = ["a", "b", "c", "d"];

type Gate = { readonly least: number; readonly of: readonly string[] };
type Drawn = { readonly gates: readonly Gate[]; readonly released: ReadonlyMap<string, string> };

// four clauses, each with gates of which all, any or so many must hold, and some released by others
const anyDrawn: fc.Arbitrary<Drawn> = fc
  .record({
    gates: fc.array(
      fc
        .uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
        .chain((of) => fc.record({ least: fc.integer({ min: 0, max: of.length }), of: fc.constant(of) })),
      { minLength: 4, maxLength: 4 },
    ),
    released: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 2 }),
  })
  .map(({ gates, released }) => ({ gates, released: new Map(released) }));

function written({ gates, released }: Drawn): string {
  const clauses = names.map((name, i) => {
    const { least, of } = gates[i];
    const gate =
      least === 0 || of.length === 0
        ? ""
        : least === of.length
          ? `gated-by: [${of.join(", ")}], `
          : `gated-by: { some: ${least}, of: [${of.join(", ")}] }, `;
    const then = [...released]
      .filter(([, by]) => by === name)
      .map(([target]) => `{ on: met, releases: ${target} }`);
    return `  ${name}: { kind: do-by, what: do it, who: north, ${gate}${then.length === 0 ? "" : `then: [${then.join(", ")}], `}when: { by: 2024-12-01 } }`;
  });
  return `halcyon: 1\ntitle: A truce\nparties: { north: {} }\nclauses:\n${clauses.join("\n")}\n`;
}

// who can begin at all: by trying every order
function canBegin({ gates, released }: Drawn): ReadonlySet<string> {
  const begun = new Set<string>();
  for (const order of orders(names)) {
    const met = new Set<string>();
    for (const name of order) {
      const { least, of } = gates[names.indexOf(name)];
      const open = of.filter((one) => met.has(one)).length >= least;
      const by = released.get(name);
      if (open && (by === undefined || met.has(by))) met.add(name);
    }
    for (const name of met) begun.add(name);
  }
  return begun;
}

function orders(of: readonly string[]): readonly (readonly string[])[] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => orders(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

describe("circles", () => {
  it("are told exactly where some clause can't begin in any order, and name nobody who can", () => {
    fc.assert(
      fc.property(anyDrawn, (drawn) => {
        const can = canBegin(drawn);
        const { objections, unread } = checkProcessFile(written(drawn), "process.yaml");
        expect(unread).toEqual([]);
        const circles = objections.filter((one) => one.code === "gate-circular");
        expect(circles.length > 0).toBe(can.size < names.length);
        const named = circles.flatMap((one) =>
          [...(one.why ?? "").matchAll(/clause "(\w)"/g)].map((match) => match[1]),
        );
        // whoever can't begin lies on a circle, or waits behind one, and is named
        expect([...new Set(named)].sort()).toEqual(names.filter((name) => !can.has(name)));
      }),
      { seed: 21, numRuns: 800 },
    );
  });
});

describe("agreements that nobody would write", () => {
  it("are checked without a fault, and each objection says why and what to do", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (process) => {
        for (const one of checkAgreement(process)) {
          expect(one.code in problemCodes).toBe(true);
          expect(one.why).toBeTruthy();
          expect(one.hint).toBeTruthy();
        }
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  it("are objected to for the same things, whatever the order of their clauses", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (process) => {
        // which circle is told first depends on the order, for each clause is told in one circle only
        const codes = (list: typeof process.clauses) => [
          ...new Set(checkAgreement({ ...process, clauses: list }).map((one) => one.code)),
        ];
        expect(codes([...process.clauses].reverse()).sort()).toEqual(codes(process.clauses).sort());
      }),
      { seed: 23, numRuns: 40 },
    );
  });
});

describe("a value that came from no text", () => {
  const empty = checkProcessFile("halcyon: 1\ntitle: A truce", "process.yaml").process;
  if (empty === undefined) throw new Error("the process can be read");
  const phase = {
    name: "p",
    title: "P",
    opensWhen: [],
    suspendedWhen: [],
    reversedWhen: [],
    endsWhen: [],
    spots: {},
  };

  it("may have a phase that nothing opens; but not if a part was left out, for what opens it may stand there", () => {
    const told = checkAgreement({ ...empty, phases: [phase] });
    expect(told.map((one) => [one.code, one.message])).toEqual([
      ["phase-unreachable", 'nothing opens phase "p"'],
    ]);
    expect(checkAgreement({ ...empty, phases: [phase] }, { partial: true })).toEqual([]);
  });

  it("has nothing to object to where it holds nothing", () => {
    expect(checkAgreement(empty)).toEqual([]);
  });
});

describe("very large files", () => {
  const head =
    "halcyon: 1\ntitle: A truce\nparties: { n: {} }\nquantities: { q: { unit: u, counts: level } }\nclauses:\n";
  const clause = (i: number, gate: string, bound: string) =>
    `  c${i}: { kind: do-by, what: x, who: n, that: { quantity: q, at-most: ${bound} }, when: { by: 2024-12-01 }${gate} }\n`;
  const of = (count: number, gate: (i: number) => string) =>
    head + Array.from({ length: count }, (_, i) => clause(i, gate(i), String(i))).join("");
  const most = 3000;

  it.each([
    ["a chain", (i: number) => (i === 0 ? "" : `, gated-by: [c${i - 1}]`)],
    ["a chain against the text", (i: number) => (i === most - 1 ? "" : `, gated-by: [c${i + 1}]`)],
    ["one ring", (i: number) => `, gated-by: [c${(i + 1) % most}]`],
    ["a chain of moments", (i: number) => (i === 0 ? "" : `, as-long-as: [c${i - 1}]`)],
  ])("are checked in seconds: %s of thousands of clauses on one quantity", (_, gate) => {
    const text = of(most, gate);
    const begun = performance.now();
    const told = problemsOf(checkProcessFile(text, "process.yaml"));
    // a few hundred milliseconds where nothing else runs; the machine of the tests may be busy
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(told.length, told[0].message).toBe(101);
    expect(told.at(-1)?.code).toBe("problems-many");
  });
});
