/**
 * Back-test: what every method would have said in past years, and how wrong it would have been. The method of a
 * projection is chosen by it.
 */
import {
  addScores,
  noScores,
  type ProjectionScores,
  scoreOrigin,
  type ScoreSums,
  scoresOf,
} from "./backtest-scores.ts";
import { reachOf } from "./conformal.ts";
import { type CumulativeSeries, type SeriesTable, tabulateSeries } from "./cumulative-series.ts";
import { usableCurves, zeroPlanFindings } from "./curve-quality.ts";
import { evaluateOrigins, learntFrom, type OriginEvaluation, type ProjectionRules } from "./evaluation.ts";
import type { Finding } from "../finding.ts";
import { naiveMethods, type ProjectionMethod, projectionMethods } from "./projection-method.ts";
import { deadlineMonths, type ProjectionDeadline, projectionDeadlines } from "./projection-deadline.ts";
import { refuse } from "../refusal/refusal.ts";

/** What is asked. */
export interface BacktestQuestion {
  readonly deadline: ProjectionDeadline;
  /** Whether the plan cuts projections off; default: it does. */
  readonly isCapped?: boolean | undefined;
  /** Called with the origins done and all of them. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** How one method did at one origin, or over some. */
export interface BacktestRow extends ProjectionScores {
  readonly method: ProjectionMethod;
  /** Null: over all years. */
  readonly year: number | null;
  /** Null: over all months. */
  readonly month: number | null;
}

/** The choice of a method, and why. */
export interface MethodChoice {
  /** The methods by their error, the best first; `neededPace` is a target and not among them. */
  readonly ranking: readonly RankedMethod[];
  /** The budget years whose ends were projected. */
  readonly years: readonly number[];
}

/** A method with its error over all origins. */
export interface RankedMethod {
  readonly method: ProjectionMethod;
  /** Mean over the origins of Σ|projected − actual|, / the run-rate's for the same series. */
  readonly errorToRunRate: number;
}

/** The answer. */
export interface BacktestAnswer {
  readonly deadline: ProjectionDeadline;
  /** By method, year and month, and over all years for each month; in the order of the methods. */
  readonly rows: readonly BacktestRow[];
  /** Empty where no past year could be projected. */
  readonly choice: MethodChoice;
  readonly findings: readonly Finding[];
}

/** An evaluation with the sums of each method. */
export interface ScoredOrigin {
  readonly origin: OriginEvaluation;
  readonly sums: Readonly<Record<ProjectionMethod, ScoreSums>>;
}

/**
 * Projects the end of every past year from the end of each of its months, with what was known then, by every method.
 * Intervals are learnt from the years before, so the first year that is projected has none.
 *
 * @throws Refusal `seriesMonthUnknown`, `seriesAmountInvalid`, `seriesPlanInvalid`, `seriesYearUnknown`, `seriesKeyRepeated`
 * @example
 * ```ts
 * const even = (fiscalYear, total) => ({ fiscalYear, plan: null, toDate: Array.from({ length: 12 }, (_, month) => (total * (month + 1)) / 12) });
 * const series = [{ key: "a", years: [even(2021, 120), even(2022, 132), even(2023, 144)] }];
 * const { rows, choice } = backtest(series, { deadline: "12-31" });
 * choice.years // => [2022, 2023]
 * rows.find(({ method, year, month }) => method === "runRate" && year === 2023 && month === 6).wape // => 0
 * ```
 */
export function backtest(series: readonly CumulativeSeries[], question: BacktestQuestion): BacktestAnswer {
  const { deadline, isCapped = true, onProgress } = question;
  if (!projectionDeadlines.includes(deadline))
    throw refuse("invalidValue", { name: "deadline", value: deadline, expected: projectionDeadlines.join(" | ") });
  const table = tabulateSeries(series, null);
  const curves = usableCurves(table);
  const rules = { deadlineMonth: deadlineMonths[deadline], isCapped };
  const evaluations = evaluateOrigins(curves, { ...rules, endYear: table.yearCount, onProgress });
  const scored = scoreOrigins(evaluations, rules);
  return {
    deadline,
    rows: rowsOf(scored),
    choice: chooseMethod(scored),
    findings: [...curves.findings, ...zeroPlanFindings(series, null)],
  };
}

/** Scores every method at every origin. */
export function scoreOrigins(
  evaluations: readonly OriginEvaluation[],
  { isCapped }: ProjectionRules,
): readonly ScoredOrigin[] {
  return evaluations.map((origin) => {
    const learnt = learntFrom(evaluations, origin);
    const sums = projectionMethods.map((method) => {
      const reach = reachOf(
        learnt.origins.map(({ misses }) => misses[method]),
        learnt.yearCount,
      );
      return [method, scoreOrigin(origin, { method, reach, isCapped })] as const;
    });
    return { origin, sums: Object.fromEntries(sums) as ScoredOrigin["sums"] };
  });
}

function rowsOf(scored: readonly ScoredOrigin[]): readonly BacktestRow[] {
  return projectionMethods.flatMap((method) => {
    const single = scored.map(({ origin: { fiscalYear, month }, sums }) => ({
      method,
      year: fiscalYear,
      month,
      ...scoresOf(sums[method]),
    }));
    const months = [...new Set(scored.map(({ origin }) => origin.month))];
    const ofMonths = months.map((month) => ({
      method,
      year: null,
      month,
      ...scoresOfMonth(scored, method, month),
    }));
    const all = { method, year: null, month: null, ...scoresOfMonth(scored, method, null) };
    return scored.length === 0 ? [] : [...single, ...ofMonths, all];
  });
}

/** The scores of a method over all years, at a month, or at all of them. */
export function scoresOfMonth(
  scored: readonly ScoredOrigin[],
  method: ProjectionMethod,
  month: number | null,
): ProjectionScores {
  const some = scored.filter(({ origin }) => month === null || origin.month === month);
  return scoresOf(some.map(({ sums }) => sums[method]).reduce(addScores, noScores));
}

/**
 * Ranks the methods by their mean error over all origins, every origin counting alike, relative to the run-rate's for the
 * same series. All months count: with few years one month's ranking is luck, and the mean over months held better on real
 * years (docs/projection.md). Of equals the simpler comes first.
 */
export function chooseMethod(scored: readonly ScoredOrigin[]): MethodChoice {
  const ranked = projectionMethods
    .filter((method) => method !== "neededPace")
    .flatMap((method): readonly RankedMethod[] => {
      let [error, runRateError, count] = [0, 0, 0];
      for (const { origin, sums } of scored) {
        const own = sums[method];
        if (own.count === 0 || own.actual <= 0) continue;
        count += 1;
        error += own.absoluteError / own.actual;
        runRateError += runRateErrorOn(origin, method) / own.actual;
      }
      if (count === 0) return [];
      const isExact = (sum: number): boolean => sum < count * roundingError;
      const ratio = isExact(error) ? 0 : isExact(runRateError) ? worst : error / runRateError;
      // Two methods that say the same must not be told apart by the last bit of a sum.
      return [{ method, errorToRunRate: Number(ratio.toPrecision(9)) }];
    });
  const order = (method: ProjectionMethod): number => projectionMethods.indexOf(method);
  return {
    ranking: ranked.toSorted(
      (left, right) => left.errorToRunRate - right.errorToRunRate || order(left.method) - order(right.method),
    ),
    years: [...new Set(scored.map(({ origin }) => origin.fiscalYear))].toSorted((left, right) => left - right),
  };
}

/** Errors below are those of doubles. */
const roundingError = 1e-12;

/** Where the run-rate never errs, nothing else that errs is worth a try. */
const worst = 1e9;

/** The error of the run-rate over the series for which a method says something. */
function runRateErrorOn({ actuals, values }: OriginEvaluation, method: ProjectionMethod): number {
  let error = 0;
  for (const [key, value] of values[method].entries()) {
    const miss = Math.abs((values.runRate[key] ?? Number.NaN) - (actuals[key] ?? Number.NaN));
    const isCompared = naiveMethods.every((naive) => !Number.isNaN(values[naive][key] ?? Number.NaN));
    if (!Number.isNaN(value) && isCompared && !Number.isNaN(miss)) error += miss;
  }
  return error;
}

/** The place of a budget year in a table. */
export function yearIndex({ firstYear }: SeriesTable, fiscalYear: number): number {
  return fiscalYear - firstYear;
}
