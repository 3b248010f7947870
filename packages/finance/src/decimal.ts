/**
 * Decimals: exact arithmetic for rates, shares and unit conversion.
 *
 * One private clone of decimal.js: its default keeps 20 significant digits and loses cents on national budgets,
 * and a clone cannot be changed by another library's settings. Compare with `.cmp`, `.lt`, `.eq`: the operators
 * `<` and `>` compare Decimal objects as strings.
 */
import { Decimal as DecimalBase } from "decimal.js";
import { assert } from "./assertion.ts";

/** An exact decimal number; see `decimal`. */
export type Decimal = DecimalBase;

const ExactDecimal: typeof DecimalBase = DecimalBase.clone({
  precision: 60,
  rounding: DecimalBase.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
});

/**
 * Makes a decimal from a whole number of đồng, a decimal string ("0.4636") or another decimal.
 * Numbers are accepted only as whole counts (days, months): `decimal(0.1 + 0.2)` is a bug and fails its assertion.
 *
 * @throws Error of decimal.js when the string is no number: check text with `parseNumber` first
 * @example
 * ```ts
 * decimal(9_007_199_254_740_993n).plus("0.5") // => "9007199254740993.5"
 * decimal("46.350") // => "46.35"
 * decimal(0.1) // => throws AssertionError
 * ```
 */
export function decimal(value: bigint | string | number | Decimal): Decimal {
  assert(typeof value !== "number" || Number.isSafeInteger(value), `${String(value)} is a whole count`);
  return new ExactDecimal(typeof value === "bigint" ? value.toString() : value);
}

/**
 * Whether a value is an exact decimal number.
 *
 * @example
 * ```ts
 * isDecimal(decimal("0.4636")) // => true
 * isDecimal("0.4636") // => false
 * ```
 */
export function isDecimal(value: unknown): value is Decimal {
  return DecimalBase.isDecimal(value);
}

/**
 * `numerator / denominator` to 60 significant digits. The denominator must not be zero.
 *
 * @example
 * ```ts
 * divide(304n, 365n).toFixed(4) // => "0.8329"
 * divide(-1n, 4n) // => "-0.25"
 * ```
 */
export function divide(numerator: bigint | Decimal, denominator: bigint | Decimal): Decimal {
  return decimal(numerator).div(decimal(denominator));
}

/**
 * Rounds half away from zero to `places` decimals.
 *
 * @example
 * ```ts
 * roundHalfUp(decimal("46.3576"), 2) // => "46.36"
 * roundHalfUp(decimal("-0.5"), 0) // => "-1"
 * ```
 */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return value.toDecimalPlaces(places, DecimalBase.ROUND_HALF_UP);
}

/**
 * Cuts off after `places` decimals, toward zero: the habit that prints 46,35 for 46,3576.
 *
 * @example
 * ```ts
 * truncate(decimal("46.3576"), 2) // => "46.35"
 * truncate(decimal("-3.456"), 2) // => "-3.45"
 * ```
 */
export function truncate(value: Decimal, places: number): Decimal {
  return value.toDecimalPlaces(places, DecimalBase.ROUND_DOWN);
}
