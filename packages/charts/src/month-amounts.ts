/**
 * Month amounts: running totals by the end of each month, told apart into what came in each.
 */

/** A running total by the end of a month, in đồng; null: not stated. */
export interface MonthTotal {
  /** 1 … 13 from the January of the budget year. */
  readonly month: number;
  readonly disbursedToDate: bigint | null;
}

/** Months of which only the sum is known; a single month's sum is its own amount. */
export interface MonthSpan {
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Of all its months together, in đồng; below zero where refunds prevailed. */
  readonly disbursed: bigint;
}

/**
 * What was disbursed between one stated month end and the next. A year begins with nothing disbursed; months after the last
 * stated one are in no span, for nothing is known of them.
 */
export function disbursedBySpan(months: readonly MonthTotal[]): readonly MonthSpan[] {
  const spans: MonthSpan[] = [];
  let known = { month: 0, toDate: 0n };
  for (const { month, disbursedToDate } of months) {
    if (disbursedToDate === null) continue;
    spans.push({ firstMonth: known.month + 1, lastMonth: month, disbursed: disbursedToDate - known.toDate });
    known = { month, toDate: disbursedToDate };
  }
  return spans;
}

/** The single month that brought most; null where no month is stated by itself, or none brought anything. */
export function bestMonth(spans: readonly MonthSpan[]): MonthSpan | null {
  const single = spans.filter(({ firstMonth, lastMonth, disbursed }) => firstMonth === lastMonth && disbursed > 0n);
  const most = single.reduce<bigint>((best, { disbursed }) => (disbursed > best ? disbursed : best), 0n);
  return single.find(({ disbursed }) => disbursed === most) ?? null;
}
