/**
 * Slice fold: facts collected by slice of money in one pass, whatever is collected. Groups are named once a slice, and
 * not once a fact: a million entries make a few hundred slices.
 */
import type { SliceOrigin } from "./breakdown.ts";
import { sliceKey } from "./slice-sums.ts";

/** A slice and what has been collected of it. */
export interface FoldedSlice<Held> extends SliceOrigin {
  readonly held: Held;
}

/**
 * Collects items by slice, in the order in which slices first appear.
 *
 * @param originOf the slice of an item; null leaves the item out
 * @param start makes what a new slice begins with
 * @param add puts an item into what its slice holds
 */
export function foldSlices<Item, Held>(
  items: Iterable<Item>,
  fold: {
    readonly originOf: (item: Item) => SliceOrigin | null;
    readonly start: () => Held;
    readonly add: (held: Held, item: Item) => void;
  },
): readonly FoldedSlice<Held>[] {
  const slices = new Map<string, FoldedSlice<Held>>();
  for (const item of items) {
    const origin = fold.originOf(item);
    if (origin === null) continue;
    const key = sliceKey(origin);
    let slice = slices.get(key);
    if (slice === undefined) {
      slice = { ...origin, held: fold.start() };
      slices.set(key, slice);
    }
    fold.add(slice.held, item);
  }
  return [...slices.values()];
}
