// Names with stars: `Syrian *` stands for every name that begins so. Which names fit, and whether two patterns can meet.

/**
 * Whether a name fits a pattern; `*` stands for any characters, also none; everything else stands for itself.
 *
 * @example
 * fitsPattern("Government of Syria", "Government of *") // true
 * fitsPattern("Government of Syria", "Government") // false
 */
export function fitsPattern(name: string, pattern: string): boolean {
  return patternsMeet(name.replaceAll("*", literalStar), pattern);
}

// a star that is part of a name is no pattern
const literalStar = "\u0000";

/**
 * Whether some name fits both patterns.
 *
 * Cost: product of the lengths.
 *
 * @example
 * patternsMeet("* of Syria", "Government *") // true
 * patternsMeet("* of Syria", "Government") // false
 */
export function patternsMeet(a: string, b: string): boolean {
  // can[j]: the part of a read so far and the first j characters of b can stand for the same text
  let can = Array.from({ length: b.length + 1 }, (_, j) => /^\**$/.test(b.slice(0, j)));
  for (let i = 1; i <= a.length; i++) {
    const star = a[i - 1] === "*";
    const next = [can[0] && star];
    for (let j = 1; j <= b.length; j++) {
      if (star) next[j] = can[j] || next[j - 1];
      else if (b[j - 1] === "*") next[j] = next[j - 1] || can[j];
      else next[j] = can[j - 1] && a[i - 1] === b[j - 1];
    }
    can = next;
  }
  return can[b.length];
}
