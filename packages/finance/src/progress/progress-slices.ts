/**
 * Progress slices: the sums of movements that progress is measured on, one for each slice of money.
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { EntryKind } from "../entry.ts";
import type { Dong } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated, type SlicePosition } from "../position.ts";
import { type KindSums, positionOfSums, type SliceGrain, sliceKey, sumSlices } from "../slice-sums.ts";

/** A slice of the record with everything that a breakdown may ask for. */
export interface LedgerSlice extends Omit<SlicePosition, "unitId" | "projectId" | "componentId">, SliceOrigin {}

/** Kinds that raise a plan by a decision, and may do so late. */
const addingKinds: readonly EntryKind[] = ["assigned", "supplemented"];

/**
 * The slices of movements, in order of first appearance.
 *
 * @param movements already selected by date and filter
 * @param cutOffOf the last day of a budget year on which an addition is not late
 * @example
 * ```ts
 * const place = { fiscalYear: 2025, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const plan = { ...place, kind: "assigned", effectiveOn: "2025-01-01", amount: 9n };
 * const late = { ...place, kind: "supplemented", effectiveOn: "2025-10-01", amount: 2n };
 * const [slice] = progressSlices([plan, late], { grain: { unit: true }, cutOffOf: (year) => `${year}-09-30` });
 * [slice.plan, slice.assignedPlan, slice.lateAddedPlan] // => [11n, 9n, 2n]
 * ```
 */
export function progressSlices(
  movements: readonly Movement[],
  { grain, cutOffOf }: { readonly grain: SliceGrain; readonly cutOffOf: (fiscalYear: number) => PlainDate },
): readonly LedgerSlice[] {
  // Money outside the budget has no plan and is never in a rate, whatever kind a document calls it.
  const counted = movements.filter(({ kind, source }) => kind === "mobilised" || source.relation !== "offBudget");
  const isLate = ({ effectiveOn, fiscalYear }: Movement): boolean => effectiveOn > cutOffOf(fiscalYear);
  const late = new Map(sumSlices(counted.filter(isLate), grain).map((slice) => [sliceKey(slice), slice.sums]));
  return sumSlices(counted, grain).map(({ sums, ...origin }) => ({
    ...origin,
    ...positionOfSums(sums),
    assignedPlan: sums.assigned ?? null,
    carriedOverPlan: sums.carriedOver ?? null,
    lateAddedPlan: lateAddition(late.get(sliceKey(origin)) ?? {}),
  }));
}

/** What was added late, less what of it was taken back; a later cut lowers the whole plan and not this part alone. */
function lateAddition(late: KindSums): Dong | null {
  return addingKinds.map((kind): Dong | null => late[kind] ?? null).reduce(addStated, null);
}
