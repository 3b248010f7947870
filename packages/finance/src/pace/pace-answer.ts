/**
 * The answer to "are we in time?": plan to date by every curve, targets, months, and the pace that is needed.
 */
import { type Breakdown, breakdowns } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { yearEndDeadlines } from "../policy/deadline.ts";
import { type Decimal, decimal } from "../decimal.ts";
import type { Finding } from "../finding.ts";
import { groupSlices, type SliceGroup } from "../grouping.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, type MoneyUnit } from "../money.ts";
import type { Movement } from "../movement.ts";
import { chooseMoneyUnit } from "../number-text.ts";
import { gatheredFindings, paceAlerts } from "./pace-alerts.ts";
import { type PaceCalendar, paceCalendar } from "./pace-calendar.ts";
import type { Pace } from "../pace.ts";
import { type NeededPaces, neededPacesOf } from "./pace-needed.ts";
import { paceSentence } from "./pace-sentence.ts";
import { foldPaidSlices, type PaidSlice, paidOn } from "./pace-slices.ts";
import { measureTargets, type TargetInput, type TargetPace } from "./pace-targets.ts";
import {
  bestMonthOf,
  lastThreeMonthsPace,
  type MonthPayments,
  type PaidMonth,
  paidMonths,
  type PaidYear,
  reportedMonths,
} from "./paid-months.ts";
import type { PaceCurve, PaceTarget, PlanToDate } from "./plan-to-date.ts";
import { type TargetMoney, targetMoneysOf, vagueTargetFindings } from "./target-money.ts";
import { curvesOf, disbursedByDate } from "./pace-curves.ts";
import type { Policy } from "../policy/policy.ts";
import { emptyPosition } from "../position.ts";
import { type Progress, reportProgress } from "../progress/progress.ts";
import type { Question } from "../question.ts";
import { refuse } from "../refusal/refusal.ts";

/** What is asked. `month` is no breakdown of it: every group has its months (`months`). */
export interface PaceQuestion extends Question {
  /** The curve that `planToDate`, `behind` and the sentence are by; the others stand beside it. */
  readonly curve: PaceCurve;
  /** In any order; empty: no targets. */
  readonly targets: readonly PaceTarget[];
  /** To which dates needed pace is measured; left out: 31/12, and 31/01 of the next year. */
  readonly deadlines?: readonly PlainDate[] | undefined;
  /** Id of the programme that all the money is of; null or left out: not stated, and no extension for one holds. */
  readonly programme?: string | null | undefined;
  /** Default: the built-in ones. */
  readonly policies?: readonly Policy[] | undefined;
}

/** Pace to one date. */
export interface NeededPace extends Pace {
  readonly deadline: PlainDate;
  /** `neededPerMonth / bestMonth`; null when either is missing. */
  readonly neededAgainstBestMonth: Decimal | null;
}

/** The pace of some slices together. */
export interface PaceMeasures extends Progress {
  /** By the curve asked for: in đồng, null when the curve is not known. */
  readonly planToDate: Dong | null;
  /** By the curve asked for: `planToDate − disbursedToDate` in đồng, positive when behind. */
  readonly behind: Dong | null;
  /** By the curve asked for: share of the plan (0.3693 is 36,93 points), positive when behind. */
  readonly behindShare: Decimal | null;
  /** By every curve, in the order of `paceCurves`. */
  readonly curves: readonly PlanToDate[];
  /** Those that are set for money that is among it. */
  readonly targets: readonly TargetPace[];
  readonly months: readonly PaidMonth[];
  /** The best month of the budget year; null when the months cannot be told apart. */
  readonly bestMonth: MonthPayments | null;
  /** The best month of this budget year and of all before it. */
  readonly bestMonthOnRecord: MonthPayments | null;
  /** Đồng a month since the first day of the budget year; null when none is stated, or before the first day is over. */
  readonly soFarPerMonth: Decimal | null;
  /** Đồng a month over the last three months; null when they cannot be told apart. */
  readonly lastThreeMonthsPerMonth: Decimal | null;
  /** The last day that any of its money has; 31/12 where that is open. */
  readonly lastDeadline: PlainDate;
  /**
   * Empty unless plan and disbursement are both stated and can be compared. Needed is what may still be disbursed: null
   * to a date after the last deadline of the money; without what has lapsed, null where payments do not tell that apart.
   */
  readonly deadlines: readonly NeededPace[];
  /** What is wrong with the pace; empty when nothing is. */
  readonly alerts: readonly Finding[];
}

