// Finds out whether an identifier occurs twice, from the numbers that stand for identifiers.
import type { RecordGroup } from "./groups.js";

/**
 * Whether two records have the same number for their identifier. For identifiers that are no numbers it may be true by chance
 * (53 bits of a hash: for a million records once in 18,000 files), never false by chance; so who hears true looks again.
 */
export function hasRepeats(groups: readonly RecordGroup[]): boolean {
  const blocks = [...new Set(groups.map((group) => group.block.ids))].flatMap((ids) => ids ?? []);
  const count = blocks.reduce((sum, ids) => sum + ids.length, 0);
  if (count < 2) return false;
  const bits = Math.ceil(Math.log2(count)) + 1;
  const slots = new Float64Array(2 ** bits).fill(Number.NaN);
  const mask = slots.length - 1;
  for (const ids of blocks) {
    for (const id of ids) {
      // multiplicative hashing (Knuth 1998, TAOCP 3, section 6.4) of the low and the high half
      let at =
        Math.imul((id | 0) ^ Math.imul(id / 4_294_967_296, 0x85ebca6b), 0x9e3779b1) >>>
        (32 - Math.min(bits, 31));
      while (!Number.isNaN(slots[at])) {
        if (slots[at] === id) return true;
        at = (at + 1) & mask;
      }
      slots[at] = id;
    }
  }
  return false;
}
