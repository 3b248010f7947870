/**
 * Lapse outlook: what is at risk of lapsing at one deadline, at the pace so far and at the pace that is needed.
 */
import { type PlainDate, startOfYear } from "../calendar.ts";
import type { Deadline } from "../policy/deadline.ts";
import { type Decimal, decimal } from "../decimal.ts";
import { type Dong, roundToDong } from "../money.ts";
import { measurePace } from "../pace.ts";

/**
 * - `spent`: nothing remains, or more has been disbursed than planned
 * - `carriedFurther`: all that remains is carried over into the next budget year
 * - `onPace`: at the pace so far all is disbursed in time
 * - `behind`: at the pace so far something remains at the deadline
 * - `inSettlement`: the deadline has passed; what was done by then may still be booked
 * - `lapsed`: the deadline has passed, and so has the settlement period
 * - `unknown`: it is not stated how much of this money is disbursed
 * - `open`: nature or vintage is not stated, or no policy covers the year, so there is no deadline
 */
export type LapseStatus =
  | "spent"
  | "carriedFurther"
  | "onPace"
  | "behind"
  | "inSettlement"
  | "lapsed"
  | "unknown"
  | "open";

/**
 * The outlook to one deadline, of what remains less what is carried further. All null where there is no deadline, or
 * where it is not stated what remains.
 */
export interface LapseOutlook {
  /** Negative when the deadline has passed. */
  readonly daysLeft: number | null;
  /** A started month counts by its days; zero on the day itself, negative when it has passed. */
  readonly monthsLeft: Decimal | null;
  /** Đồng a month from the first day of the budget year; null before that day is over. */
  readonly soFarPerMonth: Decimal | null;
  /** Đồng a month from now on; zero when nothing remains, null when money remains and no time is left. */
  readonly neededPerMonth: Decimal | null;
  /** `neededPerMonth / soFarPerMonth`; null when either is missing or nothing has been disbursed. */
  readonly timesFaster: Decimal | null;
  /** What remains at the deadline if the pace stays as it was; never negative, in đồng. */
  readonly atRiskAtPaceSoFar: Dong | null;
  /** What remains even at the needed pace: 0 while time is left, the remainder when none is, in đồng. */
  readonly atRiskAtNeededPace: Dong | null;
  /** What remained when the deadline and its settlement period had passed, in đồng; 0 up to the last day itself. */
  readonly lapsed: Dong | null;
  /** What remained when the deadline had passed and may still be booked, in đồng; 0 before and after that time. */
  readonly inSettlement: Dong | null;
}

const noOutlook: LapseOutlook = {
  daysLeft: null,
  monthsLeft: null,
  soFarPerMonth: null,
  neededPerMonth: null,
  timesFaster: null,
  atRiskAtPaceSoFar: null,
  atRiskAtNeededPace: null,
  lapsed: null,
  inSettlement: null,
};

/** When and in which budget year is asked. */
export interface LapseMoment {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
}

/** Until when money may be paid, and what was done by then booked. Every `Deadline` is one. */
export type LastDays = Pick<Deadline, "date" | "settlementUntil">;

/** The last day on which what was done by a deadline may be booked. */
export function lastBookingDay({ date, settlementUntil }: LastDays): PlainDate {
  return settlementUntil ?? date;
}

/** Money with what of it may still be paid. */
export interface OutlookMoney {
  readonly disbursed: Dong | null;
  /** What is left to pay, never negative, in đồng; null: not known. */
  readonly left: Dong | null;
}

/**
 * The outlook of money to a date. At risk at the pace so far: `left − pace so far × months left`, to the đồng.
 *
 * @param due null: there is no deadline
 */
export function measureOutlook(
  { disbursed, left }: OutlookMoney,
  due: LastDays | null,
  { asOf, fiscalYear }: LapseMoment,
): LapseOutlook {
  if (due === null) return noOutlook;
  const { date: deadline } = due;
  const disbursedToDate = disbursed ?? 0n;
  const plan = disbursedToDate + (left ?? 0n);
  const from = startOfYear(fiscalYear);
  const { monthsGone: _, ...pace } = measurePace({ plan, disbursedToDate, asOf, from, deadline });
  if (left === null) return { ...noOutlook, daysLeft: pace.daysLeft, monthsLeft: pace.monthsLeft };
  const hasTime = pace.monthsLeft.gt(0);
  const expected = hasTime ? pace.soFarPerMonth?.times(pace.monthsLeft) : decimal(0);
  const rest = expected === undefined ? null : left - roundToDong(expected);
  return {
    ...pace,
    atRiskAtPaceSoFar: rest === null || rest > 0n ? rest : 0n,
    atRiskAtNeededPace: hasTime ? 0n : left,
    lapsed: asOf > lastBookingDay(due) ? left : 0n,
    inSettlement: asOf > deadline && asOf <= lastBookingDay(due) ? left : 0n,
  };
}

/** The status of money with its deadline and outlook. */
export function lapseStatusOf(
  money: {
    readonly plan: Dong | null;
    readonly remaining: Dong | null;
    readonly left: Dong | null;
    readonly deadline: LastDays | null;
  },
  { atRiskAtPaceSoFar }: LapseOutlook,
  asOf: PlainDate,
): LapseStatus {
  const { plan, remaining, left, deadline } = money;
  if (deadline === null && plan !== null) return "open";
  if (deadline === null || remaining === null || left === null) return "unknown";
  if (remaining <= 0n) return "spent";
  if (left === 0n) return "carriedFurther";
  if (asOf > deadline.date) return asOf > lastBookingDay(deadline) ? "lapsed" : "inSettlement";
  return atRiskAtPaceSoFar === 0n ? "onPace" : "behind";
}
