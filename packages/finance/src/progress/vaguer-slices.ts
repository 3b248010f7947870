/**
 * Vaguer slices: money of which a document says less, so that it may turn out to be money that another slice tells
 * apart. Places count like sources: money of one unit never turns out to be another unit's.
 */
import { type FundingSource, sourceDimensions } from "../funding-source.ts";

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

/** Prepares slices for looking up, so that thousands of questions stay cheap. */
export function indexToldSlices<Slice extends ToldSlice>(slices: readonly Slice[]): ToldSlices<Slice> {
  const told = slices.map((slice) => ({ slice, values: toldValues(slice) }));
  // Slices that tell the same of everything are alike in what they contradict: one of each is enough.
  const kinds = [...new Map(told.map(({ values }) => [JSON.stringify(values), values])).values()];
  const compatible = new Map<string, boolean>();
  const byPattern = new Map<string, Map<string, readonly Slice[]>>();
  const indexOf = (stated: readonly boolean[]): Map<string, readonly Slice[]> => {
    const pattern = stated.join();
    const known = byPattern.get(pattern);
    if (known !== undefined) return known;
    const index = new Map<string, Slice[]>();
    for (const { slice, values } of told) {
      // A slice that tells no more than the pattern is not finer.
      if (values.every((value, rank) => value === null || stated[rank] === true)) continue;
      const key = keyOf(values, stated);
      const members = index.get(key);
      if (members === undefined) index.set(key, [slice]);
      else members.push(slice);
    }
    byPattern.set(pattern, index);
    return index;
  };
  return {
    hasFiner: (vague, isMeant) => {
      const values = toldValues(vague);
      const stated = values.map((value) => value !== null);
      return indexOf(stated).get(keyOf(values, stated))?.some(isMeant) ?? false;
    },
    hasCompatible: (given) => {
      const values = toldValues(given);
      const key = JSON.stringify(values);
      const known = compatible.get(key);
      if (known !== undefined) return known;
      const isFound = kinds.some((kind) =>
        kind.every((value, rank) => value === null || (values[rank] ?? null) === null || value === values[rank]),
      );
      compatible.set(key, isFound);
      return isFound;
    },
  };
}

function toldValues({
  source,
  unitId = null,
  projectId = null,
  componentId = null,
}: ToldSlice): readonly (string | number | null)[] {
  return [...sourceDimensions.map((dimension) => source[dimension]), unitId, projectId, componentId];
}

function keyOf(values: readonly (string | number | null)[], stated: readonly boolean[]): string {
  return JSON.stringify(values.map((value, rank) => (stated[rank] === true ? value : null)));
}
