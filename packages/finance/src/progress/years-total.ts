/**
 * The total over several budget years: what was carried over stands in the plan of both years, and counts once.
 */
import { type Dong, sumMoney } from "../money.ts";
import type { Movement } from "../movement.ts";
import { addStated } from "../position.ts";
import { measureProgress, type Progress, type ProgressReport } from "./progress.ts";
import { sourceKey } from "../funding-source.ts";

/**
 * Adds the totals of budget years up.
 *
 * Plan carried over into a year is left out where the year before, with a plan of the same money, is among the years.
 *
 * @param movements those of the years, already selected by date and filter
 */
export function totalOverYears(
  movements: readonly Movement[],
  years: readonly { readonly report: ProgressReport }[],
): Progress {
  const totals = years.map(({ report }) => report.total);
  const plan = totals.map((total) => total.plan).reduce(addStated, null);
  const disbursedToDate = totals.map((total) => total.disbursedToDate).reduce(addStated, null);
  const countsCarryOver = years.some(({ report }) => includesCarryOver(report));
  const twice = plan === null || !countsCarryOver ? 0n : countedTwice(movements);
  return measureProgress({ plan: plan === null ? null : plan - twice, disbursedToDate });
}

function includesCarryOver({ basis }: ProgressReport): boolean {
  return basis === "includingCarryOver" || basis === "excludingLateAdditions";
}

function countedTwice(movements: readonly Movement[]): Dong {
  const planned = new Set(movements.filter(({ kind }) => raisesPlan(kind)).map((movement) => moneyKey(movement, 0)));
  return sumMoney(
    movements
      .filter((movement) => movement.kind === "carriedOver" && planned.has(moneyKey(movement, -1)))
      .map(({ amount }) => amount),
  );
}

function raisesPlan(kind: Movement["kind"]): boolean {
  return kind === "assigned" || kind === "carriedOver";
}

/** The same money in a year: its places and its source; a source that does not state its vintage is of its year. */
function moneyKey({ source, fiscalYear, unitId, projectId, componentId, kind }: Movement, yearsLater: number): string {
  const year = fiscalYear + yearsLater;
  const vintage = source.vintage ?? (kind === "carriedOver" ? year : fiscalYear);
  return JSON.stringify([year, unitId, projectId, componentId, sourceKey({ ...source, vintage })]);
}
