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
 * - `onPace`: at the pace so far all is disbursed in time
 * - `behind`: at the pace so far something remains at the deadline
 * - `inSettlement`: the deadline has passed; what was done by then may still be booked
 * - `lapsed`: the deadline has passed, and so has the settlement period
 * - `unknown`: it is not stated how much of this money is disbursed
 * - `open`: nature or vintage is not stated, or no policy covers the year, so there is no deadline
 */
export type LapseStatus = "spent" | "onPace" | "behind" | "inSettlement" | "lapsed" | "unknown" | "open";

/** The outlook to one deadline. All null where there is no deadline, or where it is not stated what remains. */
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
  /** What remained when the deadline had passed, in đồng; 0 up to the day itself. */
  readonly lapsed: Dong | null;
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
};

/** When and in which budget year is asked. */
export interface LapseMoment {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
}

/**
 * The outlook of money to a date. At risk at the pace so far: `remaining − pace so far × months left`, to the đồng.
 *
 * @param date null: there is no deadline
 */
export function measureOutlook(
  { plan, remaining }: { readonly plan: Dong | null; readonly remaining: Dong | null },
  date: PlainDate | null,
  { asOf, fiscalYear }: LapseMoment,
): LapseOutlook {
  if (date === null) return noOutlook;
  const from = startOfYear(fiscalYear);
  const disbursedToDate = (plan ?? 0n) - (remaining ?? 0n);
  const { monthsGone: _, ...pace } = measurePace({ plan: plan ?? 0n, disbursedToDate, asOf, from, deadline: date });
  if (remaining === null || plan === null)
    return { ...noOutlook, daysLeft: pace.daysLeft, monthsLeft: pace.monthsLeft };
  const left = remaining > 0n ? remaining : 0n;
  const hasTime = pace.monthsLeft.gt(0);
  const expected = hasTime ? pace.soFarPerMonth?.times(pace.monthsLeft) : decimal(0);
  const rest = expected === undefined ? null : left - roundToDong(expected);
  return {
    ...pace,
    atRiskAtPaceSoFar: rest === null || rest > 0n ? rest : 0n,
    atRiskAtNeededPace: hasTime ? 0n : left,
    lapsed: asOf > date ? left : 0n,
  };
}

/** The status of money with its deadline and outlook. */
export function lapseStatusOf(
  money: { readonly plan: Dong | null; readonly remaining: Dong | null; readonly deadline: Deadline | null },
  { atRiskAtPaceSoFar }: LapseOutlook,
  asOf: PlainDate,
): LapseStatus {
  const { plan, remaining, deadline } = money;
  if (deadline === null && plan !== null) return "open";
  if (deadline === null || remaining === null) return "unknown";
  if (remaining <= 0n) return "spent";
  if (asOf > deadline.date) return asOf > (deadline.settlementUntil ?? deadline.date) ? "lapsed" : "inSettlement";
  return atRiskAtPaceSoFar === 0n ? "onPace" : "behind";
}
