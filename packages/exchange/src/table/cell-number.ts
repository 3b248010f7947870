/**
 * The number in a cell of a table: a number of the file, or a text in the Vietnamese or the English way of writing.
 */
import { type NumberConvention, readNumber, readPercent } from "../narrative/number-reading.ts";
import { shiftDecimal } from "./decimal-text.ts";
import type { CellValue } from "../workbook/workbook.ts";
import type { CellProblem } from "./understood-table.ts";

/** What a cell says before the convention of its table is known. */
export type CellReading =
  | { readonly kind: "blank" }
  | { readonly kind: "number"; readonly number: string; readonly proves: NumberConvention | null }
  /** Grouped thousands in one way of writing, decimals in the other. */
  | { readonly kind: "either"; readonly vi: string; readonly en: string }
  | { readonly kind: "problem"; readonly problem: CellProblem };

/** What stands for nothing: never zero. */
const blankText = /^(?:[-–—−…_*]+|\.{2,}|x+|n\/a|không|chưa có)$/iu;
/** Error values of spreadsheets, as they stand in tables that were saved as text. */
const errorText = /^#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/iu;
const unitBehind = /\s*(?:đồng|đ|vnđ|vnd|trđ|triệu đồng|triệu|tỷ đồng|tỷ|nghìn đồng)$/iu;

/** Reads a cell of a money or rate column. */
export function readCellNumber(value: CellValue, { isRate }: { readonly isRate: boolean }): CellReading {
  if (value === null) return { kind: "blank" };
  if (typeof value === "number") return { kind: "number", number: decimalOfCell(value), proves: null };
  if (typeof value === "boolean") return { kind: "problem", problem: "notANumber" };
  if (typeof value === "object") {
    if (value.kind === "date") return { kind: "problem", problem: "notANumber" };
    return { kind: "problem", problem: value.code === "noCachedValue" ? "notComputed" : "errorValue" };
  }
  return readText(value, isRate);
}

/** A whole number that nobody grouped reads the same in every way of writing. */
const plainWhole = /^(?:0|[1-9]\d{0,14})$/u;

function readText(text: string, isRate: boolean): CellReading {
  if (plainWhole.test(text)) return { kind: "number", number: text, proves: null };
  const trimmed = text
    .normalize("NFC")
    .replaceAll(/[\u00a0\u202f\u2009]/gu, " ")
    .trim();
  if (trimmed === "" || blankText.test(trimmed)) return { kind: "blank" };
  if (errorText.test(trimmed)) return { kind: "problem", problem: "errorValue" };
  const { isNegative, digits } = withoutSign(trimmed.replace(unitBehind, "").replace(/\s*%$/u, ""));
  const signed = (number: string): string => (isNegative && /[1-9]/u.test(number) ? `-${number}` : number);
  if (isRate || trimmed.endsWith("%")) {
    const percent = readPercent(digits);
    if (percent !== null) return { kind: "number", number: signed(percent.text), proves: percent.proves };
  }
  const read = readNumber(digits);
  if (read === null) return { kind: "problem", problem: "notANumber" };
  const { value, otherValue, proves } = read;
  if (otherValue === null) return { kind: "number", number: signed(value.toFixed()), proves };
  return { kind: "either", vi: signed(value.toFixed()), en: signed(otherValue.toFixed()) };
}

/** "(1.234)", "-1.234", "1.234-" are below zero; blanks between digits are taken out: "71, 4", "30 433". */
function withoutSign(text: string): { readonly isNegative: boolean; readonly digits: string } {
  const inside = /^\((.+)\)$/u.exec(text)?.[1];
  const bare = (inside ?? text).trim();
  const isMinus = /^[-−–]/u.test(bare) || /[-−–]$/u.test(bare);
  const digits = bare
    .replace(/^[-−–+]\s*/u, "")
    .replace(/\s*[-−–]$/u, "")
    .replaceAll(/(?<=\d) (?=\d{3}(?!\d))/gu, "")
    .replaceAll(/(?<=[\d.,])\s+(?=[\d.,])/gu, "");
  return { isNegative: inside !== undefined || isMinus, digits };
}

/**
 * The decimal number that a stored double stands for: whole numbers exactly, others to the fifteen digits that a
 * spreadsheet shows (14108.000000000002 is 14108).
 */
export function decimalOfCell(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const shown = value.toPrecision(15);
  if (!shown.includes("e")) return shown.includes(".") ? shown.replace(/\.?0+$/u, "") : shown;
  const [mantissa = "", exponent = "0"] = shown.split("e");
  return shiftDecimal(mantissa, Number(exponent));
}
