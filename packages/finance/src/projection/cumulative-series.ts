/**
 * Cumulative series: what was disbursed by the end of each month, year by year, for each unit, source or project. They
 * are what a projection is made from.
 *
 * Amounts are doubles in any one money unit: a projection is an estimate, and no account (docs/decisions).
 */
import { refuseSeries } from "./series-refusals.ts";

/** January to December of the budget year, and the January after it, in which a year's investment may still be paid. */
export const seriesMonthCount = 13;

/** One budget year of a series. */
export interface YearCurve {
  readonly fiscalYear: number;
  /**
   * Disbursed by the end of each month, from January; at most 13 of them, the last being January of the next year. Null:
   * not stated, which is not zero. Months left out at the end are not stated.
   */
  readonly toDate: readonly (number | null)[];
  /**
   * The year's plan, in the same money unit: one for the whole year, or as it stood at the end of each month, which holds
   * until the next that is stated. Null: not stated.
   */
  readonly plan: number | null | readonly (number | null)[];
  /**
   * Whether months without a change are known to be months of nothing paid, as in a record of vouchers; default: they are
   * not, and may be returns that were not made.
   */
  readonly isEveryMonthKnown?: boolean | undefined;
}

/** A unit, a source or a project, over the years. */
export interface CumulativeSeries {
  /** Stable, and told once in a set of series. */
  readonly key: string;
  /** In any order; a year is told once. */
  readonly years: readonly YearCurve[];
}

/** Up to where data are used: nothing later counts, whatever the series hold. */
export interface SeriesCut {
  readonly fiscalYear: number;
  /** 1 … 13. */
  readonly month: number;
}

/**
 * Series laid out for reckoning. Not stated is NaN in here, and nowhere outside of this folder.
 */
export interface SeriesTable {
  readonly keys: readonly string[];
  readonly firstYear: number;
  readonly yearCount: number;
  /** [key][year][month], months from 0. */
  readonly toDate: Float64Array;
  /** [key][year][month]: as it stood then; a plan of zero is not stated: no share of it can be told. */
  readonly plans: Float64Array;
  /** [key][year]: 1 where every month is known. */
  readonly known: Uint8Array;
}

/** Where a year of a key begins in `toDate`. */
export function rowStart({ yearCount }: SeriesTable, key: number, year: number): number {
  return (key * yearCount + year) * seriesMonthCount;
}

/**
 * Lays series out, up to a month of a year.
 *
 * @throws Refusal `seriesMonthUnknown`, `seriesAmountInvalid`, `seriesKeyRepeated` with key, year and month
 */
export function tabulateSeries(given: readonly CumulativeSeries[], cut: SeriesCut | null): SeriesTable {
  checkKeys(given);
  for (const { key, years } of given) for (const curve of years) checkCurve(key, curve);
  // What begins later is not known yet.
  const series = cut === null ? given : given.filter(({ years }) => years.some((curve) => isStatedBy(curve, cut)));
  let firstYear = Number.POSITIVE_INFINITY;
  let lastYear = Number.NEGATIVE_INFINITY;
  for (const { years } of series)
    for (const { fiscalYear } of years) {
      if (cut !== null && fiscalYear > cut.fiscalYear) continue;
      firstYear = Math.min(firstYear, fiscalYear);
      lastYear = Math.max(lastYear, fiscalYear);
    }
  if (cut !== null) {
    firstYear = Math.min(firstYear, cut.fiscalYear);
    lastYear = cut.fiscalYear;
  }
  const yearCount = firstYear > lastYear ? 0 : lastYear - firstYear + 1;
  const table: SeriesTable = {
    keys: series.map(({ key }) => key),
    firstYear: yearCount === 0 ? 0 : firstYear,
    yearCount,
    toDate: new Float64Array(series.length * yearCount * seriesMonthCount).fill(Number.NaN),
    plans: new Float64Array(series.length * yearCount * seriesMonthCount).fill(Number.NaN),
    known: new Uint8Array(series.length * yearCount),
  };
  for (const [index, { years }] of series.entries())
    for (const curve of years) {
      if (cut !== null && curve.fiscalYear > cut.fiscalYear) continue;
      const year = curve.fiscalYear - table.firstYear;
      const start = rowStart(table, index, year);
      const monthCount = cut?.fiscalYear === curve.fiscalYear ? cut.month : seriesMonthCount;
      for (const [month, amount] of curve.toDate.slice(0, monthCount).entries())
        if (amount !== null) table.toDate[start + month] = amount;
      if (curve.isEveryMonthKnown === true) table.known[index * yearCount + year] = 1;
      layPlans(table.plans, { start, plans: plansOf(curve).slice(0, monthCount) });
    }
  return table;
}

/** Whether a year states an amount by the cut. */
function isStatedBy({ fiscalYear, toDate }: YearCurve, cut: SeriesCut): boolean {
  if (fiscalYear > cut.fiscalYear) return false;
  const known = fiscalYear === cut.fiscalYear ? toDate.slice(0, cut.month) : toDate;
  return known.some((amount) => amount !== null);
}

/** More than any state has, in any money unit; beyond it sums leave the range of doubles. */
const amountMax = 1e21;

/** Whether a number can be an amount. */
export function isAmount(amount: number): boolean {
  return Number.isFinite(amount) && Math.abs(amount) <= amountMax;
}

/** The plans of a year by month; one for the whole year stands in each. */
export function plansOf({ plan }: YearCurve): readonly (number | null)[] {
  return plan === null || typeof plan === "number" ? Array.from({ length: seriesMonthCount }, () => plan) : plan;
}

function layPlans(
  table: Float64Array,
  { start, plans }: { readonly start: number; readonly plans: readonly (number | null)[] },
): void {
  let last = Number.NaN;
  for (let month = 0; month < seriesMonthCount; month += 1) {
    const plan = plans[month] ?? null;
    if (plan !== null) last = plan === 0 ? Number.NaN : plan;
    table[start + month] = last;
  }
}

function checkKeys(series: readonly CumulativeSeries[]): void {
  const keys = new Set<string>();
  for (const { key, years } of series) {
    const told = new Set<number>();
    if (keys.has(key)) throw refuseSeries("seriesKeyRepeated", { key, year: "?" });
    keys.add(key);
    for (const { fiscalYear } of years) {
      if (told.has(fiscalYear)) throw refuseSeries("seriesKeyRepeated", { key, year: String(fiscalYear) });
      told.add(fiscalYear);
    }
  }
}

function checkCurve(key: string, curve: YearCurve): void {
  const { fiscalYear, toDate } = curve;
  const place = { key, year: String(fiscalYear) };
  if (!Number.isInteger(fiscalYear) || fiscalYear < 1900 || fiscalYear > 9999)
    throw refuseSeries("seriesYearUnknown", { key, year: String(fiscalYear) });
  if (toDate.length > seriesMonthCount)
    throw refuseSeries("seriesMonthUnknown", { ...place, month: String(toDate.length) });
  for (const [month, amount] of toDate.entries())
    if (amount !== null && !isAmount(amount))
      throw refuseSeries("seriesAmountInvalid", { ...place, month: String(month + 1), amount: String(amount) });
  for (const plan of plansOf(curve))
    if (plan !== null && (!isAmount(plan) || plan < 0))
      throw refuseSeries("seriesPlanInvalid", { ...place, plan: String(plan) });
}
