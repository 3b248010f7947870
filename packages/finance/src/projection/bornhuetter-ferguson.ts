/**
 * Bornhuetter–Ferguson: what is still to come follows a prior estimate, not what has come so far.
 *
 * R. L. Bornhuetter, R. E. Ferguson, "The Actuary and IBNR", Proceedings of the CAS LIX (1972).
 */
import type { Finding } from "../finding.ts";
import { type DevelopedTriangle, developTriangle, readOriginAmounts } from "./triangle-development.ts";
import type { Triangle } from "./triangle.ts";
import { throwOutOfRange } from "./triangle-range.ts";

/** What a method with a prior says of a triangle; amounts in the triangle's unit, one for each row. */
export interface PriorMethodAnswer {
  /** From each column to the next; with a tail factor one more. */
  readonly factors: readonly number[];
  /** Share of the ultimate that has been reached by the factors alone. */
  readonly developed: readonly number[];
  readonly latest: readonly number[];
  /** The prior ultimates that were used. */
  readonly priors: readonly number[];
  readonly ultimates: readonly number[];
  /** Ultimate − latest. */
  readonly reserves: readonly number[];
  readonly totalReserve: number;
  /** Decreasing amounts, which are used as they are. */
  readonly findings: readonly Finding[];
}

/**
 * ultimate = latest + (1 − developed) · prior.
 *
 * @param options.priors the prior ultimate of each row, 0 or more; of a complete row it does not matter
 * @param options.factors instead of the chain-ladder's: columns − 1, or one more for a tail beyond the triangle
 * @throws Refusal `triangle…` naming row and column, value and remedy
 * @example
 * ```ts
 * const answer = bornhuetterFerguson([[100, 200], [120, null]], { priors: [200, 260] });
 * answer.developed // => [1, 0.5]
 * answer.ultimates // => [200, 250]
 * answer.totalReserve // => 130
 * bornhuetterFerguson([[100, 200], [120, null]], { priors: [200] }) // => throws triangleListLength
 * ```
 */
export function bornhuetterFerguson(
  cumulative: Triangle,
  {
    priors,
    factors = null,
  }: { readonly priors: readonly number[]; readonly factors?: readonly number[] | null | undefined },
): PriorMethodAnswer {
  const development = developTriangle(cumulative, factors);
  return answerByPriors(development, readOriginAmounts("priors", priors, development.triangle), 0);
}

/** Applies priors; `iterations` further times with what came out as the prior. */
export function answerByPriors(
  { triangle, factors, developed }: DevelopedTriangle,
  priors: readonly number[],
  iterations: number,
): PriorMethodAnswer {
  const { latest, findings } = triangle;
  const reserves = latest.map((amount, row) => {
    const rest = 1 - (developed[row] ?? 1);
    let ultimate = priors[row] ?? 0;
    for (let turn = 0; turn < iterations; turn += 1) ultimate = amount + rest * ultimate;
    return rest * ultimate;
  });
  const ultimates = reserves.map((reserve, row) => (latest[row] ?? 0) + reserve);
  const totalReserve = reserves.reduce((sum, reserve) => sum + reserve, 0);
  throwOutOfRange([developed, priors, ultimates], [totalReserve]);
  return { factors, developed, latest, priors, ultimates, reserves, totalReserve, findings };
}
