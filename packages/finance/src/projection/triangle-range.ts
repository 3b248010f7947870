/** The range of doubles: what is beyond it is refused, for NaN and Infinity say nothing to a reader. */
import { refuseTriangle } from "./triangle-refusals.ts";

/**
 * @param byOrigin lists with one number for each row
 * @param others numbers of the whole; a fault there is told of row 1
 * @throws Refusal `triangleOutOfRange` at the first number that is not finite; null is not looked at
 */
export function throwOutOfRange(
  byOrigin: readonly (readonly (number | null)[])[],
  others: readonly (number | null)[],
): void {
  for (const list of byOrigin) {
    const row = list.findIndex((each) => each !== null && !Number.isFinite(each));
    if (row !== -1) throw refuseTriangle("triangleOutOfRange", { row: String(row + 1) });
  }
  if (others.some((each) => each !== null && !Number.isFinite(each)))
    throw refuseTriangle("triangleOutOfRange", { row: "1" });
}
