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
  const keys = new Map<Slice, string>();
  const keyOf = (slice: Slice): string => {
    const known = keys.get(slice);
    if (known !== undefined) return known;
    const key = sliceKey(slice);
    keys.set(slice, key);
    return key;
  };
  return [...slices].sort((left, right) => {
    const month = compareText(left.month ?? "", right.month ?? "");
    if (month !== 0) return month;
    const [leftSize, rightSize] = [sizeOf(left), sizeOf(right)];
    if ((leftSize === null) !== (rightSize === null)) return leftSize === null ? 1 : -1;
    const vintage = (right.source.vintage ?? 0) - (left.source.vintage ?? 0);
    if (vintage !== 0) return vintage;
    const difference = (rightSize ?? 0n) - (leftSize ?? 0n);
    if (difference !== 0n) return difference > 0n ? 1 : -1;
    return compareText(keyOf(left), keyOf(right));
  });
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
