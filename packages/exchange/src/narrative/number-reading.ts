/**
 * Numbers as printed in Vietnamese reports: "30.433" is thirty thousand, "46,35" has two decimals; but officers mix in
 * the English convention, and then "30,433" may be either. What cannot be decided is said, not guessed in silence.
 */
import { type Decimal, decimal } from "@giaingan/finance";

/** Which sign groups thousands: the dot ("vi") or the comma ("en"). */
export type NumberConvention = "vi" | "en";

/** What a printed number can be. */
export interface NumberReading {
  /** The value under the stated or likelier convention. */
  readonly value: Decimal;
  /** Decimals as printed. */
  readonly places: number;
  /** The convention that the print proves by itself; null when both fit. */
  readonly proves: NumberConvention | null;
  /** The value under the other convention; null when only one reading is possible. */
  readonly otherValue: Decimal | null;
}

/** Longer prints are no amounts: a wall of digits is a code or garbage. */
const lengthMax = 27;

/**
 * Reads a number such as "6.004,592", "30.433", "1,200,000" or "46.35".
 *
 * @param convention which reading comes first where both fit; the Vietnamese one unless the text proves otherwise
 * @returns null when the separators make no number ("1.2.3", "31.10.2023")
 */
export function readNumber(printed: string, convention: NumberConvention = "vi"): NumberReading | null {
  if (printed.length > lengthMax) return null;
  const vi = readWith(printed, "vi");
  const en = readWith(printed, "en");
  const first = convention === "vi" ? (vi ?? en) : (en ?? vi);
  if (first === null) return null;
  const isDecided = vi === null || en === null || vi.value.eq(en.value);
  if (isDecided) {
    const proves = vi === null ? "en" : en === null ? "vi" : null;
    return { value: first.value, places: first.places, proves, otherValue: null };
  }
  const other = first === vi ? en : vi;
  return { value: first.value, places: first.places, proves: null, otherValue: other.value };
}

/** A printed percentage. */
export interface PercentReading {
  readonly value: Decimal;
  /** Decimal point and the places as printed: "46.35". */
  readonly text: string;
  /** The convention that its decimal sign proves; null without decimals. */
  readonly proves: NumberConvention | null;
}

/** Percentages are never grouped, so "46.35" and "46,35" are the same. Null for "1.2.3". */
export function readPercent(printed: string): PercentReading | null {
  const match = /^(\d{1,6})(?:([.,])(\d{1,8}))?$/u.exec(printed);
  const [, whole, sign, digits = ""] = match ?? [];
  if (whole === undefined) return null;
  const text = sign === undefined ? String(BigInt(whole)) : `${BigInt(whole)}.${digits}`;
  return { value: decimal(text), text, proves: sign === undefined ? null : sign === "," ? "vi" : "en" };
}

function readWith(
  printed: string,
  convention: NumberConvention,
): { readonly value: Decimal; readonly places: number } | null {
  const [group, point] = convention === "vi" ? [".", ","] : [",", "."];
  const [whole = "", fraction, ...rest] = printed.split(point);
  if (rest.length > 0 || (fraction !== undefined && !/^\d+$/u.test(fraction))) return null;
  const groups = whole.split(group);
  const [head = "", ...tail] = groups;
  const isGrouped = tail.length > 0;
  if (isGrouped && (!/^[1-9]\d{0,2}$/u.test(head) || !tail.every((part) => /^\d{3}$/u.test(part)))) return null;
  if (!isGrouped && !/^\d+$/u.test(head)) return null;
  const digits = groups.join("");
  return { value: decimal(fraction === undefined ? digits : `${digits}.${fraction}`), places: fraction?.length ?? 0 };
}
