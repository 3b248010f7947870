/**
 * Stale months: a cumulative month that is equal to the one before, while the plan is not spent. Nobody was paid, or
 * nobody has reported.
 */
import type { Dong, PlainDate } from "@giaingan/finance";
import { isEndOfMonth } from "@giaingan/finance";
import type { EntryFilter } from "../entry-filter.ts";
import { monthIndexOf, monthName, parseMonth } from "../month-index.ts";
import { type PositionRow, queryPositions } from "../positions.ts";
import type { CheckRule, CheckScope, FoundProblem } from "./check-fault.ts";
import { pieceFilters } from "./recorded-years.ts";

/** What one unit has disbursed in a budget year, by month. */
interface UnitYear {
  readonly unitId: string;
  readonly fiscalYear: number;
  readonly plan: Dong;
  readonly paid: Map<number, Dong>;
}

/** What is told of a unit and budget year. */
interface StaleYear {
  /** At least one. */
  readonly months: readonly number[];
  readonly disbursed: Dong;
}

/** Tells of each unit and budget year the months without any movement, after the first and up to the last known. */
export const checkStaleMonths: CheckRule = async function* (scope) {
  const { engine, asOf, revision, dataDate } = scope;
  if (dataDate === null) return;
  const until = lastWholeMonth(dataDate);
  const plans = await queryPositions(engine, { asOf, revision, groupBy: ["unit", "fiscalYear"] });
  const planOf = new Map(plans.map(({ key, plan }) => [unitYearKey(key), plan]));
  const stale = new Map<string, StaleYear>();
  for (const filter of await pieceFilters(scope))
    for (const [key, unitYear] of await readUnitYears(scope, { planOf, filter })) {
      const months = staleMonths(unitYear, until);
      const disbursed = [...unitYear.paid.values()].reduce((sum, each) => sum + each, 0n);
      if (months.length > 0) stale.set(key, { months, disbursed });
    }
  for (const { key, plan } of plans) {
    const found = stale.get(unitYearKey(key));
    if (found !== undefined && plan !== null)
      yield problem({ unitId: String(key.unit), fiscalYear: Number(key.fiscalYear), plan }, found);
  }
};

function unitYearKey({ unit, fiscalYear }: PositionRow["key"]): string {
  return JSON.stringify([unit, fiscalYear]);
}

/** The units and budget years that have a plan and payments, by `unitYearKey`. */
async function readUnitYears(
  { engine, asOf, revision }: CheckScope,
  { planOf, filter }: { readonly planOf: ReadonlyMap<string, Dong | null>; readonly filter: EntryFilter },
): Promise<ReadonlyMap<string, UnitYear>> {
  const unitYears = new Map<string, UnitYear>();
  const groupBy = ["unit", "fiscalYear", "month"] as const;
  for (const { key, disbursed } of await queryPositions(engine, { asOf, revision, filter, groupBy })) {
    const month = parseMonth(String(key.month));
    const name = unitYearKey(key);
    const plan = planOf.get(name) ?? null;
    if (disbursed === null || month === null || plan === null) continue;
    const known = unitYears.get(name) ?? {
      unitId: String(key.unit),
      fiscalYear: Number(key.fiscalYear),
      plan,
      paid: new Map<number, Dong>(),
    };
    unitYears.set(name, known);
    known.paid.set(month, disbursed);
  }
  return unitYears;
}

/** The month of a date that ends it, else the month before. */
function lastWholeMonth(date: PlainDate): number {
  return isEndOfMonth(date) ? monthIndexOf(date) : monthIndexOf(date) - 1;
}

/** The months in which the cumulative sum stayed where it was, below the plan; money of a year is paid until January. */
function staleMonths({ fiscalYear, plan, paid }: UnitYear, until: number): readonly number[] {
  const first = Math.min(...paid.keys());
  const last = Math.min(until, (fiscalYear + 1) * 12);
  const stale: number[] = [];
  let cumulative = 0n;
  for (let month = first; month <= last; month += 1) {
    const change = paid.get(month) ?? 0n;
    cumulative += change;
    if (month > first && change === 0n && cumulative < plan) stale.push(month);
  }
  return stale;
}

function problem(
  { unitId, fiscalYear, plan }: Omit<UnitYear, "paid">,
  { months: stale, disbursed }: StaleYear,
): FoundProblem {
  const months = stale.map((month) => monthName(month));
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const shown = months.length === 1 ? first : `${first} … ${last} (${months.length})`;
  return {
    code: "staleMonth",
    severity: "warning",
    message: {
      vi: `Lũy kế giải ngân năm ${fiscalYear} của ${unitId} không đổi ở tháng ${shown} trong khi kế hoạch chưa hết. Kiểm tra báo cáo của các tháng đó.`,
      en: `The cumulative disbursement of ${unitId} for ${fiscalYear} did not change in ${shown}, with plan left. Check the reports of those months.`,
    },
    values: {
      unit: unitId,
      year: String(fiscalYear),
      months: months.join(","),
      plan: plan.toString(),
      disbursed: disbursed.toString(),
    },
    place: { traits: {} },
  };
}
