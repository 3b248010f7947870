/**
 * Regions: what a running total covers. A total over all sources covers every slice of its place and of the places within
 * it, one of a single source those of that source. Sums of regions are kept, so that a table of 100.000 rows is planned in
 * one pass.
 */
import type { Dong } from "./money.ts";
import type { PostingSlice, SliceTotal } from "./posting-slice.ts";

/** How far a total reaches: its own slice, its source in all places, or all of its place. */
export type Reach = "slice" | "source" | "place";

/** The key of the region of a total. */
export function regionKey({ place, key }: PostingSlice, reach: Exclude<Reach, "slice">): string {
  return reach === "place" ? `${place}*` : key;
}

/** Slices with their amounts, and the sums of all their regions. */
export interface RegionSums {
  /** The amount of a slice; null when there is none. */
  readonly amountOf: (slice: PostingSlice) => Dong | null;
  readonly sumOf: (region: string) => Dong;
  /** How many slices there are in a region. */
  readonly countOf: (region: string) => number;
  /** Sets the amount of a slice; null takes it out. */
  readonly set: (slice: PostingSlice, amount: Dong | null) => void;
}

/** Adds slices up. */
export function sumRegions(totals: Iterable<SliceTotal>): RegionSums {
  const amounts = new Map<string, Dong>();
  const regions = new Map<string, { sum: Dong; count: number }>();
  const set = (slice: PostingSlice, amount: Dong | null): void => {
    const { key } = slice;
    const before = amounts.get(key);
    if (amount === null) amounts.delete(key);
    else amounts.set(key, amount);
    const change = (amount ?? 0n) - (before ?? 0n);
    const countChange = (amount === null ? 0 : 1) - (before === undefined ? 0 : 1);
    if (change === 0n && countChange === 0) return;
    for (const region of slice.regions) {
      const held = regions.get(region);
      if (held === undefined) {
        regions.set(region, { sum: change, count: countChange });
        continue;
      }
      held.sum += change;
      held.count += countChange;
    }
  };
  for (const { slice, amount } of totals) set(slice, amount);
  return {
    amountOf: (slice) => amounts.get(slice.key) ?? null,
    sumOf: (region) => regions.get(region)?.sum ?? 0n,
    countOf: (region) => regions.get(region)?.count ?? 0,
    set,
  };
}
