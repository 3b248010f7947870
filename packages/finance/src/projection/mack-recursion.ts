/** Mack's recursion (1999): an origin developed by factors, with its standard error. */
import type { DevelopmentFactor } from "./development-factor.ts";

/** An origin developed to the last column. */
export interface DevelopedOrigin {
  readonly amounts: readonly number[];
  /** Σ of the random errors' variances, developed to the last column. Null where a sigma is. */
  readonly processVariance: number | null;
  readonly standardError: number | null;
}

/** s.e.(f_k) = σ_k / √Σ C(i,k). */
export function factorError({ base, sigma }: DevelopmentFactor): number | null {
  return sigma === null ? null : sigma / Math.sqrt(base);
}

/**
 * Mack 1999: with C the (projected) amount of column k,
 *
 *     process²_{k+1}   = C · σ²_k          + process²_k · f²_k
 *     parameter²_{k+1} = C² · s.e.(f_k)²   + parameter²_k · f²_k
 */
export function developOrigin(known: readonly number[], factors: readonly DevelopmentFactor[]): DevelopedOrigin {
  const amounts = [...known];
  let processVariance: number | null = 0;
  let parameterVariance: number | null = 0;
  for (const each of factors.slice(known.length - 1)) {
    const amount = amounts.at(-1) ?? 0;
    const error = factorError(each);
    processVariance = developed(processVariance, each, each.sigma === null ? null : amount * each.sigma ** 2);
    parameterVariance = developed(parameterVariance, each, error === null ? null : (amount * error) ** 2);
    amounts.push(amount * each.factor);
  }
  const isTold = processVariance !== null && parameterVariance !== null;
  const standardError = isTold ? Math.sqrt((processVariance ?? 0) + (parameterVariance ?? 0)) : null;
  return { amounts, processVariance, standardError };
}

/** A variance carried on by a factor, and what is added to it; null where either is not known. */
export function developed(variance: number | null, { factor }: DevelopmentFactor, added: number | null): number | null {
  return variance === null || added === null ? null : variance * factor ** 2 + added;
}
