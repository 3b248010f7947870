/** References of cells as spreadsheets write them: "A1", "XFD1048576", "A1:B2". */
import type { CellRange } from "./workbook.ts";

/** Rows and columns of the largest sheet. */
export const rowsMax = 1_048_576;
export const columnsMax = 16_384;

/** Row and column of a reference as one number, `row * columnsMax + column`; -1 where it is none, or no cell of a sheet. */
export function cellOfReference(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > columnsMax) return -1;
  }
  let row = 0;
  const digitsStart = at;
  for (; at < reference.length; at += 1) {
    const digit = reference.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    row = row * 10 + digit;
    if (row > rowsMax) return -1;
  }
  return column === 0 || row === 0 || at === digitsStart ? -1 : (row - 1) * columnsMax + column - 1;
}

/** The range of a reference; null where it is none. "A1" is a range of one cell. */
export function rangeOfReference(reference: string): CellRange | null {
  const [first = "", last = first, ...others] = reference.split(":");
  const [start, end] = [cellOfReference(first), cellOfReference(last)];
  if (start === -1 || end === -1 || others.length > 0) return null;
  const range = {
    firstRow: Math.floor(start / columnsMax),
    firstColumn: start % columnsMax,
    lastRow: Math.floor(end / columnsMax),
    lastColumn: end % columnsMax,
  };
  return range.firstRow <= range.lastRow && range.firstColumn <= range.lastColumn ? range : null;
}

/** The name of a cell: row 0 and column 0 are "A1". */
export function referenceOf(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
