/**
 * Money: whole đồng in a `bigint`: exact, comparable, fast, and JSON refuses to leak it.
 */
import { assert } from "./assertion.ts";
import { type Decimal, decimal, divide, roundHalfUp } from "./decimal.ts";
import type { Bilingual } from "./language.ts";

/** A whole number of đồng, signed. */
export type Dong = bigint;

/** The units in which Vietnamese budgets are written. */
export type MoneyUnit = "dong" | "thousand" | "million" | "billion" | "thousandBillion";

/**
 * How many đồng one unit holds.
 *
 * @example
 * ```ts
 * dongPerUnit.million // => 1_000_000n
 * 14_108n * dongPerUnit.million // => 14_108_000_000n
 * ```
 */
export const dongPerUnit: Readonly<Record<MoneyUnit, Dong>> = {
  dong: 1n,
  thousand: 1_000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  thousandBillion: 1_000_000_000_000n,
};

/**
 * The unit's name as it stands behind a number: "triệu đồng", "million VND".
 *
 * @example
 * ```ts
 * moneyUnitNames.million // => { vi: "triệu đồng", en: "million VND" }
 * moneyUnitNames.thousandBillion.vi // => "nghìn tỷ đồng"
 * ```
 */
export const moneyUnitNames: Readonly<Record<MoneyUnit, Bilingual>> = {
  dong: { vi: "đồng", en: "VND" },
  thousand: { vi: "nghìn đồng", en: "thousand VND" },
  million: { vi: "triệu đồng", en: "million VND" },
  billion: { vi: "tỷ đồng", en: "billion VND" },
  thousandBillion: { vi: "nghìn tỷ đồng", en: "trillion VND" },
};

/**
 * The sum; of nothing, 0 đồng. Callers that must tell "none" from "zero" ask before they sum.
 *
 * @example
 * ```ts
 * sumMoney([24_314n, 2_562n, 2_371n, 1_186n]) // => 30_433n
 * sumMoney([]) // => 0n
 * ```
 */
export function sumMoney(amounts: Iterable<Dong>): Dong {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * `numerator / denominator`, exact to 60 digits; null when the denominator is zero: no plan, no rate.
 *
 * @example
 * ```ts
 * ratio(14_108_000_000n, 30_433_000_000n).toFixed(6) // => "0.463576"
 * ratio(14_108_000_000n, 0n) // => null
 * ```
 */
export function ratio(numerator: Dong, denominator: Dong): Decimal | null {
  return denominator === 0n ? null : divide(numerator, denominator);
}

/**
 * The amount in the unit, exact: 14_108_000_000n in millions is 14108.
 *
 * @example
 * ```ts
 * inUnit(14_108_000_000n, "million") // => "14108"
 * inUnit(-1n, "million") // => "-0.000001"
 * ```
 */
export function inUnit(amount: Dong, unit: MoneyUnit): Decimal {
  return divide(amount, dongPerUnit[unit]);
}

/**
 * Đồng from a number of units; null when it is not a whole number of đồng.
 *
 * @example
 * ```ts
 * fromUnit(decimal("6004.592"), "billion") // => 6_004_592_000_000n
 * fromUnit(decimal("0.0000001"), "million") // => null
 * ```
 */
export function fromUnit(count: Decimal, unit: MoneyUnit): Dong | null {
  const dong = count.times(decimal(dongPerUnit[unit]));
  return dong.isInteger() ? BigInt(dong.toFixed(0)) : null;
}

/**
 * Rounds a decimal count of đồng half away from zero to whole đồng.
 *
 * @example
 * ```ts
 * roundToDong(decimal("2.5")) // => 3n
 * roundToDong(decimal("-2.5")) // => -3n
 * ```
 */
export function roundToDong(value: Decimal): Dong {
  return BigInt(roundHalfUp(value, 0).toFixed(0));
}

/**
 * Splits a total over weights so that the parts sum to it exactly (largest remainder; ties to the first).
 *
 * @param weights not negative, at least one above zero
 * @returns one part a weight, in the same order
 * @example
 * ```ts
 * splitMoney(100n, [1n, 1n, 1n]) // => [34n, 33n, 33n]
 * splitMoney(-100n, [1n, 1n, 1n]) // => [-34n, -33n, -33n]
 * splitMoney(100n, [0n]) // => throws AssertionError
 * ```
 */
export function splitMoney(total: Dong, weights: readonly Dong[]): readonly Dong[] {
  const weightSum = sumMoney(weights);
  assert(weightSum > 0n && weights.every((weight) => weight >= 0n), "weights are not negative and not all zero");
  const magnitude = total < 0n ? -total : total;
  const sign = total < 0n ? -1n : 1n;
  const floors = weights.map((weight) => (magnitude * weight) / weightSum);
  const remainders = weights.map((weight, index) => ({ index, rest: (magnitude * weight) % weightSum }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  let missing = magnitude - sumMoney(floors);
  const parts = [...floors];
  for (const { index } of remainders) {
    if (missing === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return parts.map((part) => part * sign);
}

/**
 * Rounds amounts to a unit so that the shown rows add up to the shown total (largest remainder).
 *
 * @param places decimals kept in that unit (0: whole units)
 * @returns the amounts in đồng, each a multiple of the last shown place and less than one of it away from its amount,
 *   and their total: the sum, rounded half away from zero
 * @example
 * ```ts
 * const shown = roundToAddUp([1_400_000n, 1_400_000n, 1_400_000n], { unit: "million" });
 * shown // => { rounded: [2_000_000n, 1_000_000n, 1_000_000n], total: 4_000_000n }
 * ```
 */
export function roundToAddUp(
  amounts: readonly Dong[],
  { unit, places = 0 }: { readonly unit: MoneyUnit; readonly places?: number },
): { readonly rounded: readonly Dong[]; readonly total: Dong } {
  const step = roundingStep(unit, places);
  const totalSteps = roundToDong(divide(sumMoney(amounts), step));
  const floors = amounts.map((amount) => floorDivide(amount, step));
  const order = amounts
    .map((amount, index) => ({ index, rest: amount - (floors[index] ?? 0n) * step }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const steps = [...floors];
  const raised = Number(totalSteps - sumMoney(floors));
  for (const { index } of order.slice(0, raised)) steps[index] = (steps[index] ?? 0n) + 1n;
  return { rounded: steps.map((count) => count * step), total: totalSteps * step };
}

function roundingStep(unit: MoneyUnit, places: number): Dong {
  const step = divide(dongPerUnit[unit], decimal(10).pow(places));
  return step.lt(1) ? 1n : BigInt(step.toFixed(0));
}

function floorDivide(amount: Dong, step: Dong): bigint {
  const quotient = amount / step;
  return amount % step < 0n ? quotient - 1n : quotient;
}
