/**
 * Settlement: the two formulas by which a budget year's money is accepted, and the sums that they are asked of.
 *
 * Source: the columns of the year-end settlement form (quyết toán niên độ): plan, paid (completed volume and advances
 * not recovered), carried to the next year, cancelled. General knowledge of the field, not yet checked against the
 * published text of the form.
 */
import type { Dong } from "../money.ts";
import { addStated } from "../position.ts";
import { addKindSums, type KindSums, paymentsOfSums, positionOfSums } from "../slice-sums.ts";

/**
 * *Total paid = completed volume + advances not recovered*, less refunds, in đồng.
 *
 * Completed volume is gross: a payment of 50 that recovers an advance of 20 is 50 and not 30. An advance of an earlier
 * year that is recovered in this one makes `advanceOutstanding` of this year negative, and the formula still holds.
 *
 * @returns null when nothing is stated
 * @example
 * ```ts
 * // 30 advanced, 50 of completed volume of which 20 recover the advance: 60 left the Treasury.
 * totalPaidOf({ volumePaid: 50n, advanceOutstanding: 10n }) // => 60n
 * totalPaidOf({ volumePaid: 50n, advanceOutstanding: 10n, refunded: 5n }) // => 55n
 * totalPaidOf({ volumePaid: null, advanceOutstanding: null }) // => null
 * ```
 */
export function totalPaidOf(paid: {
  /** Completed volume, gross. */
  readonly volumePaid: Dong | null;
  /** Advanced less recovered. */
  readonly advanceOutstanding: Dong | null;
  /** Cash that no document splits into advances and completed volume; left out: none stated. */
  readonly unsplit?: Dong | null;
  /** Paid back, positive; left out: none stated. */
  readonly refunded?: Dong | null;
}): Dong | null {
  const { volumePaid, advanceOutstanding, unsplit = null, refunded = null } = paid;
  return [volumePaid, advanceOutstanding, unsplit, refunded === null ? null : -refunded].reduce(addStated, null);
}

/**
 * *Cancelled = carried-over plan − total paid − carried further*, in đồng; of the year's own money likewise, with the
 * year's plan. Negative: more is paid and carried than there is plan.
 *
 * @returns null unless plan and payment are both stated: what nobody says was paid cannot be said to lapse. A decision
 *   to carry further that is not stated has not been taken, and counts as none
 * @example
 * ```ts
 * cancelledPlanOf({ plan: 3_557n, totalPaid: 3_000n, carriedFurther: 400n }) // => 157n
 * cancelledPlanOf({ plan: 3_557n, totalPaid: 3_000n, carriedFurther: null }) // => 557n
 * cancelledPlanOf({ plan: 3_557n, totalPaid: null, carriedFurther: null }) // => null
 * ```
 */
export function cancelledPlanOf(money: {
  /** The plan before anything of it is cancelled. */
  readonly plan: Dong | null;
  readonly totalPaid: Dong | null;
  readonly carriedFurther: Dong | null;
}): Dong | null {
  const { plan, totalPaid, carriedFurther } = money;
  return plan === null || totalPaid === null ? null : plan - totalPaid - (carriedFurther ?? 0n);
}

/** A budget year's money settled, in đồng; null where nothing is stated. */
export interface Settlement {
  /** Plan before anything of it was cancelled. */
  readonly planBeforeCancellation: Dong | null;
  /** Completed volume, gross. */
  readonly volumePaid: Dong | null;
  /** Advanced less recovered within the budget year; negative where older advances were recovered. */
  readonly advanceOutstanding: Dong | null;
  /** Cash that no document splits. */
  readonly unsplit: Dong | null;
  readonly refunded: Dong | null;
  /** See `totalPaidOf`. */
  readonly totalPaid: Dong | null;
  /** Carried over into the next budget year. */
  readonly carriedFurther: Dong | null;
  /** Already cancelled. */
  readonly cancelled: Dong | null;
  /** The part of what is left whose deadline has not passed; never negative. */
  readonly stillPayable: Dong | null;
  /**
   * Still to cancel, the deadline having passed: `cancelledPlanOf` less `cancelled` and `stillPayable`. Negative: more is
   * used than planned. Thus exactly *plan = total paid + carried further + cancelled + still payable + to cancel*.
   */
  readonly toCancel: Dong | null;
}

/** What is settled: the sums of one slice of a budget year, and what of it the next year's entries carry over. */
export interface SettledSums {
  readonly sums: KindSums;
  readonly carriedFurther: Dong | null;
  /** What may still be paid of plan whose deadline has not passed; left out: nothing. */
  readonly payablePlan?: Dong;
}

/**
 * Settles sums. Payments of a slice without a plan, which do not say what they were made of, count first against the
 * money of the other slices that lapses first.
 *
 * @example
 * ```ts
 * const settled = settleSums([{ sums: { carriedOver: 100n, cancelled: 5n, volumePaid: 60n }, carriedFurther: 30n }]);
 * [settled.planBeforeCancellation, settled.totalPaid, settled.toCancel] // => [100n, 60n, 5n]
 * const late = settleSums([{ sums: { assigned: 100n, supplemented: 12n, volumePaid: 40n }, carriedFurther: null, payablePlan: 12n }]);
 * [late.stillPayable, late.toCancel] // => [12n, 60n]
 * settleSums([]).toCancel // => null
 * ```
 */
export function settleSums(members: readonly SettledSums[]): Settlement {
  const sums = members.map((member) => member.sums).reduce(addKindSums, {});
  const { cancelled = null, ...others } = sums;
  const { volumePaid, advanceOutstanding, unsplit, refunded } = paymentsOfSums(sums);
  const paid = { volumePaid, advanceOutstanding, unsplit, refunded };
  const planBeforeCancellation = positionOfSums(others).plan;
  const totalPaid = totalPaidOf(paid);
  const carriedFurther = members.map((member) => member.carriedFurther).reduce(addStated, null);
  const lapsing = cancelledPlanOf({ plan: planBeforeCancellation, totalPaid, carriedFurther });
  const left = lapsing === null ? null : lapsing - (cancelled ?? 0n);
  const stillPayable = left === null ? null : stillPayableOf(members);
  return {
    planBeforeCancellation,
    ...paid,
    totalPaid,
    carriedFurther,
    cancelled,
    stillPayable,
    toCancel: left === null || stillPayable === null ? null : left - stillPayable,
  };
}

function stillPayableOf(members: readonly SettledSums[]): Dong {
  let [payable, lapsed, unplaced] = [0n, 0n, 0n];
  for (const { sums, carriedFurther, payablePlan = 0n } of members) {
    const { plan } = positionOfSums(sums);
    const left = (plan ?? 0n) - (paymentsOfSums(sums).disbursed ?? 0n) - (carriedFurther ?? 0n);
    const due = smaller(payablePlan, larger(left, 0n));
    payable += due;
    if (plan === null) unplaced -= left;
    else lapsed += left - due;
  }
  return larger(payable - larger(unplaced - larger(lapsed, 0n), 0n), 0n);
}

function smaller(left: Dong, right: Dong): Dong {
  return left < right ? left : right;
}

function larger(left: Dong, right: Dong): Dong {
  return left > right ? left : right;
}
