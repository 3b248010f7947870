/**
 * Amounts that were typed with their unit of money: "1,5 tỷ đồng" under "Đơn vị: triệu đồng" is 1.500. What is less than one unit of
 * its table is not believed: "500 đ" among millions was meant otherwise.
 */
import type { Dong } from "@giaingan/finance";
import type { CellValue } from "../workbook/workbook.ts";
import { shiftDecimal } from "./decimal-text.ts";

const units: readonly (readonly [RegExp, Dong])[] = [
  [/(?:nghìn|ngàn) (?:tỷ|tỉ)(?: đồng| đ)?$/iu, 1_000_000_000_000n],
  [/(?:tỷ|tỉ)(?: ?đồng| ?đ| vnđ)?$/iu, 1_000_000_000n],
  [/(?:triệu(?: đồng| đ| vnđ)?|trđ|tr\.? ?đ(?:ồng)?|tr)$/iu, 1_000_000n],
  [/(?:nghìn|ngàn)(?: đồng| đ)?$/iu, 1_000n],
  [/(?:đồng|đ|vnđ|vnd)$/iu, 1n],
];

/** Đồng in one unit that a text of digits ends with; null: it names none. */
export function unitOfCell(value: CellValue): Dong | null {
  if (typeof value !== "string" || !/^[(\s+−–-]*\d[\d.,\s]*\)?\s*\p{L}/u.test(value)) return null;
  const text = value.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  return units.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** A decimal number of one unit in another; null: it would be less than one of those. */
export function inUnit(number: string, { from, to }: { readonly from: Dong; readonly to: Dong }): string | null {
  const shifted = shiftDecimal(number, placesOf(from) - placesOf(to));
  return from < to && /^-?0(?:\.|$)/u.test(shifted) && /[1-9]/u.test(number) ? null : shifted;
}

/** Units are powers of ten. */
function placesOf(unit: Dong): number {
  return unit.toString().length - 1;
}
