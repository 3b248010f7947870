/**
 * Place index: what of a unit may be of one of its projects and sources. A unit with thousands of refunds asks for
 * thousands of places: each looks at the items of its own project, and never at all that the unit holds.
 */
import { couldBeSameSource } from "./batch-change.ts";
import { type FundingSource, sourceKey } from "../funding-source.ts";
import { keptOf } from "../keyed-items.ts";

/** Where money is within a unit. Null: its document does not say it. */
export interface UnitPlace {
  readonly projectId: string | null;
  readonly source: FundingSource;
}

/** Items of one unit, to be found by place. */
export interface PlaceIndex<Item> {
  /**
   * The items that may be of the place, in their order: what an item does not state may be anything. A place of which
   * project or source is null holds them all.
   */
  readonly within: (place: {
    readonly projectId: string | null;
    readonly source: FundingSource | null;
  }) => readonly Item[];
}

/** An item with its rank among all, and the one object that stands for its source. */
interface RankedItem<Item> {
  readonly item: Item;
  readonly rank: number;
  readonly source: FundingSource;
}

/**
 * Indexes items by place.
 *
 * @param options.sourceOf the source by which money is told apart
 */
export function indexPlaces<Item>(
  items: readonly Item[],
  options: {
    readonly placeOf: (item: Item) => UnitPlace;
    readonly sourceOf: (source: FundingSource) => FundingSource;
  },
): PlaceIndex<Item> {
  const oneOf = rememberSources(options.sourceOf);
  const all: RankedItem<Item>[] = [];
  const ofProject = new Map<string | null, RankedItem<Item>[]>();
  for (const [rank, item] of items.entries()) {
    const { projectId, source } = options.placeOf(item);
    const ranked = { item, rank, source: oneOf(source) };
    all.push(ranked);
    keptOf(ofProject, projectId, (): RankedItem<Item>[] => []).push(ranked);
  }
  const matches = new Map<FundingSource, Map<FundingSource, boolean>>();
  return {
    within: ({ projectId, source }) => {
      const candidates =
        projectId === null ? all : mergeByRank(ofProject.get(projectId) ?? [], ofProject.get(null) ?? []);
      if (source === null) return candidates.map(({ item }) => item);
      const own = oneOf(source);
      const matchesOf = keptOf(matches, own, () => new Map<FundingSource, boolean>());
      const isMatch = (other: FundingSource): boolean => keptOf(matchesOf, other, () => couldBeSameSource(other, own));
      return candidates.flatMap((each) => (isMatch(each.source) ? [each.item] : []));
    },
  };
}

/** One object for all sources that are told apart no further: two of them are compared once. */
function rememberSources(sourceOf: (source: FundingSource) => FundingSource): (source: FundingSource) => FundingSource {
  const known = new Map<FundingSource, FundingSource>();
  const byKey = new Map<string, FundingSource>();
  return (source) =>
    keptOf(known, source, () => {
      const told = sourceOf(source);
      return keptOf(byKey, sourceKey(told), () => told);
    });
}

/** Two lists, each in the order of its ranks, as one. */
function mergeByRank<Item>(
  left: readonly RankedItem<Item>[],
  right: readonly RankedItem<Item>[],
): readonly RankedItem<Item>[] {
  if (right.length === 0) return left;
  if (left.length === 0) return right;
  return [...left, ...right].toSorted((one, other) => one.rank - other.rank);
}
