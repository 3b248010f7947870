/**
 * Lapse portions: slices cut into parts that each have one deadline, with what has been paid of each.
 *
 * Money that was added after the cut-off day outlives the rest of its slice. Nobody marks which of the two a payment
 * is made of, so payments, allocation and advances count first against the money that lapses first – as long as it can
 * be paid: a payment after its last day is made of the later money.
 */
import { groupBy } from "../keyed-items.ts";
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type Deadline, deadlineOf, type DeadlineOptions } from "../policy/deadline.ts";
import { isVaguerSource, sourceKey } from "../funding-source.ts";
import type { Dong } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated } from "../position.ts";
import { lateAdditionsLeft } from "./lapse-late-additions.ts";
import { orderSlices } from "../slice-order.ts";
import {
  type PaymentSums,
  paymentsOfSums,
  positionOfSums,
  type SliceGrain,
  sliceKey,
  sumSlices,
} from "../slice-sums.ts";

/** Money of some portions, in đồng; null: not stated. */
export interface LapseMoney {
  readonly plan: Dong | null;
  /** From the first day of the budget year. */
  readonly disbursed: Dong | null;
  /** Part of `disbursed` that is advances not yet recovered. */
  readonly advanceOutstanding: Dong | null;
  /** Allocated in detail. */
  readonly allocated: Dong | null;
}