/** The pace of one group. */
export interface PaceGroup extends PaceMeasures {
  readonly key: string;
  readonly label: Bilingual;
}

/** The whole answer. */
export interface PaceAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** The breakdowns of the groups, from outer to inner, joined by commas. */
  readonly by: string;
  readonly curve: PaceCurve;
  readonly total: PaceMeasures;
  readonly groups: readonly PaceGroup[];
  /**
   * - `monthsGathered` (information): months that hold the payments of silent months before them
   * - `targetNatureNotStated` (information): a target cannot be measured, for money whose nature is not stated
   */
  readonly findings: readonly Finding[];
  /** The unit that texts are written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
}

/**
 * Answers from movements, of the budget year and of those before it: the curve of last year needs them.
 *
 * Of last year the same group is compared: money of vintage 2022 in 2022 stands for money of vintage 2023 in 2023, so
 * movements must not have been filtered by vintage before. Sums of payments of the same kind and date answer like the
 * payments themselves; summed to the ends of months they may be taken for the running totals of reports.
 *
 * @param movements empty: everything is null
 * @throws Refusal `invalidValue` for a breakdown by `month`
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const plan = { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 30_433_000_000n };
 * const paid = { ...place, kind: "disbursed", effectiveOn: "2023-10-31", amount: 14_108_000_000n };
 * const question = { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null, curve: "calendar", targets: [] };
 * const answer = answerPace([plan, paid], question);
 * formatPoints(answer.total.behindShare, { language: "vi" }) // => "36,93"
 * answer.total.deadlines.map(({ neededPerMonth }) => neededPerMonth.toFixed(0)) // => ["8162500000", "5441666667"]
 * answer.total.bestMonth // => null
 * ```
 */
export function answerPace(movements: Iterable<Movement>, question: PaceQuestion): PaceAnswer {
  const { asOf, fiscalYear, curve, targets } = question;
  const { by } = question;
  if (by.includes("month")) throw monthAsked(by);
  const slices = foldPaidSlices(movements, question);
  const members = groupsOf(slices, by);
  const report = reportProgress(
    members.flatMap(({ key, label, slices: ofGroup }) =>
      ofGroup.map(({ held, ...origin }) => {
        const { plan, disbursed } = held.thisYear;
        return { slice: { ...emptyPosition, ...origin, plan, disbursed }, key, label };
      }),
    ),
    { asOf, fiscalYear, basis: "includingCarryOver" },
  );
  const unit = question.unit ?? chooseMoneyUnit(report.total.plan ?? report.total.disbursedToDate ?? 0n);
  const context = { question, unit, calendar: paceCalendar(question) };
  const total = measureSlices(slices, report.total, context);
  const { isPartLapsed } = neededPacesOf(slices, report.total, { asOf, fiscalYear, calendar: context.calendar });
  const slicesOf = new Map(members.map((group) => [group.key, group.slices]));
  const groups = by.length === 0 ? [] : report.groups;
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    curve,
    total,
    groups: groups.map((group) => ({
      key: group.key,
      label: group.label,
      ...measureSlices(slicesOf.get(group.key) ?? [], group, context),
    })),
    findings: [
      ...gatheredFindings(paidYearOf(slices, 0, question)),
      ...vagueTargetFindings(targetMoneysOf(slices, report.total, targets)),
    ],
    unit,
    sentence: paceSentence(total, { asOf, unit, curve, isPartLapsed }),
  };
}

function monthAsked(by: readonly Breakdown[]): Error {
  const expected = breakdowns.filter((each) => each !== "month").join(", ");
  return refuse("invalidValue", { name: "by", value: by.join(), expected });
}

