/**
 * Lapse portions: slices cut into parts that each have one deadline, with what has been paid of each.
 *
 * Money that was added after the cut-off day outlives the rest of its slice. Nobody marks which of the two a payment
 * is made of, so payments, allocation and advances count first against the money that lapses first, as long as that can
 * be paid: a payment after its deadline counts first against what was added late.
 */
import { groupBy } from "../keyed-items.ts";
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { Deadline, DeadlineOptions } from "../policy/deadline.ts";
import { rememberDeadlines } from "../policy/remembered-deadlines.ts";
import { entryEffects } from "../entry.ts";
import { isSameSource, isVaguerSource } from "../funding-source.ts";
import type { Dong } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated } from "../position.ts";
import { orderSlices } from "../slice-order.ts";
import { indexSlices } from "../slice-fold.ts";
import {
  addToSums,
  noSums,
  type OpenSums,
  originOf,
  type PaymentSums,
  paymentsOfSums,
  positionOfSums,
  type SliceGrain,
} from "../slice-sums.ts";
import { lastBookingDay } from "./lapse-outlook.ts";

/** Money of some portions, in đồng; null: not stated. */
export interface LapseMoney {
  readonly plan: Dong | null;
  /** From the first day of the budget year. */
  readonly disbursed: Dong | null;
  /** Part of `disbursed` that is advances not yet recovered. */
  readonly advanceOutstanding: Dong | null;
  /** Allocated in detail. */
  readonly allocated: Dong | null;
  /** Carried over into the next budget year, by entries effective by the date; null: none stated. */
  readonly carriedFurther: Dong | null;
}

/** A part of a slice with one deadline. */
export interface LapsePortion extends SliceOrigin, LapseMoney {
  /** Null: open. */
  readonly deadline: Deadline | null;
  /** Paid after the deadline of this money, beyond what the later money of its slice can bear, in đồng. */
  readonly paidAfterDeadline: Dong;
}

/** A payment that may have been made of a plan; each with all portions of its slice. */
export interface PaymentDoubt {
  readonly payment: readonly LapsePortion[];
  readonly plan: readonly LapsePortion[];
}

/** The portions of movements, and which payments may be another portion's. */
export interface LapsePortions {
  readonly portions: readonly LapsePortion[];
  /** Pairs of a payment and a slice that it may have paid, without saying so. */
  readonly doubts: readonly PaymentDoubt[];
}

/** How movements are cut. */
export interface PortionOptions extends DeadlineOptions {
  readonly grain: SliceGrain;
  readonly asOf: PlainDate;
  /** What is carried further, as `carriedFurtherOf` finds it; left out: nobody asks. */
  readonly carriedFurther?: readonly Movement[];
}

/**
 * Cuts movements into portions.
 *
 * @param movements of one budget year and within the budget, already selected
 */
export function cutPortions(
  movements: readonly Movement[],
  { grain, asOf, carriedFurther = [], ...options }: PortionOptions,
): LapsePortions {
  const deadlineAt = rememberDeadlines({ asOf, ...options });
  const isLate = (movement: Movement): boolean =>
    (movement.kind === "assigned" || movement.kind === "supplemented") &&
    deadlineAt(movement, movement.effectiveOn)?.kind === "addedLate";
  const isPaidAfter = (movement: Movement, deadline: Deadline | null): boolean =>
    entryEffects[movement.kind].measure === "disbursed" &&
    deadline !== null &&
    movement.effectiveOn > lastBookingDay(deadline);
  const index = indexSlices((): OpenSlice => ({
    sums: noSums(),
    late: noSums(),
    after: noSums(),
    afterLast: noSums(),
    further: noSums(),
  }));
  for (const movement of movements) {
    const { sums, late, after, afterLast } = index.at(originOf(movement, grain));
    addToSums(sums, movement);
    if (isLate(movement)) addToSums(late, movement);
    if (isPaidAfter(movement, deadlineAt(movement, null))) addToSums(after, movement);
    if (isPaidAfter(movement, deadlineAt(movement, asOf))) addToSums(afterLast, movement);
  }
  for (const movement of carriedFurther) addToSums(index.at(originOf(movement, grain)).further, movement);
  // In an order of their own, so that rows and rules stand alike in whatever order entries are given.
  const slices = orderSlices(index.slices, ({ held }) => positionOfSums(held.sums).plan)
    .map(({ held: { sums, late, after, afterLast, further }, ...origin }): readonly LapsePortion[] => {
      const { plan, allocatedPlan: allocated } = positionOfSums(sums);
      const { disbursed, advanceOutstanding } = paymentsOfSums(sums);
      const portion = {
        ...origin,
        plan,
        disbursed,
        advanceOutstanding,
        allocated,
        carriedFurther: further.carriedOver ?? null,
        deadline: deadlineAt(origin, null),
        paidAfterDeadline: 0n,
      };
      return splitLate(portion, {
        late: positionOfSums(late).plan ?? 0n,
        deadline: deadlineAt(origin, asOf),
        after: paymentsOfSums(after),
        paidAfterLast: positive(paymentsOfSums(afterLast).disbursed),
      });
    })
    .filter((parts) => parts.some(hasMoney));
  // A payment is made of a plan of its own unit, so only slices of one unit are compared.
  const byUnit = [...groupBy(slices, ([portion]) => portion?.unitId ?? null).values()];
  const placed = byUnit.map((ofUnit) => ofUnit.map((parts) => placePayment(parts, ofUnit)));
  return { portions: placed.flat(2), doubts: placed.flatMap(findDoubts) };
}

