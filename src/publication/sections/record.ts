// What anybody needs to check a verdict: the data with their hashes, the test as it was registered, and how to run it again.
import { formatInterval, lengthOf } from "../../ground/interval.js";
import type { ViolenceTest } from "../../violence/test.js";
import type { Provenance, Verdict } from "../../violence/verdict.js";
import { html, type Markup } from "../markup.js";
import { section } from "../page.js";
import { digits, percent, sayDays, sayFall } from "../words.js";
import { rules } from "./checks.js";

/** The data, each file with publisher, licence, hash and citation. */
export function sourcesSection(verdict: Verdict): Markup {
  const { sources } = verdict;
  const content =
    sources.length === 0
      ? html`<p>Nobody wrote down where the data comes from.</p>`
      : html`${sources.map(source)}`;
  return section("data", "Data and licences", content);
}

function source(s: Provenance): Markup {
  const line = (name: string, value: string) =>
    html`<dt>${name}</dt><dd>${value === "" ? html`<span class="soft">not stated</span>` : value}</dd>`;
  return html`<h3>${s.name}</h3><dl class="words">${line("publisher", s.publisher)}${line("release", s.release)}${line("licence", s.licence)}${line("cite as", s.citation)}${line("retrieved", s.retrieved)}${line("format", s.format)}<dt>SHA-256 of the bytes</dt><dd><code>${s.sha256}</code></dd></dl>`;
}

/** The registered test in words, with its hash. */
export function testSection(verdict: Verdict): Markup {
  const { test, testHash } = verdict;
  return section(
    "test",
    "The test as it was registered",
    html`<dl class="words">${testLines(test).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
<dt>SHA-256 of the test</dt><dd><code>${testHash}</code></dd></dl>
<p>Whoever changes the test after the fact changes this hash.</p>`,
  );
}

/** A test in words, line by line. */
export function testLines(test: ViolenceTest): readonly (readonly [string, string])[] {
  const { scope, dates, prior } = test;
  const names = (list: readonly string[] | undefined) => list?.join(", ");
  const between = scope.between
    ?.map(({ one, other }) => `${one.join(", ")} on one side and ${other.join(", ")} on the other`)
    .join("; or ");
  const spread = Math.exp(1.96 * prior.scale);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["name", test.name],
    ["counts", quantities[test.quantity]],
    ["between", between],
    ["of parties", names(scope.parties)],
    ["not of parties", names(scope.exceptParties)],
    ["kinds of violence", names(scope.kinds)],
    ["in places", names(scope.places)],
    ["not in places", names(scope.exceptPlaces)],
    ["window", `${formatInterval(test.window)}, ${sayDays(lengthOf(test.window))}`],
    ["baseline", `${formatInterval(test.baseline)}, ${sayDays(lengthOf(test.baseline))}`],
    ["asks", `whether the rate ${sayFall(test.reduction)}, against what the baseline lets expect`],
    [
      "certainty",
      `${percent(test.certainty)}: “met” if it is at least so probable, “not met” if it is at most ${percent(1 - test.certainty)} probable`,
    ],
    ["dates", `${rules[dates.rule]}; left out if known only to more than ${sayDays(dates.longest)}`],
    [
      "before the count was seen",
      `the ratio was taken to be ${digits(prior.median)}, within a factor of ${digits(spread)} either way with 95 % probability`,
    ],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

const quantities = {
  events: "events, one for each record",
  deaths: "deaths, by the best estimate",
  "deaths-low": "deaths, by the low estimate",
  "deaths-high": "deaths, by the high estimate",
} as const;

/** How to run it again. */
export function replaySection(verdict: Verdict): Markup {
  return section(
    "replay",
    "Run it again",
    html`<p>The verdict is saved beside this report. With the same data, anybody can ask the same and must get the same figures:</p>
<pre><code>halcyon replay verdict-${verdict.test.name}.json</code></pre>
<p class="soft">Made by ${verdict.software}. The same input gives the same bytes.</p>`,
  );
}