/** The groups and their slices; of no breakdown, one group of all. */
function groupsOf(slices: readonly PaidSlice[], by: readonly Breakdown[]): readonly SliceGroup<PaidSlice>[] {
  return by.length === 0 ? [{ key: "", label: { vi: "", en: "" }, slices }] : groupSlices(slices, by);
}

interface MeasureContext {
  readonly question: PaceQuestion;
  readonly unit: MoneyUnit;
  readonly calendar: PaceCalendar;
}

function measureSlices(slices: readonly PaidSlice[], progress: Progress, context: MeasureContext): PaceMeasures {
  const { question, unit, calendar } = context;
  const { asOf, fiscalYear, targets } = question;
  const { plan, disbursedToDate, remaining, rate } = progress;
  const moneys = targetMoneysOf(slices, progress, targets);
  const curves = curvesOf(slices, progress, { question, calendar, moneys });
  const chosen = curves.find(({ curve }) => curve === question.curve);
  const paidYear = paidYearOf(slices, 0, question);
  const bestMonth = bestMonthOf(paidYear);
  const needed = neededPacesOf(slices, progress, { asOf, fiscalYear, calendar });
  const measures = {
    plan,
    disbursedToDate,
    remaining,
    rate,
    planToDate: chosen?.planToDate ?? null,
    behind: chosen?.behind ?? null,
    behindShare: chosen?.behindShare ?? null,
    curves,
    targets: measureTargets(targets, (nature) => targetInputOf(moneys, nature, question)),
    months: paidYear.months,
    bestMonth,
    bestMonthOnRecord: bestMonthOnRecord(slices, question),
    soFarPerMonth: soFarOf(disbursedToDate, calendar),
    lastThreeMonthsPerMonth: lastThreeMonthsPace(paidYear, asOf),
    lastDeadline: needed.lastDeadline,
    deadlines: neededPaces(needed, { question, bestMonth }),
  };
  return { ...measures, alerts: paceAlerts(measures, { asOf, unit, needed }) };
}

function targetInputOf(
  moneys: readonly TargetMoney[],
  nature: TargetMoney["nature"],
  { asOf, fiscalYear }: PaceQuestion,
): TargetInput | null {
  const money = moneys.find((each) => each.nature === nature);
  if (money === undefined) return null;
  return { ...money, asOf, fiscalYear, disbursedBy: (date) => disbursedByDate(money.paid, date) };
}

function paidYearOf(slices: readonly PaidSlice[], yearsAgo: number, { asOf, fiscalYear }: PaceQuestion): PaidYear {
  return {
    months: paidMonths(paidOn(slices, yearsAgo), { asOf, fiscalYear: fiscalYear - yearsAgo }),
    reported: reportedMonths(paidOn(slices, yearsAgo, "unsplit")),
  };
}

function bestMonthOnRecord(slices: readonly PaidSlice[], question: PaceQuestion): MonthPayments | null {
  const yearsAgo = new Set(slices.flatMap(({ held }) => [...held.paid.keys()]));
  return [...yearsAgo]
    .sort((left, right) => right - left)
    .map((ago) => bestMonthOf(paidYearOf(slices, ago, question)))
    .reduce((best, month) => (month !== null && month.disbursed > (best?.disbursed ?? 0n) ? month : best), null);
}

function soFarOf(disbursedToDate: Dong | null, { monthsGone }: PaceCalendar): Decimal | null {
  return disbursedToDate === null || !monthsGone.gt(0) ? null : decimal(disbursedToDate).div(monthsGone);
}

function neededPaces(
  { paceTo }: NeededPaces,
  { question, bestMonth }: { readonly question: PaceQuestion; readonly bestMonth: MonthPayments | null },
): readonly NeededPace[] {
  const { fiscalYear, deadlines = yearEndDeadlines(fiscalYear) } = question;
  return deadlines.flatMap((deadline) => {
    const pace = paceTo(deadline);
    if (pace === null) return [];
    const needed = pace.neededPerMonth;
    const neededAgainstBestMonth =
      needed === null || bestMonth === null ? null : needed.div(decimal(bestMonth.disbursed));
    return { deadline, ...pace, neededAgainstBestMonth };
  });
}
