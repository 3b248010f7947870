/**
 * The projection of a budget year from movements: each group and the whole, in đồng, with a sentence to read out.
 */
import type { GroupName } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { MethodChoice } from "./backtest.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual } from "../language.ts";
import type { Dong, MoneyUnit } from "../money.ts";
import { checkGroups, type GroupSeries, monthOfDate, seriesFromMovements } from "./movement-series.ts";
import type { Movement } from "../movement.ts";
import { chooseMoneyUnit } from "../number-text.ts";
import { type EstimateJudgement, type EstimateScores, type PastEstimate, scoreEstimates } from "./officer-estimate.ts";
import { type MethodBacktest, type ProjectedSeries, projectStated, type ProjectionQuestion } from "./projection.ts";
import { deadlineMonths, type ProjectionDeadline } from "./projection-deadline.ts";
import type { ProjectionMethod } from "./projection-method.ts";
import { type ProjectionReason, projectionReasons } from "./projection-reason.ts";
import { projectionSentence } from "./projection-sentence.ts";
import type { Question } from "../question.ts";

/** What is asked. A breakdown by `month` or `year` is none of a projection. */
export interface MovementProjectionQuestion extends Question {
  readonly deadline: ProjectionDeadline;
  /** Default: chosen by the back-test. */
  readonly method?: ProjectionMethod | undefined;
  /** Default: the plan cuts projections off. */
  readonly isCapped?: boolean | undefined;
  /** What officers expected by the deadline of a year, by the key of the group; the whole has the key "". */
  readonly estimates?: ReadonlyMap<string, readonly YearEstimate[]> | undefined;
  readonly onProgress?: ProjectionQuestion["onProgress"];
}

/** What an officer expected of a budget year; of two for one year the later stands. */
export interface YearEstimate {
  readonly fiscalYear: number;
  readonly amount: Dong;
}

/** A scenario in đồng; null: not known. */
export interface ProjectedScenario {
  readonly reached: Dong | null;
  readonly perMonth: Dong | null;
}

/** An officer's estimate in đồng, judged. */
export interface JudgedEstimate extends Pick<
  EstimateJudgement,
  "timesPaceSoFar" | "chanceOfReaching" | "standing" | "judgedBy"
> {
  readonly estimate: Dong;
  readonly impliedPerMonth: Dong | null;
  readonly perMonthSoFar: Dong | null;
  /** The same officer's estimates of earlier years against what was disbursed; a count of 0: there are none. */
  readonly past: EstimateScores;
}

/** What of the plan is left at the deadline. */
export interface ProjectedLapse {
  readonly expected: Dong;
  readonly interval80: readonly [low: Dong, high: Dong] | null;
}

/** Money of one group, projected; in whole đồng, null: not known. */
export interface ProjectedMoney {
  /** The last month that states something, 1 … 13 from January; null: none does. */
  readonly dataMonth: number | null;
  readonly plan: Dong | null;
  readonly disbursedToDate: Dong | null;
  readonly projected: Dong | null;
  readonly interval50: readonly [low: Dong, high: Dong] | null;
  readonly interval80: readonly [low: Dong, high: Dong] | null;
  readonly method: ProjectionMethod | null;
  /** What the plan cut off. */
  readonly uncapped: Dong | null;
  readonly backtest: MethodBacktest | null;
  /** Mack's standard error of the chain-ladder, a diagnostic from five prior years; null: there are fewer. */
  readonly mackStandardError: Dong | null;
  readonly paceSoFar: ProjectedScenario;
  readonly paceOfLastYear: ProjectedScenario;
  readonly paceNeeded: ProjectedScenario;
  readonly lapsing: ProjectedLapse | null;
  readonly estimate: JudgedEstimate | null;
  readonly reason: ProjectionReason | null;
  readonly reasonText: Bilingual | null;
}

/** One group. */
export interface ProjectedGroup extends GroupName, ProjectedMoney {}

