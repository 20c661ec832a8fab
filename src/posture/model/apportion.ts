// Whole troops in proportion: a number is divided over contingents so that each gets its share, rounded, and nothing comes back.

/**
 * Divides `whole` troops over parts in proportion to their sizes, by the rule of Webster and Sainte-Laguë. Two properties matter here. If
 * `whole` grows by one, one part grows by one and none shrinks: along a falling number nobody comes back. And the sum of the
 * sizes itself gives every part its size. Ties go to the part that stands first.
 *
 * `whole` and the sizes are whole numbers, 0 ≤ whole ≤ sum of sizes ≤ 10 million; throws otherwise.
 * Source: Balinski & Young, Fair Representation (1982), proposition 3.1 and appendix A. Cost: parts × parts at worst.
 *
 * @example
 * apportion(10, [60, 30, 10]) // [6, 3, 1]
 * apportion(1, [5, 5]) // [1, 0]
 * apportion(3, [0, 3]) // [0, 3]
 */
export function apportion(whole: number, sizes: readonly number[]): readonly number[] {
  const sum = sizes.reduce((s, n) => s + n, 0);
  if (!Number.isInteger(whole) || whole < 0 || whole > sum || sum > 10_000_000)
    throw new RangeError(`0 to ${sum} troops, of 10 million at most, can be divided; got ${whole}`);
  if (whole === 0) return sizes.map(() => 0);
  // the seats whose priority lies strictly above that of a half; they are the first in the order of priority
  const given = sizes.map((size) => Math.max(0, Math.ceil((2 * size * whole - sum) / (2 * sum))));
  let left = whole - given.reduce((s, n) => s + n, 0);
  for (; left > 0; left--) given[best(sizes, given, 1)]++;
  for (; left < 0; left++) given[best(sizes, given, -1)]--;
  return given;
}

// the part whose next seat has the highest priority, or whose last seat has the lowest; of equals the first gains and the last loses
function best(sizes: readonly number[], given: readonly number[], step: 1 | -1): number {
  let found = -1;
  for (let i = 0; i < sizes.length; i++) {
    if (step === 1 ? sizes[i] === 0 : given[i] === 0) continue;
    if (found === -1) found = i;
    else {
      // size / (2 × given ± 1), compared without dividing
      const one = sizes[i] * (2 * given[found] + step);
      const other = sizes[found] * (2 * given[i] + step);
      if (step === 1 ? one > other : one <= other) found = i;
    }
  }
  return found;
}
