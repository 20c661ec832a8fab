// What can be wrong with the names that a file declares: shared by two things, look-alikes, not printable, read as something else.
import { parseCalendarDate } from "../ground/calendars.js";
import { type Groups, keysOf } from "./known.js";
import { refuseLookalikes } from "./lookalikes.js";
import { withArticle } from "./names.js";
import { complain, type Fields, type Reading } from "./syntax/fields.js";
import { spotOf } from "./syntax/page.js";
import type { YamlEntry } from "./syntax/yaml-positions.js";

/** Tells what is wrong with the names of all sections. */
export function checkNames(reading: Reading, fields: Fields, groups: Groups): void {
  const { events, clauses, phases, decisions, tests, parties, bodies, excluded } = groups;
  // a fact speaks of any of these by its name alone
  const things: readonly Group[] = [
    { what: "event", entries: events },
    { what: "clause", entries: clauses },
    { what: "phase", entries: phases },
    { what: "decision", entries: decisions },
    { what: "test", entries: tests },
    { what: "quantity", entries: groups.quantities },
    { what: "indicator", entries: groups.indicators },
    { what: "class of weapons", entries: groups.weapons },
  ];
  refuseShared(reading, things);
  const body = { what: "body", entries: bodies };
  refuseShared(reading, [body, { what: "party", entries: parties }]);
  refuseShared(reading, [body, { what: "excluded group", entries: excluded }]);
  for (const entries of [events, clauses, phases, decisions, tests]) refuseMisread(reading, entries);
  refuseReserved(reading, bodies);
  const together = [
    things.flatMap(({ entries }) => entries),
    [...parties, ...bodies, ...excluded],
    groups.documents,
    groups.roles,
    ...["sources", "measures", "bases", "lines", "zones", "funding"].map((one) => keysOf(fields.get(one))),
  ];
  for (const entries of together) {
    refuseUnprintable(reading, entries);
    refuseLookalikes(reading, entries);
  }
}

type Group = { readonly what: string; readonly entries: readonly YamlEntry[] };

function refuseShared(reading: Reading, groups: readonly Group[]): void {
  const first = new Map<string, { readonly what: string; readonly entry: YamlEntry }>();
  for (const { what, entries } of groups) {
    for (const entry of entries) {
      const before = first.get(entry.key);
      if (before === undefined) {
        first.set(entry.key, { what, entry });
        continue;
      }
      complain(reading, "name-shared", `"${entry.key}" is the name of two things`, {
        at: entry.keySpan,
        found: `${withArticle(before.what)} in line ${spotOf(reading.page, before.entry.keySpan).line}, and ${withArticle(what)} here`,
        why: "a fact, a gate or a moment speaks of it by its name alone",
        hint:
          before.what === what
            ? `"signed" declares an event of this name; remove one of them`
            : "give one of them another name",
      });
    }
  }
}

// a name that reads as a date or as "10 days after …" would be taken for one
function refuseMisread(reading: Reading, entries: readonly YamlEntry[]): void {
  for (const { key, keySpan } of entries) {
    if (!/^\d/.test(key)) continue;
    const misread = parseCalendarDate(key).ok || /^\d+ +\p{L}+ +(after|before)\b/u.test(key);
    if (!misread) continue;
    complain(reading, "name-ambiguous", `the name "${key}" would be read as a point in time`, {
      at: keySpan,
      hint: "begin it with a letter",
    });
  }
}

function refuseUnprintable(reading: Reading, entries: readonly YamlEntry[]): void {
  for (const { key, keySpan } of entries) {
    if (unprintable.test(key)) {
      complain(reading, "value-kind", "a name holds a character that can't be printed", {
        at: keySpan,
        hint: "type the name again, without copying it",
      });
    } else if (key.length > longestName) {
      complain(reading, "field-too-long", "a name is too long", {
        at: keySpan,
        found: `${key.length} characters`,
        expected: `at most ${longestName} characters`,
      });
    } else if (key !== key.trim()) {
      complain(reading, "value-kind", `the name "${key}" begins or ends with a space`, {
        at: keySpan,
        hint: "leave the space out, since it is left out wherever the name is used",
      });
    }
  }
}

const longestName = 200;
// control characters, line breaks, and halves of characters
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

function refuseReserved(reading: Reading, bodies: readonly YamlEntry[]): void {
  for (const { key, keySpan } of bodies) {
    if (key !== "wait" && key !== "met" && key !== "not-met") continue;
    complain(reading, "name-ambiguous", `a body can't be called "${key}"`, {
      at: keySpan,
      hint: `"cannot-tell: ${key}" has a meaning of its own; give the body another name`,
    });
  }
}
