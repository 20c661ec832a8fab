// Names with stars: `Syrian *` stands for every name that begins so. Whether two such names can mean the same party.

/**
 * Whether some name fits both patterns. `*` stands for any characters, also none; letter case and doubled spaces do not count,
 * as they do not when parties are matched.
 *
 * Cost: product of the lengths.
 *
 * @example
 * patternsMeet("* of Syria", "Government *") // true
 * patternsMeet("* of Syria", "Government") // false
 */
export function patternsMeet(one: string, other: string): boolean {
  const a = folded(one);
  const b = folded(other);
  // can[j]: what was read of a, and the first j characters of b, can stand for the same text
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

/** A name as it is compared: composed characters, small letters, single spaces. */
export function folded(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
