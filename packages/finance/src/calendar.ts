/**
 * Calendar: plain dates as `YYYY-MM-DD` strings, so that no time zone can move a payment into another year.
 *
 * The budget year is the calendar year (Law 83/2015/QH13, article 14). Days are counted in UTC and never in local
 * time, where a day may begin at 01:00 (America/Sao_Paulo) or be left out altogether (Pacific/Apia, 2011-12-30).
 */
import { utc } from "@date-fns/utc";
// One function a path: the package's index loads 300 modules, two seconds of a command line's start.
import { addDays as addCalendarDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getDaysInMonth } from "date-fns/getDaysInMonth";
import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";
import { assert } from "./assertion.ts";
import { type Decimal, divide } from "./decimal.ts";

/** A calendar date, `YYYY-MM-DD`; never an instant. Compare with `<` and `>`. */
export type PlainDate = string;

const plainDatePattern = /^(\d{4})-(\d{2})-(\d{2})$/u;
/** date-fns counts in UTC: in local time a day may be missing or begin at 01:00. */
const inUtc = { in: utc } as const;

/** Whether the text is a date of the calendar in the form `YYYY-MM-DD`: 2023-02-29 is not. */
export function isPlainDate(text: string): boolean {
  return plainDatePattern.test(text) && isValid(parseISO(text, inUtc));
}

/** Makes a date from its parts; null when there is no such day. */
export function plainDate({
  year,
  month,
  day,
}: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): PlainDate | null {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isPlainDate(text) ? text : null;
}

/** Year, month (1–12) and day of a date. */
export function dateParts(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  assert(isPlainDate(date), `"${date}" is a plain date`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The budget year of a date: its calendar year. */
export function budgetYearOf(date: PlainDate): number {
  return dateParts(date).year;
}

/** The last day of a month: `endOfMonth(2024, 2)` is 2024-02-29. */
export function endOfMonth(year: number, month: number): PlainDate {
  return monthDay(year, month, daysInMonth(year, month));
}

/** The first day of the budget year. */
export function startOfYear(year: number): PlainDate {
  return monthDay(year, 1, 1);
}

/** The last day of the budget year. */
export function endOfYear(year: number): PlainDate {
  return monthDay(year, 12, 31);
}

/** The date so many days later; earlier when negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  assert(Number.isSafeInteger(days), `${days} is a whole number of days`);
  const moved = addCalendarDays(utcDate(date), days, inUtc).toISOString().slice(0, 10);
  assert(isPlainDate(moved), `${days} days after ${date} is a date of four-digit years`);
  return moved;
}

/** Days from `from` to `to`: 61 from 2023-10-31 to 2023-12-31; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return differenceInCalendarDays(utcDate(to), utcDate(from), inUtc);
}

/** Whether the date is the last day of its month. */
export function isEndOfMonth(date: PlainDate): boolean {
  const { year, month } = dateParts(date);
  return endOfMonth(year, month) === date;
}

/**
 * Months from `from` (exclusive) to `to` (inclusive), counting a started month by its days: 2 from 2023-10-31 to
 * 2023-12-31, 3 to 2024-01-31, 10 from 2022-12-31 to 2023-10-31. Zero or less when `to` is not later.
 */
export function monthsBetween(from: PlainDate, to: PlainDate): Decimal {
  const monthIndex = (date: PlainDate): Decimal => {
    const { year, month, day } = dateParts(date);
    return divide(BigInt(day), BigInt(daysInMonth(year, month))).plus(year * 12 + month);
  };
  return monthIndex(to).minus(monthIndex(from));
}

/** Share of the budget year gone by the end of the date: 304/365 on 2023-10-31. 0 before the year, 1 after it. */
export function elapsedShare(asOf: PlainDate, year: number): Decimal {
  const lengthDays = daysBetween(startOfYear(year), endOfYear(year)) + 1;
  const goneDays = Math.min(Math.max(daysBetween(startOfYear(year), asOf) + 1, 0), lengthDays);
  return divide(BigInt(goneDays), BigInt(lengthDays));
}

function utcDate(date: PlainDate): Date {
  assert(isPlainDate(date), `"${date}" is a plain date`);
  return parseISO(date, inUtc);
}

/** Days of a month; 0 where there is no such month. */
function daysInMonth(year: number, month: number): number {
  const first = plainDate({ year, month, day: 1 });
  return first === null ? 0 : getDaysInMonth(utcDate(first), inUtc);
}

function monthDay(year: number, month: number, day: number): PlainDate {
  const date = plainDate({ year, month, day });
  assert(date !== null, `${year}-${month}-${day} is a day of the calendar`);
  return date;
}
