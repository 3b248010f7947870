/** Ranges of merged cells, as a sheet shows them: in order, none on another. */
import type { CellRange } from "./workbook.ts";

/**
 * Puts ranges in the order of their upper left cells. Of two that overlap the later one falls away, as Excel repairs such a
 * file.
 */
export function arrangeMerges(merges: readonly CellRange[]): readonly CellRange[] {
  /** Down to which row each column is taken; ranges come from top to bottom. */
  const takenTo: number[] = [];
  const kept: CellRange[] = [];
  const sorted = merges.toSorted(
    (left, right) => left.firstRow - right.firstRow || left.firstColumn - right.firstColumn,
  );
  for (const range of sorted) {
    if (isTaken(range, takenTo)) continue;
    for (let column = range.firstColumn; column <= range.lastColumn; column += 1) takenTo[column] = range.lastRow;
    kept.push(range);
  }
  return kept;
}

function isTaken({ firstRow, firstColumn, lastColumn }: CellRange, takenTo: readonly number[]): boolean {
  for (let column = firstColumn; column <= lastColumn; column += 1)
    if ((takenTo[column] ?? -1) >= firstRow) return true;
  return false;
}

/**
 * Tells whether a cell lies under merged cells, where nothing of it is seen. Asked for cells row by row, from top to bottom.
 *
 * @param merges as `arrangeMerges` gives them
 */
export function createCoverLookout(merges: readonly CellRange[]): (row: number, column: number) => boolean {
  /** The range that reaches each column, of those that have begun. */
  const reaching: (CellRange | undefined)[] = [];
  let next = 0;
  return (row, column) => {
    for (let range = merges[next]; range !== undefined && range.firstRow <= row; range = merges[next]) {
      for (let at = range.firstColumn; at <= range.lastColumn; at += 1) reaching[at] = range;
      next += 1;
    }
    const range = reaching[column];
    return range !== undefined && row <= range.lastRow && (row !== range.firstRow || column !== range.firstColumn);
  };
}
