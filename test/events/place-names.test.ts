// When two spellings name the same place.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fullName,
  namesCity,
  plainName,
  plainNames,
  spellingDistance,
} from "../../src/events/place-names.js";

describe("the plain name of a place", () => {
  it("is without case, accents, apostrophes and punctuation", () => {
    expect(plainName("CHOCÓ")).toBe("choco");
    expect(plainName("Donets'k")).toBe("donetsk");
    expect(plainName("Dar`a")).toBe(plainName("Darʿa"));
    expect(plainName("Ivano-Frankivs'k")).toBe("ivano frankivsk");
    expect(plainName("Łódź")).toBe("lodz");
  });

  it("is the same for letters with accents written in one or in two code points", () => {
    expect(plainName("Nari\u00f1o")).toBe(plainName("Narin\u0303o"));
  });

  it.each([
    ["Aleppo Governorate", "aleppo"],
    ["Tolima  department", "tolima"],
    ["Departamento del Valle del Cauca", "valle del cauca"],
    ["Donetsk oblast", "donetsk"],
    ["Province of Cebu", "cebu"],
    ["Wilayat Kabul", "kabul"],
    ["Autonomous Republic of Crimea", "crimea"],
    ["Kiev Special Republican city", "kiev"],
    ["La Guajira department", "la guajira"],
  ])("leaves the words for the unit out: %s", (written, plain) => {
    expect(plainName(written)).toBe(plain);
  });

  it("keeps a name that is made of such words alone", () => {
    expect(plainName("Capital District")).toBe("capital district");
    expect(plainName("")).toBe("");
  });

  it("stays as it is when taken twice (a law)", () => {
    const words = fc.array(fc.constantFrom("Aleppo", "Governorate", "de", "City", "Ñuble", "al", "X'"), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(words, (list) => {
        const plain = plainName(list.join(" "));
        expect(plainName(plain)).toBe(plain);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

it("a name in brackets is another name for the place", () => {
  expect(plainNames("Hasaka (Al Haksa)")).toEqual(["hasaka al haksa", "hasaka", "al haksa"]);
  expect(plainNames("Homs")).toEqual(["homs"]);
  expect(plainNames("()")).toEqual([]);
});

it("a city is told from the province around it", () => {
  expect([namesCity("Kiev City"), namesCity("Kiev oblast"), namesCity("Quezon")]).toEqual([
    true,
    false,
    false,
  ]);
  expect(fullName("Kiev City")).toBe("kiev city");
});

describe("the distance between spellings", () => {
  it.each([
    ["Latakia", "Lattakia"],
    ["Deir ez Zor", "Dayr Az Zawr"],
    ["Al Hasakah", "Hasaka"],
    ["Daykundi", "Dai Kundi"],
    ["Jawzjan", "Jowzjan"],
    ["Khost", "Khowst"],
    ["Kyiv", "Kiev"],
    ["Sar-e Pul", "Sari Pul"],
  ])("is at most a quarter for transliterations of one name: %s, %s", (a, b) => {
    expect(spellingDistance(plainName(a), plainName(b))).toBeLessThanOrEqual(0.25);
  });

  it.each([
    ["Kunar", "Kunduz"],
    ["Nangarhar", "Kandahar"],
    ["Chernivtsi", "Chernihiv"],
    ["Homs", "Hamah"],
    ["Cauca", "Caquetá"],
  ])("is more than a quarter for two places: %s, %s", (a, b) => {
    expect(spellingDistance(plainName(a), plainName(b))).toBeGreaterThan(0.25);
  });

  it("is 1 for neighbours that one word tells apart, however alike the letters are", () => {
    expect(spellingDistance("western darfur", "eastern darfur")).toBe(1);
    expect(spellingDistance("mindoro oriental", "mindoro occidental")).toBe(1);
    expect(spellingDistance("shabeellaha hoose", "shabeellaha dhexe")).toBe(1);
  });

  it("can be worked out by hand: two vowels changed and one left out, of eight letters", () => {
    expect(spellingDistance("deirzor", "dayrzawr")).toBe((4 * 0.5) / 8);
  });

  const word = fc.string({ unit: fc.constantFrom(..."abdehiklmnorstuwyz"), minLength: 1, maxLength: 12 });
  it("is 0 for the same, the same both ways, and never above 1 (laws)", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const d = spellingDistance(a, b);
        expect(spellingDistance(a, a)).toBe(0);
        expect(spellingDistance(b, a)).toBeCloseTo(d, 12);
        expect(d).toBeGreaterThanOrEqual(0);
        expect(d).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
