/**
 * Benktander: Bornhuetter–Ferguson again, with its own result as the prior. Part of the way to the chain-ladder.
 *
 * G. Benktander, "An Approach to Credibility in Calculating IBNR", The Actuarial Review (1976); T. Mack, "Credible Claims
 * Reserves: the Benktander Method", ASTIN Bulletin 30/2 (2000).
 */
import { answerByPriors, type PriorMethodAnswer } from "./bornhuetter-ferguson.ts";
import { developTriangle, readOriginAmounts } from "./triangle-development.ts";
import { shownInput, type Triangle } from "./triangle.ts";
import { refuseTriangle } from "./triangle-refusals.ts";

const iterationsMax = 10_000;

/**
 * U₀ = Bornhuetter–Ferguson with the priors, Uₙ = latest + (1 − developed) · Uₙ₋₁.
 *
 * @param options.iterations how often Bornhuetter–Ferguson is repeated: 0 is Bornhuetter–Ferguson itself, 1 (the default)
 *   Benktander's method, many the chain-ladder. chainladder-python counts one more (`n_iters` 1: Bornhuetter–Ferguson).
 * @throws Refusal `triangle…` naming row and column, value and remedy
 * @example
 * ```ts
 * const triangle = [[100, 200], [120, null]];
 * benktander(triangle, { priors: [200, 260] }).ultimates // => [200, 245]
 * benktander(triangle, { priors: [200, 260], iterations: 0 }).ultimates // => [200, 250]
 * benktander(triangle, { priors: [200, 260], iterations: 60 }).ultimates // => [200, 240]
 * ```
 */
export function benktander(
  cumulative: Triangle,
  {
    priors,
    iterations = 1,
    factors = null,
  }: {
    readonly priors: readonly number[];
    readonly iterations?: number | undefined;
    readonly factors?: readonly number[] | null | undefined;
  },
): PriorMethodAnswer {
  if (!Number.isSafeInteger(iterations) || iterations < 0 || iterations > iterationsMax)
    throw refuseTriangle("triangleOptionInvalid", {
      name: "iterations",
      value: shownInput(iterations),
      expected: `0…${iterationsMax}`,
    });
  const development = developTriangle(cumulative, factors);
  return answerByPriors(development, readOriginAmounts("priors", priors, development.triangle), iterations);
}
