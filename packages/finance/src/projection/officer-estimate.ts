/** An officer's estimate of what will be reached, judged by the pace that it implies and by the projection. */
import { type BoundedProjection, intervalOf } from "./conformal.ts";
import { numberOrNull } from "./stated-number.ts";

/** How an estimate stands to what is likely; `unknown`: there is neither a past projection nor a pace. */
export type EstimateStanding = "optimistic" | "plausible" | "cautious" | "unknown";

/** By what an estimate was judged: by how far past projections missed, or, without any, by the pace so far alone. */
export type EstimateJudge = "pastProjections" | "paceSoFar";

/** An estimate, judged. Amounts in the money unit of the series. */
export interface EstimateJudgement {
  readonly estimate: number;
  /** A month until the deadline, so that the estimate comes true; null at the deadline, or where nothing is stated yet. */
  readonly impliedPerMonth: number | null;
  /** A month from January until now; null: nothing is stated. */
  readonly perMonthSoFar: number | null;
  /** `impliedPerMonth` / `perMonthSoFar`; null where there is no pace so far. */
  readonly timesPaceSoFar: number | null;
  /** Share of what past misses make likely that is at least the estimate, 0 … 1; null: no past projection says. */
  readonly chanceOfReaching: number | null;
  /**
   * Optimistic: the chance is below one in ten; cautious: above nine in ten. By the pace alone: more than twice the pace so
   * far, or less than half of it, which is a rule of thumb.
   */
  readonly standing: EstimateStanding;
  /** Null: it was not judged. */
  readonly judgedBy: EstimateJudge | null;
}

/** Twice the pace so far: what the last months of a year bring in many places, and more than most. */
const timesPaceMax = 2;

/** Judges an estimate. */
export function judgeEstimate(
  estimate: number,
  {
    dataMonth,
    deadlineMonth,
    spread,
    ...bounded
  }: BoundedProjection & {
    readonly dataMonth: number;
    readonly deadlineMonth: number;
    readonly spread: readonly number[];
  },
): EstimateJudgement {
  const { toDate } = bounded;
  const monthsLeft = deadlineMonth - dataMonth;
  const implied = dataMonth === 0 || monthsLeft === 0 ? Number.NaN : (estimate - toDate) / monthsLeft;
  const soFar = dataMonth === 0 ? Number.NaN : toDate / dataMonth;
  const chance = chanceOf(estimate, bounded, spread);
  const timesPaceSoFar = soFar > 0 ? numberOrNull(implied / soFar) : null;
  return {
    estimate,
    impliedPerMonth: numberOrNull(implied),
    perMonthSoFar: numberOrNull(soFar),
    timesPaceSoFar,
    chanceOfReaching: chance,
    ...standingOf(chance, timesPaceSoFar),
  };
}

function standingOf(
  chance: number | null,
  timesPaceSoFar: number | null,
): Pick<EstimateJudgement, "standing" | "judgedBy"> {
  if (chance !== null) {
    const standing = chance < 0.1 ? "optimistic" : chance > 0.9 ? "cautious" : "plausible";
    return { standing, judgedBy: "pastProjections" };
  }
  if (timesPaceSoFar === null) return { standing: "unknown", judgedBy: null };
  const standing =
    timesPaceSoFar > timesPaceMax ? "optimistic" : timesPaceSoFar < 1 / timesPaceMax ? "cautious" : "plausible";
  return { standing, judgedBy: "paceSoFar" };
}

/** Past misses go to either side, and no further than the plan lets a projection go. */
function chanceOf(estimate: number, bounded: BoundedProjection, spread: readonly number[]): number | null {
  if (!(bounded.value > bounded.toDate)) return null;
  const ends = spread.flatMap((miss) => intervalOf(bounded, miss) ?? []);
  return ends.length === 0 ? null : ends.filter((end) => end >= estimate).length / ends.length;
}

/** A past estimate with what came of it. */
export interface PastEstimate {
  readonly estimate: number;
  readonly actual: number;
}

/** How past estimates did; null: nothing was disbursed. */
export interface EstimateScores {
  readonly count: number;
  /** Σ|estimate − actual| / Σ actual. */
  readonly wape: number | null;
  /** Σ(estimate − actual) / Σ actual: above 0 they promised too much. */
  readonly bias: number | null;
}

/**
 * Scores past estimates of one unit.
 *
 * @example
 * ```ts
 * scoreEstimates([{ estimate: 100, actual: 80 }, { estimate: 50, actual: 45 }]) // => { count: 2, wape: 0.2, bias: 0.2 }
 * ```
 */
export function scoreEstimates(past: readonly PastEstimate[]): EstimateScores {
  const sum = (amount: (each: PastEstimate) => number): number => past.reduce((total, each) => total + amount(each), 0);
  const actual = sum((each) => each.actual);
  const ofActual = (amount: number): number | null => (actual > 0 ? amount / actual : null);
  return {
    count: past.length,
    wape: ofActual(sum((each) => Math.abs(each.estimate - each.actual))),
    bias: ofActual(sum((each) => each.estimate - each.actual)),
  };
}
