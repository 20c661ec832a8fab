// Money as donors publish it: activity files and the Datastore are read to transactions, and these become facts about a flow.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { afterEach, describe, expect, it } from "vitest";
import { readProcessFile } from "../../src/agreement/process-file.js";
import { readFacts } from "../../src/conditions/read-facts.js";
import { formatDay } from "../../src/ground/day.js";
import { csvLines } from "../../src/sources/csv-lines.js";
import type { FetchState } from "../../src/sources/http.js";
import { readIatiFile } from "../../src/sources/iati/activity-file.js";
import {
  fetchIati,
  type IatiRequest,
  iatiCitation,
  transactionsOfRows,
} from "../../src/sources/iati/datastore.js";
import { type IatiTransaction, iatiFactColumns, iatiFacts } from "../../src/sources/iati/transaction.js";
import { day } from "../posture/postures.js";
import {
  type Asked,
  all,
  type Said,
  type Service,
  shortPatience,
  startService,
  watchedEffects,
} from "./local-service.js";

const sample = resolve(
  import.meta.dirname,
  "../../../shared/data/formats/iati_activity_example_annotated.xml",
);

function read(text: string): readonly IatiTransaction[] {
  const result = readIatiFile(text, "activities.xml");
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function refused(text: string) {
  const result = readIatiFile(text, "activities.xml");
  if (result.ok) throw new Error("it was read");
  return result.problems;
}

const transaction = (type: string, date: string, value: string, attributes = "") =>
  `  <transaction>\n   <transaction-type code="${type}"/>\n   <transaction-date iso-date="${date}"/>\n   <value${attributes}>${value}</value>\n  </transaction>\n`;
const activities = (...inside: string[]) =>
  `<iati-activities version="2.03">\n <iati-activity default-currency="USD" last-updated-datetime="2021-05-01T07:00:00Z">\n  <iati-identifier>XM-DAC-1-A</iati-identifier>\n  <reporting-org ref="XM-DAC-1"/>\n${inside.join("")} </iati-activity>\n</iati-activities>\n`;

describe("an activity file", () => {
  it.skipIf(!existsSync(sample))(
    "of the standard's own example gives its one transaction (needs the shared data beside the checkout)",
    () => {
      expect(read(readFileSync(sample, "utf8"))).toEqual([
        {
          activity: "AA-AAA-123456789-ABC123",
          title: "Activity title",
          publisher: "AA-AAA-123456789",
          kind: "incoming-funds",
          day: day("2012-01-01"),
          amount: 1000,
          currency: "EUR",
          valueDay: day("2012-01-01"),
          reference: "1234",
          provider: "Agency B",
          receiver: "Agency A",
          updated: day("2014-09-10"),
        },
      ]);
    },
  );

  it("has amounts in the currency of each, or the default one; money that went back is below zero", () => {
    const found = read(
      activities(
        transaction("2", "2020-03-01", "4000000000"),
        transaction("3", "2020-06-30Z", "250000.50", ' currency="EUR" value-date="2020-07-01"'),
        transaction("4", "2020-12-31", "-12.5"),
      ),
    );
    expect(found.map((one) => [one.kind, formatDay(one.day), one.amount, one.currency])).toEqual([
      ["commitment", "2020-03-01", 4_000_000_000, "USD"],
      ["disbursement", "2020-06-30", 250_000.5, "EUR"],
      ["expenditure", "2020-12-31", -12.5, "USD"],
    ]);
  });

  it("may name its activity behind the transactions, use CDATA, and hold what is not read", () => {
    const text = `<?xml version="1.0"?><!-- a comment --><iati-activities version="2.01"><iati-activity default-currency="USD">
      <transaction ref="7"><transaction-type code="3"/><transaction-date iso-date="2020-01-02"/><value><![CDATA[ 10 ]]></value>
      <description><narrative>value &amp; more</narrative></description><provider-org><narrative>A</narrative><narrative>B</narrative></provider-org></transaction>
      <budget><value currency="EUR">999</value></budget><iati-identifier> X-1 </iati-identifier></iati-activity>
      <iati-activity/></iati-activities>`;
    expect(refused(text)).toMatchObject([
      { code: "value-missing", message: "an activity has no iati-identifier" },
    ]);
    const whole = text.replace("<iati-activity/>", "");
    expect(read(whole)).toEqual([
      {
        activity: "X-1",
        kind: "disbursement",
        day: day("2020-01-02"),
        amount: 10,
        currency: "USD",
        reference: "7",
        provider: "A",
      },
    ]);
  });

  it("tells everything that is wrong with it, each at its line", () => {
    const problems = refused(
      activities(
        transaction("3", "2020-02-30", "10"),
        transaction("99", "2020-02-01", "1,000"),
        transaction("3", "", ""),
      ).replace(' default-currency="USD"', ""),
    );
    expect(problems.map((p) => [p.code, p.where?.line, p.found])).toEqual([
      ["date-invalid", 5, "2020-02-30"],
      ["value-missing", 5, undefined],
      ["value-unknown", 10, "99"],
      ["number-invalid", 10, "1,000"],
      ["value-missing", 10, undefined],
      ["value-missing", 15, undefined],
      ["value-missing", 15, undefined],
      ["value-missing", 15, undefined],
    ]);
    expect(problems[0].where).toMatchObject({ file: "activities.xml", column: 3, length: 12 });
  });

  it.each([
    ["<html><body>Not found</body></html>", "this is no IATI activity file, but begins with <html>"],
    ['<iati-activities version="1.05"/>', 'version "1.05" of the standard is not read; 2.01 to 2.09 are'],
    ["", "this is not well-formed XML: document must contain a root element."],
    [
      '<iati-activities version="2.03"><iati-activity></iati-activities>',
      "this is not well-formed XML: unexpected close tag.",
    ],
  ])("is refused when it is none: %s", (text, message) => {
    expect(refused(text)).toMatchObject([{ code: "file-format", message }]);
  });

  it("that would unfold, or is nested without end, or is huge, ends in a message", () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${activities()}`;
    expect(refused(bomb)[0].message).toBe("a document type is not read, for it could unfold to any size");
    expect(refused(activities("<a>&b;</a>"))[0].message).toMatch(/not well-formed XML: undefined entity/);
    const deep = `<iati-activities version="2.03">${"<a>".repeat(100_000)}`;
    expect(refused(deep)[0].message).toBe("elements stand in one another more than 50 deep");
    const began = performance.now();
    expect(refused(" ".repeat(21_000_000))[0].code).toBe("file-too-large");
    const many = refused(activities(transaction("x", "", "").repeat(20_000)));
    expect(many).toHaveLength(100);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe("transactions become facts about a flow", () => {
  const found = read(
    activities(
      transaction("2", "2020-03-01", "100"),
      transaction("3", "2020-06-30", "25"),
      transaction("3", "2020-06-30", "30"),
      transaction("4", "2021-06-30", "5"),
      transaction("3", "2020-07-01", "7", ' currency="EUR"'),
    ),
  );

  it("what was paid, each with an identifier that stays, known when the activity was last changed", () => {
    const { rows, leftOut } = iatiFacts(found, { about: "paid", currency: "USD" });
    expect(rows).toEqual([
      {
        id: "XM-DAC-1-A//disbursement/2020-06-30",
        kind: "reported",
        about: "paid",
        on: "2020-06-30",
        known: "2021-05-01",
        by: "XM-DAC-1",
        amount: 25,
        source: "IATI XM-DAC-1-A",
      },
      expect.objectContaining({ id: "XM-DAC-1-A//disbursement/2020-06-30/2", amount: 30 }),
      expect.objectContaining({ id: "XM-DAC-1-A//expenditure/2021-06-30", known: "2021-06-30", amount: 5 }),
    ]);
    expect(leftOut).toEqual(["1 in EUR, which is not exchanged into USD", "1 of other kinds or activities"]);
  });

  it("money that went back is no fact, and it is told by how much the sum is too high", () => {
    const back = read(
      activities(
        transaction("3", "2020-06-30", "25"),
        transaction("3", "2020-07-30", "-4.5"),
        transaction("4", "2020-08-30", "-0.5"),
      ),
    );
    const { rows, leftOut } = iatiFacts(back, { about: "paid", currency: "USD" });
    expect(rows.map((row) => row.amount)).toEqual([25]);
    expect(leftOut).toEqual(["2 by which money went back: the sum of the rest is too high by 5 USD"]);
  });

  it("that the reader of facts takes as they are", () => {
    const process = readProcessFile(
      "halcyon: 1\ntitle: A pledge\nquantities: { paid: { title: Paid, unit: USD, counts: flow } }\n",
      "process.yaml",
    );
    if (!process.ok) throw new Error(JSON.stringify(process.problems));
    const { rows } = iatiFacts(found, { about: "paid", currency: "USD" });
    const facts = readFacts([...csvLines(rows, iatiFactColumns)].join(""), "paid.csv", process.value);
    if (!facts.ok) throw new Error(JSON.stringify(facts.problems));
    expect(facts.value.map((one) => one.value)).toEqual(
      [25, 30, 5].map((amount) => ({ kind: "amount", amount })),
    );
    expect(facts.value[0]).toMatchObject({
      kind: "reported",
      about: "paid",
      by: "XM-DAC-1",
      known: day("2021-05-01"),
    });
  });

  it("what was promised, by the key of a party, as its own claim", () => {
    const { rows } = iatiFacts(found, {
      about: "promised",
      currency: "USD",
      kinds: ["commitment"],
      activities: ["XM-DAC-1-A"],
      by: "us",
      kind: "claimed",
    });
    expect(rows.map((row) => [row.kind, row.by, row.amount])).toEqual([["claimed", "us", 100]]);
    expect(iatiFacts(found, { about: "x", currency: "USD", activities: [] }).rows).toEqual([]);
  });
});

const key = "a-key-of-this-test";
let service: Service | undefined;
afterEach(() => service?.close());

// one transaction as the service gives it: its own fields as lists, those of the activity as they are
const doc = (i: number) => ({
  iati_identifier: `XM-DAC-1-${i}`,
  title_narrative: ["A title", "Un titre"],
  reporting_org_ref: "XM-DAC-1",
  default_currency: "USD",
  transaction_transaction_type_code: ["3"],
  transaction_transaction_date_iso_date: ["2020-06-30T00:00:00Z"],
  transaction_value: [1000 + i],
  ...(i % 2 === 1 && { transaction_value_currency: ["EUR"] }),
  last_updated_datetime: "2021-05-01T07:00:00Z",
});

async function datastore(
  count: number,
  twist: (asked: Asked, number: number) => Said | undefined = () => undefined,
) {
  service = await startService((asked, number) => {
    const twisted = twist(asked, number);
    if (twisted !== undefined) return twisted;
    if (asked.headers["ocp-apim-subscription-key"] !== key)
      return {
        status: 401,
        body: { statusCode: 401, message: "Access denied due to missing subscription key." },
      };
    const [start, rows] = [Number(asked.query.get("start")), Number(asked.query.get("rows"))];
    const docs = Array.from({ length: Math.max(0, Math.min(rows, count - start)) }, (_, i) => doc(start + i));
    return { body: { responseHeader: { status: 0 }, response: { numFound: count, start, docs } } };
  });
  return service;
}

async function fetched(running: Service, more: Partial<IatiRequest> = {}) {
  const effects = watchedEffects();
  const request = {
    key,
    activities: ["XM-DAC-1-0"],
    pageSize: 10,
    patience: shortPatience,
    base: running.base,
    ...more,
  };
  const results = await all(fetchIati(request, effects));
  const pages = results.flatMap((r) => (r.ok ? [r.value] : []));
  return {
    effects,
    pages,
    rows: pages.flatMap((p) => p.rows),
    problems: results.flatMap((r) => (r.ok ? [] : r.problems)),
  };
}

describe("the Datastore", () => {
  it("is followed to the end, page by page, with the key in its header only", async () => {
    const running = await datastore(25);
    const { rows, pages, problems, effects } = await fetched(running);
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.value)).toEqual(Array.from({ length: 25 }, (_, i) => 1000 + i));
    expect(pages.map((p) => [p.state.rows, p.state.total, p.state.next])).toEqual([
      [10, 25, "10"],
      [20, 25, "20"],
      [25, 25, null],
    ]);
    expect(effects.waits).toEqual([100, 100]);
    expect(JSON.stringify([pages, running.asked.map((one) => [...one.query])])).not.toContain(key);
  });

  it("is asked in its own words", async () => {
    const running = await datastore(0);
    await fetched(running, { activities: ["XM-DAC-1-0", "GB-1-2"], countries: ["AF"], codes: ["3"] });
    const { path, query } = running.asked[0];
    expect(path).toBe("/transaction/select");
    expect(query.get("q")).toBe(
      'transaction_transaction_type_code:("3") AND iati_identifier:("XM-DAC-1-0" OR "GB-1-2") AND (recipient_country_code:("AF") OR transaction_recipient_country_code:("AF"))',
    );
    expect([query.get("sort"), query.get("wt"), query.get("rows"), query.get("start")]).toEqual([
      "id asc",
      "json",
      "10",
      "0",
    ]);
  });

  it("gives rows that are transactions, in the default currency where they have none of their own", async () => {
    const { rows } = await fetched(await datastore(2));
    const result = transactionsOfRows(rows);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.value[0]).toEqual({
      activity: "XM-DAC-1-0",
      title: "A title",
      publisher: "XM-DAC-1",
      kind: "disbursement",
      day: day("2020-06-30"),
      amount: 1000,
      currency: "USD",
      updated: day("2021-05-01"),
    });
    expect(result.value[1].currency).toBe("EUR");
  });

  it("rows that were spoilt on the way are told by their number", () => {
    const result = transactionsOfRows([
      { iati_identifier: "A", type: "3", date: "2020-13-01", value: "x", currency: null },
    ]);
    expect(!result.ok && result.problems.map((p) => [p.code, p.message])).toEqual([
      ["date-invalid", "row 1 has no date that can be used"],
      ["number-invalid", "row 1 has no value that can be used"],
      ["value-missing", "row 1 has no currency that can be used"],
    ]);
  });

  it("goes on where it stopped, and not with another request", async () => {
    const running = await datastore(25, (_, n) => (n === 2 ? { status: 403, body: "quota" } : undefined));
    const { pages, problems } = await fetched(running);
    expect(problems).toMatchObject([{ code: "service-login", found: "quota" }]);
    const resume = JSON.parse(JSON.stringify(pages[0].state)) as FetchState;
    expect((await fetched(running, { resume })).rows).toHaveLength(15);
    expect((await fetched(running, { resume, codes: ["2"] })).problems).toMatchObject([
      { code: "question-invalid" },
    ]);
  });

  it("is waited for when it is busy", async () => {
    const { rows, effects } = await fetched(
      await datastore(5, (_, n) =>
        n === 1 ? { status: 429, body: "slow down" } : n === 2 ? "cut" : undefined,
      ),
    );
    expect(rows).toHaveLength(5);
    expect(effects.waits).toEqual([1000, 2000]);
  });

  it("what it refuses is told plainly, without the key", async () => {
    const running = await datastore(5);
    const { problems } = await fetched(running, { key: "wrong" });
    expect(problems).toMatchObject([
      {
        code: "service-login",
        message: "the IATI Datastore did not accept the key",
        hint: "IATI gives a key for free: developer.iatistandard.org",
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain("wrong");
    expect((await fetched(running, { key: "" })).problems[0].message).toBe("the IATI Datastore needs a key");
  });

  it.each([
    [{ response: { docs: [] } }, /it has no list of transactions/],
    [{ response: { numFound: 3, docs: [] } }, /it announced 3 transactions, and 0 came/],
    [
      { response: { numFound: 1, docs: [{ ...doc(0), transaction_value: [1, 2] }] } },
      /has 2 of "transaction_value"/,
    ],
    [{ response: { numFound: 1, docs: [{ ...doc(0), transaction_value: [{}] }] } }, /is no plain value/],
    ["<!doctype html><title>Log in</title>", /answered with a web page/],
  ])("an answer that can't be trusted ends the fetch: %j", async (body, message) => {
    const { problems, rows } = await fetched(await datastore(5, () => ({ body })));
    expect(rows).toEqual([]);
    expect(problems[0].code).toBe("service-answer");
    expect(problems[0].message).toMatch(message);
  });

  it("a question that could mean something else is not asked", async () => {
    const running = await datastore(5);
    const { problems } = await fetched(running, {
      activities: ['X") OR id:(*'],
      countries: ["Afghanistan"],
      codes: ["C"],
      pageSize: 5000,
    });
    expect(problems.map((p) => p.code)).toEqual([
      "value-unknown",
      "value-unknown",
      "value-unknown",
      "number-range",
    ]);
    expect((await fetched(running, { activities: [] })).problems[0].code).toBe("value-missing");
    expect(running.asked).toEqual([]);
  });

  it("is cited with the day", () => {
    expect(iatiCitation(day("2026-11-24"))).toMatch(/retrieved 2026-11-24; each publisher sets the licence/);
  });
});
