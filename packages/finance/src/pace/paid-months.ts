/**
 * Paid months: what has been disbursed month by month, and what may be said of a month.
 *
 * A month in which no payment is recorded is not a month of nothing: documents give running totals, and the one that
 * comes after two silent months holds what those two paid. Such a month is never "the best month". A voucher holds
 * nothing but itself: a running total is a payment not split into advances and volume, of the last day of a month.
 */
import { addDays, dateParts, isEndOfMonth, lastDayOfMonth, monthsBetween, type PlainDate } from "../calendar.ts";
import { type Decimal, decimal } from "../decimal.ts";
import { type Dong, sumMoney } from "../money.ts";

/** One month of a budget year. */
export interface PaidMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Disbursed within it, in đồng; null when no payment is recorded in it: not stated, and not zero. */
  readonly disbursed: Dong | null;
  /** Disbursed by its end, in đồng; null until the first recorded payment. */
  readonly cumulative: Dong | null;
}

/** A month and what was disbursed within it, in đồng. */
export interface MonthPayments {
  readonly month: string;
  readonly disbursed: Dong;
}

/** The months of a budget year, and those of them that a running total may have been recorded in. */
export interface PaidYear {
  readonly months: readonly PaidMonth[];
  readonly reported: ReadonlySet<string>;
}

/** So many silent months before it, and a month is taken to hold their payments too. */
const silentMonthsAtLeast = 2;

/**
 * The months of a budget year, from its January to the month of the date and at most to January of the next year; from
 * earlier and to later where payments are recorded.
 *
 * @param paid payments of the budget year by date, none after the date
 */
export function paidMonths(
  paid: ReadonlyMap<PlainDate, Dong>,
  { asOf, fiscalYear }: { readonly asOf: PlainDate; readonly fiscalYear: number },
): readonly PaidMonth[] {
  const sums = new Map<string, Dong>();
  for (const [date, amount] of paid) {
    const month = date.slice(0, 7);
    sums.set(month, (sums.get(month) ?? 0n) + amount);
  }
  const stated = [...sums.keys()].sort();
  const settled = monthText({ year: fiscalYear + 1, month: 1 });
  const asked = asOf.slice(0, 7) < settled ? asOf.slice(0, 7) : settled;
  const last = laterOf(stated.at(-1) ?? asked, asked);
  const months: PaidMonth[] = [];
  let cumulative: Dong | null = null;
  for (let at = firstMonth(stated[0], fiscalYear); monthText(at) <= last; at = monthAfter(at)) {
    const month = monthText(at);
    const disbursed = sums.get(month) ?? null;
    if (disbursed !== null) cumulative = (cumulative ?? 0n) + disbursed;
    months.push({ month, disbursed, cumulative });
  }
  return months;
}

/** The months in which a running total may have been recorded: an unsplit payment, dated on the last day. */
export function reportedMonths(unsplit: ReadonlyMap<PlainDate, Dong>): ReadonlySet<string> {
  return new Set(
    [...unsplit].flatMap(([date, amount]) => (amount !== 0n && isEndOfMonth(date) ? [date.slice(0, 7)] : [])),
  );
}

/** The months with a running total that hold the payments of two or more silent months before them too. */
export function gatheredMonths({ months, reported }: PaidYear): readonly string[] {
  return months.flatMap(({ month }, index) =>
    reported.has(month) && silentBefore(months, index) >= silentMonthsAtLeast ? [month] : [],
  );
}

/** The month in which most was disbursed, of two the earlier; null when none can be told apart or none is positive. */
export function bestMonthOf(year: PaidYear): MonthPayments | null {
  const gathered = gatheredMonths(year);
  let best: MonthPayments | null = null;
  for (const { month, disbursed } of year.months) {
    if (disbursed === null || disbursed <= (best?.disbursed ?? 0n) || gathered.includes(month)) continue;
    best = { month, disbursed };
  }
  return best;
}

/**
 * Đồng a month over the last three months, the month of the date counted by its days.
 *
 * @returns null when fewer months are gone, no payment is recorded in them, or one in them holds earlier payments
 */
export function lastThreeMonthsPace(year: PaidYear, asOf: PlainDate): Decimal | null {
  const { months } = year;
  const start = months.length - 3;
  const [first, second, third] = months.slice(-3);
  if (first === undefined || second === undefined || third?.month !== asOf.slice(0, 7)) return null;
  const gathered = gatheredMonths(year);
  const reachesBack = months.some(
    ({ month }, index) => index >= start && gathered.includes(month) && index - silentBefore(months, index) < start,
  );
  const amounts = [first, second, third].flatMap(({ disbursed }) => disbursed ?? []);
  if (reachesBack || amounts.length === 0) return null;
  const monthsGone = monthsBetween(addDays(`${first.month}-01`, -1), asOf);
  return decimal(sumMoney(amounts)).div(monthsGone);
}

/** The end of the last month in which a payment is recorded; null when none is. */
export function lastPaidMonthEnd(months: readonly PaidMonth[]): PlainDate | null {
  const last = months.findLast(({ disbursed }) => disbursed !== null);
  return last === undefined ? null : lastDayOfMonth(`${last.month}-01`);
}

function silentBefore(months: readonly PaidMonth[], index: number): number {
  const previous = months.slice(0, index).findLastIndex(({ disbursed }) => disbursed !== null);
  return index - previous - 1;
}

interface YearMonth {
  readonly year: number;
  readonly month: number;
}

/** January, or the first stated month where that is earlier. */
function firstMonth(stated: string | undefined, fiscalYear: number): YearMonth {
  const january = { year: fiscalYear, month: 1 };
  return stated === undefined || stated >= monthText(january) ? january : dateParts(`${stated}-01`);
}

function monthAfter({ year, month }: YearMonth): YearMonth {
  return month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
}

function monthText({ year, month }: YearMonth): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

function laterOf(left: string, right: string): string {
  return left > right ? left : right;
}
