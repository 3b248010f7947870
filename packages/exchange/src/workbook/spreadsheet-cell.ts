/** What a cell of an XLSX sheet holds, from what is written of it (ECMA-376 part 1, 18.3.1.4 and 18.18.11). */
import { type DateSystem, dateOfSerial, dateOfText } from "./cell-date.ts";
import { referenceOf } from "./cell-reference.ts";
import type { NewCell } from "./packed-sheet.ts";
import type { PlainCell } from "./plain-cell.ts";
import { type CellStyle, plainStyle } from "./spreadsheet-styles.ts";
import { type SpreadsheetText, withoutEscapes } from "./spreadsheet-texts.ts";
import type { CellFormat, CellValue } from "./workbook.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** A cell as the sheet writes it. */
export interface WrittenCell {
  readonly row: number;
  readonly column: number;
  /** Its attribute `t`; undefined: a number. */
  readonly type: string | undefined;
  readonly style: number;
  /** What its `v`, `f` and `is` say; null: it has none. */
  readonly stored: string | null;
  readonly formula: string | null;
  readonly inline: SpreadsheetText | null;
}

/** What a cell refers to. */
export interface CellContext {
  readonly texts: readonly SpreadsheetText[];
  readonly styles: readonly CellStyle[];
  readonly dateSystem: DateSystem;
  readonly place: { readonly path: string; readonly sheet: string };
}

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/u;

/** Reads the cells of one sheet; null for a cell that holds nothing. */
export interface CellReader {
  readonly written: (cell: WrittenCell) => NewCell | null;
  /** @param text in which its value stands */
  readonly plain: (cell: PlainCell, text: string) => NewCell | null;
}

/**
 * Makes the reader of the cells of one sheet. A style that the workbook does not state is no style.
 */
export function createCellReader(context: CellContext): CellReader {
  const { texts, styles, dateSystem, place } = context;
  const formats = createRunFormats();
  const refuse = (cell: WrittenCell, what: { readonly vi: string; readonly en: string }): Error =>
    refuseWorkbook("cellNotReadable", {
      ...place,
      cell: referenceOf(cell.row, cell.column),
      value: (cell.stored ?? "").slice(0, 40),
      what,
    });
  const numberOf = (
    cell: WrittenCell,
    { style, stored }: { readonly style: CellStyle; readonly stored: string },
  ): CellValue => {
    const value = number.test(stored) ? Number(stored) : Number.NaN;
    if (!Number.isFinite(value)) throw refuse(cell, { vi: "không phải số", en: "not a number" });
    const date = style.isDate ? dateOfSerial(value, dateSystem) : null;
    return date === null ? value : { kind: "date", date };
  };
  const textOf = (cell: WrittenCell): SpreadsheetText | null => {
    if (cell.type === "inlineStr") return cell.inline;
    const index = /^\d{1,9}$/u.test(cell.stored?.trim() ?? "") ? Number(cell.stored) : -1;
    const text = texts[index];
    if (text === undefined && cell.stored !== null)
      throw refuse(cell, { vi: "không có chuỗi mang số này", en: "there is no text of this number" });
    return text ?? null;
  };
  const written = (cell: WrittenCell): NewCell | null => {
    const { row, column, type, formula } = cell;
    const style = styles[cell.style] ?? plainStyle;
    if (type === "s" || type === "inlineStr") {
      const text = textOf(cell);
      if (text === null || (text.text === "" && formula === null)) return null;
      return { row, column, value: text.text, format: formats(style.format, text), formula };
    }
    const value = storedValue(cell, (stored) => numberOf(cell, { style, stored }));
    return value === null ? null : { row, column, value, format: style.format, formula };
  };
  const plain = (cell: PlainCell, source: string): NewCell | null => {
    const { row, column, isSharedText, valueStart, valueEnd, whole } = cell;
    if (valueStart === valueEnd) return null;
    const style = styles[cell.style] ?? plainStyle;
    const text = isSharedText ? texts[whole] : undefined;
    if (text !== undefined) {
      if (text.text === "") return null;
      return { row, column, value: text.text, format: formats(style.format, text), formula: null, textNumber: whole };
    }
    if (!isSharedText && !style.isDate && !Number.isNaN(whole))
      return { row, column, value: whole, format: style.format, formula: null };
    const stored = source.slice(valueStart, valueEnd);
    const type = isSharedText ? "s" : undefined;
    return written({ row, column, type, style: cell.style, stored, formula: null, inline: null });
  };
  return { written, plain };
}

function storedValue(cell: WrittenCell, numberOf: (stored: string) => CellValue): CellValue {
  const { type, stored, formula } = cell;
  const missing: CellValue = formula === null ? null : { kind: "error", code: "noCachedValue" };
  if (stored === null) return missing;
  if (type === "str") return stored === "" && formula === null ? null : withoutEscapes(stored);
  const trimmed = stored.trim();
  if (trimmed === "") return missing;
  if (type === "b") return trimmed === "1" || trimmed === "true";
  if (type === "e") return { kind: "error", code: trimmed };
  if (type !== "d") return numberOf(trimmed);
  const date = dateOfText(trimmed);
  return date === null ? trimmed : { kind: "date", date };
}

/** The format of a cell whose text states its own font: one object for each that differs. */
function createRunFormats(): (format: CellFormat, text: SpreadsheetText) => CellFormat {
  const known = new Map<CellFormat, Map<string, CellFormat>>();
  return (format, { fontName, isBold }) => {
    const own = { fontName: fontName ?? format.fontName, isBold: isBold ?? format.isBold };
    if (own.fontName === format.fontName && own.isBold === format.isBold) return format;
    const variants = known.get(format) ?? new Map<string, CellFormat>();
    known.set(format, variants);
    const key = `${own.fontName ?? ""}|${own.isBold}`;
    const variant = variants.get(key) ?? { ...format, ...own };
    variants.set(key, variant);
    return variant;
  };
}
