/**
 * Curves of slices: the plan to date of some money together, by every curve.
 */
import type { PlainDate } from "../calendar.ts";
import { type Decimal, decimal, divide } from "../decimal.ts";
import { type Dong, ratio, sumMoney } from "../money.ts";
import { measureProgress, type Progress } from "../progress/progress.ts";
import type { PaceCalendar } from "./pace-calendar.ts";
import { type PaidSlice, paidOn } from "./pace-slices.ts";
import { targetsFor } from "./pace-targets.ts";
import {
  type PaceCurve,
  paceCurves,
  type PaceTarget,
  type PlanToDate,
  planToDateOf,
  targetsShare,
} from "./plan-to-date.ts";
import type { TargetMoney } from "./target-money.ts";

/** What of a question the curves go by. */
interface CurveQuestion {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly targets: readonly PaceTarget[];
}

/** The plan to date of slices together by every curve, in the order of `paceCurves`. */
export function curvesOf(
  slices: readonly PaidSlice[],
  progress: Progress,
  {
    question,
    calendar,
    moneys,
  }: {
    readonly question: CurveQuestion;
    readonly calendar: PaceCalendar;
    readonly moneys: readonly TargetMoney[];
  },
): readonly PlanToDate[] {
  const shares: Readonly<Record<Exclude<PaceCurve, "targets">, Decimal | null>> = {
    straightLine: evenShare(slices, calendar),
    calendar: calendar.elapsed,
    lastYear: lastYearShare(slices, calendar),
  };
  return paceCurves.map((curve) =>
    curve === "targets"
      ? planToDateOf(curve, targetPathOf(moneys, question))
      : planToDateOf(curve, { ...progress, share: shares[curve] }),
  );
}

/** The path through the targets, of the money that they are set for; not known where they are of different money. */
function targetPathOf(
  moneys: readonly TargetMoney[],
  question: CurveQuestion,
): Progress & { readonly share: Decimal | null } {
  const [money, other] = moneys;
  if (money === undefined || other !== undefined)
    return { ...measureProgress({ plan: null, disbursedToDate: null }), share: null };
  return { ...measureProgress(money), share: targetsShare(targetsFor(question.targets, money.nature), question) };
}

/** Each slice's own straight line, weighed by its plan; null without a plan. */
function evenShare(slices: readonly PaidSlice[], calendar: PaceCalendar): Decimal | null {
  let plan = 0n;
  let planToDate = decimal(0);
  for (const { source, held } of slices) {
    if (held.thisYear.plan === null) continue;
    plan += held.thisYear.plan;
    planToDate = planToDate.plus(decimal(held.thisYear.plan).times(calendar.evenShareOf(source)));
  }
  return plan === 0n ? null : divide(planToDate, plan);
}

function lastYearShare(slices: readonly PaidSlice[], { sameDayLastYear }: PaceCalendar): Decimal | null {
  const plans = slices.flatMap(({ held }) => held.lastYearPlan ?? []);
  const disbursed = disbursedByDate(paidOn(slices, 1), sameDayLastYear);
  return plans.length === 0 || disbursed === null ? null : ratio(disbursed, sumMoney(plans));
}

/** What was disbursed by the end of a date; null when nothing is stated by then. */
export function disbursedByDate(paid: ReadonlyMap<PlainDate, Dong>, date: PlainDate): Dong | null {
  const amounts = [...paid].flatMap(([paidDate, amount]) => (paidDate <= date ? [amount] : []));
  return amounts.length === 0 ? null : sumMoney(amounts);
}
