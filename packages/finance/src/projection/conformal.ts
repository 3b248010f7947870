/**
 * Split-conformal intervals (Lei, G'Sell, Rinaldo, Tibshirani & Wasserman 2018): how far past projections from the same
 * time of the year missed, as shares of what they expected still to come, pooled over all series.
 *
 * Of n past misses the ⌈(n + 1) · level⌉-th smallest covers the next with at least that probability, as long as the next
 * is like them; where there is no so-manieth, there is no interval.
 */

/** The levels of the intervals. */
export const intervalLevels = [0.5, 0.8] as const;

/** Shares by which an interval reaches to both sides of a projection; null: the back-test does not support one. */
export interface IntervalReach {
  readonly reach50: number | null;
  readonly reach80: number | null;
}

/** By how much each projection missed, as a share of what it expected to come; told apart from what is not known. */
export function missesOf({
  values,
  toDate,
  actuals,
}: {
  readonly values: Float64Array;
  readonly toDate: Float64Array;
  readonly actuals: Float64Array;
}): Float64Array {
  const misses: number[] = [];
  for (const [key, value] of values.entries()) {
    const [standing = Number.NaN, actual = Number.NaN] = [toDate[key], actuals[key]];
    const miss = Math.abs(actual - value);
    if (Number.isNaN(miss)) continue;
    const expected = Math.max(value - standing, 0);
    // Where nothing was expected a miss is beyond every share.
    if (expected > 0 || miss > 0) misses.push(expected > 0 ? miss / expected : Number.POSITIVE_INFINITY);
  }
  return Float64Array.from(misses);
}

/**
 * How far intervals reach, by past misses in any order.
 *
 * @param count how many of them are not of the same year of the same series; default: all. The rank is that of so many,
 *   found among all of them
 */
export function reachOf(misses: readonly Float64Array[], count?: number): IntervalReach {
  const sorted = joined(misses).sort();
  const own = Math.min(count ?? sorted.length, sorted.length);
  const reachAt = (level: number): number | null => {
    const rank = Math.ceil((own + 1) * level);
    if (own === 0 || rank > own) return null;
    const reach = sorted[Math.ceil((rank / own) * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(reach) ? reach : null;
  };
  const [reach50, reach80] = intervalLevels.map(reachAt);
  return { reach50: reach50 ?? null, reach80: reach80 ?? null };
}

/** So many misses stand for all: more say no more, and every series looks through them. */
const spreadSizeMax = 400;

/** Past misses that stand for all of them, the smallest first; those beyond every share are left out. */
export function spreadOf(misses: readonly Float64Array[]): readonly number[] {
  const sorted = joined(misses)
    .filter((miss) => Number.isFinite(miss))
    .sort();
  const size = Math.min(sorted.length, spreadSizeMax);
  return Array.from({ length: size }, (_, rank) => sorted[Math.floor(((rank + 0.5) * sorted.length) / size)] ?? 0);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((count, { length }) => count + length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

/** A projection with what bounds it. */
export interface BoundedProjection {
  readonly toDate: number;
  /** As projected, before the plan cuts it off. */
  readonly value: number;
  /** Neither the projection nor its interval goes beyond; null: nothing bounds it. */
  readonly ceiling: number | null;
  /** Whether less than what is disbursed may come out: money has come back before. */
  readonly mayFall: boolean;
}

/** The interval of a projection, low end first; null without a reach. */
export function intervalOf(
  { toDate, value, ceiling, mayFall }: BoundedProjection,
  reach: number | null,
): readonly [low: number, high: number] | null {
  if (reach === null) return null;
  const half = reach * Math.max(value - toDate, 0);
  const cut = (amount: number): number => {
    const raised = mayFall ? amount : Math.max(amount, toDate);
    return ceiling === null ? raised : Math.min(raised, Math.max(ceiling, toDate));
  };
  return [cut(value - half), cut(value + half)];
}
