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
  const most = largest(blocks);
  // identifiers that are small numbers have a bit each; others a place in a table
  return most < 2 ** 29 ? repeatsInBits(blocks, most) : repeatsInTable(blocks, count);
}

function largest(blocks: readonly Float64Array[]): number {
  let most = 0;
  for (const ids of blocks) for (let i = 0; i < ids.length; i++) if (ids[i] > most) most = ids[i];
  return most;
}

function repeatsInBits(blocks: readonly Float64Array[], most: number): boolean {
  const bits = new Int32Array((most >>> 5) + 1);
  for (const ids of blocks) {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] | 0;
      const bit = 1 << (id & 31);
      if ((bits[id >>> 5] & bit) !== 0) return true;
      bits[id >>> 5] |= bit;
    }
  }
  return false;
}

// open addressing with multiplicative hashing of the low and the high half (Knuth 1998, TAOCP 3, section 6.4)
function repeatsInTable(blocks: readonly Float64Array[], count: number): boolean {
  const bits = Math.min(31, Math.ceil(Math.log2(count)) + 1);
  const slots = new Float64Array(2 ** bits).fill(-1);
  const mask = slots.length - 1;
  for (const ids of blocks) {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i];
      let at = Math.imul((id | 0) ^ Math.imul(id / 4_294_967_296, 0x85ebca6b), 0x9e3779b1) >>> (32 - bits);
      while (slots[at] !== -1) {
        if (slots[at] === id) return true;
        at = (at + 1) & mask;
      }
      slots[at] = id;
    }
  }
  return false;
}
