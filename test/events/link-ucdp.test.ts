// How well links are found on real records: two releases of UCDP's Ukraine as two sources, whose identifiers tell the truth.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { linkDuplicates } from "../../src/events/link.js";
import type { LinkCandidate, LinkRecord } from "../../src/events/mention.js";
import { rowsOf } from "./ucdp-rows.js";

const data = resolve(import.meta.dirname, "../../../shared/data/ucdp");

async function sourceOf(file: string, source: string): Promise<readonly LinkRecord[]> {
  return (await rowsOf(resolve(data, file), "2019-12-31")).map((row) => ({ ...row, source }));
}

// what an engine gives: records whose days lie at most two days apart
function candidatesOf(ones: readonly LinkRecord[], others: readonly LinkRecord[]): readonly LinkCandidate[] {
  return ones.flatMap((one) =>
    others
      .filter((other) => one.days.start < other.days.end + 2 && other.days.start < one.days.end + 2)
      .map((other) => ({ one, other })),
  );
}

async function measure(older: string, newer: string) {
  const [old, now] = [await sourceOf(older, "old"), await sourceOf(newer, "new")];
  const known = new Set(now.map((r) => r.id));
  const inBoth = old.filter((r) => known.has(r.id)).length;
  const links = linkDuplicates(candidatesOf(old, now));
  const right = links.filter((l) => l.kept.id === l.dropped.id).length;
  return { inBoth, links: links.length, right };
}

describe.skipIf(!existsSync(data))(
  "needs the shared data beside the checkout: two releases as two sources",
  () => {
    it("are the same 993 events in v19.1 and v20.1, where only coordinates of one differ", async () => {
      expect(await measure("vintage_UKR_v19.1.csv", "vintage_UKR_v20.1.csv")).toEqual({
        inBoth: 993,
        links: 992,
        right: 992,
      });
    });

    it("share 1,073 events in v20.1 and v22.1, which coded 2014 anew", async () => {
      expect(await measure("vintage_UKR_v20.1.csv", "ged_UKR.csv")).toEqual({
        inBoth: 1073,
        links: 1035,
        right: 997,
      });
    });
  },
);