/** Sums of a slice by what tells its parts apart. */
interface OpenSlice {
  readonly sums: OpenSums;
  /** Added to the plan late. */
  readonly late: OpenSums;
  /** Paid after the deadline of the plan of the year. */
  readonly after: OpenSums;
  /** Paid after the deadline of what was added late too. */
  readonly afterLast: OpenSums;
  readonly further: OpenSums;
}

function hasMoney({ plan, disbursed, advanceOutstanding, allocated, carriedFurther }: LapseMoney): boolean {
  return [plan, disbursed, advanceOutstanding, allocated, carriedFurther].some(
    (amount) => amount !== null && amount !== 0n,
  );
}

/** What was added late to a slice, and what has been paid of the slice after the deadline of the rest. */
interface LateMoney {
  readonly late: Dong;
  readonly deadline: Deadline | null;
  readonly after: PaymentSums;
  /** Paid after the deadline of the late money too. */
  readonly paidAfterLast: Dong;
}

/** Cuts and transfers lower the earlier money first; what is added late is never more than the plan that is left. */
function splitLate(
  portion: LapsePortion,
  { late, deadline, after, paidAfterLast }: LateMoney,
): readonly LapsePortion[] {
  if (portion.plan === null) return [portion];
  const paidAfter = positive(after.disbursed);
  const added = smaller(late, portion.plan);
  if (added <= 0n) return [{ ...portion, paidAfterDeadline: paidAfter }];
  if (added === portion.plan) return [{ ...portion, deadline, paidAfterDeadline: paidAfterLast }];
  const early = portion.plan - added;
  const { paid, paidOfLateAfter, paidAfterDeadline } = splitPaid(portion.disbursed, { early, late: added, paidAfter });
  const advancedAfter = smaller(positive(after.advanceOutstanding), paidOfLateAfter);
  const advances = splitAt(less(portion.advanceOutstanding, advancedAfter), positive(paid[0]));
  const allocations = splitAt(portion.allocated, early);
  // As the settlement has it: what is carried further is first of the money that would lapse first.
  const further = splitAt(portion.carriedFurther, positive(early - (paid[0] ?? 0n)));
  const part = (index: 0 | 1): Omit<LapseMoney, "plan" | "advanceOutstanding"> => ({
    disbursed: paid[index],
    allocated: allocations[index],
    carriedFurther: further[index],
  });
  return [
    { ...portion, ...part(0), plan: early, advanceOutstanding: advances[0], paidAfterDeadline },
    {
      ...portion,
      ...part(1),
      plan: added,
      advanceOutstanding: less(advances[1], -advancedAfter),
      deadline,
      paidAfterDeadline: positive(paidAfterLast - paidAfterDeadline),
    },
  ];
}

/**
 * What is paid of the earlier and of the later money: up to the earlier deadline first of the earlier, after it first of
 * the later. Of what is beyond that, the earlier money bears as much as there is plan left; the rest stays with the later.
 */
