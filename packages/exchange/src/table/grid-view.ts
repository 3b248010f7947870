/**
 * A sheet as a person sees it: texts without stray blanks, merged cells that say the same all over.
 */
import { formatDate } from "@giaingan/finance";
import type { CellRange, CellValue, Sheet } from "../workbook/workbook.ts";

/** A sheet with its merged cells looked up. */
export interface GridView {
  readonly sheet: Sheet;
  /** The merged range that a cell is in; null: it stands alone. */
  mergeAt(row: number, column: number): CellRange | null;
  /** What a person reads in a cell; of merged cells everywhere what the upper left one holds. */
  textAt(row: number, column: number): string;
}

/** Ranges of so many rows are few, and are looked through one by one. */
const tallRows = 64;

/** Opens a sheet. */
export function viewGrid(sheet: Sheet): GridView {
  const low = new Map<number, CellRange[]>();
  const tall = sheet.merges.filter(({ firstRow, lastRow }) => lastRow - firstRow >= tallRows);
  for (const merge of sheet.merges) {
    if (merge.lastRow - merge.firstRow >= tallRows) continue;
    for (let row = merge.firstRow; row <= merge.lastRow; row += 1) {
      const others = low.get(row);
      if (others === undefined) low.set(row, [merge]);
      else others.push(merge);
    }
  }
  const mergeAt = (row: number, column: number): CellRange | null => {
    const holds = ({ firstColumn, lastColumn }: CellRange): boolean => firstColumn <= column && column <= lastColumn;
    const found = low.get(row)?.find(holds);
    if (found !== undefined) return found;
    return tall.find((merge) => merge.firstRow <= row && row <= merge.lastRow && holds(merge)) ?? null;
  };
  return {
    sheet,
    mergeAt,
    textAt: (row, column) => {
      const merge = mergeAt(row, column);
      return textOf(merge === null ? sheet.valueAt(row, column) : sheet.valueAt(merge.firstRow, merge.firstColumn));
    },
  };
}

/** Blanks at an end, two in a row, and any that is no plain blank. */
const untidy = /^ | $| {2}|[^\S ]|[\u200b\ufeff]/u;

/** What a person reads in a cell: NFC, blanks and line breaks as single blanks, none at the ends; "": nothing. */
export function textOf(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "string" && !untidy.test(value)) return value.normalize("NFC");
  if (typeof value === "string")
    return value
      .normalize("NFC")
      .replaceAll(/[\s\u00a0\u200b\ufeff]+/gu, " ")
      .trim();
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value.kind === "date" ? formatDate(value.date) : value.code;
}
