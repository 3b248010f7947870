/**
 * A rate as a table prints it, in percent: "46,36", 46.36, and 0.463576 in a cell that shows "46,36%".
 */
import type { CellFormat, CellValue } from "../workbook/workbook.ts";
import { shiftDecimal } from "./decimal-text.ts";

/**
 * The percent points of a cell, with the places that a person sees.
 *
 * @param isShare its column tells shares of one: 0,4636
 * @param number what the cell says, as a decimal text
 */
export function printedRate(
  number: string,
  { isShare, format, value }: { readonly isShare: boolean; readonly format: CellFormat; readonly value: CellValue },
): string {
  if (typeof value !== "number" || format.numberFormat?.includes("%") !== true)
    return isShare ? shiftDecimal(number, 2) : number;
  const places = /\.(0+)[^0]*%/u.exec(format.numberFormat)?.[1]?.length ?? 0;
  return roundDecimal(shiftDecimal(number, 2), places);
}

/** Rounds a decimal text half away from zero, as a spreadsheet shows it. */
function roundDecimal(number: string, places: number): string {
  const isNegative = number.startsWith("-");
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  const kept = fraction.padEnd(places + 1, "0");
  const rounded = (BigInt(whole + kept.slice(0, places)) + (Number(kept[places]) >= 5 ? 1n : 0n)).toString();
  const digits = rounded.padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return isNegative && /[1-9]/u.test(text) ? `-${text}` : text;
}
