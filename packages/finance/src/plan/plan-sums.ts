/**
 * Plan sums: what made a plan, added up by slice, with the two legs of transfers told apart.
 */
import type { Breakdown, SliceOrigin } from "../breakdown.ts";
import type { Decimal } from "../decimal.ts";
import type { DocumentedMovement } from "../documented-movement.ts";
import { grainOf } from "../grouping.ts";
import { type Dong, ratio } from "../money.ts";
import { addStated } from "../position.ts";
import { orderSlices } from "../slice-order.ts";
import { addKindSums, type KindSums, positionOfSums, sliceKey, sumSlices } from "../slice-sums.ts";

/**
 * What made a plan, in đồng; null where nothing is stated, never zero.
 * `plan = assigned + supplemented − cut + transferredIn − transferredOut + carriedOver − cancelled`.
 */
export interface PlanSums {
  readonly assigned: Dong | null;
  readonly supplemented: Dong | null;
  /** Positive: it lowers the plan. */
  readonly cut: Dong | null;
  /** Received from other projects or units. */
  readonly transferredIn: Dong | null;
  /** Given to other projects or units; positive: it lowers the plan. */
  readonly transferredOut: Dong | null;
  /** Carried over from earlier years into this one. */
  readonly carriedOver: Dong | null;
  /** Positive: it lowers the plan. */
  readonly cancelled: Dong | null;
  /** Plan in force; of a month, by how much the month changed it. */
  readonly plan: Dong | null;
  /** Allocated in detail: a part of the plan, not added to it. */
  readonly allocated: Dong | null;
  /** `plan − allocated`; negative when more is allocated than planned; null unless both are stated, and of a month. */
  readonly unallocated: Dong | null;
  /** `allocated / plan`, exact; null unless both are stated and the plan is not zero, and of a month. */
  readonly allocationRate: Decimal | null;
}

/** A slice with the two legs of its transfers told apart. */
export interface PlanSlice extends SliceOrigin {
  readonly sums: KindSums;
  readonly transferredIn: Dong | null;
  readonly transferredOut: Dong | null;
}

/**
 * The slices of money with a plan or an allocation, in the order in which an answer shows them.
 *
 * @param movements already selected by date, budget year and filter
 * @example
 * ```ts
 * const place = { effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const legs = [{ ...place, kind: "transferred", amount: 5n }, { ...place, kind: "transferred", amount: -2n }];
 * const [slice] = planSlices(legs, { by: [] });
 * [slice.transferredIn, slice.transferredOut, slice.sums.transferred] // => [5n, 2n, 3n]
 * ```
 */
export function planSlices(
  movements: readonly DocumentedMovement[],
  { by }: { readonly by: readonly Breakdown[] },
): readonly PlanSlice[] {
  const grain = grainOf(by);
  const legs = (isGiven: boolean): ReadonlyMap<string, Dong | undefined> =>
    new Map(
      sumSlices(
        movements.filter((movement) => movement.kind === "transferred" && isGivingLeg(movement) === isGiven),
        grain,
      ).map((slice) => [sliceKey(slice), slice.sums.transferred]),
    );
  const [given, received] = [legs(true), legs(false)];
  const slices = sumSlices(movements, grain).flatMap((slice) => {
    const { plan, allocatedPlan } = positionOfSums(slice.sums);
    if (plan === null && allocatedPlan === null) return [];
    // Most slices have no transfer: their keys are not written.
    const key = slice.sums.transferred === undefined ? "" : sliceKey(slice);
    const out = given.get(key) ?? null;
    return [{ ...slice, transferredIn: received.get(key) ?? null, transferredOut: out === null ? null : -out }];
  });
  return orderSlices(slices, ({ sums }) => positionOfSums(sums).plan);
}

/** Whether a leg belongs to what is given away: money that leaves, or the taking back of money that left. */
function isGivingLeg({ amount, reverses = null }: DocumentedMovement): boolean {
  return amount < 0n === (reverses === null);
}

/**
 * Adds slices up.
 *
 * @param isMonth whether they are what one month decided: a change of plan has no rate of allocation
 * @example
 * ```ts
 * const slice = { fiscalYear: 2023, unitId: null, projectId: null, componentId: null, source: sourceNotStated, transferredIn: null, transferredOut: null };
 * const sums = planSumsOf([{ ...slice, sums: { assigned: 8n, allocated: 6n } }], { isMonth: false });
 * [sums.plan, sums.unallocated, sums.cut] // => [8n, 2n, null]
 * sums.allocationRate // => "0.75"
 * ```
 */
export function planSumsOf(slices: readonly PlanSlice[], { isMonth }: { readonly isMonth: boolean }): PlanSums {
  const sums = slices.reduce<KindSums>((added, slice) => addKindSums(added, slice.sums), {});
  const { plan, allocatedPlan: allocated } = positionOfSums(sums);
  const isCompared = !isMonth && plan !== null && allocated !== null;
  return {
    assigned: sums.assigned ?? null,
    supplemented: sums.supplemented ?? null,
    cut: sums.cut ?? null,
    transferredIn: slices.map(({ transferredIn }) => transferredIn).reduce(addStated, null),
    transferredOut: slices.map(({ transferredOut }) => transferredOut).reduce(addStated, null),
    carriedOver: sums.carriedOver ?? null,
    cancelled: sums.cancelled ?? null,
    plan,
    allocated,
    unallocated: isCompared ? plan - allocated : null,
    allocationRate: isCompared ? ratio(allocated, plan) : null,
  };
}
