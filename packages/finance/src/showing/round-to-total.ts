/**
 * Rounding to a given total: parts of a whole that has been rounded already, in a table or in a sentence.
 */
import { assert } from "../assertion.ts";
import { type Dong, dongPerUnit, type MoneyUnit, sumMoney } from "../money.ts";

/**
 * One of the last shown place, in đồng: 1_000_000n for whole triệu, 1_000n for triệu with three places. Never less than
 * one đồng.
 *
 * @example
 * ```ts
 * shownStep({ unit: "billion", places: 3 }) // => 1000000n
 * shownStep({ unit: "dong", places: 2 }) // => 1n
 * ```
 */
export function shownStep({ unit, places }: { readonly unit: MoneyUnit; readonly places: number }): Dong {
  const step = dongPerUnit[unit] / 10n ** BigInt(places);
  return step === 0n ? 1n : step;
}

/**
 * Rounds an amount half away from zero to a multiple of the step, as `formatMoney` prints it.
 *
 * @example
 * ```ts
 * roundToStep(1_500n, 1_000n) // => 2000n
 * roundToStep(-1_500n, 1_000n) // => -2000n
 * ```
 */
export function roundToStep(amount: Dong, step: Dong): Dong {
  const magnitude = amount < 0n ? -amount : amount;
  const rounded = ((2n * magnitude + step) / (2n * step)) * step;
  return amount < 0n ? -rounded : rounded;
}

/**
 * Rounds amounts to multiples of the step that sum to the given total: down, and one step more for those with the
 * largest remainders (ties to the first).
 *
 * Each is less than one step from its exact amount whenever the total is less than one step from their exact sum: for
 * the rounded sum itself, and for a subtotal that was rounded this way. A total farther off is spread evenly, every
 * amount being lowered or raised by the same number of steps before the largest remainders get one more.
 *
 * @param total a multiple of the step; of no amounts, zero
 * @returns in the same order
 * @example
 * ```ts
 * roundToTotal([400n, 400n, 400n], { total: 1_000n, step: 1_000n }) // => [1000n, 0n, 0n]
 * roundToTotal([400n, 400n, 400n], { total: 2_000n, step: 1_000n }) // => [1000n, 1000n, 0n]
 * roundToTotal([1_000n, 2_000n], { total: 7_000n, step: 1_000n }) // => [3000n, 4000n]
 * ```
 */
export function roundToTotal(
  amounts: readonly Dong[],
  { total, step }: { readonly total: Dong; readonly step: Dong },
): readonly Dong[] {
  assert(step > 0n && total % step === 0n, `the total ${total} is a multiple of the step ${step}`);
  assert(amounts.length > 0 || total === 0n, "nothing sums to zero");
  if (amounts.length === 0) return [];
  const count = BigInt(amounts.length);
  const floors = amounts.map((amount) => floorDivide(amount, step));
  const missing = total / step - sumMoney(floors);
  const forEach = missing >= 0n && missing <= count ? 0n : floorDivide(missing, count);
  let raised = missing - forEach * count;
  const order = amounts
    .map((amount, index) => ({ index, rest: amount - (floors[index] ?? 0n) * step }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const steps = floors.map((floor) => floor + forEach);
  for (const { index } of order) {
    if (raised === 0n) break;
    steps[index] = (steps[index] ?? 0n) + 1n;
    raised -= 1n;
  }
  return steps.map((each) => each * step);
}

function floorDivide(amount: Dong, step: Dong): bigint {
  const quotient = amount / step;
  return amount % step < 0n ? quotient - 1n : quotient;
}