/** A month of the whole. */
export interface ProjectedMonth {
  /** 1 … 13 from the January of the budget year. */
  readonly month: number;
  /** By its end; null: not stated, or still to come. */
  readonly disbursedToDate: Dong | null;
  /** The year before, by the end of the same month. */
  readonly lastYearToDate: Dong | null;
  /** From the last known month on, where it is what is disbursed. */
  readonly projected: Dong | null;
  readonly interval50: readonly [low: Dong, high: Dong] | null;
  readonly interval80: readonly [low: Dong, high: Dong] | null;
}

/** The answer. */
export interface MovementProjectionAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly by: string;
  readonly unit: MoneyUnit;
  readonly deadline: ProjectionDeadline;
  /** Whole months of data that were used, 1 … 13 from January. */
  readonly month: number;
  /** Projected as one series, and not as the sum of the groups. */
  readonly total: ProjectedMoney;
  /** The whole, month by month to the deadline. */
  readonly months: readonly ProjectedMonth[];
  /** Without `by` none. */
  readonly groups: readonly ProjectedGroup[];
  /** How the groups' methods did in the past; without groups the whole's. */
  readonly choice: MethodChoice;
  readonly findings: readonly Finding[];
  readonly sentence: Bilingual;
}

/**
 * Projects the groups of a question, and the whole.
 *
 * @param movements of all budget years; payments may be summed to month ends
 * @throws Refusal `projectionByTime` for groups by month or year
 * @example
 * ```ts
 * const place = { unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const plan = { ...place, fiscalYear: 2023, kind: "assigned", effectiveOn: "2023-01-01", amount: 120n };
 * const paid = { ...place, fiscalYear: 2023, kind: "volumePaid", effectiveOn: "2023-03-31", amount: 30n };
 * const question = { asOf: "2023-03-31", fiscalYear: 2023, by: [], filter: {}, unit: null, deadline: "12-31" };
 * const { total } = answerProjection([plan, paid], question);
 * total.projected // => null
 * total.reason // => "noPriorYear"
 * total.paceSoFar // => { reached: 120n, perMonth: 10n }
 * ```
 */
export function answerProjection(
  movements: Iterable<Movement>,
  question: MovementProjectionQuestion,
): MovementProjectionAnswer {
  const { asOf, fiscalYear, by, deadline, estimates, onProgress, method, isCapped } = question;
  checkGroups(question);
  const all = [...movements];
  const month = Math.min(monthOfDate(asOf, fiscalYear), deadlineMonths[deadline]);
  const rules = { fiscalYear, month: Math.max(month, 1), deadline, method, isCapped };
  const inNumbers = new Map(
    [...(estimates ?? [])].flatMap(([key, all]) => {
      const own = all.findLast((each) => each.fiscalYear === fiscalYear);
      return own === undefined ? [] : [[key, Number(own.amount)] as const];
    }),
  );
  const scoresOf = (of: GroupSeries): EstimateScores =>
    scoreEstimates(pastEstimates(of, estimates?.get(of.key) ?? [], question));
  const whole = seriesFromMovements(all, { ...question, by: [] });
  const projectedWhole = projectStated(whole, { ...rules, estimates: inNumbers, hasPath: true });
  const [wholeRow] = projectedWhole.rows;
  const [ofWhole] = whole;
  const total = moneyOf(wholeRow, ofWhole === undefined ? scoreEstimates([]) : scoresOf(ofWhole));
  const series = by.length === 0 ? [] : seriesFromMovements(all, question);
  const projected = series.length === 0 ? null : projectStated(series, { ...rules, estimates: inNumbers, onProgress });
  const rows = new Map(projected?.rows.map((row) => [row.key, row]));
  const unit = question.unit ?? chooseMoneyUnit(total.plan ?? total.disbursedToDate ?? 0n);
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    unit,
    deadline,
    month: rules.month,
    total,
    months: monthsOf(ofWhole, wholeRow, question),
    groups: series.map((of) => ({ key: of.key, label: of.label, ...moneyOf(rows.get(of.key), scoresOf(of)) })),
    choice: (projected ?? projectedWhole).choice,
    findings: (projected ?? projectedWhole).findings,
    sentence: projectionSentence({ total, fiscalYear, deadline, unit }),
  };
}

