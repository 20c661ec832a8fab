// Where an arrow key leads on a map: to the nearest place that lies that way.

/** A place that can be reached, with the middle of its shape in pixels. */
export type Reachable = { readonly place: string; readonly centre: readonly [x: number, y: number] };

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The place that a key leads to from another; `undefined` where none lies that way, or the key leads nowhere. */
export function placeToward(places: readonly Reachable[], from: string, key: string): string | undefined {
  if (key === "Home") return places[0]?.place;
  if (key === "End") return places.at(-1)?.place;
  const way = ways[key];
  const here = places.find(({ place }) => place === from);
  if (way === undefined || here === undefined) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { place, centre } of places) {
    const [x, y] = [centre[0] - here.centre[0], centre[1] - here.centre[1]];
    const along = x * way[0] + y * way[1];
    const aside = Math.abs(x * way[1]) + Math.abs(y * way[0]);
    // what lies more aside than ahead is reached by another key
    if (place === from || along <= 0 || aside > 1.5 * along) continue;
    const far = along + 1.5 * aside;
    if (far < least) [best, least] = [place, far];
  }
  return best;
}
