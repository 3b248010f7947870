/**
 * Steps of the as-of date: from month end to month end, the dates on which offices report.
 */
import { addDays, dateParts, endOfMonth, type PlainDate, startOfYear } from "@giaingan/finance";

/** The last day of the month before the date's month: 30/09 for any day of October. */
export function previousMonthEnd(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date);
  return month === 1 ? addDays(startOfYear(year), -1) : endOfMonth(year, month - 1);
}

/** The first month end after the date: 31/10 from 15/10, 30/11 from 31/10. */
export function nextMonthEnd(date: PlainDate): PlainDate {
  const { year, month } = dateParts(addDays(date, 1));
  return endOfMonth(year, month);
}