/** A part of a slice with one deadline. */
export interface LapsePortion extends SliceOrigin, LapseMoney {
  /** Null: open. */
  readonly deadline: Deadline | null;
  /** Paid after the last day of this money, beyond what the later money of its slice could bear, in đồng. */
  readonly paidTooLate: Dong;
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

/**
 * Cuts movements into portions.
 *
 * @param movements of one budget year and within the budget, already selected
 */
export function cutPortions(
  movements: readonly Movement[],
  { grain, asOf, ...options }: DeadlineOptions & { readonly grain: SliceGrain; readonly asOf: PlainDate },
): LapsePortions {
  const deadlineAt = rememberDeadlines({ asOf, ...options });
  const isLate = (movement: Movement): boolean =>
    (movement.kind === "assigned" || movement.kind === "supplemented") &&
    deadlineAt(movement, movement.effectiveOn)?.kind === "addedLate";
  const late = lateAdditionsLeft(movements, { grain, isLate });
  const isAfterwards = (movement: Movement): boolean => {
    const deadline = deadlineAt(movement, null);
    return deadline !== null && movement.effectiveOn > (deadline.settlementUntil ?? deadline.date);
  };
  const afterwards = new Map(
    late.size === 0
      ? []
      : sumSlices(movements.filter(isAfterwards), grain).map((slice) => [sliceKey(slice), paymentsOfSums(slice.sums)]),
  );
  // In an order of their own, so that rows and rules stand alike in whatever order entries are given.
  const slices = orderSlices(sumSlices(movements, grain), ({ sums }) => positionOfSums(sums).plan)
    .map(({ sums, ...origin }): readonly LapsePortion[] => {
      const { plan, allocatedPlan: allocated } = positionOfSums(sums);
      const { disbursed, advanceOutstanding } = paymentsOfSums(sums);
      const deadline = deadlineAt(origin, null);
      const portion = { ...origin, plan, disbursed, advanceOutstanding, allocated, deadline, paidTooLate: 0n };
      const key = sliceKey(origin);
      return splitLate(portion, {
        late: late.get(key) ?? 0n,
        deadline: deadlineAt(origin, asOf),
        afterwards: afterwards.get(key) ?? null,
      });
    })
    .filter((parts) => parts.some(hasMoney));
  // A payment is made of a plan of its own unit, so only slices of one unit are compared.
  const byUnit = [...groupBy(slices, ([portion]) => portion?.unitId ?? null).values()];
  const placed = byUnit.map((ofUnit) => ofUnit.map((parts) => placePayment(parts, ofUnit)));
  return { portions: placed.flat(2), doubts: placed.flatMap(findDoubts) };
}

/** Thousands of slices share a few sources: each is looked up once. */
function rememberDeadlines(
  rules: DeadlineOptions,
): (origin: Pick<SliceOrigin, "source" | "fiscalYear">, addedOn: PlainDate | null) => Deadline | null {
  const known = new Map<string, Deadline | null>();
  return ({ source, fiscalYear }, addedOn) => {
    const key = `${sourceKey(source)} ${fiscalYear} ${addedOn ?? ""}`;
    const deadline = known.get(key) ?? deadlineOf(source, fiscalYear, { ...rules, addedOn });
    known.set(key, deadline);
    return deadline;
  };
}

function hasMoney({ plan, disbursed, advanceOutstanding, allocated }: LapseMoney): boolean {
  return [plan, disbursed, advanceOutstanding, allocated].some((amount) => amount !== null && amount !== 0n);
}

/** Transfers lower the earlier money first; what is added late is never more than the plan that is left. */
function splitLate(
  portion: LapsePortion,
  {
    late,
    deadline,
    afterwards,
  }: { readonly late: Dong; readonly deadline: Deadline | null; readonly afterwards: PaymentSums | null },
): readonly LapsePortion[] {
  const plan = portion.plan ?? 0n;
  const added = late < plan ? late : plan;
  if (added <= 0n) return [portion];
  if (added === plan) return [{ ...portion, deadline }];
  const paidAfterwards = positive(afterwards?.disbursed);
  const paid = splitPaid(portion.disbursed, { plans: [plan - added, added], paidAfterwards });
  const advancedAfterwards = smaller(positive(afterwards?.advanceOutstanding), positive(paid.parts[1]));
  const advances = splitAt(addStated(portion.advanceOutstanding, -advancedAfterwards), positive(paid.parts[0]));
  const allocations = splitAt(portion.allocated, plan - added);
  return [
    {
      ...portion,
      plan: plan - added,
      disbursed: paid.parts[0],
      advanceOutstanding: advances[0],
      allocated: allocations[0],
      paidTooLate: paid.paidTooLate,
    },
    {
      ...portion,
      plan: added,
      disbursed: paid.parts[1],
      advanceOutstanding: advances[1] === null ? null : advances[1] + advancedAfterwards,
      allocated: allocations[1],
      deadline,
    },
  ];
}

/**
 * What is paid of the earlier and of the later money: until the earlier deadline first of the earlier money, afterwards
 * first of the later. What neither can bear stays with the later.
 */
function splitPaid(
  disbursed: Dong | null,
  { plans, paidAfterwards }: { readonly plans: readonly [Dong, Dong]; readonly paidAfterwards: Dong },
): { readonly parts: readonly [Dong | null, Dong | null]; readonly paidTooLate: Dong } {
  if (disbursed === null) return { parts: [null, null], paidTooLate: 0n };
  const [early, late] = splitAt(disbursed - paidAfterwards, plans[0]);
  const paidTooLate = positive(paidAfterwards - positive(plans[1] - (late ?? 0n)));
  const ofEarly = (early ?? 0n) + smaller(paidTooLate, positive(plans[0] - (early ?? 0n)));
  return { parts: [ofEarly, disbursed - ofEarly], paidTooLate };
}

function positive(amount: Dong | null | undefined): Dong {
  return amount === null || amount === undefined || amount < 0n ? 0n : amount;
}

function smaller(left: Dong, right: Dong): Dong {
  return left < right ? left : right;
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
  if (vague === undefined || told === undefined || sliceKey(vague) === sliceKey(told)) return false;
  return (
    (vague.projectId ?? told.projectId) === told.projectId &&
    (vague.componentId ?? told.componentId) === told.componentId &&
    (sourceKey(vague.source) === sourceKey(told.source) || isVaguerSource(vague.source, told.source))
  );
}

/** The sum of portions; null where none of them states it. */
export function sumPortions(portions: readonly LapseMoney[]): LapseMoney {
  const sum = (field: keyof LapseMoney): Dong | null => portions.map((each) => each[field]).reduce(addStated, null);
  return {
    plan: sum("plan"),
    disbursed: sum("disbursed"),
    advanceOutstanding: sum("advanceOutstanding"),
    allocated: sum("allocated"),
  };
}
