/**
 * Vaguer slices: money of which a document says less, so that it may turn out to be money that another slice tells
 * apart. Places count like sources: money of one unit never turns out to be another unit's.
 */
import { type FundingSource, sourceDimensions } from "../funding-source.ts";
import { groupBy, keptOf } from "../keyed-items.ts";

/** What is told of a slice. A place that is left out or null is not told apart. */
export interface ToldSlice {
  readonly source: FundingSource;
  readonly unitId?: string | null;
  readonly projectId?: string | null;
  readonly componentId?: string | null;
}

/** Looks up slices that tell more. */
export interface ToldSlices<Slice> {
  /** Whether a slice that `isMeant` accepts tells the same as `vague`, and more. */
  readonly hasFiner: (vague: ToldSlice, isMeant: (slice: Slice) => boolean) => boolean;
  /** Whether there is a slice that contradicts `told` in nothing that both tell. */
  readonly hasCompatible: (told: ToldSlice) => boolean;
}

type ToldValues = readonly (string | number | null)[];

/** Prepares slices for looking up, so that thousands of questions stay cheap. */
export function indexToldSlices<Slice extends ToldSlice>(slices: readonly Slice[]): ToldSlices<Slice> {
  const told = slices.map((slice) => ({ slice, values: toldValues(slice) }));
  type List = readonly (typeof told)[number][];
  const byPattern = new Map<string, ReadonlyMap<string, List>>();
  /** The slices of one list by what they say of the stated dimensions and places. */
  const indexOf = (name: string, list: List, stated: readonly boolean[]): ReadonlyMap<string, List> =>
    keptOf(byPattern, `${name} ${stated.join()}`, () => groupBy(list, ({ values }) => keyOf(values, stated)));
  // Slices that state the same are compared with others by the same dimensions and places.
  let alike: readonly List[] | null = null;
  return {
    hasFiner: (vague, isMeant) => {
      if (told.length === 0) return false;
      const values = toldValues(vague);
      const stated = statedIn(values);
      const same = indexOf("all", told, stated).get(keyOf(values, stated)) ?? [];
      // A slice that tells no more than the pattern is not finer.
      return same.some(
        ({ slice, values: more }) =>
          more.some((value, rank) => value !== null && stated[rank] !== true) && isMeant(slice),
      );
    },
    hasCompatible: (given) => {
      const values = toldValues(given);
      const lists = (alike ??= [...groupBy(told, (each) => statedIn(each.values).join()).values()]);
      return lists.some((list, rank) => {
        const both = statedIn(list[0]?.values ?? []).map((isStated, place) => isStated && values[place] !== null);
        return indexOf(String(rank), list, both).has(keyOf(values, both));
      });
    },
  };
}

function statedIn(values: ToldValues): readonly boolean[] {
  return values.map((value) => value !== null);
}

function toldValues({ source, unitId = null, projectId = null, componentId = null }: ToldSlice): ToldValues {
  return [...sourceDimensions.map((dimension) => source[dimension]), unitId, projectId, componentId];
}

function keyOf(values: ToldValues, stated: readonly boolean[]): string {
  return JSON.stringify(values.map((value, rank) => (stated[rank] === true ? value : null)));
}
