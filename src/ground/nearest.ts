// What somebody probably meant: the known word that is nearest to the one that was written.

/**
 * The known word that lies nearest to `word`, or `undefined` when none is near: at most one slip for every three letters
 * (a letter left out, added, changed, or two swapped), letter case aside. Of equally near words the first given.
 *
 * Source: optimal string alignment distance (Damerau 1964). Cost: length of the word × length of all known words.
 *
 * @example
 * nearest("mesure", ["measure", "window"]) // "measure"
 * nearest("hello", ["measure", "window"]) // undefined
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const meant = word.toLowerCase();
  if (meant.length > 100) return undefined;
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(meant.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - meant.length) >= fewest) continue;
    const slips = slipsBetween(meant, candidate.toLowerCase());
    if (slips < fewest) {
      fewest = slips;
      best = candidate;
    }
  }
  return best;
}

/**
 * A question to the reader that names the nearest known word, or `undefined` when none is near.
 *
 * @example
 * didYouMean("mesure", ["measure"]) // "did you mean \"measure\"?"
 */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const meant = nearest(word, known);
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}

// three rows of the usual table: the one being filled, and the two above it
function slipsBetween(a: string, b: string): number {
  let above: number[] = [];
  let row: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) next[j] = Math.min(next[j], above[j - 2] + 1);
    }
    above = row;
    row = next;
  }
  return row[b.length];
}
