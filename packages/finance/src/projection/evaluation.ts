/**
 * Evaluation: what every method would have said at the end of each month of each past year, with what was known then.
 */
import type { UsableCurves } from "./curve-quality.ts";
import { missesOf } from "./conformal.ts";
import { rowStart } from "./cumulative-series.ts";
import { readDevelopment } from "./development.ts";
import { methodValues, type Origins } from "./method-values.ts";
import { capped, originsAt } from "./origins.ts";
import { type ProjectionMethod, projectionMethods } from "./projection-method.ts";

/** How projections are made. */
export interface ProjectionRules {
  /** 12: by 31/12; 13: by 31/01 of the next year. */
  readonly deadlineMonth: number;
  /** Whether the plan cuts projections off. */
  readonly isCapped: boolean;
}

/** One origin: a month of a past year. */
export interface OriginEvaluation {
  readonly fiscalYear: number;
  /** From 1. */
  readonly month: number;
  readonly origins: Origins;
  /** [key]: what was reached by the deadline; NaN: not known, or the series had no year before. */
  readonly actuals: Float64Array;
  /** As they would have been told: cut off by the plan where the rules say so. */
  readonly values: Readonly<Record<ProjectionMethod, Float64Array>>;
  /** Before the plan cut them off. */
  readonly uncapped: Readonly<Record<ProjectionMethod, Float64Array>>;
  readonly misses: Readonly<Record<ProjectionMethod, Float64Array>>;
}

/**
 * Evaluates all years that have a year before, up to (and without) a year's place in the table.
 *
 * @param onProgress called with the origins done and all of them
 */
export function evaluateOrigins(
  curves: UsableCurves,
  {
    deadlineMonth,
    isCapped,
    endYear,
    onProgress,
  }: ProjectionRules & {
    readonly endYear: number;
    readonly onProgress?: ((done: number, all: number) => void) | undefined;
  },
): readonly OriginEvaluation[] {
  const { table } = curves;
  const evaluations: OriginEvaluation[] = [];
  const all = Math.max(endYear - 1, 0) * (deadlineMonth - 1);
  for (let year = 1; year < endYear; year += 1) {
    const development = readDevelopment(curves, year, deadlineMonth);
    const actuals = Float64Array.from(table.keys, (_, key) =>
      (development.priorYearCounts[key] ?? 0) === 0
        ? Number.NaN
        : (curves.filled[rowStart(table, key, year) + deadlineMonth - 1] ?? Number.NaN),
    );
    for (let month = 1; month < deadlineMonth; month += 1) {
      const origins = originsAt(curves, { year, month, deadlineMonth });
      const uncapped = ofMethods((method) => methodValues(method, origins, development));
      const values = isCapped ? ofMethods((method) => capped(uncapped[method], origins)) : uncapped;
      const misses = ofMethods((method) => missesOf({ values: uncapped[method], toDate: origins.toDate, actuals }));
      evaluations.push({ fiscalYear: table.firstYear + year, month, origins, actuals, values, uncapped, misses });
      onProgress?.(evaluations.length, all);
    }
  }
  return evaluations.filter(({ actuals }) => actuals.some((actual) => !Number.isNaN(actual)));
}

function ofMethods<Value>(valueOf: (method: ProjectionMethod) => Value): Readonly<Record<ProjectionMethod, Value>> {
  return Object.fromEntries(projectionMethods.map((method) => [method, valueOf(method)])) as Record<
    ProjectionMethod,
    Value
  >;
}

/** So many misses carry an interval by themselves. */
const missCountMin = 30;

/** Past origins that an interval is learnt from. */
export interface LearntOrigins {
  readonly origins: readonly OriginEvaluation[];
  /** Years that were projected, each series counted once for each: misses of neighbouring months are no more years. */
  readonly yearCount: number;
}

/**
 * The evaluations that an interval from a month of a year may be learnt from: of the years before it, from the same month.
 *
 * The first year that could be projected had one year before it, and erred more than one does who knows several: it
 * counts only as long as the others are few. Where all of them are few the months beside it are looked at too; they tell
 * how errors are spread, and not that there were more of them.
 */
export function learntFrom(
  evaluations: readonly OriginEvaluation[],
  { fiscalYear, month }: Pick<OriginEvaluation, "fiscalYear" | "month">,
): LearntOrigins {
  const before = evaluations.filter((each) => each.fiscalYear < fiscalYear);
  const ofMonth = before.filter((each) => each.month === month);
  const later = ofMonth.filter((each) => each.fiscalYear !== evaluations[0]?.fiscalYear);
  const yearCount = missCountOf(ofMonth);
  if (missCountOf(later) >= missCountMin) return { origins: later, yearCount: missCountOf(later) };
  if (yearCount >= missCountMin) return { origins: ofMonth, yearCount };
  return { origins: before.filter((each) => Math.abs(each.month - month) <= 1), yearCount };
}

function missCountOf(origins: readonly OriginEvaluation[]): number {
  return origins.reduce((count, { misses }) => count + misses.runRate.length, 0);
}
