/** Tables of a Word document become sheets: `gridSpan` and `vMerge` are merged cells, text stays text. */
import type { FormatStore } from "./format-store.ts";
import { createSheetBuilder, type PackedSheet } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { CellFormat } from "./workbook.ts";
import type { XmlPlace } from "./xml-events.ts";

/** What stands in one cell of a table. */
export interface DocxCell {
  /** Its paragraphs, joined by line breaks; "": nothing. */
  readonly text: string;
  readonly format: CellFormat;
  readonly columnSpan: number;
  /** "restart" begins a merged cell, "continue" goes on with the one above; null: on its own. */
  readonly verticalMerge: "restart" | "continue" | null;
}

/** One row of a table. */
export interface DocxRow {
  /** Columns of the grid that it leaves out at its left. */
  readonly gridBefore: number;
  readonly isHidden: boolean;
  readonly cells: readonly DocxCell[];
}

/** Word has 63 columns; others write more. */
const columnCountMax = 1000;

/**
 * Packs a table.
 *
 * @throws Refusal `workbookBeyondLimit` where it has more columns, cells or merged cells than are read
 */
export function packDocxTable(
  rows: readonly DocxRow[],
  {
    name,
    formatOf,
    place,
    limits,
  }: {
    readonly name: string;
    readonly formatOf: FormatStore;
    readonly place: XmlPlace;
    readonly limits: ReadingLimits;
  },
): PackedSheet {
  const builder = createSheetBuilder({ name, isHidden: false });
  const merges = createMerges();
  for (const [row, { gridBefore, isHidden, cells }] of rows.entries()) {
    if (isHidden) builder.hideRow(row);
    let column = gridBefore;
    for (const { text, format, columnSpan, verticalMerge } of cells) {
      const lastColumn = column + columnSpan - 1;
      if (lastColumn >= columnCountMax) {
        const what = { vi: "số cột của bảng", en: "columns of a table" };
        throw refuseWorkbook("workbookBeyondLimit", { ...place, what, limit: String(columnCountMax) });
      }
      const isContinued = merges.place({ row, column, lastColumn, verticalMerge });
      if (text !== "" && !isContinued) builder.addCell({ row, column, value: text, format: formatOf(format) });
      column = lastColumn + 1;
    }
  }
  const ranges = merges.ranges();
  if (ranges.length > limits.mergeCountMax) {
    const what = { vi: "số ô gộp", en: "merged cells" };
    throw refuseWorkbook("workbookBeyondLimit", { ...place, what, limit: String(limits.mergeCountMax) });
  }
  for (const range of ranges) builder.addMerge(range);
  return builder.finish();
}

interface Merge {
  readonly firstRow: number;
  readonly firstColumn: number;
  lastRow: number;
  readonly lastColumn: number;
}

function createMerges(): {
  /** Tells whether a cell goes on with the one above. */
  place(cell: {
    readonly row: number;
    readonly column: number;
    readonly lastColumn: number;
    readonly verticalMerge: DocxCell["verticalMerge"];
  }): boolean;
  ranges(): readonly Merge[];
} {
  const all: Merge[] = [];
  const above = new Map<number, Merge>();
  return {
    place: ({ row, column, lastColumn, verticalMerge }) => {
      const open = above.get(column);
      if (verticalMerge === "continue" && open?.lastRow === row - 1 && open.lastColumn === lastColumn) {
        open.lastRow = row;
        return true;
      }
      const merge: Merge = { firstRow: row, firstColumn: column, lastRow: row, lastColumn };
      if (verticalMerge === null) above.delete(column);
      else above.set(column, merge);
      all.push(merge);
      return false;
    },
    ranges: () => all.filter((merge) => merge.lastRow > merge.firstRow || merge.lastColumn > merge.firstColumn),
  };
}
