/**
 * Pace: money a month so far, money a month that is needed, and how far behind the calendar.
 */
import { addDays, daysBetween, elapsedShare, monthsBetween, type PlainDate } from "./calendar.ts";
import { type Decimal, decimal, divide } from "./decimal.ts";
import { type Dong, ratio, roundToDong } from "./money.ts";

/** Pace to one deadline. */
export interface Pace {
  /** Months gone, a started month counted by its days. */
  readonly monthsGone: Decimal;
  /** Months left until the deadline; zero on the day itself, negative when it has passed. */
  readonly monthsLeft: Decimal;
  /** Days left until the deadline; negative when it has passed. */
  readonly daysLeft: number;
  /** Đồng a month so far; null before the first day is over. */
  readonly soFarPerMonth: Decimal | null;
  /** Đồng a month from now on; zero when nothing remains, null when money remains and no time is left. */
  readonly neededPerMonth: Decimal | null;
  /** `neededPerMonth / soFarPerMonth`; null when either is missing or nothing has been disbursed. */
  readonly timesFaster: Decimal | null;
}

/**
 * Measures the pace from a first day to a deadline.
 *
 * @example
 * ```ts
 * const input = { plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n, asOf: "2023-10-31", from: "2023-01-01" };
 * const toYearEnd = measurePace({ ...input, deadline: "2023-12-31" });
 * toYearEnd.soFarPerMonth // => "1410800000"
 * toYearEnd.neededPerMonth // => "8162500000"
 * toYearEnd.timesFaster.toFixed(1) // => "5.8"
 * roundToDong(measurePace({ ...input, deadline: "2024-01-31" }).neededPerMonth) // => 5_441_666_667n
 * measurePace({ ...input, deadline: "2023-10-31" }).neededPerMonth // => null
 * ```
 */
export function measurePace(input: {
  readonly plan: Dong;
  readonly disbursedToDate: Dong;
  readonly asOf: PlainDate;
  /** First day that counts, as a rule the first of the budget year. */
  readonly from: PlainDate;
  readonly deadline: PlainDate;
}): Pace {
  const { plan, disbursedToDate, asOf, from, deadline } = input;
  const monthsGone = monthsBetween(addDays(from, -1), asOf);
  const monthsLeft = monthsBetween(asOf, deadline);
  const remaining = plan - disbursedToDate;
  const soFarPerMonth = monthsGone.gt(0) ? decimal(disbursedToDate).div(monthsGone) : null;
  const neededPerMonth = neededOver(remaining, monthsLeft);
  const hasPace = soFarPerMonth !== null && soFarPerMonth.gt(0);
  return {
    monthsGone,
    monthsLeft,
    daysLeft: daysBetween(asOf, deadline),
    soFarPerMonth,
    neededPerMonth,
    timesFaster: hasPace && neededPerMonth !== null ? neededPerMonth.div(soFarPerMonth) : null,
  };
}

function neededOver(remaining: Dong, monthsLeft: Decimal): Decimal | null {
  if (remaining <= 0n) return decimal(0);
  return monthsLeft.gt(0) ? decimal(remaining).div(monthsLeft) : null;
}

/** Distance from the straight line of the calendar. */
export interface TimeGap {
  /** Share of the budget year gone, 0 to 1. */
  readonly elapsed: Decimal;
  /** Plan that the calendar would have disbursed by now, whole đồng. */
  readonly planToDate: Dong;
  /** `planToDate − disbursedToDate`: positive when behind, whole đồng. */
  readonly behind: Dong;
  /** `elapsed − rate` as a share (0.3693 is 36,93 points); null when there is no plan. */
  readonly behindShare: Decimal | null;
}

/**
 * Measures how far disbursement is behind (positive) or ahead of (negative) the share of the year that is gone.
 *
 * @example
 * ```ts
 * const timeGap = measureTimeGap({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n, asOf: "2023-10-31", fiscalYear: 2023 });
 * timeGap.behind // => 11_238_936_986n
 * timeGap.behindShare.toFixed(4) // => "0.3693"
 * ```
 */
export function measureTimeGap(input: {
  readonly plan: Dong;
  readonly disbursedToDate: Dong;
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
}): TimeGap {
  const { plan, disbursedToDate, asOf, fiscalYear } = input;
  const elapsed = elapsedShare(asOf, fiscalYear);
  const planToDate = roundToDong(decimal(plan).times(elapsed));
  const rate = ratio(disbursedToDate, plan);
  return {
    elapsed,
    planToDate,
    behind: planToDate - disbursedToDate,
    behindShare: rate === null ? null : elapsed.minus(rate),
  };
}

/**
 * The share of a plan that is carried over, for "trong đó kéo dài 3.557 (11,69%)"; null when there is no plan.
 *
 * @example
 * ```ts
 * carriedOverShare(3_557_000_000n, 30_433_000_000n).toFixed(4) // => "0.1169"
 * carriedOverShare(3_557_000_000n, 0n) // => null
 * ```
 */
export function carriedOverShare(carriedOver: Dong, plan: Dong): Decimal | null {
  return plan === 0n ? null : divide(carriedOver, plan);
}
