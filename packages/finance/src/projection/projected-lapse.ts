/** What of a plan will not be disbursed by the deadline, by a projection. */
import { type BoundedProjection, intervalOf } from "./conformal.ts";

/** Money of a plan that is left at the deadline, 0 or more. */
export interface LapsingAmount {
  /** Mean over what past misses make likely; without past misses plan − projected. */
  readonly expected: number;
  /** Low and high end of 80%; null: no past projection supports one. */
  readonly interval80: readonly [low: number, high: number] | null;
}

/** What of the plan is left. */
export function lapsingOf(
  { plan, ...bounded }: BoundedProjection & { readonly plan: number },
  {
    spread,
    interval80,
  }: { readonly spread: readonly number[]; readonly interval80: readonly [low: number, high: number] | null },
): LapsingAmount {
  const left = (reached: number): number => Math.max(plan - reached, 0);
  // What past projections missed, they missed to either side.
  const ends = bounded.value > bounded.toDate ? spread.flatMap((miss) => intervalOf(bounded, miss) ?? []) : [];
  return {
    expected: ends.length === 0 ? left(bounded.value) : ends.reduce((sum, end) => sum + left(end), 0) / ends.length,
    interval80: interval80 === null ? null : [left(interval80[1]), left(interval80[0])],
  };
}

/**
 * What is reached when all that is still expected comes faster by a share: 0.1 is a tenth faster.
 *
 * @example
 * ```ts
 * reachedFaster({ toDate: 40, projected: 100 }, 0.1) // => 106
 * ```
 */
export function reachedFaster(
  { toDate, projected }: { readonly toDate: number; readonly projected: number },
  share: number,
): number {
  return toDate + (projected - toDate) * (1 + share);
}
