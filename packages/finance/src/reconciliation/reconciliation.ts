/**
 * Reconciliation: what a document prints against what its own figures give.
 */
import { type Decimal, decimal, roundHalfUp, truncate } from "../decimal.ts";

/**
 * How a printed number relates to the computed one. Less than one unit of the last printed place apart is explained
 * and not wrong, whichever way it went; anything further is a contradiction.
 *
 * - `rounded`: to the nearest (46,36 for 46,3576), or away from zero (46,36 for 46,3512)
 * - `truncated`: toward zero past the nearest, the field's habit (46,35 for 46,3576)
 */
export type PrintedOutcome = "equal" | "rounded" | "truncated" | "contradiction";

/** A printed number beside the computed one. */
export interface PrintedComparison {
  readonly outcome: PrintedOutcome;
  readonly printed: Decimal;
  readonly computed: Decimal;
}

/**
 * Compares a printed number with the exact one, at the printed places.
 *
 * @param printed decimal string with the places as printed: "46.35" has two, "46" none
 * @example
 * ```ts
 * const computed = divide(14_108n, 30_433n).times(100);
 * comparePrinted({ printed: "46.35", computed }).outcome // => "truncated"
 * comparePrinted({ printed: "46.36", computed }).outcome // => "rounded"
 * comparePrinted({ printed: "47", computed }).outcome // => "rounded"
 * comparePrinted({ printed: "45", computed }).outcome // => "contradiction"
 * ```
 */
export function comparePrinted({
  printed,
  computed,
}: {
  readonly printed: string;
  readonly computed: Decimal;
}): PrintedComparison {
  const value = decimal(printed);
  const places = printed.split(".")[1]?.length ?? 0;
  return { outcome: outcomeOf(value, computed, places), printed: value, computed };
}

function outcomeOf(printed: Decimal, computed: Decimal, places: number): PrintedOutcome {
  if (printed.eq(computed)) return "equal";
  if (printed.eq(roundHalfUp(computed, places))) return "rounded";
  if (printed.eq(truncate(computed, places))) return "truncated";
  return printed.minus(computed).abs().lt(decimal(10).pow(-places)) ? "rounded" : "contradiction";
}
