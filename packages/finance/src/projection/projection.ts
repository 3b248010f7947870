/**
 * Projection: what will have been disbursed by the deadline, from the months so far and the years before; with intervals
 * as wide as past projections were wrong, and with none where no past projection can be looked at.
 */
import { type ProjectionScores, scoreOrigin } from "./backtest-scores.ts";
import {
  chooseMethod,
  type MethodChoice,
  type ScoredOrigin,
  scoreOrigins,
  scoresOfMonth,
  yearIndex,
} from "./backtest.ts";
import { intervalOf, reachOf, spreadOf } from "./conformal.ts";
import { type CumulativeSeries, isAmount, rowStart, tabulateSeries } from "./cumulative-series.ts";
import { usableCurves, type UsableCurves, zeroPlanFindings } from "./curve-quality.ts";
import { type Development, readDevelopment } from "./development.ts";
import { evaluateOrigins, learntFrom, type OriginEvaluation, type ProjectionRules } from "./evaluation.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual } from "../language.ts";
import { mackStandardError } from "./mack-diagnostic.ts";
import { methodValues, type Origins } from "./method-values.ts";
import { type EstimateJudgement, judgeEstimate } from "./officer-estimate.ts";
import { originsAt } from "./origins.ts";
import { type PathPoint, pathOf } from "./projected-path.ts";
import { deadlineMonths, type ProjectionDeadline, projectionDeadlines } from "./projection-deadline.ts";
import { type naiveMethods, type ProjectionMethod, projectionMethods } from "./projection-method.ts";
import { type ProjectionReason, projectionReasons } from "./projection-reason.ts";
import { lapsingOf, type LapsingAmount } from "./projected-lapse.ts";
import { type Scenarios, scenariosOf } from "./scenarios.ts";
import { refuse } from "../refusal/refusal.ts";
import { refuseSeries } from "./series-refusals.ts";
import { numberOrNull } from "./stated-number.ts";

