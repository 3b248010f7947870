/**
 * The cells of a row by the names of their columns.
 */
import type { RowCells } from "./cell-reading.ts";
import type { EntryColumn } from "./entry-columns.ts";
import type { FaultList } from "./fault-list.ts";
import type { TableLayout } from "./table-layout.ts";

/** Lays the cells of a record out; null, and reported, when it has too few, or words where no column is. */
export type RowLayout = (cells: readonly string[], line: number) => RowCells | null;

/** Makes the layout of the rows under one header. A row is read before the next one is laid out. */
export function createRowLayout(layout: TableLayout, faults: FaultList): RowLayout {
  const columnCount = layout.findLastIndex((column) => column !== null) + 1;
  const hasGap = layout.slice(0, columnCount).includes(null);
  const rankOfColumn = new Map(layout.map((column, rank) => [column, rank]));
  let row: { readonly cells: readonly string[]; readonly line: number } = { cells: [], line: 0 };
  const read: RowCells = {
    cellOf: (column: EntryColumn) => {
      const rank = rankOfColumn.get(column);
      return rank === undefined ? "" : (row.cells[rank] ?? "");
    },
    report: (column, code, values) => faults.report(code, values, { line: row.line, column }),
  };
  const hasLooseCell = (cells: readonly string[]): boolean =>
    (hasGap || cells.length > columnCount) &&
    cells.some((cell, rank) => (layout[rank] ?? null) === null && cell.trim() !== "");
  return (cells, line) => {
    if (cells.length < columnCount || hasLooseCell(cells)) {
      const values = { found: String(cells.length), expected: String(columnCount) };
      faults.report("wrongCellCount", values, { line, column: null });
      return null;
    }
    row = { cells, line };
    return read;
  };
}
