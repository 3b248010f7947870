/**
 * Assertions: the first of the three kinds of error. A failed assertion is a bug of ours; nobody catches it.
 */

/** Thrown when something that must hold does not. Never caught by the product's own code. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/**
 * States what must hold at this point.
 *
 * @param expectation what should hold, e.g. "a ratio divides amounts of the same currency"
 * @throws AssertionError when `condition` is false
 */
export function assert(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new AssertionError(`Should hold: ${expectation}`);
}
