// What did not match, for the terminal: listed with how many records stand behind it, never dropped silently.
import type { Gathered, Recognised, Unmatched } from "../questions/gather.js";
import { wrap } from "./terminal.js";

/** What had no counterpart, and what was linked; empty when there is nothing to tell. */
export function matchingText(gathered: Gathered, width: number): string {
  const { matching, links } = gathered;
  const parts = [
    listOf("Places that match no boundary (counted, but at no place):", matching.unmatchedPlaces, width),
    listOf("Sides that belong to no party (counted under their own name):", matching.unmatchedParties, width),
  ];
  if (matching.recognised.length > 0) parts.push(recognisedText(matching.recognised, width));
  if (links.length > 0) {
    const shown = links
      .slice(0, 5)
      .map((l) =>
        wrap(
          `- ${l.kept.source} ${l.kept.id} = ${l.dropped.source} ${l.dropped.id}: ${l.reason}`,
          width,
          "  ",
        ),
      );
    const more = links.length > 5 ? [`- … and ${links.length - 5} more`] : [];
    parts.push([`Events told by two sources, counted once: ${links.length}`, ...shown, ...more].join("\n"));
  }
  return parts.filter((part) => part !== "").join("\n\n");
}

function recognisedText(recognised: readonly Recognised[], width: number): string {
  // the same spelling may come with many coordinates
  const by = new Map<string, Recognised>();
  for (const one of recognised) {
    const key = `${one.name}\u001f${one.place}\u001f${one.how}`;
    by.set(key, { ...one, records: one.records + (by.get(key)?.records ?? 0) });
  }
  const how = { spelling: "by a close spelling", point: "by its coordinates" };
  const sorted = [...by.values()].sort((a, b) => b.records - a.records);
  const shown = sorted
    .slice(0, 10)
    .map((r) =>
      wrap(
        `- ${r.name} = ${r.place}, ${how[r.how]} (${r.records} ${r.records === 1 ? "record" : "records"})`,
        width,
        "  ",
      ),
    );
  const more = sorted.length > 10 ? [`- … and ${sorted.length - 10} more`] : [];
  return ["Places that were recognised, not named (look whether this is right):", ...shown, ...more].join(
    "\n",
  );
}

function listOf(heading: string, unmatched: readonly Unmatched[], width: number): string {
  if (unmatched.length === 0) return "";
  const sorted = [...unmatched].sort((a, b) => b.records - a.records);
  const shown = sorted
    .slice(0, 10)
    .map((u) =>
      wrap(`- ${u.name} (${u.records} ${u.records === 1 ? "record" : "records"}): ${u.why}`, width, "  "),
    );
  const more = sorted.length > 10 ? [`- … and ${sorted.length - 10} more`] : [];
  return [heading, ...shown, ...more].join("\n");
}
