/** Scores: how far the projections of a method were off, summed so that origins add up. */
import { intervalOf, type IntervalReach } from "./conformal.ts";
import type { OriginEvaluation } from "./evaluation.ts";
import { naiveMethods, type ProjectionMethod } from "./projection-method.ts";

/** Sums over projections; amounts in the money unit of the series. */
export interface ScoreSums {
  readonly count: number;
  readonly actual: number;
  readonly absoluteError: number;
  /** Projected − actual. */
  readonly error: number;
  /** Of those with an interval. */
  readonly intervalCount: number;
  readonly intervalActual: number;
  readonly covered50: number;
  readonly covered80: number;
  readonly width50: number;
  readonly width80: number;
  /** Mean pinball loss over 10, 25, 50, 75 and 90%. */
  readonly pinball: number;
}

/** Errors as shares; null: there is nothing to tell them from. */
export interface ProjectionScores {
  /** Projections scored: series × origins. */
  readonly count: number;
  /** Σ|projected − actual| / Σ actual. */
  readonly wape: number | null;
  /** Σ(projected − actual) / Σ actual: above 0 it promised too much. */
  readonly bias: number | null;
  /** Pinball loss of the interval's ends and middle, mean over 10, 25, 50, 75, 90%, / Σ actual. */
  readonly pinball: number | null;
  /** Share of what happened that lay within the interval of 50%. */
  readonly coverage50: number | null;
  readonly coverage80: number | null;
  /** Σ(high − low) / Σ actual. */
  readonly width50: number | null;
  readonly width80: number | null;
}

export const noScores: ScoreSums = {
  count: 0,
  actual: 0,
  absoluteError: 0,
  error: 0,
  intervalCount: 0,
  intervalActual: 0,
  covered50: 0,
  covered80: 0,
  width50: 0,
  width80: 0,
  pinball: 0,
};

/** Adds two sums. */
export function addScores(left: ScoreSums, right: ScoreSums): ScoreSums {
  const sums = Object.keys(noScores) as (keyof ScoreSums)[];
  return Object.fromEntries(sums.map((name) => [name, left[name] + right[name]])) as unknown as ScoreSums;
}

/** Sums as shares. */
export function scoresOf(sums: ScoreSums): ProjectionScores {
  const ofActual = (amount: number): number | null => (sums.actual > 0 ? amount / sums.actual : null);
  const ofInterval = (amount: number): number | null => (sums.intervalActual > 0 ? amount / sums.intervalActual : null);
  const ofCount = (count: number): number | null => (sums.intervalCount > 0 ? count / sums.intervalCount : null);
  return {
    count: sums.count,
    wape: ofActual(sums.absoluteError),
    bias: ofActual(sums.error),
    pinball: ofInterval(sums.pinball),
    coverage50: ofCount(sums.covered50),
    coverage80: ofCount(sums.covered80),
    width50: ofInterval(sums.width50),
    width80: ofInterval(sums.width80),
  };
}

/**
 * Scores a method at one origin, over the series for which both naive methods say something too, so that methods are
 * compared on the same series.
 */
export function scoreOrigin(
  { origins, actuals, values, uncapped }: OriginEvaluation,
  { method, reach, isCapped }: { readonly method: ProjectionMethod; readonly reach: IntervalReach; isCapped: boolean },
): ScoreSums {
  const sums = { ...noScores };
  for (const [key, value] of values[method].entries()) {
    const actual = actuals[key] ?? Number.NaN;
    const isCompared = naiveMethods.every((naive) => !Number.isNaN(values[naive][key] ?? Number.NaN));
    if (Number.isNaN(value) || Number.isNaN(actual) || !isCompared) continue;
    sums.count += 1;
    sums.actual += actual;
    sums.error += value - actual;
    sums.absoluteError += Math.abs(value - actual);
    const plan = origins.plans[key] ?? Number.NaN;
    const bounded = {
      toDate: origins.toDate[key] ?? Number.NaN,
      value: uncapped[method][key] ?? Number.NaN,
      ceiling: isCapped && !Number.isNaN(plan) ? plan : null,
      mayFall: value < (origins.toDate[key] ?? Number.NaN),
    };
    const [within50, within80] = [intervalOf(bounded, reach.reach50), intervalOf(bounded, reach.reach80)];
    if (within50 === null || within80 === null) continue;
    sums.intervalCount += 1;
    sums.intervalActual += actual;
    sums.covered50 += isWithin(actual, within50) ? 1 : 0;
    sums.covered80 += isWithin(actual, within80) ? 1 : 0;
    sums.width50 += within50[1] - within50[0];
    sums.width80 += within80[1] - within80[0];
    sums.pinball += pinballOf(actual, [
      [0.1, within80[0]],
      [0.25, within50[0]],
      [0.5, value],
      [0.75, within50[1]],
      [0.9, within80[1]],
    ]);
  }
  return sums;
}

/** What is reached to the last đồng is not put outside by the last bit of a double. */
const slack = 1e-9;

function isWithin(actual: number, [low, high]: readonly [low: number, high: number]): boolean {
  const room = Math.abs(actual) * slack;
  return actual >= low - room && actual <= high + room;
}

function pinballOf(actual: number, quantiles: readonly (readonly [level: number, amount: number])[]): number {
  const losses = quantiles.map(([level, amount]) =>
    actual >= amount ? level * (actual - amount) : (1 - level) * (amount - actual),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
