/** Development: which share of its ultimate each origin has reached, and what is said beside a triangle. */
import { estimateFactors } from "./chain-ladder-factors.ts";
import { type CheckedTriangle, checkTriangle, shownInput, type Triangle } from "./triangle.ts";
import { refuseTriangle } from "./triangle-refusals.ts";

/** A triangle with the shares that its origins have reached. */
export interface DevelopedTriangle {
  readonly triangle: CheckedTriangle;
  /** Those given, with a tail factor where one was; else those of the chain-ladder. */
  readonly factors: readonly number[];
  /** [origin]: latest / ultimate by the factors alone; 1 for a complete origin, above 1 where money still comes back. */
  readonly developed: readonly number[];
}

/**
 * Shares by factors: 1 / Π of the factors still to come.
 *
 * @param factors columns − 1, or as many as columns: the last is then a tail factor beyond the triangle
 * @throws Refusal `triangleFactorInvalid`, `triangleListLength`, and those of `checkTriangle` and `estimateFactors`
 */
export function developTriangle(cumulative: Triangle, factors: readonly number[] | null): DevelopedTriangle {
  const triangle = checkTriangle(cumulative);
  const used =
    factors === null ? estimateFactors(triangle).map(({ factor }) => factor) : readFactors(factors, triangle);
  const fault = used.findIndex((factor) => typeof factor !== "number" || !(factor > 0) || !Number.isFinite(factor));
  if (fault !== -1)
    throw refuseTriangle("triangleFactorInvalid", { column: String(fault + 1), value: shownInput(used[fault]) });
  const developed = triangle.known.map(
    (row) => 1 / used.slice(row.length - 1).reduce((product, factor) => product * factor, 1),
  );
  return { triangle, factors: used, developed };
}

function readFactors(factors: unknown, { columnCount }: CheckedTriangle): readonly number[] {
  const found = Array.isArray(factors) ? factors.length : -1;
  if (found === columnCount - 1 || found === columnCount) return factors as readonly number[];
  const expected = `${columnCount - 1}, ${columnCount}`;
  throw refuseTriangle("triangleListLength", { name: "factors", found: countText(found), expected });
}

/**
 * Amounts stated beside a triangle, one for each row.
 *
 * @throws Refusal `triangleListLength`, `triangleAmountInvalid` naming the list and the row
 */
export function readOriginAmounts(name: string, amounts: unknown, { known }: CheckedTriangle): readonly number[] {
  const found = Array.isArray(amounts) ? amounts.length : -1;
  if (found !== known.length)
    throw refuseTriangle("triangleListLength", { name, found: countText(found), expected: String(known.length) });
  const list = Array.from(amounts as readonly unknown[]);
  return list.map((amount, index) => {
    if (typeof amount === "number" && Number.isFinite(amount) && amount >= 0) return amount;
    throw refuseTriangle("triangleAmountInvalid", { name, row: String(index + 1), value: shownInput(amount) });
  });
}

function countText(found: number): string {
  return String(Math.max(found, 0));
}
