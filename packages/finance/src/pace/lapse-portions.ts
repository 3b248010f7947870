/**
 * Lapse portions: slices cut into parts that each have one deadline, with what has been paid of each.
 *
 * Money that was added after the cut-off day outlives the rest of its slice. Nobody marks which of the two a payment
 * is made of, so payments, allocation and advances count first against the money that lapses first.
 */
import { groupBy } from "../keyed-items.ts";
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type Deadline, deadlineOf, type DeadlineOptions } from "../policy/deadline.ts";
import { isVaguerSource, sourceKey } from "../funding-source.ts";
import type { Dong } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated } from "../position.ts";
import { orderSlices } from "../slice-order.ts";
import { paymentsOfSums, positionOfSums, type SliceGrain, sliceKey, sumSlices } from "../slice-sums.ts";

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
  const late = new Map(
    sumSlices(movements.filter(isLate), grain).map((slice) => [sliceKey(slice), positionOfSums(slice.sums).plan]),
  );
  // In an order of their own, so that rows and rules stand alike in whatever order entries are given.
  const slices = orderSlices(sumSlices(movements, grain), ({ sums }) => positionOfSums(sums).plan)
    .map(({ sums, ...origin }): readonly LapsePortion[] => {
      const { plan, allocatedPlan: allocated } = positionOfSums(sums);
      const { disbursed, advanceOutstanding } = paymentsOfSums(sums);
      const deadline = deadlineAt(origin, null);
      const portion = { ...origin, plan, disbursed, advanceOutstanding, allocated, deadline };
      return splitLate(portion, { late: late.get(sliceKey(origin)) ?? 0n, deadline: deadlineAt(origin, asOf) });
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

/** Cuts and transfers lower the earlier money first; what is added late is never more than the plan that is left. */
function splitLate(
  portion: LapsePortion,
  { late, deadline }: { readonly late: Dong; readonly deadline: Deadline | null },
): readonly LapsePortion[] {
  const plan = portion.plan ?? 0n;
  const added = late < plan ? late : plan;
  if (added <= 0n) return [portion];
  if (added === plan) return [{ ...portion, deadline }];
  const paid = splitAt(portion.disbursed, plan - added);
  const advances = splitAt(portion.advanceOutstanding, paid[0] ?? 0n);
  const allocations = splitAt(portion.allocated, plan - added);
  const part = (index: 0 | 1): LapseMoney => ({
    plan: index === 0 ? plan - added : added,
    disbursed: paid[index],
    advanceOutstanding: advances[index],
    allocated: allocations[index],
  });
  return [
    { ...portion, ...part(0) },
    { ...portion, ...part(1), deadline },
  ];
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
