/** Development factors of a triangle (development-factor.ts), or a refusal of the column that tells none. */
import { type DevelopmentFactor, estimateFactor } from "./development-factor.ts";
import type { CheckedTriangle } from "./triangle.ts";
import { refuseTriangle } from "./triangle-refusals.ts";

/**
 * The factors from each column to the next, columns − 1 of them.
 *
 * @throws Refusal `triangleColumnZero`
 */
export function estimateFactors({ known, columnCount }: CheckedTriangle): readonly DevelopmentFactor[] {
  return Array.from({ length: columnCount - 1 }, (_, column) => {
    const pairs = known.flatMap((row) => {
      const [from, to] = [row[column], row[column + 1]];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    const factor = estimateFactor(pairs);
    if (factor === null) throw refuseTriangle("triangleColumnZero", { column: String(column + 1) });
    return factor;
  });
}
