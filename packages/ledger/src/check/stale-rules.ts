/**
 * Stale months: a cumulative month that is equal to the one before, while the plan is not spent. Nobody was paid, or
 * nobody has reported.
 */
import type { Dong, PlainDate } from "@giaingan/finance";
import { isEndOfMonth } from "@giaingan/finance";
import { monthIndexOf, monthName, parseMonth } from "../month-index.ts";
import { queryPositions } from "../positions.ts";
import { type CheckRule, type FoundProblem } from "./check-fault.ts";

/** What one unit has disbursed in a budget year, by month. */
interface UnitYear {
  readonly unitId: string;
  readonly fiscalYear: number;
  readonly paid: Map<number, Dong>;
}

/** Tells of each unit and budget year the months without any movement, after the first and up to the last known. */
export const checkStaleMonths: CheckRule = async function* ({ engine, asOf, revision, dataDate }) {
  if (dataDate === null) return;
  const plans = await queryPositions(engine, { asOf, revision, groupBy: ["unit", "fiscalYear"] });
  const planOf = new Map(plans.map(({ key, plan }) => [JSON.stringify([key.unit, key.fiscalYear]), plan]));
  const months = await queryPositions(engine, { asOf, revision, groupBy: ["unit", "fiscalYear", "month"] });
  const unitYears = new Map<string, UnitYear>();
  for (const { key, disbursed } of months) {
    const month = parseMonth(String(key.month));
    if (disbursed === null || month === null) continue;
    const name = JSON.stringify([key.unit, key.fiscalYear]);
    const known = unitYears.get(name) ?? {
      unitId: String(key.unit),
      fiscalYear: Number(key.fiscalYear),
      paid: new Map(),
    };
    unitYears.set(name, known);
    known.paid.set(month, disbursed);
  }
  for (const [name, unitYear] of unitYears) {
    const plan = planOf.get(name) ?? null;
    if (plan === null) continue;
    const stale = staleMonths(unitYear, { plan, until: lastWholeMonth(dataDate) });
    if (stale.length > 0) yield problem(unitYear, { stale, plan });
  }
};

/** The month of a date that ends it, else the month before. */
function lastWholeMonth(date: PlainDate): number {
  return isEndOfMonth(date) ? monthIndexOf(date) : monthIndexOf(date) - 1;
}

/** The months in which the cumulative sum stayed where it was, below the plan; money of a year is paid until January. */
function staleMonths(
  { fiscalYear, paid }: UnitYear,
  { plan, until }: { readonly plan: Dong; readonly until: number },
): readonly number[] {
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
  { unitId, fiscalYear, paid }: UnitYear,
  { stale, plan }: { readonly stale: readonly number[]; readonly plan: Dong },
): FoundProblem {
  const months = stale.map((month) => monthName(month));
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const disbursed = [...paid.values()].reduce((sum, each) => sum + each, 0n);
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
