/** Where a name that a row has of itself or of a row above stands. */
import type { CellPlace } from "../workbook/workbook.ts";
import type { ImportTable } from "./import-table.ts";

/** The cell of a row, or of a row above, that says the name; the row's own naming cell where none does. */
export function placeOfName(
  { understood, grid, rowIndexes }: ImportTable,
  { row, name }: { readonly row: number; readonly name: string },
): CellPlace {
  const columns = understood.columns.flatMap(({ column, meaning }) =>
    meaning.kind === "owner" || meaning.kind === "name" ? [column] : [],
  );
  let at = rowIndexes.get(row) ?? -1;
  while (at >= 0) {
    const own = understood.rows[at];
    if (own === undefined) break;
    for (const column of columns)
      if (grid.textAt(own.row, column) === name) return { sheet: understood.sheet, row: own.row, column };
    at = own.parent ?? -1;
  }
  return { sheet: understood.sheet, row, column: columns[0] ?? understood.heading.firstColumn };
}
