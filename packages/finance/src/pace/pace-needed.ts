/**
 * Needed pace: what must be disbursed a month until a date, of the money that may still be disbursed by then.
 */
import { endOfYear, type PlainDate, startOfYear } from "../calendar.ts";
import type { Bilingual } from "../language.ts";
import type { Dong } from "../money.ts";
import { measurePace, type Pace } from "../pace.ts";
import type { Progress } from "../progress/progress.ts";
import type { PaceCalendar } from "./pace-calendar.ts";
import type { PaidSlice } from "./pace-slices.ts";

/** What pace is needed of. */
export interface NeededInput {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly calendar: PaceCalendar;
}

/** The pace of slices to any date. */
export interface NeededPaces {
  /** The last day that any of the money has; 31/12 where that is open. */
  readonly lastDeadline: PlainDate;
  /** Whether the deadline of a part of the money has passed with some of it not disbursed: no pace is for that part. */
  readonly isPartLapsed: boolean;
  /** Null unless plan and disbursement are both stated and can be compared. */
  readonly paceTo: (deadline: PlainDate) => Pace | null;
}

/**
 * The pace that slices need. None is needed to a date after the last deadline of the money, which cannot be paid then;
 * money whose deadline has come is left out, and where payments do not tell it apart from the rest, none is told.
 */
export function neededPacesOf(
  slices: readonly PaidSlice[],
  { plan, disbursedToDate, remaining }: Progress,
  { asOf, fiscalYear, calendar }: NeededInput,
): NeededPaces {
  const planned = slices.filter(({ held }) => held.thisYear.plan !== null);
  const stated = planned.map(({ source }) => calendar.statedDeadlineOf(source));
  const lastDeadline =
    planned
      .map(({ source }) => calendar.deadlineOf(source))
      .sort()
      .at(-1) ?? endOfYear(fiscalYear);
  const isClosedBefore = (date: PlainDate): boolean =>
    stated.length > 0 && stated.every((each) => each !== null && each < date);
  const { payable, isPartLapsed } = payableOf(slices, { remaining: remaining ?? 0n, asOf, calendar });
  return {
    lastDeadline,
    isPartLapsed,
    paceTo: (deadline) => {
      if (plan === null || disbursedToDate === null || remaining === null) return null;
      const left = remaining <= 0n ? remaining : (payable ?? 0n);
      const from = startOfYear(fiscalYear);
      const pace = measurePace({ plan: disbursedToDate + left, disbursedToDate, asOf, from, deadline });
      const isNone = remaining > 0n && (left <= 0n || isClosedBefore(deadline));
      return isNone ? { ...pace, neededPerMonth: null, timesFaster: null } : pace;
    },
  };
}

/** What is to be disbursed: "hết", or "hết phần còn hạn" where a part has lapsed. */
export function allWords(isPartLapsed: boolean): Bilingual {
  return isPartLapsed ? { vi: "hết phần còn hạn", en: "all that has not lapsed" } : { vi: "hết", en: "all" };
}

interface Payable {
  /** In đồng; null: payments do not tell the money that has lapsed from the rest. */
  readonly payable: Dong | null;
  readonly isPartLapsed: boolean;
}

function payableOf(
  slices: readonly PaidSlice[],
  {
    remaining,
    asOf,
    calendar,
  }: { readonly remaining: Dong; readonly asOf: PlainDate; readonly calendar: PaceCalendar },
): Payable {
  const dueOf = ({ source }: PaidSlice): PlainDate | null => calendar.statedDeadlineOf(source);
  const isPassed = (slice: PaidSlice): boolean => {
    const due = dueOf(slice);
    return due !== null && due <= asOf;
  };
  const passed = slices.filter(isPassed);
  if (remainderOf(passed) <= 0n) return { payable: remaining, isPartLapsed: false };
  const rest = slices.filter((slice) => !isPassed(slice));
  const isVague = rest.some(
    (slice) =>
      dueOf(slice) === null && slice.held.thisYear.plan === null && (slice.held.thisYear.disbursed ?? 0n) !== 0n,
  );
  return { payable: isVague ? null : remainderOf(rest), isPartLapsed: true };
}

function remainderOf(slices: readonly PaidSlice[]): Dong {
  return slices.reduce((sum, { held }) => sum + (held.thisYear.plan ?? 0n) - (held.thisYear.disbursed ?? 0n), 0n);
}
