/**
 * Progress slices: the sums of movements that progress is measured on, one for each slice of money.
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { EntryKind } from "../entry.ts";
import type { Dong } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated, type SlicePosition } from "../position.ts";
import { indexSlices } from "../slice-fold.ts";
import { addToSums, type KindSums, noSums, originOf, positionOfSums, type SliceGrain } from "../slice-sums.ts";

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
  const index = indexSlices(() => ({ sums: noSums(), late: noSums() }));
  for (const movement of movements) {
    const { kind, source, effectiveOn, fiscalYear } = movement;
    if (kind !== "mobilised" && source.relation === "offBudget") continue;
    const { sums, late } = index.at(originOf(movement, grain));
    addToSums(sums, movement);
    if (addingKinds.includes(kind) && effectiveOn > cutOffOf(fiscalYear)) addToSums(late, movement);
  }
  return index.slices.map(({ held: { sums, late }, ...origin }) => ({
    ...origin,
    ...positionOfSums(sums),
    assignedPlan: sums.assigned ?? null,
    carriedOverPlan: sums.carriedOver ?? null,
    lateAddedPlan: lateAddition(late),
  }));
}

/** What was added late, less what of it was taken back; a later cut lowers the whole plan and not this part alone. */
function lateAddition(late: KindSums): Dong | null {
  return addingKinds.map((kind): Dong | null => late[kind] ?? null).reduce(addStated, null);
}
