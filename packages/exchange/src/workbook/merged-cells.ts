/** Ranges of merged cells, as a sheet shows them: in order, none on another. */
import { columnsMax } from "./cell-reference.ts";
import type { CellRange } from "./workbook.ts";

/**
 * Puts ranges in the order of their upper left cells. Of two that overlap the later one falls away, as Excel repairs such a
 * file.
 */
export function arrangeMerges(merges: readonly CellRange[]): readonly CellRange[] {
  /** Behind which row each column is free; ranges come from top to bottom. */
  const takenUntil = new Uint32Array(columnsMax);
  /** Behind which row all columns are free, so that few ranges are compared column by column. */
  let allFreeFrom = 0;
  const kept: CellRange[] = [];
  const sorted = merges.toSorted(
    (left, right) => left.firstRow - right.firstRow || left.firstColumn - right.firstColumn,
  );
  for (const range of sorted) {
    if (range.firstRow < allFreeFrom && isTaken(range, takenUntil)) continue;
    allFreeFrom = Math.max(allFreeFrom, range.lastRow + 1);
    takenUntil.fill(range.lastRow + 1, range.firstColumn, range.lastColumn + 1);
    kept.push(range);
  }
  return kept;
}

function isTaken({ firstRow, firstColumn, lastColumn }: CellRange, takenUntil: Uint32Array): boolean {
  for (let column = firstColumn; column <= lastColumn; column += 1)
    if ((takenUntil[column] ?? 0) > firstRow) return true;
  return false;
}

/**
 * Tells whether a cell lies under merged cells, where nothing of it is seen. Asked for cells row by row, from top to bottom.
 *
 * @param merges as `arrangeMerges` gives them
 */
export function createCoverLookout(merges: readonly CellRange[]): (row: number, column: number) => boolean {
  /** The rank from 1 of the range that reaches each column, of those that have begun; 0: none. */
  const reaching = new Uint32Array(columnsMax);
  let next = 0;
  return (row, column) => {
    for (let range = merges[next]; range !== undefined && range.firstRow <= row; range = merges[next]) {
      next += 1;
      reaching.fill(next, range.firstColumn, range.lastColumn + 1);
    }
    const range = merges[(reaching[column] ?? 0) - 1];
    return range !== undefined && row <= range.lastRow && (row !== range.firstRow || column !== range.firstColumn);
  };
}
