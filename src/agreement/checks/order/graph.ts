// Who waits for whom, as plain mathematics: what can ever come to pass, and which circles keep the rest from it.

/** What must have come to pass before a thing can: another thing, or at least so many of several. */
export type Need =
  | { readonly kind: "thing"; readonly thing: string }
  | { readonly kind: "some"; readonly least: number; readonly of: readonly Need[] };

/** Things, each with what it needs, in the order in which they are to be told. A thing that is not listed needs nothing. */
export type Needs = ReadonlyMap<string, Need>;

/** Things, each with those for which it waits. */
export type Waits = ReadonlyMap<string, readonly string[]>;

/** It needs nothing. */
export const nothing: Need = { kind: "some", least: 0, of: [] };

/** It needs every one of these. */
export function every(of: readonly Need[]): Need {
  return { kind: "some", least: of.length, of };
}

/** It needs any one of these. Of none there is none: then it never can be. */
export function anyOf(of: readonly Need[]): Need {
  return { kind: "some", least: 1, of };
}

/**
 * The things that can come to pass in some order, each after what it needs. Whatever is not among them waits for ever.
 *
 * Cost: a need is looked at again only when something that keeps it back has come to pass.
 *
 * @example
 * [...possible(new Map([["a", nothing], ["b", { kind: "thing", thing: "a" }], ["c", { kind: "thing", thing: "c" }]]))] // ["a", "b"]
 */
export function possible(needs: Needs): ReadonlySet<string> {
  const done = new Set<string>();
  const keptBack = new Map<string, string[]>();
  const waiting = [...needs.keys()].reverse();
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    const need = needs.get(thing);
    if (need === undefined || done.has(thing)) continue;
    const missing = missingFor(need, (other) => done.has(other) || !needs.has(other));
    if (missing === undefined) {
      done.add(thing);
      for (const other of keptBack.get(thing) ?? []) waiting.push(other);
      keptBack.delete(thing);
      continue;
    }
    for (const other of missing) {
      const list = keptBack.get(other);
      if (list === undefined) keptBack.set(other, [thing]);
      else list.push(thing);
    }
  }
  return done;
}

/** For everything that can't come to pass, those of its needs that can't either: the reasons why. */
export function blockers(needs: Needs): Waits {
  const done = possible(needs);
  const waits = new Map<string, readonly string[]>();
  for (const [thing, need] of needs) {
    if (done.has(thing)) continue;
    waits.set(
      thing,
      [...new Set(thingsIn(need))].filter((other) => needs.has(other) && !done.has(other)),
    );
  }
  return waits;
}

/**
 * Circles of waiting: the shortest through every thing that lies on one, unless it lies on one that was told before. Each begins
 * with the thing that comes first in the order of `waits`, goes on to what that waits for, and so on; the last waits for the first.
 *
 * Source: strongly connected components (Tarjan 1972), here without recursion. Cost: linear in the waits, and once more for each circle.
 *
 * @example
 * circles(new Map([["a", ["b"]], ["b", ["a", "c"]], ["c", []]])) // [["a", "b"]]
 */
export function circles(waits: Waits, most = 100): readonly (readonly string[])[] {
  const group = groupsOf(waits);
  const covered = new Set<string>();
  const found: (readonly string[])[] = [];
  for (const thing of waits.keys()) {
    if (covered.has(thing) || found.length >= most) continue;
    const circle = shortestCircle(waits, thing, (other) => group.get(other) === group.get(thing));
    if (circle === undefined) continue;
    for (const member of circle) covered.add(member);
    found.push(circle);
  }
  return found;
}

function thingsIn(need: Need): readonly string[] {
  return need.kind === "thing" ? [need.thing] : need.of.flatMap(thingsIn);
}

// nothing if the need is met; otherwise things of which at least one must come to pass before it can be
function missingFor(need: Need, isDone: (thing: string) => boolean): readonly string[] | undefined {
  if (need.kind === "thing") return isDone(need.thing) ? undefined : [need.thing];
  let left = need.of.length - need.least + 1;
  const missing: string[] = [];
  for (const one of need.of) {
    if (left <= 0) break;
    const lacks = missingFor(one, isDone);
    if (lacks === undefined) continue;
    for (const lack of lacks) missing.push(lack);
    left--;
  }
  return left <= 0 ? missing : undefined;
}

// the shortest way from a thing through its own group back to itself, breadth first
function shortestCircle(
  waits: Waits,
  start: string,
  inside: (thing: string) => boolean,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const thing of queue) {
    for (const next of waits.get(thing) ?? []) {
      if (next === start) return wayTo(thing, cameFrom);
      if (!inside(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, thing);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [end];
  for (let at = cameFrom.get(end); at !== undefined; at = cameFrom.get(at)) way.push(at);
  return way.reverse();
}

// what Tarjan's search keeps: the order of discovery, the earliest thing that can be reached, and the path that is open
type Search = {
  readonly index: Map<string, number>;
  readonly low: Map<string, number>;
  readonly open: string[];
  readonly isOpen: Set<string>;
  readonly group: Map<string, number>;
  groups: number;
};

// the number of the strongly connected group of each thing
function groupsOf(waits: Waits): ReadonlyMap<string, number> {
  const search: Search = {
    index: new Map(),
    low: new Map(),
    open: [],
    isOpen: new Set(),
    group: new Map(),
    groups: 0,
  };
  for (const root of waits.keys()) if (!search.index.has(root)) explore(search, waits, root);
  return search.group;
}

function explore(search: Search, waits: Waits, root: string): void {
  const path: { readonly thing: string; next: number }[] = [];
  const enter = (thing: string): void => {
    search.low.set(thing, search.index.size);
    search.index.set(thing, search.index.size);
    search.open.push(thing);
    search.isOpen.add(thing);
    path.push({ thing, next: 0 });
  };
  const lower = (thing: string, to: number | undefined): void => {
    const low = search.low.get(thing) ?? 0;
    if (to !== undefined && to < low) search.low.set(thing, to);
  };
  enter(root);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const followers = waits.get(top.thing) ?? [];
    if (top.next < followers.length) {
      const next = followers[top.next++];
      if (!search.index.has(next)) enter(next);
      else if (search.isOpen.has(next)) lower(top.thing, search.index.get(next));
      continue;
    }
    // everything behind it is known: hand its reach to whoever led here, and close its group if it is the first of it
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) lower(before.thing, search.low.get(top.thing));
    if (search.low.get(top.thing) === search.index.get(top.thing)) close(search, top.thing);
  }
}

function close(search: Search, first: string): void {
  for (let thing = search.open.pop(); thing !== undefined; thing = search.open.pop()) {
    search.isOpen.delete(thing);
    search.group.set(thing, search.groups);
    if (thing === first) break;
  }
  search.groups++;
}
