/**
 * Carried further: what of a budget year's money the next year's entries carry over. It no longer lapses.
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { Movement } from "../movement.ts";
import { sliceKey } from "../slice-sums.ts";

/**
 * The entries `carriedOver` of the next budget year, each as money of the budget year that it comes from. The new year
 * states its vintage; the old year, of which it was the vintage, need not have.
 *
 * @param movements of all budget years, already selected
 */
export function carriedFurtherOf(movements: readonly Movement[], fiscalYear: number): readonly Movement[] {
  const carried = movements.filter(({ kind, fiscalYear: year }) => kind === "carriedOver" && year === fiscalYear + 1);
  if (carried.length === 0) return [];
  const keys = new Set(movements.filter(({ fiscalYear: year }) => year === fiscalYear).map(keyOf));
  return carried.map((movement) => {
    const same = { ...movement, fiscalYear };
    const unstated = { ...same, source: { ...movement.source, vintage: null } };
    const isUnstated = movement.source.vintage === fiscalYear && !keys.has(keyOf(same)) && keys.has(keyOf(unstated));
    return isUnstated ? unstated : same;
  });
}

/** Of a movement the month is no part of its slice. */
function keyOf({ source, fiscalYear, unitId, projectId, componentId }: SliceOrigin): string {
  return sliceKey({ source, fiscalYear, unitId, projectId, componentId });
}