function monthsOf(
  series: GroupSeries | undefined,
  row: ProjectedSeries | undefined,
  { fiscalYear, deadline }: MovementProjectionQuestion,
): readonly ProjectedMonth[] {
  const yearOf = (year: number): readonly (number | null)[] =>
    series?.years.find((curve) => curve.fiscalYear === year)?.toDate ?? [];
  return Array.from({ length: deadlineMonths[deadline] }, (_, place): ProjectedMonth => {
    const point = row?.path?.find(({ month }) => month === place + 1);
    return {
      month: place + 1,
      disbursedToDate: dongOf(yearOf(fiscalYear)[place]),
      lastYearToDate: dongOf(yearOf(fiscalYear - 1)[place]),
      projected: dongOf(point?.projected),
      interval50: rangeOf(point?.interval50),
      interval80: rangeOf(point?.interval80),
    };
  });
}

/** Estimates of earlier years whose ends are known. */
function pastEstimates(
  { years }: GroupSeries,
  estimates: readonly YearEstimate[],
  { fiscalYear, deadline }: MovementProjectionQuestion,
): readonly PastEstimate[] {
  return years.flatMap((curve) => {
    const actual = curve.toDate[deadlineMonths[deadline] - 1] ?? null;
    const own = estimates.findLast((each) => each.fiscalYear === curve.fiscalYear);
    if (curve.fiscalYear >= fiscalYear || actual === null || own === undefined) return [];
    return [{ estimate: Number(own.amount), actual }];
  });
}

function moneyOf(row: ProjectedSeries | undefined, past: EstimateScores): ProjectedMoney {
  const { scenarios, lapsing, estimate, cap } = row ?? {};
  return {
    dataMonth: row?.dataMonth ?? null,
    plan: dongOf(row?.plan),
    disbursedToDate: dongOf(row?.toDate),
    projected: dongOf(row?.projected),
    interval50: rangeOf(row?.interval50),
    interval80: rangeOf(row?.interval80),
    method: row?.method ?? null,
    uncapped: dongOf(cap?.uncapped),
    backtest: row?.backtest ?? null,
    mackStandardError: dongOf(row?.mackStandardError),
    paceSoFar: scenarioOf(scenarios?.paceSoFar),
    paceOfLastYear: scenarioOf(scenarios?.paceOfLastYear),
    paceNeeded: scenarioOf(scenarios?.paceNeeded),
    lapsing:
      lapsing === undefined || lapsing === null
        ? null
        : { expected: toDong(lapsing.expected), interval80: rangeOf(lapsing.interval80) },
    estimate:
      estimate === undefined || estimate === null
        ? null
        : {
            ...estimate,
            estimate: toDong(estimate.estimate),
            impliedPerMonth: dongOf(estimate.impliedPerMonth),
            perMonthSoFar: dongOf(estimate.perMonthSoFar),
            past,
          },
    reason: row === undefined ? "notStated" : row.reason,
    reasonText: row === undefined ? projectionReasons.notStated : row.reasonText,
  };
}

function scenarioOf(
  scenario: { readonly reached: number | null; readonly perMonth: number | null } | undefined,
): ProjectedScenario {
  return { reached: dongOf(scenario?.reached), perMonth: dongOf(scenario?.perMonth) };
}

function rangeOf(
  range: readonly [low: number, high: number] | null | undefined,
): readonly [low: Dong, high: Dong] | null {
  return range === null || range === undefined ? null : [toDong(range[0]), toDong(range[1])];
}

function dongOf(amount: number | null | undefined): Dong | null {
  return amount === null || amount === undefined ? null : toDong(amount);
}

/** An estimate to the đồng would promise what it is not, but sums and texts need whole đồng. */
function toDong(amount: number): Dong {
  return BigInt(Math.round(amount));
}
