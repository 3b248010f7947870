/**
 * A development factor, weighted by volume, with the variance that Mack's model gives it (1993):
 *
 *     f_k  = Σ C(i,k+1) / Σ C(i,k)                                    over the origins known in both columns
 *     σ²_k = Σ (C(i,k+1) − f_k · C(i,k))² / C(i,k) / (origins − 1)     which is Σ C · (F − f)² / (origins − 1)
 */

/** How a column leads to the next. */
export interface DevelopmentFactor {
  readonly factor: number;
  /** Σ C(i,k): what the factor was divided by. */
  readonly base: number;
  /** Null: fewer than two origins tell, and nothing can vary. */
  readonly sigma: number | null;
}

/**
 * The part of an amount below which a residual is a rounding of doubles. Without it a column that develops exactly alike
 * in all origins would have a sigma of 1e-14, and the log-linear rule would believe it.
 */
const roundingShare = 1e-12;

/**
 * The factor from one column to the next; null where what is known of the column adds up to 0.
 *
 * An origin that is 0 in the column counts in the factor and not in σ: Mack's model gives it no variance, so its residual
 * has no scale (R's lm stops at its weight 1/0).
 */
export function estimateFactor(
  pairs: readonly { readonly from: number; readonly to: number }[],
): DevelopmentFactor | null {
  const base = pairs.reduce((sum, { from }) => sum + from, 0);
  if (base === 0) return null;
  const factor = pairs.reduce((sum, { to }) => sum + to, 0) / base;
  const varying = pairs.filter(({ from }) => from > 0);
  const squares = varying.reduce((sum, { from, to }) => {
    const residual = to - factor * from;
    return Math.abs(residual) <= roundingShare * to ? sum : sum + (residual / from) * residual;
  }, 0);
  return { factor, base, sigma: varying.length < 2 ? null : Math.sqrt(squares / (varying.length - 1)) };
}
