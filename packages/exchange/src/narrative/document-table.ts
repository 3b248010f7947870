/**
 * Tables of a document: what stands between its paragraphs, read together with the lines right above (title, unit, data
 * date), which in a document are paragraphs and no rows of the table.
 */
import { type GridView, viewGrid } from "../table/grid-view.ts";
import type { TableFacts } from "../table/table-fact.ts";
import { readTableFacts } from "../table/table-facts.ts";
import { understandSheet } from "../table/table-understanding.ts";
import type { UnderstoodTable } from "../table/understood-table.ts";
import { type CellRange, type CellValue, type DocumentBlock, plainFormat, type Sheet } from "../workbook/workbook.ts";
import { extractFigures } from "./extraction.ts";

/** One understood table of a document. */
export interface DocumentTable {
  /** Index into the workbook's sheets. */
  readonly sheetIndex: number;
  /** The sheet with the lines above it as its first rows: rows of `understood` and `facts` count in it. */
  readonly grid: GridView;
  /** Rows of `grid` that are lines of the text: row r of it is row r − linesAbove of the workbook's sheet. */
  readonly linesAbove: number;
  readonly understood: UnderstoodTable;
  readonly facts: TableFacts;
}

/** More lines than a title, a subtitle, a data date and a unit are text. */
const linesAboveMax = 4;
const lineLengthMax = 200;

/** The tables of a document in its order; a sheet in which no row names columns has none. */
export function readDocumentTables(
  blocks: readonly DocumentBlock[],
  sheets: readonly Sheet[],
): readonly DocumentTable[] {
  return blocks.flatMap((block, at) => {
    const sheet = block.kind === "table" ? sheets[block.sheetIndex] : undefined;
    if (block.kind !== "table" || sheet === undefined) return [];
    const lines = linesAbove(blocks, at);
    const grid = viewGrid(sheetBelow(sheet, lines));
    return understandSheet(grid.sheet).map((understood) => ({
      sheetIndex: block.sheetIndex,
      grid,
      linesAbove: lines.length,
      understood,
      facts: readTableFacts(understood, grid),
    }));
  });
}

/** The short paragraphs right above a table, in order; a line with a figure of its own is text. */
function linesAbove(blocks: readonly DocumentBlock[], tableAt: number): readonly string[] {
  const lines: string[] = [];
  for (let at = tableAt - 1; at >= 0 && lines.length < linesAboveMax; at -= 1) {
    const block = blocks[at];
    if (block?.kind !== "paragraph" || !isLineOfTable(block.text)) break;
    lines.unshift(block.text);
  }
  return lines;
}

function isLineOfTable(text: string): boolean {
  return text.length <= lineLengthMax && extractFigures(text).figures.length === 0;
}

/** A sheet with lines of text above its first row. */
function sheetBelow(sheet: Sheet, lines: readonly string[]): Sheet {
  const shift = lines.length;
  if (shift === 0) return sheet;
  const moved = ({ firstRow, lastRow, ...columns }: CellRange): CellRange => ({
    ...columns,
    firstRow: firstRow + shift,
    lastRow: lastRow + shift,
  });
  const lineAt = (row: number, column: number): CellValue => (column === 0 ? (lines[row] ?? null) : null);
  return {
    name: sheet.name,
    isHidden: sheet.isHidden,
    rowCount: sheet.rowCount + shift,
    columnCount: Math.max(sheet.columnCount, 1),
    merges: sheet.merges.map(moved),
    isRowHidden: (row) => row >= shift && sheet.isRowHidden(row - shift),
    isColumnHidden: (column) => sheet.isColumnHidden(column),
    valueAt: (row, column) => (row < shift ? lineAt(row, column) : sheet.valueAt(row - shift, column)),
    formatAt: (row, column) => (row < shift ? plainFormat : sheet.formatAt(row - shift, column)),
    formulaAt: (row, column) => (row < shift ? null : sheet.formulaAt(row - shift, column)),
    columnsOf: (row) => (row < shift ? [0] : sheet.columnsOf(row - shift)),
  };
}
