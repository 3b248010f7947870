/**
 * The path of a projection: how it gets from the last known month to the deadline, as the years before went there.
 */
import { seriesMonthCount } from "./cumulative-series.ts";
import type { Development } from "./development.ts";

/** A month on the way, from the last known month to the deadline. */
export interface PathPoint {
  /** 1 … 13 from January. */
  readonly month: number;
  readonly projected: number;
  readonly interval50: readonly [low: number, high: number] | null;
  readonly interval80: readonly [low: number, high: number] | null;
}

/** Where a path begins and ends. */
export interface PathEnds {
  readonly dataMonth: number;
  readonly toDate: number;
  readonly projected: number;
  readonly interval50: readonly [low: number, high: number] | null;
  readonly interval80: readonly [low: number, high: number] | null;
}

/**
 * Months from the last known one to the deadline. Of what is still to come each month brings the share that it brought in
 * the years before: of the series itself, else of its peers, else an even one. Intervals open with it from nothing.
 */
export function pathOf(key: number, ends: PathEnds, development: Development): readonly PathPoint[] {
  const { dataMonth, toDate, projected } = ends;
  const { deadlineMonth } = development;
  return Array.from({ length: deadlineMonth - dataMonth + 1 }, (_, step): PathPoint => {
    const month = dataMonth + step;
    const gone = gonePart(key, { dataMonth, month }, development);
    const along = (end: number): number => toDate + (end - toDate) * gone;
    const range = (interval: PathEnds["interval80"]): PathPoint["interval80"] =>
      interval === null ? null : [along(interval[0]), along(interval[1])];
    return {
      month,
      projected: along(projected),
      interval50: range(ends.interval50),
      interval80: range(ends.interval80),
    };
  });
}

/** Of what is still to come at the last known month, the part that has come by a month: 0 … 1. */
function gonePart(
  key: number,
  { dataMonth, month }: { readonly dataMonth: number; readonly month: number },
  { shares, poolShares, deadlineMonth }: Development,
): number {
  if (month === deadlineMonth) return 1;
  const own = shares.subarray(key * seriesMonthCount, (key + 1) * seriesMonthCount);
  for (const known of [own, poolShares]) {
    const [before = Number.NaN, now = Number.NaN] = [known[dataMonth - 1], known[month - 1]];
    const part = (now - before) / (1 - before);
    if (before < 1 && Number.isFinite(part)) return Math.min(Math.max(part, 0), 1);
  }
  return (month - dataMonth) / (deadlineMonth - dataMonth);
}
