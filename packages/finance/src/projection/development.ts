/**
 * Development: which share of a year's money was disbursed by the end of each month, from the years before.
 */
import type { UsableCurves } from "./curve-quality.ts";
import { rowStart, seriesMonthCount } from "./cumulative-series.ts";

/** What the years before a budget year say; NaN: they do not say it. */
export interface Development {
  /** The place of the budget year in the table. */
  readonly year: number;
  /** Months to the deadline: 12 or 13. */
  readonly deadlineMonth: number;
  /** [key][month]: disbursed by the month / disbursed by the deadline, over the key's complete years. */
  readonly shares: Float64Array;
  /** [month]: the same over all keys. */
  readonly poolShares: Float64Array;
  /** [key]: what the year before reached by the deadline. */
  readonly lastFinals: Float64Array;
  /** [key][month]: what the year before had still to come after the month. */
  readonly lastRemainders: Float64Array;
  /** [key]: disbursed / plan over the key's complete years with a plan; the peers' where it has none. */
  readonly executionRates: Float64Array;
  /** [key]: complete years before. */
  readonly priorYearCounts: Uint8Array;
}

/** Reads the development that leads to a budget year: of the complete years before it, and of nothing else. */
export function readDevelopment(curves: UsableCurves, year: number, deadlineMonth: number): Development {
  const { table, filled } = curves;
  const keyCount = table.keys.length;
  const amountSums = new Float64Array(keyCount * seriesMonthCount);
  const finalSums = new Float64Array(keyCount * seriesMonthCount);
  const lastFinals = new Float64Array(keyCount).fill(Number.NaN);
  const lastRemainders = new Float64Array(keyCount * seriesMonthCount).fill(Number.NaN);
  const executed = new Float64Array(keyCount);
  const planned = new Float64Array(keyCount);
  const priorYearCounts = new Uint8Array(keyCount);
  for (let key = 0; key < keyCount; key += 1)
    for (let prior = 0; prior < year; prior += 1) {
      const start = rowStart(table, key, prior);
      const final = filled[start + deadlineMonth - 1] ?? Number.NaN;
      if (Number.isNaN(final)) continue;
      priorYearCounts[key] = (priorYearCounts[key] ?? 0) + 1;
      if (prior === year - 1) lastFinals[key] = final;
      for (let month = 0; month < deadlineMonth; month += 1) {
        const amount = filled[start + month] ?? Number.NaN;
        if (Number.isNaN(amount)) continue;
        add(amountSums, key * seriesMonthCount + month, amount);
        add(finalSums, key * seriesMonthCount + month, final);
        if (prior === year - 1) lastRemainders[key * seriesMonthCount + month] = final - amount;
      }
      const plan = table.plans[start + deadlineMonth - 1] ?? Number.NaN;
      if (Number.isNaN(plan)) continue;
      add(executed, key, final);
      add(planned, key, plan);
    }
  return {
    year,
    deadlineMonth,
    shares: amountSums.map((amount, place) => share(amount, finalSums[place] ?? 0)),
    poolShares: Float64Array.from({ length: seriesMonthCount }, (_, month) =>
      share(sumOfMonth(amountSums, month), sumOfMonth(finalSums, month)),
    ),
    lastFinals,
    lastRemainders,
    executionRates: ratesOf(executed, planned),
    priorYearCounts,
  };
}

function add(sums: Float64Array, place: number, amount: number): void {
  sums[place] = (sums[place] ?? 0) + amount;
}

/** A share of nothing, and one that is no share, are not known. */
function share(part: number, whole: number): number {
  return whole > 0 && part >= 0 ? part / whole : Number.NaN;
}

function sumOfMonth(sums: Float64Array, month: number): number {
  let sum = 0;
  for (let place = month; place < sums.length; place += seriesMonthCount) sum += sums[place] ?? 0;
  return sum;
}

function ratesOf(executed: Float64Array, planned: Float64Array): Float64Array {
  const total = (amounts: Float64Array): number => amounts.reduce((sum, amount) => sum + amount, 0);
  const pooled = share(total(executed), total(planned));
  return executed.map((amount, key) => {
    const own = share(amount, planned[key] ?? 0);
    return Number.isNaN(own) ? pooled : own;
  });
}
