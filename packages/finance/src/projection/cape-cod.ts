/**
 * Cape Cod: Bornhuetter–Ferguson whose prior comes from the triangle itself, as a ratio to the size of each origin.
 *
 * J. N. Stanard, "A Simulation Test of Prediction Errors of Loss Reserve Estimation Techniques", Proceedings of the CAS
 * LXXII (1985); H. Bühlmann, "Estimation of IBNR Reserves by the Methods Chain Ladder, Cape Cod and Complementary Loss
 * Ratio" (1983). Decay and trend: S. Gluck, "Balancing Development and Trend in Loss Reserve Analysis", CAS LXXXIV (1997).
 */
import { answerByPriors, type PriorMethodAnswer } from "./bornhuetter-ferguson.ts";
import { developTriangle, readOriginAmounts } from "./triangle-development.ts";
import { shownInput, type Triangle } from "./triangle.ts";
import { refuseTriangle } from "./triangle-refusals.ts";

/** What Cape Cod says of a triangle. */
export interface CapeCodAnswer extends PriorMethodAnswer {
  /** Prior / exposure of each row: one ratio for all without decay and trend. Null: the row has no exposure to weigh. */
  readonly ratios: readonly (number | null)[];
}

/**
 * With t(j) = (1 + trend)^(rows from j to the last) and w(i,j) = decay^|i − j|:
 *
 *     ratio_i = Σ_j w(i,j) · latest_j · t(j) / Σ_j w(i,j) · exposure_j · developed_j, divided by t(i)
 *     ultimate_i = latest_i + (1 − developed_i) · exposure_i · ratio_i
 *
 * @param options.exposures the size of each row, 0 or more, such as the year's plan
 * @param options.decay weight lost with each row of distance, 0 to 1; default 1: all rows tell alike. 0: chain-ladder
 * @param options.trend growth of amounts per exposure from row to row, above −1; default 0
 * @param options.factors instead of the chain-ladder's: columns − 1, or one more for a tail beyond the triangle
 * @throws Refusal `triangle…` naming row and column, value and remedy
 * @example
 * ```ts
 * const answer = capeCod([[100, 200], [120, null]], { exposures: [400, 480] });
 * answer.ratios // => [0.5, 0.5]
 * answer.ultimates // => [200, 240]
 * ```
 */
export function capeCod(
  cumulative: Triangle,
  {
    exposures,
    decay = 1,
    trend = 0,
    factors = null,
  }: {
    readonly exposures: readonly number[];
    readonly decay?: number | undefined;
    readonly trend?: number | undefined;
    readonly factors?: readonly number[] | null | undefined;
  },
): CapeCodAnswer {
  checkOption("decay", { value: decay, expected: "0…1", isRight: decay >= 0 && decay <= 1 });
  checkOption("trend", { value: trend, expected: "> -1", isRight: Number.isFinite(trend) && trend > -1 });
  const development = developTriangle(cumulative, factors);
  const { triangle, developed } = development;
  const sizes = readOriginAmounts("exposures", exposures, triangle);
  const used = sizes.map((size, row) => size * (developed[row] ?? 1));
  if (used.every((size) => size === 0)) throw refuseTriangle("triangleExposureZero", {});
  const growths = sizes.map((_, row) => (1 + trend) ** (sizes.length - 1 - row));
  const trended = triangle.latest.map((amount, row) => amount * (growths[row] ?? 1));
  const ratios = sizes.map((_, row) => {
    const weights = sizes.map((__, other) => decay ** Math.abs(row - other));
    const size = sumOfProducts(weights, used);
    return size === 0 ? null : sumOfProducts(weights, trended) / size / (growths[row] ?? 1);
  });
  const priors = sizes.map((size, row) => size * (ratios[row] ?? 0));
  return { ...answerByPriors(development, priors, 0), ratios };
}

function sumOfProducts(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, each, index) => sum + each * (right[index] ?? 0), 0);
}

function checkOption(
  name: string,
  { value, expected, isRight }: { readonly value: unknown; readonly expected: string; readonly isRight: boolean },
): void {
  if (typeof value === "number" && isRight) return;
  throw refuseTriangle("triangleOptionInvalid", { name, value: shownInput(value), expected });
}
