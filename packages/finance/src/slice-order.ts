/**
 * The order of slices, and so of the groups made of them: the same whatever the order in which movements are given.
 */
import type { SliceOrigin } from "./breakdown.ts";
import type { Dong } from "./money.ts";
import { sliceKey } from "./slice-sums.ts";

/**
 * Puts slices in order: earlier months first, then what is stated, younger money before older, larger before smaller.
 *
 * @param sizeOf the amount that tells large from small, in đồng; null where none is stated: such slices come last
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: null, projectId: null, componentId: null };
 * const moneyOf = (vintage, plan) => ({ ...place, plan, source: { ...sourceNotStated, vintage } });
 * orderSlices([moneyOf(2022, 9n), moneyOf(2023, 1n), moneyOf(null, null)], ({ plan }) => plan).map(({ plan }) => plan) // => [1n, 9n, null]
 * ```
 */
export function orderSlices<Slice extends SliceOrigin>(
  slices: readonly Slice[],
  sizeOf: (slice: Slice) => Dong | null,
): readonly Slice[] {
  const placed = slices.map((slice) => ({ slice, size: sizeOf(slice), key: "" }));
  const keyOf = (item: (typeof placed)[number]): string => (item.key ||= sliceKey(item.slice));
  return placed
    .sort((left, right) => {
      const month = compareText(left.slice.month ?? "", right.slice.month ?? "");
      if (month !== 0) return month;
      if ((left.size === null) !== (right.size === null)) return left.size === null ? 1 : -1;
      const vintage = (right.slice.source.vintage ?? 0) - (left.slice.source.vintage ?? 0);
      if (vintage !== 0) return vintage;
      const [leftSize, rightSize] = [left.size ?? 0n, right.size ?? 0n];
      if (leftSize !== rightSize) return leftSize < rightSize ? 1 : -1;
      return compareText(keyOf(left), keyOf(right));
    })
    .map(({ slice }) => slice);
}

/**
 * Compares texts by their code units, never by a locale: the same everywhere.
 *
 * @example
 * ```ts
 * ["b", "a"].sort(compareText) // => ["a", "b"]
 * ```
 */
export function compareText(left: string, right: string): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
