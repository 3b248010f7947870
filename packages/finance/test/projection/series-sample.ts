/** Series for tests of projections. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CumulativeSeries, YearCurve } from "@giaingan/finance/projection";

/**
 * State of Paraíba (Brazil), executed expenditure by government function, 2011–2013: real data with real faults. Source:
 * public repository augustovictor/4dots-report, js/data.js.
 */
export function readParaiba(): readonly CumulativeSeries[] {
  const text = readFileSync(join(import.meta.dirname, "fixtures", "paraiba_2011_2013.csv"), "utf8");
  const rows = text.split("\n").filter((line) => /^\d/u.test(line));
  const series = new Map<string, Map<number, (number | null)[]>>();
  for (const row of rows) {
    const [year = "", month = "", key = "", amount = ""] = row.split(",");
    const years = series.get(key) ?? new Map<number, (number | null)[]>();
    series.set(key, years);
    const toDate = years.get(Number(year)) ?? Array.from({ length: 12 }, () => null);
    years.set(Number(year), toDate);
    toDate[Number(month) - 1] = Number(amount);
  }
  return [...series].map(([key, years]) => ({
    key,
    years: [...years].map(([fiscalYear, toDate]) => ({ fiscalYear, toDate, plan: null })),
  }));
}

/** A year of which so much is disbursed in each month; null: not stated. */
export function yearOf(fiscalYear: number, months: readonly number[], plan: number | null = null): YearCurve {
  let sum = 0;
  return { fiscalYear, toDate: months.map((amount) => (sum += amount)), plan };
}

/** Twelve equal months. */
export function evenYear(fiscalYear: number, total: number, plan: number | null = null): YearCurve {
  return yearOf(
    fiscalYear,
    Array.from({ length: 12 }, () => total / 12),
    plan,
  );
}

/** The first months of a year. */
export function cutAt(curve: YearCurve, month: number): YearCurve {
  return { ...curve, toDate: curve.toDate.slice(0, month) };
}

/** Numbers from 0 to 1, the same every time: mulberry32. */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
