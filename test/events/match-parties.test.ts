// Names of sides are matched to the parties of the process file.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchParties, type PartyEntry } from "../../src/events/match-parties.js";
import { partyId } from "../../src/ground/names.js";

const party = (id: string, ...names: string[]): PartyEntry => ({ id: partyId(id), names });
const named = (...names: string[]) => names.map((name) => ({ name, records: 2 }));

function match(names: readonly string[], ...book: PartyEntry[]) {
  const result = matchParties(named(...names), book);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe("a name", () => {
  it("belongs to the party that lists it, whatever its case and spacing", () => {
    const { parties } = match(
      ["IS", "tahrir al- Sham  Army"],
      party("IS", "IS"),
      party("x", "Tahrir al- Sham Army"),
    );
    expect([...parties]).toEqual([
      ["IS", "IS"],
      ["tahrir al- Sham  Army", "x"],
    ]);
  });

  it("belongs to the party whose pattern it fits: a star stands for any letters, also none", () => {
    const { matches } = match(
      ["Ahrar al-Sham", "Ahrar al-Sham, Rahman Corps"],
      party("insurgents", "*Ahrar al-Sham*"),
    );
    expect(matches).toMatchObject([
      { party: "insurgents", how: "pattern" },
      { party: "insurgents", how: "pattern" },
    ]);
  });

  it("is read as it stands: dots and brackets are no signs", () => {
    expect(
      match(["Military Forces of Syria (2000-)"], party("state", "Military Forces of Syria (*)")).parties
        .size,
    ).toBe(1);
    expect(match(["SXD"], party("sdf", "S.D")).parties.size).toBe(0);
  });

  it("that is listed whole goes before a pattern", () => {
    const { matches } = match(
      ["Government of Iraq"],
      party("states", "Government of *"),
      party("iraq", "Government of Iraq"),
    );
    expect(matches).toMatchObject([{ party: "iraq", how: "name" }]);
  });

  it("that belongs to nobody is listed with its records, and with the name that was probably meant", () => {
    const { matches, parties } = match(["Jaysh al-Islm", "Wagner"], party("insurgents", "Jaysh al-Islam"));
    expect(parties.size).toBe(0);
    expect(matches.map((m) => m.kind === "unmatched" && m.why)).toEqual([
      'no party has the name "Jaysh al-Islm" (2 records); did you mean "Jaysh al-Islam"?',
      'no party has the name "Wagner" (2 records)',
    ]);
  });

  it("of the process file that no record writes is told, but not a party's own name", () => {
    const { unused } = match(["IS"], party("Islamic State", "Islamic State", "IS", "ISIS", "Daesh *"));
    expect(unused).toEqual([
      { party: "Islamic State", name: "ISIS" },
      { party: "Islamic State", name: "Daesh *" },
    ]);
  });
});

describe("a name is never given to two parties", () => {
  const problemsOf = (names: readonly string[], ...book: PartyEntry[]) => {
    const result = matchParties(named(...names), book);
    return result.ok ? [] : result.problems.map((p) => `${p.code}: ${p.message}`);
  };

  it("when both list it", () => {
    expect(problemsOf([], party("a", "HTS"), party("b", "hts"))).toEqual([
      'name-repeated: the name "hts" is declared for two parties, a and b',
    ]);
  });

  it("when the patterns of both claim it: all such names are told at once", () => {
    const book = [party("a", "*Nusra*"), party("b", "Ahrar*")];
    expect(problemsOf(["Ahrar, Nusra", "Ahrar and Nusra", "Nusra"], ...book)).toEqual([
      'name-ambiguous: "Ahrar, Nusra" (2 records) is claimed for a by "*Nusra*" and b by "Ahrar*"',
      'name-ambiguous: "Ahrar and Nusra" (2 records) is claimed for a by "*Nusra*" and b by "Ahrar*"',
    ]);
  });

  it("but one party may claim it twice", () => {
    expect(
      problemsOf(["Ahrar, Nusra"], party("a", "*Nusra*", "Ahrar*", "Ahrar, Nusra", "ahrar, nusra")),
    ).toEqual([]);
  });
});

it("every name comes out once, in code-unit order, whatever the order it came in (a law)", () => {
  const names = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom("a", "B", "*", " ", "é"), minLength: 1, maxLength: 4 }),
  );
  const book = [party("a", "a*"), party("b", "b*", "é")];
  fc.assert(
    fc.property(names, (list) => {
      const forth = match(list, ...book);
      expect(match([...list].reverse(), ...book)).toEqual({ ...forth, parties: forth.parties });
      expect(forth.matches.map((m) => m.mention.name)).toEqual([...list].sort());
    }),
    { seed: 1, numRuns: 300 },
  );
});
