/**
 * Months as one whole number, year × 12 + month − 1: comparable, without gaps, and cheap to group by.
 */
import type { PlainDate } from "@giaingan/finance";

/** The month of a date: 24_285 for 2023-10-31. */
export function monthIndexOf(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The month as `YYYY-MM`. */
export function monthName(monthIndex: number): string {
  const year = Math.floor(monthIndex / 12);
  return `${String(year).padStart(4, "0")}-${String((monthIndex % 12) + 1).padStart(2, "0")}`;
}

/** The index of `YYYY-MM`; null when the text is no month. */
export function parseMonth(name: string): number | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/u.test(name) ? monthIndexOf(name) : null;
}
