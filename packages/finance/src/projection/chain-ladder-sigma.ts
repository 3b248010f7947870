/**
 * The sigma of a factor that one origin alone tells, usually the last: it cannot be measured and is carried on from the
 * columns before. Both rules are those of the R package ChainLadder (MackChainLadder, est.sigma), case by case.
 */

/** `mack`: the smallest of what the two before suggest (1993). `log-linear`: a regression of log σ on the column. */
export type SigmaRule = "mack" | "log-linear";

/** The sigmas with the unknown filled in, and the rule by which. */
export interface FilledSigmas {
  /** Null: nothing before it tells. */
  readonly sigmas: readonly (number | null)[];
  readonly rule: SigmaRule;
}

/** A regression that chance would give more often than this is not believed: R then takes Mack's rule. */
const significanceMax = 0.05;

/**
 * Fills in unknown sigmas.
 *
 * Log-linear: over the columns whose σ is known and above 0; where fewer than three are, or the slope is not significant
 * (p > 5%), Mack's rule is used instead, as R does. (With exactly two R stops; two points prove no line.)
 */
export function fillSigmas(sigmas: readonly (number | null)[], rule: SigmaRule): FilledSigmas {
  if (sigmas.every((sigma) => sigma !== null)) return { sigmas, rule };
  const line = rule === "mack" ? null : fitLogLinear(sigmas);
  if (line === null) return { sigmas: fillByMack(sigmas), rule: "mack" };
  return { sigmas: sigmas.map((sigma, column) => sigma ?? Math.exp(line.intercept + line.slope * column)), rule };
}

/**
 * Column by column: σ²_k = min(σ⁴_{k−1} / σ²_{k−2}, σ²_{k−2}, σ²_{k−1}). With one column before, its σ; with none, null.
 * After a σ of 0 the quotient says nothing and the minimum is 0.
 */
function fillByMack(sigmas: readonly (number | null)[]): readonly (number | null)[] {
  let beforeLast: number | null = null;
  let last: number | null = null;
  return sigmas.map((sigma) => {
    const filled: number | null = sigma ?? (last === null ? null : mackSigma(last, beforeLast));
    [beforeLast, last] = [last, filled];
    return filled;
  });
}

function mackSigma(last: number, beforeLast: number | null): number {
  if (beforeLast === null) return last;
  if (beforeLast === 0) return 0;
  return Math.min((last / beforeLast) * last, beforeLast, last);
}

interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/** Least squares of log σ on the column; null where it is not to be believed. */
function fitLogLinear(sigmas: readonly (number | null)[]): Line | null {
  const points = sigmas.flatMap((sigma, column) =>
    sigma !== null && sigma > 0 ? [{ column, level: Math.log(sigma) }] : [],
  );
  const count = points.length;
  if (count < 3) return null;
  const meanColumn = points.reduce((sum, { column }) => sum + column, 0) / count;
  const meanLevel = points.reduce((sum, { level }) => sum + level, 0) / count;
  const spread = points.reduce((sum, { column }) => sum + (column - meanColumn) ** 2, 0);
  const slope =
    points.reduce((sum, { column, level }) => sum + (column - meanColumn) * (level - meanLevel), 0) / spread;
  const intercept = meanLevel - slope * meanColumn;
  const squares = points.reduce((sum, { column, level }) => sum + (level - intercept - slope * column) ** 2, 0);
  const freedom = count - 2;
  const slopeError = Math.sqrt(squares / freedom / spread);
  // Where all sigmas are alike there is neither slope nor error: NaN, which is not significant either.
  return tailProbability(Math.abs(slope) / slopeError, freedom) <= significanceMax ? { intercept, slope } : null;
}

/**
 * The probability that Student's t of a whole number of degrees of freedom lies beyond ±`statistic`: Abramowitz & Stegun
 * 26.7.3 and 26.7.4, a finite sum. Infinity gives 0.
 */
export function tailProbability(statistic: number, freedom: number): number {
  const angle = Math.atan(statistic / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let step = isOdd ? 3 : 2; step < freedom; step += 2) {
    term *= ((step - 1) / step) * cosine ** 2;
    sum += term;
  }
  return isOdd ? 1 - (2 / Math.PI) * (angle + sine * sum) : 1 - sine * sum;
}
