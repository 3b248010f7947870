/**
 * Plan to date: how much of a plan should have been disbursed by a date, by each of the curves that offices use.
 *
 * The curves answer different questions: an even pace to the legal deadline, the share of the year that is gone, what
 * was reached on the same day a year before, and the targets that a directive sets.
 */
import {
  addDays,
  dateParts,
  daysBetween,
  endOfMonth,
  isEndOfMonth,
  monthsBetween,
  type PlainDate,
  plainDate,
  startOfYear,
} from "../calendar.ts";
import { assert } from "../assertion.ts";
import { type Decimal, decimal, divide } from "../decimal.ts";
import type { SpendingNature } from "../funding-source.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, roundToDong } from "../money.ts";

/**
 * - `straightLine`: even months from the first day of the budget year to the deadline of each slice: 13 months for
 *   investment of the year, 12 for the rest and where the deadline is open
 * - `calendar`: the share of the days of the budget year that are gone
 * - `lastYear`: the rate of the same group in the budget year before, on the same day, of its plan on that day
 * - `targets`: straight from nothing on the eve of the year through the targets; after the last target, its share. Of the
 *   money that the targets are set for
 *
 * @example
 * ```ts
 * paceCurves // => ["straightLine", "calendar", "lastYear", "targets"]
 * ```
 */
export const paceCurves = ["straightLine", "calendar", "lastYear", "targets"] as const;

/** One of `paceCurves`. */
export type PaceCurve = (typeof paceCurves)[number];

/**
 * The curves in words, as they stand behind "so với".
 *
 * @example
 * ```ts
 * paceCurveNames.calendar.vi // => "tiến độ thời gian"
 * ```
 */
export const paceCurveNames: Readonly<Record<PaceCurve, Bilingual>> = {
  straightLine: { vi: "tiến độ chia đều theo tháng", en: "an even monthly pace" },
  calendar: { vi: "tiến độ thời gian", en: "the calendar" },
  lastYear: { vi: "cùng kỳ năm trước", en: "the same day last year" },
  targets: { vi: "lộ trình mục tiêu", en: "the path through the targets" },
};

/** A target: which share of the plan is to be disbursed by the end of a date. */
export interface PaceTarget {
  readonly date: PlainDate;
  /** Of the plan: 0.6 is 60%. */
  readonly share: Decimal;
  /** The nature of the money that it is set for; null or left out: all money. */
  readonly nature?: SpendingNature | null | undefined;
  readonly name?: Bilingual | null | undefined;
  /** The paper that sets it; null or left out: not stated. */
  readonly legalBasis?: string | null | undefined;
  /** False: not yet checked against the published text; null or left out: it is no rule of a text. */
  readonly isVerified?: boolean | null | undefined;
}

/** The plan to date by one curve. */
export interface PlanToDate {
  readonly curve: PaceCurve;
  readonly name: Bilingual;
  /** Share of the plan that should be disbursed by now; null when the curve is not known, or the plan is none. By
   * targets, of the plan of the nature that they are set for. */
  readonly share: Decimal | null;
  /** That share of the plan in whole đồng. */
  readonly planToDate: Dong | null;
  /** `planToDate − disbursedToDate` in đồng: positive when behind; null unless both are known. */
  readonly behind: Dong | null;
  /** `share − rate` as a share (0.3693 is 36,93 points); null unless both are known. */
  readonly behindShare: Decimal | null;
}

/** The plan to date that a share gives. */
export function planToDateOf(
  curve: PaceCurve,
  input: {
    readonly share: Decimal | null;
    readonly plan: Dong | null;
    readonly disbursedToDate: Dong | null;
    readonly rate: Decimal | null;
  },
): PlanToDate {
  const { plan, disbursedToDate, rate } = input;
  const share = plan === null || plan === 0n ? null : input.share;
  const planToDate = plan === null || share === null ? null : roundToDong(decimal(plan).times(share));
  const isCompared = planToDate !== null && disbursedToDate !== null && rate !== null;
  return {
    curve,
    name: paceCurveNames[curve],
    share,
    planToDate,
    behind: isCompared ? planToDate - disbursedToDate : null,
    behindShare: isCompared && share !== null ? share.minus(rate) : null,
  };
}

/**
 * The share of even months gone from the first day of the budget year to the deadline: 10/13 on 31/10 of money that may
 * be spent until 31/01. 0 before the year, 1 from the deadline on.
 */
export function straightLineShare({
  asOf,
  fiscalYear,
  deadline,
}: {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly deadline: PlainDate;
}): Decimal {
  const eve = addDays(startOfYear(fiscalYear), -1);
  if (asOf >= deadline) return decimal(1);
  return asOf <= eve ? decimal(0) : divide(monthsBetween(eve, asOf), monthsBetween(eve, deadline));
}

/**
 * The share on the line from nothing on the eve of the budget year through the targets, by days. Of two targets of one
 * date the higher counts; a target before the year does not.
 *
 * @returns null without targets
 */
export function targetsShare(
  targets: readonly PaceTarget[],
  { asOf, fiscalYear }: { readonly asOf: PlainDate; readonly fiscalYear: number },
): Decimal | null {
  const eve = addDays(startOfYear(fiscalYear), -1);
  const points = targets
    .filter(({ date, share }) => date > eve && !targets.some((other) => other.date === date && other.share.gt(share)))
    .sort((left, right) => daysBetween(right.date, left.date));
  if (points.length === 0) return null;
  let before = { date: eve, share: decimal(0) };
  if (asOf <= eve) return before.share;
  for (const { date, share } of points) {
    if (asOf < date) {
      const gone = divide(BigInt(daysBetween(before.date, asOf)), BigInt(daysBetween(before.date, date)));
      return before.share.plus(share.minus(before.share).times(gone));
    }
    before = { date, share };
  }
  return before.share;
}

/**
 * The same day a year before. The last day of a month stays the last: 29/02/2024 becomes 28/02/2023, and 28/02/2025
 * becomes 29/02/2024, so that whole months are compared with whole months.
 */
export function sameDayOfYearBefore(date: PlainDate): PlainDate {
  const { year, month, day } = dateParts(date);
  const same = isEndOfMonth(date) ? endOfMonth(year - 1, month) : plainDate({ year: year - 1, month, day });
  assert(same !== null, `${date} has the same day a year before`);
  return same;
}
