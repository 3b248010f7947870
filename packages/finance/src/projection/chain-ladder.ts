/**
 * The chain-ladder with Mack's standard errors.
 *
 * T. Mack, "Distribution-free Calculation of the Standard Error of Chain Ladder Reserve Estimates", ASTIN Bulletin 23/2
 * (1993); the recursive form: ASTIN Bulletin 29/2 (1999). Where the papers leave a choice (the last sigma, columns that one
 * origin alone tells) the R package ChainLadder is followed.
 */
import type { Finding } from "../finding.ts";
import { estimateFactors } from "./chain-ladder-factors.ts";
import type { DevelopmentFactor } from "./development-factor.ts";
import { developed, type DevelopedOrigin, developOrigin, factorError } from "./mack-recursion.ts";
import { fillSigmas, type SigmaRule } from "./chain-ladder-sigma.ts";
import { checkTriangle, type CheckedTriangle, shownInput, type Triangle } from "./triangle.ts";
import { throwOutOfRange } from "./triangle-range.ts";
import { refuseTriangle } from "./triangle-refusals.ts";

/** What the chain-ladder says of a triangle; amounts in the triangle's unit, one for each row. */
export interface ChainLadderAnswer {
  /** From each column to the next: columns − 1. */
  readonly factors: readonly number[];
  /** Null: no origin varies enough to tell (one row, or a triangle of two). */
  readonly factorStandardErrors: readonly (number | null)[];
  /** σ_k of Mack's variance σ²_k · C. Null as above. */
  readonly sigmas: readonly (number | null)[];
  /** The rule by which an unknown sigma was filled in: `mack` too where the log-linear one was not to be believed. */
  readonly sigmaRule: SigmaRule;
  /** The last known amount. */
  readonly latest: readonly number[];
  readonly ultimates: readonly number[];
  /** Ultimate − latest; negative where more comes back than is still paid. */
  readonly reserves: readonly number[];
  /** Square root of the mean squared error; 0 for a complete origin, null where a sigma that it needs is null. */
  readonly standardErrors: readonly (number | null)[];
  readonly totalReserve: number;
  /** More than the origins' own add up to in squares: they share the factors. */
  readonly totalStandardError: number | null;
  /** Decreasing amounts, which are used as they are. */
  readonly findings: readonly Finding[];
}

/**
 * Develops a triangle to its last column.
 *
 * Any number of rows and columns, any number of complete rows; the order of rows does not matter. Where R's position-based
 * loops need a square triangle, known cells are kept and unknown ones projected. A column that is 0 in all rows that tell
 * its factor is refused; a row that is 0 counts in the factor alone. One column: nothing is left to come.
 *
 * @param options.sigma how an unknown sigma is filled in; default: `mack`
 * @throws Refusal `triangle…` naming row and column (from 1), value and remedy
 * @example
 * ```ts
 * const answer = chainLadder([[100, 150, 165], [110, 176, null], [120, null, null]], { sigma: "mack" });
 * answer.factors.map((factor) => factor.toFixed(4)) // => ["1.5524", "1.1000"]
 * answer.ultimates.map(Math.round) // => [165, 194, 205]
 * answer.totalReserve.toFixed(2) // => "102.51"
 * answer.standardErrors[0] // => 0
 * chainLadder([[100, null, 165]], { sigma: "mack" }) // => throws triangleGap
 * ```
 */
export function chainLadder(
  cumulative: Triangle,
  { sigma: rule = "mack" }: { readonly sigma?: SigmaRule } = {},
): ChainLadderAnswer {
  if (rule !== "mack" && rule !== "log-linear")
    throw refuseTriangle("triangleOptionInvalid", {
      name: "sigma",
      value: shownInput(rule),
      expected: "mack, log-linear",
    });
  const triangle = checkTriangle(cumulative);
  const estimates = estimateFactors(triangle);
  const { sigmas, rule: sigmaRule } = fillSigmas(
    estimates.map(({ sigma }) => sigma),
    rule,
  );
  const factors = estimates.map(({ factor, base }, column) => ({ factor, base, sigma: sigmas[column] ?? null }));
  const origins = triangle.known.map((row) => developOrigin(row, factors));
  const ultimates = origins.map(({ amounts }) => amounts.at(-1) ?? 0);
  const reserves = ultimates.map((ultimate, row) => ultimate - (triangle.latest[row] ?? 0));
  const answer = {
    factors: factors.map(({ factor }) => factor),
    factorStandardErrors: factors.map(factorError),
    sigmas,
    sigmaRule,
    latest: triangle.latest,
    ultimates,
    reserves,
    standardErrors: origins.map(({ standardError }) => standardError),
    totalReserve: reserves.reduce((sum, reserve) => sum + reserve, 0),
    totalStandardError: totalError(triangle, origins, factors),
    findings: triangle.findings,
  };
  throwOutOfRange([ultimates, answer.standardErrors], [answer.totalReserve, answer.totalStandardError]);
  throwOutOfRange([], [...answer.factors, ...answer.factorStandardErrors, ...sigmas]);
  return answer;
}

/**
 * The error of the sum: origins vary by themselves, but all that are still developed by a factor share its error, so of
 * M_k = Σ of their amounts: parameter²_{k+1} = M²_k · s.e.(f_k)² + parameter²_k · f²_k.
 */
function totalError(
  { known }: CheckedTriangle,
  origins: readonly DevelopedOrigin[],
  factors: readonly DevelopmentFactor[],
): number | null {
  const open = origins.filter((_, row) => (known[row]?.length ?? 0) <= factors.length);
  const processVariance = open.reduce<number | null>(
    (sum, origin) => (sum === null || origin.processVariance === null ? null : sum + origin.processVariance),
    0,
  );
  const parameterVariance = factors.reduce<number | null>((variance, each, column) => {
    const amount = origins.reduce(
      (sum, { amounts }, row) => ((known[row]?.length ?? 0) <= column + 1 ? sum + (amounts[column] ?? 0) : sum),
      0,
    );
    const error = factorError(each);
    // No origin needs this factor's error yet.
    if (known.every((row) => row.length > column + 1)) return variance;
    return developed(variance, each, error === null ? null : (amount * error) ** 2);
  }, 0);
  return processVariance === null || parameterVariance === null ? null : Math.sqrt(processVariance + parameterVariance);
}
