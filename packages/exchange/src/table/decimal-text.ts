/** Decimal numbers as texts: "1234.5", "-0.25"; no exponent, no blanks. */

/** Moves the point to the right by so many places (to the left: below zero). */
export function shiftDecimal(number: string, places: number): string {
  const isNegative = number.startsWith("-");
  const [whole = "", fraction = ""] = number.replace("-", "").split(".");
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const [left, right] = [padded.slice(0, at).replace(/^0+(?=\d)/u, ""), padded.slice(at).replace(/0+$/u, "")];
  const text = right === "" ? left : `${left}.${right}`;
  return isNegative && /[1-9]/u.test(text) ? `-${text}` : text;
}

/** Decimals that `scaledNumber` keeps. */
const scale = 6;

/** A number in millionths, cut behind them: exact for what tables print, and quick to add. */
export function scaledNumber(number: string): bigint {
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  const digits = BigInt(whole + fraction.slice(0, scale).padEnd(scale, "0"));
  return number.startsWith("-") ? -digits : digits;
}

/** The decimal number of so many millionths. */
export function decimalOfScaled(millionths: bigint): string {
  return shiftDecimal(String(millionths), -scale);
}
