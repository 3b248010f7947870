/**
 * Mack's standard error of one series, as a diagnostic beside the interval: what the chain-ladder's own model says, from
 * five prior years. It knows nothing of a year that is unlike the others, and is no interval.
 */
import type { UsableCurves } from "./curve-quality.ts";
import { rowStart } from "./cumulative-series.ts";
import { type DevelopmentFactor, estimateFactor } from "./development-factor.ts";
import { developOrigin } from "./mack-recursion.ts";

/** So many complete years measure the variance of a month. */
const priorYearCountMin = 5;

/**
 * The chain-ladder's standard error of what the year reaches, in the money unit of the series.
 *
 * @returns null with fewer than five complete prior years, or where a month adds up to nothing in them
 */
export function mackStandardError(
  { table, filled }: UsableCurves,
  { key, year, month, deadlineMonth }: Readonly<Record<"key" | "year" | "month" | "deadlineMonth", number>>,
  toDate: number,
): number | null {
  const rows = Array.from({ length: year }, (_, prior) => {
    const start = rowStart(table, key, prior);
    return filled.subarray(start + month - 1, start + deadlineMonth);
  }).filter((row) => row.every((amount) => amount >= 0));
  if (month === 0 || rows.length < priorYearCountMin || !(toDate >= 0)) return null;
  const factors: DevelopmentFactor[] = [];
  for (let column = 0; column < deadlineMonth - month; column += 1) {
    const factor = estimateFactor(rows.map((row) => ({ from: row[column] ?? 0, to: row[column + 1] ?? 0 })));
    if (factor === null) return null;
    factors.push(factor);
  }
  return developOrigin([toDate], factors).standardError;
}