function splitPaid(
  disbursed: Dong | null,
  { early, late, paidAfter }: { readonly early: Dong; readonly late: Dong; readonly paidAfter: Dong },
): {
  readonly paid: readonly [Dong | null, Dong | null];
  readonly paidOfLateAfter: Dong;
  readonly paidAfterDeadline: Dong;
} {
  if (disbursed === null) return { paid: [null, null], paidOfLateAfter: 0n, paidAfterDeadline: 0n };
  const byDeadline = disbursed - paidAfter;
  const ofEarly = smaller(byDeadline, early);
  const paidOfLateAfter = smaller(paidAfter, positive(late - (byDeadline - ofEarly)));
  const paidAfterDeadline = paidAfter - paidOfLateAfter;
  const paidEarly = ofEarly + smaller(paidAfterDeadline, positive(early - ofEarly));
  return { paid: [paidEarly, disbursed - paidEarly], paidOfLateAfter, paidAfterDeadline };
}

function positive(amount: Dong | null): Dong {
  return amount === null || amount < 0n ? 0n : amount;
}

function smaller(left: Dong, right: Dong): Dong {
  return left < right ? left : right;
}

function less(amount: Dong | null, taken: Dong): Dong | null {
  return amount === null ? null : amount - taken;
}

function splitAt(amount: Dong | null, limit: Dong): readonly [Dong | null, Dong | null] {
  if (amount === null) return [null, null];
  return amount < limit ? [amount, 0n] : [limit, amount - limit];
}

type Slice = readonly LapsePortion[];

/** A payment of an unstated source has the deadline of the plans that it may have been made of, where they agree. */
function placePayment(parts: Slice, slices: readonly Slice[]): Slice {
  const [payment] = parts;
  if (payment === undefined || payment.plan !== null || payment.deadline !== null) return parts;
  const deadlines = slices
    .flatMap((other) => (canBe(parts, other) ? other : []))
    .filter(({ plan }) => plan !== null)
    .map(({ deadline }) => deadline);
  const [first = null] = deadlines;
  return deadlines.every((deadline) => deadline?.date === first?.date) ? [{ ...payment, deadline: first }] : parts;
}

/**
 * A payment that says less than a plan may have been made of it, whatever the plan's slice has paid besides. And one that
 * says more than any plan does was made of a plan that says less.
 */
function findDoubts(slices: readonly Slice[]): readonly PaymentDoubt[] {
  const isPayment = ({ disbursed }: LapseMoney): boolean => disbursed !== null && disbursed !== 0n;
  const isUnplanned = ({ plan }: LapseMoney): boolean => plan === null;
  const plans = slices.filter((slice) => !slice.some(isUnplanned));
  return slices
    .filter((slice) => slice.some(isPayment))
    .flatMap((payment) =>
      plans
        .filter((plan) => canBe(payment, plan) || (payment.every(isUnplanned) && canBe(plan, payment)))
        .map((plan) => ({ payment, plan })),
    );
}

/** Whether the money of one slice may turn out to be of the other of its unit, which says more. */
function canBe([vague]: Slice, [told]: Slice): boolean {
  return (
    vague !== undefined &&
    told !== undefined &&
    (vague.projectId ?? told.projectId) === told.projectId &&
    (vague.componentId ?? told.componentId) === told.componentId &&
    (isSameSource(vague.source, told.source) ? !isSamePlace(vague, told) : isVaguerSource(vague.source, told.source))
  );
}

/** Whether two slices of one source are the same slice. */
function isSamePlace(left: SliceOrigin, right: SliceOrigin): boolean {
  return (
    left.unitId === right.unitId &&
    left.projectId === right.projectId &&
    left.componentId === right.componentId &&
    left.fiscalYear === right.fiscalYear &&
    (left.month ?? null) === (right.month ?? null)
  );
}

/** The sum of portions; null where none of them states it. */
export function sumPortions(portions: readonly LapseMoney[]): LapseMoney {
  const sum = (field: keyof LapseMoney): Dong | null => {
    let total: Dong | null = null;
    for (const portion of portions) total = addStated(total, portion[field]);
    return total;
  };
  return {
    plan: sum("plan"),
    disbursed: sum("disbursed"),
    advanceOutstanding: sum("advanceOutstanding"),
    allocated: sum("allocated"),
    carriedFurther: sum("carriedFurther"),
  };
}
