/**
 * The total over several budget years: what was carried over stands in the plan of both years, and counts once.
 */
import type { Dong } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated } from "../position.ts";
import { positionOfSums, sumSlices } from "../slice-sums.ts";
import { sourceKey } from "../funding-source.ts";
import { measureProgress, type Progress, type ProgressReport } from "./progress.ts";

/**
 * Adds the totals of budget years up.
 *
 * Of plan carried over into a year, what still stands in the year before as plan not disbursed is left out: money of the
 * same unit and source, whatever project the decision names. Where the record begins with the carry-over, it counts.
 *
 * @param movements those of the years, units told apart, already selected by date and filter
 */
export function totalOverYears(
  movements: readonly Movement[],
  years: readonly { readonly report: ProgressReport }[],
): Progress {
  const totals = years.map(({ report }) => report.total);
  const plan = totals.map((total) => total.plan).reduce(addStated, null);
  const isTold = totals.every((total) => total.disbursedToDate !== null || total.plan === null);
  const disbursedToDate = totals.map((total) => total.disbursedToDate).reduce(addStated, null);
  const countsCarryOver = years.some(({ report }) => includesCarryOver(report));
  const twice = plan === null || !countsCarryOver ? 0n : countedTwice(movements);
  return measureProgress({
    plan: plan === null ? null : plan - twice,
    disbursedToDate: countsCarryOver || isTold ? disbursedToDate : null,
  });
}

function includesCarryOver({ basis }: ProgressReport): boolean {
  return basis === "includingCarryOver" || basis === "excludingLateAdditions";
}

/** Sums of the same money of one unit in one budget year. */
interface MoneyInYear {
  carriedIn: Dong;
  left: Dong;
}

function countedTwice(movements: readonly Movement[]): Dong {
  const money = new Map<string, MoneyInYear>();
  const at = (key: string): MoneyInYear => {
    const known = money.get(key) ?? { carriedIn: 0n, left: 0n };
    money.set(key, known);
    return known;
  };
  const next: { readonly from: string; readonly to: MoneyInYear }[] = [];
  for (const { sums, source, fiscalYear, unitId } of sumSlices(movements, { unit: true })) {
    const { plan, disbursed } = positionOfSums(sums);
    const carriedIn = sums.carriedOver ?? 0n;
    const keyIn = (year: number, vintage: number): string =>
      JSON.stringify([year, unitId, sourceKey({ ...source, vintage: source.vintage ?? vintage })]);
    at(keyIn(fiscalYear, fiscalYear)).left += (plan ?? 0n) - (disbursed ?? 0n);
    if (carriedIn === 0n) continue;
    const into = at(keyIn(fiscalYear, fiscalYear - 1));
    if (into.carriedIn === 0n) next.push({ from: keyIn(fiscalYear - 1, fiscalYear - 1), to: into });
    into.carriedIn += carriedIn;
  }
  let twice = 0n;
  for (const { from, to } of next) {
    const left = money.get(from)?.left ?? 0n;
    const inBoth = left < to.carriedIn ? left : to.carriedIn;
    if (inBoth > 0n) twice += inBoth;
  }
  return twice;
}
