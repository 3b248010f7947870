/** Sheets as texts that tests compare. */
import { openPackedSheet, type PackedSheet } from "../../src/workbook/packed-sheet.ts";
import type { CellValue, Sheet } from "../../src/workbook/workbook.ts";

/** Opens the sheet of this rank. */
export function sheetOf(sheets: readonly PackedSheet[], rank = 0): Sheet {
  const packed = sheets[rank];
  if (packed === undefined) throw new Error(`there is no sheet ${String(rank)}`);
  return openPackedSheet(packed);
}

/** Row by row, all columns; null: an empty cell. */
export function valuesOf(sheet: Sheet): readonly (readonly CellValue[])[] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_cell, column) => sheet.valueAt(row, column)),
  );
}