/** What is asked. */
export interface ProjectionQuestion {
  readonly fiscalYear: number;
  /** The last month whose data are used, from 1; what the series hold beyond it is not looked at. */
  readonly month: number;
  readonly deadline: ProjectionDeadline;
  /** Default: chosen by the back-test. */
  readonly method?: ProjectionMethod | undefined;
  /** Whether the plan cuts projections off; default: it does. */
  readonly isCapped?: boolean | undefined;
  /** What an officer expects to have disbursed by the deadline, by key. */
  readonly estimates?: ReadonlyMap<string, number> | undefined;
  /** Whether each projection is told month by month too; default: it is not. */
  readonly hasPath?: boolean | undefined;
  /** Called with the origins of the back-test done and all of them. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** How the method of a projection did in past years from the same month. */
export interface MethodBacktest extends ProjectionScores {
  /** The budget years whose ends were projected. */
  readonly years: readonly number[];
  /** The error of both naive methods on the same series: Σ|projected − actual| / Σ actual. */
  readonly naiveWape: Readonly<Record<(typeof naiveMethods)[number], number | null>>;
}

/** The projection of one series. Amounts in the money unit of the series; null: not known. */
export interface ProjectedSeries {
  readonly key: string;
  readonly year: number;
  /** As asked. */
  readonly month: number;
  /** The month of `toDate`: the last one by then that states something; null: none does. */
  readonly dataMonth: number | null;
  readonly toDate: number | null;
  readonly plan: number | null;
  /** By the deadline. */
  readonly projected: number | null;
  /** Low and high end; null: no past projection supports one, and `reason` says why. */
  readonly interval50: readonly [low: number, high: number] | null;
  readonly interval80: readonly [low: number, high: number] | null;
  readonly method: ProjectionMethod | null;
  /** From the last known month to the deadline; null: not asked for, or no projection. */
  readonly path: readonly PathPoint[] | null;
  /** What the plan cut off; null: nothing. */
  readonly cap: { readonly plan: number; readonly uncapped: number } | null;
  /** Null: no past year could be projected. */
  readonly backtest: MethodBacktest | null;
  /** Mack's standard error of the chain-ladder: a diagnostic, and no interval; null: fewer than five prior years. */
  readonly mackStandardError: number | null;
  /** What is reached at three paces; they are no projections. */
  readonly scenarios: Scenarios;
  /** Of the plan; null without a plan or a projection. */
  readonly lapsing: LapsingAmount | null;
  /** Null where no estimate is given for the series. */
  readonly estimate: EstimateJudgement | null;
  /** Why there is no projection, no interval, or why it rests on an assumption. */
  readonly reason: ProjectionReason | null;
  readonly reasonText: Bilingual | null;
}

/** The answer. */
export interface ProjectionAnswer {
  readonly fiscalYear: number;
  readonly month: number;
  readonly deadline: ProjectionDeadline;
  /** In the order of the series. */
  readonly rows: readonly ProjectedSeries[];
  readonly choice: MethodChoice;
  readonly findings: readonly Finding[];
}

/**
 * Projects every series to the deadline.
 *
 * Without a prior year of its own a series goes by its peers, which is an assumption and said to be one; with one prior
 * year by Bornhuetter–Ferguson; with more by the method that the back-test chose. Where no past year can be projected,
 * there is no interval, but scenarios.
 *
 * @throws Refusal `projectionYearUnknown`, `projectionMonthUnknown`, and those of `backtest`
 * @example
 * ```ts
 * const even = (fiscalYear, total) => ({ fiscalYear, plan: null, toDate: Array.from({ length: 12 }, (_, month) => (total * (month + 1)) / 12) });
 * const series = [{ key: "a", years: [even(2021, 120), even(2022, 120), { ...even(2023, 120), toDate: [10, 20, 30] }] }];
 * const { rows: [row] } = project(series, { fiscalYear: 2023, month: 3, deadline: "12-31" });
 * row.projected // => 120
 * row.scenarios.paceSoFar.reached // => 120
 * project(series, { fiscalYear: 2023, month: 14, deadline: "12-31" }) // => throws projectionMonthUnknown
 * ```
 */
export function project(series: readonly CumulativeSeries[], question: ProjectionQuestion): ProjectionAnswer {
  const answer = projectStated(series, question);
  if (answer.rows.some(({ dataMonth }) => dataMonth !== null)) return answer;
  const { fiscalYear, month } = question;
  throw refuseSeries("projectionYearUnknown", {
    year: String(fiscalYear),
    month: String(month),
    years: statedYears(series),
  });
}

/** As `project`, but where nothing is stated up to the month every series says so itself. */
export function projectStated(series: readonly CumulativeSeries[], question: ProjectionQuestion): ProjectionAnswer {
  const { fiscalYear, month, deadline, isCapped = true, onProgress } = question;
  checkQuestion(question);
  const rules = { deadlineMonth: deadlineMonths[deadline], isCapped };
  if (!Number.isInteger(month) || month < 1 || month > rules.deadlineMonth)
    throw refuseSeries("projectionMonthUnknown", {
      month: String(month),
      deadline: deadline === "12-31" ? "31/12" : "31/01",
    });
  const table = tabulateSeries(series, { fiscalYear, month });
  const curves = usableCurves(table);
  const year = yearIndex(table, fiscalYear);
  const origins = originsAt(curves, { year, month, deadlineMonth: rules.deadlineMonth });
  const evaluations = evaluateOrigins(curves, { ...rules, endYear: year, onProgress });
  const scored = scoreOrigins(evaluations, rules);
  const choice = chooseMethod(scored);
  const context = {
    question,
    curves,
    rules,
    origins,
    development: readDevelopment(curves, year, rules.deadlineMonth),
    evaluations,
    scored,
    choice,
  };
  return {
    fiscalYear,
    month,
    deadline,
    rows: projectRows(context),
    choice,
    findings: [...curves.findings, ...zeroPlanFindings(series, question)],
  };
}

/** @throws Refusal `invalidValue` of a deadline or method that is none, `seriesAmountInvalid` of an estimate that is no amount */
function checkQuestion({ deadline, method, estimates = new Map(), fiscalYear }: ProjectionQuestion): void {
  if (!projectionDeadlines.includes(deadline))
    throw refuse("invalidValue", { name: "deadline", value: deadline, expected: projectionDeadlines.join(" | ") });
  if (method !== undefined && !projectionMethods.includes(method))
    throw refuse("invalidValue", { name: "method", value: method, expected: projectionMethods.join(" | ") });
  for (const [key, estimate] of estimates)
    if (!isAmount(estimate))
      throw refuseSeries("seriesAmountInvalid", {
        key,
        year: String(fiscalYear),
        month: String(deadlineMonths[deadline]),
        amount: String(estimate),
      });
}

function statedYears(series: readonly CumulativeSeries[]): string {
  const years = new Set(series.flatMap((each) => each.years.map(({ fiscalYear }) => fiscalYear)));
  return [...years].toSorted((left, right) => left - right).join(", ");
}

interface ProjectionContext {
  readonly question: ProjectionQuestion;
  readonly curves: UsableCurves;
  readonly rules: ProjectionRules;
  readonly origins: Origins;
  readonly development: Development;
  readonly evaluations: readonly OriginEvaluation[];
  readonly scored: readonly ScoredOrigin[];
  readonly choice: MethodChoice;
}

function projectRows(context: ProjectionContext): readonly ProjectedSeries[] {
  const { curves, origins, development } = context;
  const said = new Map(projectionMethods.map((method) => [method, methodValues(method, origins, development)]));
  const learning = learnMethods(context);
  return curves.table.keys.map((key, index) => {
    const { method, reason } = methodFor(index, said, context);
    const uncapped = (method === null ? undefined : said.get(method)?.[index]) ?? Number.NaN;
    return projectRow({ key, index, method, uncapped, reason }, context, learning);
  });
}

interface RowProjection {
  readonly key: string;
  readonly index: number;
  readonly method: ProjectionMethod | null;
  /** NaN: not known. */
  readonly uncapped: number;
  readonly reason: ProjectionReason | null;
}

function projectRow(
  { key, index, method, uncapped, reason }: RowProjection,
  { question, rules, curves, origins, development }: ProjectionContext,
  learning: Learning,
): ProjectedSeries {
  const toDate = origins.toDate[index] ?? Number.NaN;
  const plan = numberOrNull(origins.plans[index]);
  const dataMonth = origins.months[index] ?? 0;
  const value =
    rules.isCapped && uncapped > (plan ?? Number.POSITIVE_INFINITY) ? Math.max(plan ?? 0, toDate) : uncapped;
  const learnt = method === null ? null : learning(method);
  const bounded = { toDate, value: uncapped, ceiling: rules.isCapped ? plan : null, mayFall: uncapped < toDate };
  const isEnd = dataMonth === rules.deadlineMonth;
  const reach = isEnd ? { reach50: 0, reach80: 0 } : (learnt?.reach ?? { reach50: null, reach80: null });
  const known = !Number.isNaN(value);
  const interval80 = known ? intervalOf(bounded, reach.reach80) : null;
  const estimate = question.estimates?.get(key);
  const interval50 = known ? intervalOf(bounded, reach.reach50) : null;
  const why = reason ?? (known && interval80 === null ? "noBacktest" : null);
  return {
    key,
    year: question.fiscalYear,
    month: question.month,
    dataMonth: dataMonth === 0 ? null : dataMonth,
    toDate: numberOrNull(toDate),
    plan,
    projected: numberOrNull(value),
    interval50,
    interval80,
    method,
    path:
      known && question.hasPath === true
        ? pathOf(index, { dataMonth, toDate, projected: value, interval50, interval80 }, development)
        : null,
    cap: known && plan !== null && value < uncapped ? { plan, uncapped } : null,
    backtest: learnt?.backtest ?? null,
    mackStandardError: mackStandardError(
      curves,
      { key: index, year: development.year, month: dataMonth, deadlineMonth: rules.deadlineMonth },
      toDate,
    ),
    scenarios: scenariosOf({ index, origins, development }),
    lapsing:
      known && plan !== null ? lapsingOf({ ...bounded, plan }, { spread: learnt?.spread ?? [], interval80 }) : null,
    estimate:
      estimate === undefined
        ? null
        : judgeEstimate(estimate, {
            ...bounded,
            dataMonth,
            deadlineMonth: rules.deadlineMonth,
            spread: learnt?.spread ?? [],
          }),
    reason: why,
    reasonText: why === null ? null : projectionReasons[why],
  };
}

/** What past projections of a method from the same time of the year say. */
interface Learnt {
  readonly reach: ReturnType<typeof reachOf>;
  /** See `spreadOf`. */
  readonly spread: readonly number[];
  readonly backtest: MethodBacktest | null;
}

type Learning = (method: ProjectionMethod) => Learnt;

/** Learns what is asked for once. */
function learnMethods({ question, evaluations, scored, choice }: ProjectionContext): Learning {
  const known = new Map<ProjectionMethod, Learnt>();
  const near = learntFrom(evaluations, question);
  return (method) => {
    const before = known.get(method);
    if (before !== undefined) return before;
    const misses = near.origins.map((each) => each.misses[method]);
    const reach = reachOf(misses, near.yearCount);
    const scores = scoresOfMonth(scored, method, question.month);
    const learnt: Learnt = {
      reach,
      // What carries no interval carries no chance.
      spread: reach.reach80 === null ? [] : spreadOf(misses),
      backtest:
        scores.count === 0
          ? null
          : { ...scores, years: choice.years, naiveWape: naiveWape(scored, method, question.month) },
    };
    known.set(method, learnt);
    return learnt;
  };
}

/** The naive methods' errors on the series for which the method says something. */
function naiveWape(
  scored: readonly ScoredOrigin[],
  method: ProjectionMethod,
  month: number,
): MethodBacktest["naiveWape"] {
  const wapeOf = (naive: ProjectionMethod): number | null => {
    let [error, actual] = [0, 0];
    for (const { origin } of scored.filter((each) => each.origin.month === month)) {
      const values = origin.values[naive].map((value, key) =>
        Number.isNaN(origin.values[method][key] ?? Number.NaN) ? Number.NaN : value,
      );
      const compared = { ...origin, values: { ...origin.values, [naive]: values } };
      const sums = scoreOrigin(compared, { method: naive, reach: { reach50: null, reach80: null }, isCapped: false });
      error += sums.absoluteError;
      actual += sums.actual;
    }
    return actual > 0 ? error / actual : null;
  };
  return { runRate: wapeOf("runRate"), lastYearRemainder: wapeOf("lastYearRemainder") };
}

/** The method of a series: the one asked for, or by its history and the back-test. */
function methodFor(
  index: number,
  said: ReadonlyMap<ProjectionMethod, Float64Array>,
  { question, curves, origins, development, choice }: ProjectionContext,
): { readonly method: ProjectionMethod | null; readonly reason: ProjectionReason | null } {
  const says = (method: ProjectionMethod): boolean => !Number.isNaN(said.get(method)?.[index] ?? Number.NaN);
  if (origins.months[index] === 0) return { method: null, reason: "notStated" };
  if (question.method !== undefined)
    return says(question.method)
      ? { method: question.method, reason: null }
      : { method: null, reason: "methodSaysNothing" };
  const priorYearCount = development.priorYearCounts[index] ?? 0;
  if (priorYearCount === 0) {
    const method = (["peersCurve", "planTimesRate"] as const).find(says);
    if (method !== undefined) return { method, reason: "peersAssumed" };
    return { method: null, reason: endsInDecember(curves, development) ? "januaryNotStated" : "noPriorYear" };
  }
  if (priorYearCount === 1 && says("bornhuetterFerguson"))
    return { method: "bornhuetterFerguson", reason: choice.ranking.length === 0 ? "onePriorYear" : null };
  // Years of which only the end is known say how much of a plan was reached, and nothing of months.
  const method = [...choice.ranking.map((each) => each.method), "planTimesRate" as const].find(says) ?? null;
  return { method, reason: method === null ? "monthsNotStated" : null };
}

/** Whether a year before is known to its December, where the January after it is asked for. */
function endsInDecember({ table, filled }: UsableCurves, { year, deadlineMonth }: Development): boolean {
  if (deadlineMonth !== 13) return false;
  return table.keys.some((_, key) =>
    Array.from({ length: year }, (__, prior) => filled[rowStart(table, key, prior) + 11]).some(
      (final) => final !== undefined && !Number.isNaN(final),
    ),
  );
}
