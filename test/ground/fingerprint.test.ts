// The identity of a thing by its content: published vectors of SHA-256 and of RFC 8785, Node's own crypto as the oracle, and laws.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalForm, fingerprintOf, fingerprintOfBytes } from "../../src/ground/fingerprint.js";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the fingerprint of bytes", () => {
  it("is the SHA-256 of the examples that NIST published (FIPS 180-2, appendix B; FIPS 180-4 example values)", () => {
    expect(fingerprintOfBytes(bytesOf(""))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(fingerprintOfBytes(bytesOf("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    expect(fingerprintOfBytes(bytesOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
    expect(fingerprintOfBytes(bytesOf("a".repeat(1_000_000)))).toBe(
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    );
  });

  it("is what Node's own crypto computes, for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fingerprintOfBytes(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("the canonical form of JSON", () => {
  it("is that of the example in RFC 8785, section 3.2.2 to 3.2.4", () => {
    const input = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    const output = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    expect(canonicalForm(input)).toBe(output);
    // the bytes as section 3.2.4 prints them
    const printed =
      "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333" +
      "333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c" +
      "225c5c5c5c5c222f227d";
    expect(Buffer.from(canonicalForm(input), "utf8").toString("hex")).toBe(printed);
  });

  it("sorts keys by UTF-16 code unit, as the example in RFC 8785, section 3.2.3", () => {
    const input = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(Object.values(JSON.parse(canonicalForm(input)))).toEqual([
      // JSON.parse puts keys that are numbers first
      "One",
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
    expect(canonicalForm(input).startsWith('{"\\r":"Carriage Return","1":"One","\u0080":"Control"')).toBe(
      true,
    );
  });

  it("writes numbers as in RFC 8785, appendix B", () => {
    const view = new DataView(new ArrayBuffer(8));
    const number = (hex: string): number => {
      view.setBigUint64(0, BigInt(`0x${hex}`));
      return view.getFloat64(0);
    };
    const published: [string, string][] = [
      ["0000000000000000", "0"],
      ["8000000000000000", "0"],
      ["0000000000000001", "5e-324"],
      ["8000000000000001", "-5e-324"],
      ["7fefffffffffffff", "1.7976931348623157e+308"],
      ["ffefffffffffffff", "-1.7976931348623157e+308"],
      ["4340000000000000", "9007199254740992"],
      ["c340000000000000", "-9007199254740992"],
      ["4430000000000000", "295147905179352830000"],
      ["44b52d02c7e14af5", "9.999999999999997e+22"],
      ["44b52d02c7e14af6", "1e+23"],
      ["44b52d02c7e14af7", "1.0000000000000001e+23"],
      ["444b1ae4d6e2ef4e", "999999999999999700000"],
      ["444b1ae4d6e2ef4f", "999999999999999900000"],
      ["444b1ae4d6e2ef50", "1e+21"],
      ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
      ["3eb0c6f7a0b5ed8d", "0.000001"],
      ["41b3de4355555553", "333333333.3333332"],
      ["41b3de4355555554", "333333333.33333325"],
      ["41b3de4355555555", "333333333.3333333"],
      ["41b3de4355555556", "333333333.3333334"],
      ["41b3de4355555557", "333333333.33333343"],
      ["becbf647612f3696", "-0.0000033333333333333333"],
      ["43143ff3c1cb0959", "1424953923781206.2"],
    ];
    for (const [hex, text] of published) expect(canonicalForm(number(hex)), hex).toBe(text);
  });

  it("refuses what JSON can't hold without loss, instead of giving two things one identity", () => {
    const refused: [unknown, string][] = [
      [undefined, "got undefined"],
      [() => 1, "got function"],
      [{ a: [Symbol("x")] }, "got symbol"],
      [1n, "got bigint"],
      [new Map([["a", 1]]), "got Map"],
      [new Date(0), "got Date"],
      [Float64Array.of(1), "got Float64Array"],
      [[undefined], "got undefined"],
      [Number.NaN, "NaN"],
      [{ a: Number.POSITIVE_INFINITY }, "Infinity"],
      ["\ud800", "surrogate"],
    ];
    for (const [value, message] of refused) expect(() => canonicalForm(value), message).toThrow(message);
  });
});

describe("the fingerprint of a JSON value", () => {
  it("does not depend on the order of keys, and is found again after a way through JSON", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(fingerprintOf(turned)).toBe(fingerprintOf(value));
        expect(fingerprintOf(JSON.parse(JSON.stringify(value)))).toBe(fingerprintOf(value));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("changes with every change of a value, and a key without a value is no key", () => {
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: "1" }));
    expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
    expect(fingerprintOf({ a: null })).not.toBe(fingerprintOf({}));
    expect(fingerprintOf({ a: undefined })).toBe(fingerprintOf({}));
  });

  it("is the SHA-256 of the canonical text in UTF-8", () => {
    expect(fingerprintOf({ b: 1, a: "é" })).toBe(
      createHash("sha256").update('{"a":"é","b":1}', "utf8").digest("hex"),
    );
  });
});
