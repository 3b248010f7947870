/**
 * Slice fold: facts collected by slice of money in one pass, whatever is collected. Groups are named once a slice, and
 * not once a fact: a million entries make a few hundred slices.
 */
import type { SliceOrigin } from "./breakdown.ts";
import { type FundingSource, sourceKey } from "./funding-source.ts";
import { keptOf } from "./keyed-items.ts";

/** A slice and what has been collected of it. */
export interface FoldedSlice<Held> extends SliceOrigin {
  readonly held: Held;
}

/** Slices by what tells them apart. */
export interface SliceIndex<Held> {
  /** What is held of a slice; a new slice begins with what `start` makes. */
  readonly at: (origin: SliceOrigin) => Held;
  /** In the order in which they first appeared. */
  readonly slices: readonly FoldedSlice<Held>[];
}

/** What is held of each place, by the unit where nothing within it is told. */
interface Places<Held> {
  readonly units: Map<string | null, Held>;
  readonly within: Map<string, Held>;
}

/**
 * An empty index. Its keys are never written down for a slice of a unit: a text for each of a million movements took most
 * of the time of an answer.
 *
 * @param start makes what a new slice begins with
 */
export function indexSlices<Held>(start: () => Held): SliceIndex<Held> {
  const slices: FoldedSlice<Held>[] = [];
  const placesOf = indexMoney<Held>();
  return {
    slices,
    at: (origin) => {
      const { unitId, projectId, componentId } = origin;
      const places = placesOf(origin);
      const begin = (): Held => {
        const held = start();
        slices.push({ ...origin, held });
        return held;
      };
      return projectId === null && componentId === null
        ? keptOf(places.units, unitId, begin)
        : keptOf(places.within, JSON.stringify([unitId, projectId, componentId]), begin);
    },
  };
}

/** Places by budget year and month, of one source. */
type Years<Held> = Map<number, Map<string, Places<Held>>>;

/**
 * The places of each money: source, budget year and month. Movements share their sources, so one is known by itself, and its
 * key is looked at where it is seen first.
 */
function indexMoney<Held>(): (origin: SliceOrigin) => Places<Held> {
  const known = new Map<FundingSource, Years<Held>>();
  const byKey = new Map<string, Years<Held>>();
  const yearsOf = (source: FundingSource): Years<Held> => keptOf(byKey, sourceKey(source), () => new Map());
  return ({ source, fiscalYear, month }) => {
    const years = keptOf(known, source, () => yearsOf(source));
    const months = keptOf(years, fiscalYear, () => new Map<string, Places<Held>>());
    return keptOf(months, month ?? "", () => ({ units: new Map(), within: new Map() }));
  };
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
  const index = indexSlices(fold.start);
  for (const item of items) {
    const origin = fold.originOf(item);
    if (origin !== null) fold.add(index.at(origin), item);
  }
  return index.slices;
}
