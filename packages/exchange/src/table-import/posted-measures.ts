/** Which measures of a table are posted, and which are only kept as statements. */
import type { FundingSource, MoneyRole } from "@giaingan/finance";
import type { MoneyMeasure } from "../table/understood-table.ts";

const plans: ReadonlySet<MoneyMeasure> = new Set(["plan", "initialPlan", "supplemented", "cut"]);
const payments: ReadonlySet<MoneyMeasure> = new Set(["disbursed", "advanced", "volumePaid"]);

/** What is asked of an amount. */
export interface MeasuredMoney {
  readonly measure: MoneyMeasure;
  readonly source: FundingSource;
  readonly isCarriedOver: boolean;
}

/** Running totals of payments: they are true of a day. */
export function isPayment(measure: MoneyMeasure): boolean {
  return payments.has(measure) || measure === "mobilised";
}

/** Whether it becomes entries. Outside the budget only what came in does: what is hoped for is no plan. */
export function isPosted({ measure, source }: MeasuredMoney): boolean {
  if (source.relation === "offBudget") return isPayment(measure);
  return plans.has(measure) || isPayment(measure) || measure === "allocatedPlan";
}

/** What a statement calls it; null: a statement has no name for it. */
export function roleOf({ measure, source, isCarriedOver }: MeasuredMoney): MoneyRole | null {
  if (source.relation === "offBudget") return plans.has(measure) ? "target" : isPayment(measure) ? "mobilised" : null;
  switch (measure) {
    case "plan":
      return isCarriedOver ? "carryover_plan" : "plan";
    case "disbursed":
      return isCarriedOver ? "carryover_disbursed" : "disbursed";
    case "allocatedPlan":
      return "detailed_allocation";
    case "mobilised":
      return "mobilised";
    case "estimate":
      return "estimate";
    case "completedVolume":
      return "realised";
    default:
      return null;
  }
}
