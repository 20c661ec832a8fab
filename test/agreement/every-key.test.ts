// A file with every key of the language is read; and its values are what was written.
import { describe, expect, it } from "vitest";
import { readAll } from "../../src/agreement/process-file.js";
import type { Condition } from "../../src/agreement/terms/condition.js";
import { parseDay } from "../../src/ground/day.js";
import { accepted, bare } from "./accepted.js";
import { everyKey } from "./every-key.js";

const process = accepted(everyKey);
const clause = (name: string) =>
  bare(process.clauses.find((one) => one.name === name)) as Record<string, unknown>;
const gregorian = (text: string) => ({ day: parseDay(text), stated: ["gregorian"] });
const on = (text: string) => ({ kind: "date", date: gregorian(text) });
const named = (what: string, name: string) => ({ kind: "named", what, name });
const later = (count: number, unit: string, from: unknown) => ({
  kind: "shifted",
  by: { count, unit },
  direction: "after",
  from,
});

describe("an agreement with every key", () => {
  it("is read without a problem", () => {
    expect(readAll(everyKey, "process.yaml").problems).toEqual([]);
  });

  it("says when it was signed, in which texts, and who decides", () => {
    const signed = { day: parseDay("2020-02-29"), stated: ["gregorian", "persian", "hijri"] };
    expect(process.agreement).toEqual({
      signed,
      documents: [
        { name: "annex", title: "annex" },
        {
          name: "doha",
          title: "The agreement",
          date: gregorian("2020-02-29"),
          source: "a public archive",
          sha256: "ab".repeat(32),
        },
      ],
      disputes: "joint-commission",
      cannotTell: { kind: "wait" },
    });
    expect(process.events.map(({ name }) => name)).toEqual([
      "conclusion",
      "settlement",
      "signing",
      "talks-open",
      "truce-start",
    ]);
    expect(process.events[2]).toEqual({ name: "signing", title: "Signing of the agreement", date: signed });
    expect(process.events[3]).toEqual({
      name: "talks-open",
      title: "Talks open",
      date: gregorian("2020-03-10"),
    });
    expect(process.calendar).toEqual({
      hijri: "umm-al-qura",
      firstDay: "counted",
      lastDay: "excluded",
      stated: true,
    });
  });

  it("names parties, bodies, groups left out, and decisions", () => {
    expect(process.parties[4]).toEqual({
      key: "us",
      id: "United States",
      names: ["United States", "USA"],
      role: "party",
      speaksFor: ["allies"],
    });
    expect(process.bodies).toEqual([
      {
        name: "joint-commission",
        title: "Joint Commission",
        bodyKind: "commission",
        members: ["us", "state"],
        decides: "consensus",
        disputes: true,
      },
      { name: "mission", title: "The mission", bodyKind: "verification", members: [], disputes: false },
    ]);
    expect(process.excluded).toEqual([
      { name: "isis", title: "Islamic State", why: "on the list of the United Nations" },
    ]);
    expect(process.decisions.map(({ name, by }) => [name, by])).toEqual([
      ["joint-assessment", "joint-commission"],
      ["renewal", "qatar"],
    ]);
  });

  it("declares what is counted, from which base, on which ground", () => {
    expect(process.quantities.map(({ name, of, counts }) => [name, of, counts])).toEqual([
      ["allied-troops", "allies", "level"],
      ["fuel-ships", undefined, "flow"],
      ["paid", "us", "flow"],
      ["released-by-state", "state", "total"],
      ["released-by-taliban", "taliban", "total"],
      ["us-troops", "us", "level"],
      ["weapons-in", "taliban", "total"],
    ]);
    // versions stand in the order of their days
    expect(process.bases).toEqual([
      {
        name: "inventory",
        unit: "weapons",
        versions: [{ amount: 40000, agreed: gregorian("2019-09-07"), source: "a protocol" }],
        disputedBy: [{ party: "taliban", amount: 10000 }],
      },
      {
        name: "registered",
        unit: "weapons",
        versions: [
          { amount: 10000, agreed: gregorian("2019-06-01") },
          { amount: 12000, agreed: gregorian("2020-06-01"), source: "the second count" },
        ],
        disputedBy: [],
      },
    ]);
    const asOf = gregorian("2014-09-19");
    expect(process.lines).toEqual([
      { name: "contact", title: "Line of contact", asOf, file: "lines.geojson", points: [] },
      {
        name: "drawn",
        title: "drawn",
        asOf,
        points: [
          [37.5, 47.1],
          [37.9, 47.4],
        ],
      },
    ]);
    expect(process.zones).toEqual([
      {
        name: "security-zone",
        title: "Security zone",
        places: [],
        near: { line: "contact", kilometres: 15 },
      },
      { name: "towns", title: "towns", places: ["Ghazni", "Kunduz"] },
    ]);
    expect(process.weapons).toEqual([{ name: "artillery", title: "Artillery of 100 mm and more" }]);
    expect(bare(process.indicators)).toEqual([
      {
        name: "life-expectancy",
        title: "Life expectancy",
        unit: "years",
        better: "higher",
        file: "indicators.csv",
        code: "SP.DYN.LE00.IN",
        country: "AFG",
        publisher: "World Bank",
        release: "2020.1",
        licence: "CC BY 4.0",
        lagMonths: 18,
        uncertainty: 0.6,
      },
    ]);
  });

  it("reads a clause in all its parts", () => {
    expect(clause("us-8600")).toEqual({
      kind: "clause",
      name: "us-8600",
      obligation: "do-by",
      what: "reduce the forces of the United States to 8,600",
      text: { document: "doha", part: "Part Three", article: "3.10" },
      who: ["us"],
      to: ["taliban"],
      that: {
        kind: "quantity",
        quantity: "us-troops",
        bound: "at-most",
        amount: { kind: "number", number: 8600 },
      },
      sides: [],
      when: {
        from: named("event", "signing"),
        beginBy: later(10, "days", named("event", "signing")),
        by: later(135, "days", named("event", "signing")),
        goal: {
          kind: "shifted",
          by: { count: 2, unit: "days" },
          direction: "before",
          from: on("2020-03-10"),
        },
      },
      gatedBy: [
        { kind: "test", test: "week" },
        { kind: "decision", decision: "joint-assessment", is: "yes" },
      ],
      asLongAs: [
        { kind: "clause", clause: "ceasefire", is: ["met"] },
        { kind: "clause", clause: "no-attacks", is: ["met", "waived"] },
      ],
      parallel: { with: ["prisoners"], tolerance: 0.1 },
      takingIntoAccount: ["good governance"],
      agenda: [],
      determined: { kind: "certified", by: "mission" },
      evidence: { from: ["mission", "qatar"], least: { source: "B", content: 2 } },
      cannotTell: { kind: "goes-to", body: "joint-commission" },
      carveOuts: [],
      scope: { places: [], zones: [], excluding: [], exceptPlaces: [] },
      protects: "women",
      consequences: [
        { on: "met", effect: { kind: "opens", what: "phase", name: "talks" } },
        {
          on: "not-met",
          after: { count: 15, unit: "days" },
          effect: { kind: "snaps-back", what: "clause", name: "prisoners" },
          by: "us",
        },
        { on: "disputed", effect: { kind: "notifies", whom: ["joint-commission", "qatar"] } },
        { on: "undetermined", effect: { kind: "pauses", what: "phase", name: "talks" } },
      ],
    });
  });

  it("reads what lasts, what is forbidden, and what two effects in one entry mean", () => {
    expect(clause("ceasefire")).toMatchObject({
      when: {
        until: {
          kind: "later-of",
          of: [later(2, "months", named("event", "truce-start")), on("2020-12-31")],
        },
        renewable: { term: { count: 2, unit: "months" }, by: ["state", "taliban"], decision: "renewal" },
      },
      that: {
        kind: "all",
        of: [
          { kind: "test", test: "week" },
          { kind: "not", of: { kind: "event", event: "settlement" } },
        ],
      },
      determined: { kind: "reported", by: ["mission", "joint-commission"] },
      cannotTell: { kind: "counts-as", result: "not-met" },
      recoversAfter: { count: 2, unit: "weeks" },
      scope: { places: ["Ghazni"], zones: ["security-zone"], excluding: ["isis"], exceptPlaces: ["Kunduz"] },
    });
    expect(clause("no-attacks")).toMatchObject({
      determined: { kind: "measured" },
      carveOuts: ["self-defence", "demining"],
      consequences: [
        { on: "not-met", effect: { kind: "pauses", what: "clause", name: "us-8600" } },
        { on: "not-met", effect: { kind: "notifies", whom: ["joint-commission"] } },
      ],
    });
    expect(clause("no-attacks")).not.toHaveProperty("that");
  });

  it("takes who owes an exchange from its sides", () => {
    expect(clause("prisoners")).toMatchObject({
      obligation: "exchange",
      who: ["state", "taliban"],
      sides: [
        { who: "state", that: { bound: "up-to", amount: { kind: "number", number: 5000 } } },
        { who: "taliban", that: { bound: "exactly", amount: { kind: "number", number: 1000 } } },
      ],
      when: {
        before: {
          kind: "earlier-of",
          of: [
            later(8, "weeks", named("event", "talks-open")),
            named("event", "conclusion"),
            named("phase", "talks"),
          ],
        },
        together: { with: named("event", "talks-open"), within: { count: 0, unit: "days" } },
      },
      consequences: [
        { effect: { kind: "releases", what: "clause", name: "invite" } },
        {
          after: { count: 1, unit: "months" },
          effect: { kind: "resumes", what: "clause", name: "ceasefire" },
        },
      ],
    });
  });

  it("reads every kind of condition", () => {
    const { that, amends } = clause("arms") as { that: { of: Condition[] }; amends: unknown };
    const start = named("event", "truce-start");
    const number = (n: number) => ({ kind: "number", number: n });
    expect(that.of).toEqual([
      {
        kind: "quantity",
        quantity: "weapons-in",
        bound: "at-least",
        amount: { kind: "share", share: 0.3, base: "inventory" },
      },
      {
        kind: "quantity",
        quantity: "fuel-ships",
        bound: "at-least",
        amount: number(18),
        since: start,
        until: later(2, "months", start),
      },
      {
        kind: "quantity",
        quantity: "fuel-ships",
        bound: "at-least",
        amount: number(2),
        since: start,
        every: { count: 1, unit: "weeks" },
      },
      {
        kind: "proportion",
        quantity: "allied-troops",
        to: "us-troops",
        since: on("2020-02-29"),
        tolerance: 0.05,
      },
      { kind: "indicator", indicator: "life-expectancy", year: 2019, slack: 0.5 },
      { kind: "separation", weapons: "artillery", party: "state", kilometres: 25, line: "contact" },
      {
        kind: "any",
        of: [
          { kind: "event", event: "conclusion" },
          { kind: "phase", phase: "talks", is: ["open", "ended"] },
          { kind: "decision", decision: "renewal", is: "no" },
          { kind: "test", test: "week" },
        ],
      },
      {
        kind: "some",
        least: 2,
        of: [
          { kind: "event", event: "conclusion" },
          { kind: "event", event: "settlement" },
          { kind: "phase", phase: "talks", is: ["open"] },
        ],
      },
    ]);
    expect(amends).toEqual({ clause: "lists", from: on("2020-06-01"), hash: "c0".repeat(32) });
  });

  it("keeps phases, tranches and contributions in the order of the text", () => {
    expect(process.phases.map(({ name }) => name)).toEqual(["reduction", "talks"]);
    expect(bare(process.phases[1])).toEqual({
      name: "talks",
      title: "Talks",
      opensWhen: [
        { kind: "clause", clause: "us-8600", is: ["met"] },
        { kind: "decision", decision: "joint-assessment", is: "yes" },
      ],
      opensOn: { kind: "date", date: { day: parseDay("2020-03-10"), stated: ["persian"] } },
      suspendedWhen: [{ kind: "clause", clause: "ceasefire", is: ["not-met"] }],
      reversedWhen: [{ kind: "event", event: "settlement" }],
      endsWhen: [{ kind: "event", event: "settlement" }],
    });
    const { posture } = process;
    expect(posture?.tranches.map(({ name, lift }) => [name, lift])).toEqual([
      ["second", 6000],
      ["first", undefined],
    ]);
    expect(
      posture?.contributions.map(({ nation, role, troops, nations }) => [nation, role, troops, nations]),
    ).toEqual([
      ["us", "combat", 8600, undefined],
      ["us", "medevac", 100, undefined],
      ["allies", "training", 16000, 38],
    ]);
    expect(bare(posture?.ceilings)).toEqual([
      {
        name: "us-135",
        nations: ["us"],
        roles: ["combat"],
        places: ["bagram"],
        atMost: 8600,
        by: later(135, "days", named("event", "signing")),
      },
    ]);
    expect(bare(posture?.floors)).toEqual([
      {
        name: "rescue",
        roles: ["medevac"],
        nations: ["us"],
        places: ["bagram"],
        atLeast: 60,
        protects: { places: ["bagram"], roles: ["combat"], nations: ["us"] },
        until: named("event", "conclusion"),
        why: "the wounded",
      },
    ]);
    expect(posture?.proportion).toEqual({ tolerance: 0.05 });
    expect(posture?.roles[1]).toEqual({ name: "medevac", title: "Medical evacuation", costPerMonth: 3 });
  });

  it("reads what is promised, which facts there are, and what is assumed", () => {
    expect(bare(process.funding)).toEqual([
      {
        name: "forces",
        title: "Forces",
        by: ["us"],
        to: ["state"],
        currency: "USD",
        pledged: 4_000_000_000,
        from: gregorian("2020-01-01"),
        until: gregorian("2024-12-31"),
        disbursed: "paid",
        asLongAs: [{ kind: "clause", clause: "ceasefire", is: ["met"] }],
        iati: "XM-1",
        source: "a pledge",
      },
    ]);
    expect(process.facts).toEqual(["facts.yaml", "more.csv"]);
    expect(process.assumptions).toEqual([
      {
        about: "ceasefire",
        what: "clause",
        probability: 1,
        breaches: { perYear: 6, lastDays: 10 },
        why: "as elsewhere",
      },
      { about: "conclusion", what: "event", probability: 0.5 },
      { about: "us-8600", what: "clause", probability: 0.95, delay: { median: 120, high: 150 } },
    ]);
  });

  it("knows where each clause, key, condition and name stands", () => {
    const line = (text: string) => everyKey.split("\n").findIndex((one) => one.includes(text)) + 1;
    const { spots = {}, clauses } = process;
    const us = clauses.find((one) => one.name === "us-8600");
    expect(us?.spots[""]?.line).toBe(line("  us-8600:\n".trimEnd()));
    expect(us?.spots["when.by"]).toMatchObject({
      line: line("begin-by:"),
      length: "135 days after signing".length,
    });
    expect(us?.gatedBy[1].spot).toMatchObject({
      line: line("gated-by: [week"),
      length: "joint-assessment".length,
    });
    expect(us?.consequences[1].spot.line).toBe(line("snaps-back: prisoners"));
    expect(spots.phases?.line).toBe(line("phases:"));
    expect(spots["phases.talks"]?.line).toBe(line("  talks:"));
  });

  it("remembers the places that only the boundary file can confirm, and leaves camps alone", () => {
    expect(process.mentions.map(({ name }) => name).sort()).toEqual(["Ghazni", "Ghazni", "Kunduz", "Kunduz"]);
  });
});
