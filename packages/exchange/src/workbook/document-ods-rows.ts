/** The rows of one table of an OpenDocument spreadsheet, put in place: repeats, spans, what is hidden. */
import { columnsMax, referenceOf, rowsMax } from "./cell-reference.ts";
import type { OdsCell, OdsCellAttributes } from "./document-ods-cells.ts";
import { createSheetBuilder, type PackedSheet } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { CellRange } from "./workbook.ts";
import type { XmlAttributes, XmlPlace } from "./xml-events.ts";

/** How often a cell stands side by side, and over how many columns and rows it goes. */
export interface OdsCellCounts {
  readonly columnCount: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** Takes the columns, rows and cells of a table in their order. */
export interface OdsRows {
  addColumns(attributes: XmlAttributes, count: number): void;
  /** A group of rows or columns that may be folded away. */
  openGroup(isHidden: boolean): void;
  closeGroup(): void;
  openRow(attributes: XmlAttributes, count: number): void;
  /** The style of a cell at the present place that states none. */
  defaultStyle(): string | null;
  /** Null: nothing stands in the cell. */
  addCell(cell: OdsCell | null, counts: OdsCellCounts): void;
  closeRow(): void;
  /** The refusal of the cell at the present place. */
  unreadable(attributes: OdsCellAttributes): Error;
  /** Cells of this table and those before it. */
  cellCount(): number;
  finish(): PackedSheet;
}

/** Makes the rows of one table. */
export function createOdsRows({
  name,
  isHidden,
  limits,
  place,
  cellCountBefore,
}: {
  readonly name: string;
  readonly isHidden: boolean;
  readonly limits: ReadingLimits;
  readonly place: XmlPlace;
  readonly cellCountBefore: number;
}): OdsRows {
  const builder = createSheetBuilder({ name, isHidden });
  const columnStyles: (string | null)[] = [];
  const groups: boolean[] = [];
  const merges = createMergeKeeper({ place, mergeCountMax: limits.mergeCountMax });
  /** Hidden rows that nothing stands below yet: a million of them may end a sheet. */
  let waiting: { readonly row: number; readonly count: number }[] = [];
  let row = 0;
  let column = 0;
  let isGroupHidden = false;
  let current = { count: 1, isHidden: false, style: null as string | null };
  let cells: { readonly cell: OdsCell; readonly column: number }[] = [];
  let spans: CellRange[] = [];

  const beyond = (what: { readonly vi: string; readonly en: string }, limit: number): Error =>
    refuseWorkbook("workbookBeyondLimit", { ...place, what, limit: String(limit) });

  const placeRow = (): void => {
    for (const hidden of waiting) for (let at = 0; at < hidden.count; at += 1) builder.hideRow(hidden.row + at);
    waiting = [];
    if (row + current.count > rowsMax) throw beyond({ vi: "số dòng", en: "rows" }, rowsMax);
    if (cellCountBefore + builder.cellCount() + cells.length * current.count > limits.cellCountMax)
      throw beyond({ vi: "số ô", en: "cells" }, limits.cellCountMax);
    for (let at = row; at < row + current.count; at += 1) {
      if (current.isHidden) builder.hideRow(at);
      for (const { cell, column: cellColumn } of cells) builder.addCell({ row: at, column: cellColumn, ...cell });
    }
  };

  return {
    addColumns: (attributes, count) => {
      const style = attributes.get("table:default-cell-style-name") ?? null;
      const isColumnHidden = isGroupHidden || isNotShown(attributes);
      const end = Math.min(columnStyles.length + count, columnsMax);
      for (let at = columnStyles.length; at < end; at += 1) {
        columnStyles.push(style);
        if (isColumnHidden) builder.hideColumn(at);
      }
    },
    openGroup: (isFolded) => {
      groups.push(isFolded);
      isGroupHidden = groups.includes(true);
    },
    closeGroup: () => {
      groups.pop();
      isGroupHidden = groups.includes(true);
    },
    openRow: (attributes, count) => {
      column = 0;
      cells = [];
      spans = [];
      current = {
        count,
        isHidden: isGroupHidden || isNotShown(attributes),
        style: attributes.get("table:default-cell-style-name") ?? null,
      };
    },
    defaultStyle: () => current.style ?? columnStyles[column] ?? null,
    addCell: (cell, { columnCount, columnSpan, rowSpan }) => {
      if (columnSpan > 1 || rowSpan > 1) {
        spans.push({
          firstRow: row,
          firstColumn: column,
          lastRow: Math.min(row + rowSpan, rowsMax) - 1,
          lastColumn: Math.min(column + columnSpan, columnsMax) - 1,
        });
      }
      if (cell !== null && (cell.value !== null || cell.formula !== null)) {
        if (column + columnCount > columnsMax) throw beyond({ vi: "số cột", en: "columns" }, columnsMax);
        for (let at = column; at < column + columnCount; at += 1) cells.push({ cell, column: at });
      }
      column += columnCount;
    },
    closeRow: () => {
      if (cells.length > 0) placeRow();
      else if (current.isHidden && row < rowsMax) {
        waiting.push({ row, count: Math.min(current.count, rowsMax - row) });
      }
      // Empty merged rows that repeat to the end of a sheet say nothing.
      const mergedCount = cells.length > 0 ? current.count : 1;
      if (spans.length > 0 && row < rowsMax)
        for (let at = 0; at < mergedCount; at += 1) for (const span of spans) merges.add(movedDown(span, at));
      row += current.count;
    },
    unreadable: ({ number, date, boolean, valueType }) =>
      refuseWorkbook("cellNotReadable", {
        path: place.path,
        sheet: name,
        cell: referenceOf(row, column),
        value: (number ?? date ?? boolean ?? "").slice(0, 40),
        what: { vi: `không phải kiểu "${valueType ?? ""}"`, en: `it is no "${valueType ?? ""}"` },
      }),
    cellCount: () => cellCountBefore + builder.cellCount(),
    finish: () => {
      for (const range of merges.ranges()) builder.addMerge(range);
      return builder.finish();
    },
  };
}

/** Rows and columns that are folded away or filtered out. */
function isNotShown(attributes: XmlAttributes): boolean {
  const visibility = attributes.get("table:visibility");
  return visibility === "collapse" || visibility === "filter";
}

function movedDown(range: CellRange, rowCount: number): CellRange {
  return { ...range, firstRow: range.firstRow + rowCount, lastRow: range.lastRow + rowCount };
}

/** Keeps merges that do not overlap; the one that stands first counts. All are counted, those that fall away too. */
function createMergeKeeper({ place, mergeCountMax }: { readonly place: XmlPlace; readonly mergeCountMax: number }): {
  add(range: CellRange): void;
  ranges(): readonly CellRange[];
} {
  const ranges: CellRange[] = [];
  let count = 0;
  /** Of each column, the row behind the last one that is merged. */
  const takenUntil = new Uint32Array(columnsMax);
  return {
    add: (range) => {
      count += 1;
      if (count > mergeCountMax) {
        const what = { vi: "số ô gộp", en: "merged ranges" };
        throw refuseWorkbook("workbookBeyondLimit", { ...place, what, limit: String(mergeCountMax) });
      }
      if (range.lastColumn < range.firstColumn) return;
      for (let column = range.firstColumn; column <= range.lastColumn; column += 1)
        if ((takenUntil[column] ?? 0) > range.firstRow) return;
      takenUntil.fill(range.lastRow + 1, range.firstColumn, range.lastColumn + 1);
      ranges.push(range);
    },
    ranges: () => ranges,
  };
}
