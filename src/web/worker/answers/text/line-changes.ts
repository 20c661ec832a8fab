// Which lines of a text were taken away and which came, by the shortest way from one to the other.

/** A line that stayed, went or came, with its number before and after, counted from 1. */
export type LineChange =
  | { readonly kind: "same"; readonly text: string; readonly before: number; readonly after: number }
  | { readonly kind: "gone"; readonly text: string; readonly before: number }
  | { readonly kind: "new"; readonly text: string; readonly after: number };

/** At most so many lines may differ; two texts further apart are two texts, and nobody reads that list. */
export const mostChanges = 1500;

/**
 * The lines of both texts in order (Myers 1986, An O(ND) Difference Algorithm). `undefined` when more than `mostChanges` lines differ.
 *
 * @example
 * lineChanges("a\nb", "a\nc").map((one) => one.kind) // ["same", "gone", "new"]
 */
export function lineChanges(before: string, after: string): readonly LineChange[] | undefined {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const room = Math.min(a.length, b.length) - head;
  while (tail < room && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const steps = shortestWay(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  if (steps === undefined) return undefined;
  const kinds = [...new Array<Kind>(head).fill("same"), ...steps, ...new Array<Kind>(tail).fill("same")];
  let [x, y] = [0, 0];
  return kinds.map((kind): LineChange => {
    if (kind !== "new") x += 1;
    if (kind !== "gone") y += 1;
    if (kind === "gone") return { kind, text: a[x - 1], before: x };
    return kind === "new"
      ? { kind, text: b[y - 1], after: y }
      : { kind, text: b[y - 1], before: x, after: y };
  });
}

type Kind = LineChange["kind"];

// after d changes, furthest[k + d] is how far in `a` one can be on the diagonal x - y = k; each round is kept for the way back
function shortestWay(a: readonly string[], b: readonly string[]): readonly Kind[] | undefined {
  const rounds: Int32Array[] = [];
  const most = Math.min(mostChanges, a.length + b.length);
  let last = new Int32Array(0);
  for (let d = 0; d <= most; d++) {
    const furthest = new Int32Array(2 * d + 1);
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : stepFrom(last, k, d);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest[k + d] = x;
      if (x >= a.length && x - k >= b.length) return wayBack([...rounds, furthest], a.length, b.length);
    }
    rounds.push(furthest);
    last = furthest;
  }
  return undefined;
}

function comesFromAbove(last: Int32Array, k: number, d: number): boolean {
  return k === -d || (k !== d && last[k - 1 + d - 1] < last[k + 1 + d - 1]);
}

function stepFrom(last: Int32Array, k: number, d: number): number {
  return comesFromAbove(last, k, d) ? last[k + 1 + d - 1] : last[k - 1 + d - 1] + 1;
}

function wayBack(rounds: readonly Int32Array[], endX: number, endY: number): readonly Kind[] {
  const kinds: Kind[] = [];
  let [x, y] = [endX, endY];
  for (let d = rounds.length - 1; d > 0; d--) {
    const last = rounds[d - 1];
    const k = x - y;
    const above = comesFromAbove(last, k, d);
    const from = above ? k + 1 : k - 1;
    const fromX = last[from + d - 1];
    const startX = above ? fromX : fromX + 1;
    for (; x > startX; x--) kinds.push("same");
    kinds.push(above ? "new" : "gone");
    x = fromX;
    y = fromX - from;
  }
  for (; x > 0; x--) kinds.push("same");
  return kinds.reverse();
}
