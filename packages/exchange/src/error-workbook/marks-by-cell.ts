/** Marks of one sheet, cell by cell. */
import { referenceOf } from "../workbook/cell-reference.ts";
import type { CellMark } from "../table-import/import-marks.ts";

/** The marks of each cell by its reference ("B3"), in the order of the marks; no list is empty. */
export function marksByCell(marks: readonly CellMark[]): ReadonlyMap<string, readonly [CellMark, ...CellMark[]]> {
  const byCell = new Map<string, [CellMark, ...CellMark[]]>();
  for (const mark of marks) {
    const reference = referenceOf(mark.row, mark.column);
    const known = byCell.get(reference);
    if (known === undefined) byCell.set(reference, [mark]);
    else known.push(mark);
  }
  return byCell;
}
