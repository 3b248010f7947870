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
import { parseISO } from "date-fns/parseISO";
import { assert } from "./assertion.ts";
import { type Decimal, divide } from "./decimal.ts";

/** A calendar date, `YYYY-MM-DD`; never an instant. Compare with `<` and `>`. */
export type PlainDate = string;

const plainDatePattern = /^(\d{4})-(\d{2})-(\d{2})$/u;
/** date-fns counts in UTC: in local time a day may be missing or begin at 01:00. */
const inUtc = { in: utc } as const;

/**
 * Whether the text is a date of the calendar in the form `YYYY-MM-DD`: 2023-02-29 is not.
 *
 * @example
 * ```ts
 * isPlainDate("2024-02-29") // => true
 * isPlainDate("2023-02-29") // => false
 * isPlainDate("31/10/2023") // => false
 * ```
 */
export function isPlainDate(text: string): boolean {
  if (!plainDatePattern.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Makes a date from its parts; null when there is no such day.
 *
 * @example
 * ```ts
 * plainDate({ year: 2024, month: 2, day: 29 }) // => "2024-02-29"
 * plainDate({ year: 2023, month: 2, day: 29 }) // => null
 * ```
 */
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

/**
 * Year, month (1–12) and day of a date.
 *
 * @example
 * ```ts
 * dateParts("2023-10-31") // => { year: 2023, month: 10, day: 31 }
 * dateParts("31/10/2023") // => throws AssertionError
 * ```
 */
export function dateParts(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  assert(isPlainDate(date), `"${date}" is a plain date`);
  return partsOf(date);
}

/**
 * The budget year of a date: its calendar year.
 *
 * @example
 * ```ts
 * budgetYearOf("2024-01-31") // => 2024
 * ```
 */
export function budgetYearOf(date: PlainDate): number {
  return dateParts(date).year;
}

/**
 * The last day of a month: `endOfMonth(2024, 2)` is 2024-02-29.
 *
 * @example
 * ```ts
 * endOfMonth(2024, 2) // => "2024-02-29"
 * endOfMonth(2023, 13) // => throws AssertionError
 * ```
 */
export function endOfMonth(year: number, month: number): PlainDate {
  return monthDay(year, month, daysInMonth(year, month));
}

/**
 * The last day of the month of a date.
 *
 * @example
 * ```ts
 * lastDayOfMonth("2024-02-01") // => "2024-02-29"
 * ```
 */
export function lastDayOfMonth(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date);
  return endOfMonth(year, month);
}

/**
 * The first day of the budget year.
 *
 * @example
 * ```ts
 * startOfYear(2023) // => "2023-01-01"
 * ```
 */
export function startOfYear(year: number): PlainDate {
  return monthDay(year, 1, 1);
}

/**
 * The last day of the budget year.
 *
 * @example
 * ```ts
 * endOfYear(2023) // => "2023-12-31"
 * ```
 */
export function endOfYear(year: number): PlainDate {
  return monthDay(year, 12, 31);
}

/**
 * The date so many days later; earlier when negative.
 *
 * @example
 * ```ts
 * addDays("2023-12-31", 1) // => "2024-01-01"
 * addDays("2024-03-01", -1) // => "2024-02-29"
 * ```
 */
export function addDays(date: PlainDate, days: number): PlainDate {
  assert(Number.isSafeInteger(days), `${days} is a whole number of days`);
  const moved = addCalendarDays(utcDate(date), days, inUtc).toISOString().slice(0, 10);
  assert(isPlainDate(moved), `${days} days after ${date} is a date of four-digit years`);
  return moved;
}

/**
 * Days from `from` to `to`: 61 from 2023-10-31 to 2023-12-31; negative when `to` is earlier.
 *
 * @example
 * ```ts
 * daysBetween("2023-10-31", "2023-12-31") // => 61
 * daysBetween("2023-12-31", "2023-10-31") // => -61
 * ```
 */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return differenceInCalendarDays(utcDate(to), utcDate(from), inUtc);
}

/**
 * Whether the date is the last day of its month.
 *
 * @example
 * ```ts
 * isEndOfMonth("2023-02-28") // => true
 * isEndOfMonth("2024-02-28") // => false
 * ```
 */
export function isEndOfMonth(date: PlainDate): boolean {
  const { year, month } = dateParts(date);
  return endOfMonth(year, month) === date;
}

/**
 * Months from `from` (exclusive) to `to` (inclusive), counting a started month by its days: 2 from 2023-10-31 to
 * 2023-12-31, 3 to 2024-01-31, 10 from 2022-12-31 to 2023-10-31. Zero or less when `to` is not later.
 *
 * @example
 * ```ts
 * monthsBetween("2023-10-31", "2024-01-31") // => "3"
 * monthsBetween("2023-10-31", "2023-11-15") // => "0.5"
 * monthsBetween("2023-12-31", "2023-10-31") // => "-2"
 * ```
 */
export function monthsBetween(from: PlainDate, to: PlainDate): Decimal {
  const monthIndex = (date: PlainDate): Decimal => {
    const { year, month, day } = dateParts(date);
    return divide(BigInt(day), BigInt(daysInMonth(year, month))).plus(year * 12 + month);
  };
  return monthIndex(to).minus(monthIndex(from));
}

/**
 * Share of the budget year gone by the end of the date: 304/365 on 2023-10-31. 0 before the year, 1 after it.
 *
 * @example
 * ```ts
 * elapsedShare("2023-10-31", 2023).toFixed(4) // => "0.8329"
 * elapsedShare("2024-01-31", 2023) // => "1"
 * ```
 */
export function elapsedShare(asOf: PlainDate, year: number): Decimal {
  const lengthDays = daysBetween(startOfYear(year), endOfYear(year)) + 1;
  const goneDays = Math.min(Math.max(daysBetween(startOfYear(year), asOf) + 1, 0), lengthDays);
  return divide(BigInt(goneDays), BigInt(lengthDays));
}

function utcDate(date: PlainDate): Date {
  assert(isPlainDate(date), `"${date}" is a plain date`);
  return parseISO(date, inUtc);
}

/** The parts of a text of the pattern, whether or not there is such a day. */
function partsOf(text: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

/**
 * Days of a month; 0 where there is no such month. Counted here and not by the library: every date of a million
 * entries comes through, and a parsed Date each time took nine tenths of the work.
 */
function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function monthDay(year: number, month: number, day: number): PlainDate {
  const date = plainDate({ year, month, day });
  assert(date !== null, `${year}-${month}-${day} is a day of the calendar`);
  return date;
}
