/**
 * Assertions: the first of the three kinds of error. A failed assertion is a bug of ours; nobody catches it.
 */

/**
 * Thrown when something that must hold does not. Never caught by the product's own code.
 *
 * @example
 * ```ts
 * const failed = new AssertionError("Should hold: the parts sum to the whole");
 * failed.name // => "AssertionError"
 * failed instanceof Error // => true
 * ```
 */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/**
 * States what must hold at this point.
 *
 * @param expectation what should hold, e.g. "a ratio divides amounts of the same currency"
 * @throws AssertionError when `condition` is false
 * @example
 * ```ts
 * assert(sumMoney([2n, 3n]) === 5n, "the parts sum to the whole") // => undefined
 * assert(sumMoney([2n, 3n]) === 6n, "the parts sum to the whole") // => throws AssertionError
 * ```
 */
export function assert(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new AssertionError(`Should hold: ${expectation}`);
}
