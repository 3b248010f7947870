/**
 * The cells of a sheet in typed arrays: thirteen bytes a cell, handed from the reading worker without a copy. A hundred
 * thousand rows of twelve columns take some 20 MB, where objects would take ten times as much.
 */
import { createGrowingNumbers } from "./growing-numbers.ts";
import { arrangeMerges, createCoverLookout } from "./merged-cells.ts";
import { type CellFormat, type CellRange, type CellValue, plainFormat, type Sheet } from "./workbook.ts";

/** What a cell holds, as a number: the index of `kinds` below. */
const kinds = ["text", "number", "boolean", "date", "error"] as const;
type CellKind = (typeof kinds)[number];
/** The index of texts among them. */
export const textKind = 0;
const numberKind = 1;

/** A sheet as it crosses from the worker: plain data and typed arrays, row by row, columns rising. */
export interface PackedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly columnCount: number;
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Where the cells of each row begin, and one more: where the last ends. */
  readonly rowStarts: Uint32Array;
  readonly columns: Uint16Array;
  readonly kinds: Uint8Array;
  /** A number, 0 or 1 of a boolean, or the index into `texts` of a text (-1: none), a date (`YYYY-MM-DD`) or an error. */
  readonly values: Float64Array;
  /** Indexes into `formats`. */
  readonly formatIndexes: Uint16Array;
  readonly texts: readonly string[];
  readonly formats: readonly CellFormat[];
  /** Cells with a formula: the rank of the cell, and its formula as an index into `texts`. Rising. */
  readonly formulaCells: Uint32Array;
  readonly formulaTexts: Uint32Array;
}

/** Collects the cells of a sheet, row by row, columns rising. */
export interface SheetBuilder {
  /**
   * Adds a cell behind the last one: in the same row further right, or in a later row.
   *
   * @throws an assertion error where it stands before the last one
   */
  addCell(cell: NewCell): void;
  addMerge(range: CellRange): void;
  hideRow(row: number): void;
  hideColumn(column: number): void;
  /** Cells so far. */
  cellCount(): number;
  finish(): PackedSheet;
}

export interface NewCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** Left out: `plainFormat`. */
  readonly format?: CellFormat | undefined;
  /** Without "="; left out or null: no formula. */
  readonly formula?: string | null | undefined;
  /** Of a text that cells share: its number. The same number is always the same text; left out: it has none. */
  readonly textNumber?: number | undefined;
}

/** Makes an empty sheet to be filled. */
export function createSheetBuilder({
  name,
  isHidden,
}: {
  readonly name: string;
  readonly isHidden: boolean;
}): SheetBuilder {
  const rows = createGrowingNumbers(Uint32Array);
  const columns = createGrowingNumbers(Uint16Array);
  const cellKinds = createGrowingNumbers(Uint8Array);
  const values = createGrowingNumbers(Float64Array);
  const formatIndexes = createGrowingNumbers(Uint16Array);
  const texts = createPool<string>();
  const formats = createPool<CellFormat>([plainFormat]);
  const formulaCells = createGrowingNumbers(Uint32Array);
  const formulaTexts = createGrowingNumbers(Uint32Array);
  const merges: CellRange[] = [];
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  const indexesByNumber: (number | undefined)[] = [];
  const indexOfText = (text: string, number: number | undefined): number =>
    number === undefined ? texts.indexOf(text) : (indexesByNumber[number] ??= texts.append(text));
  let lastRow = -1;
  let lastColumn = -1;
  return {
    addCell: ({ row, column, value, format = plainFormat, formula = null, textNumber }) => {
      if (row < lastRow || (row === lastRow && column <= lastColumn))
        throw new Error(`cell ${row},${column} comes after ${lastRow},${lastColumn}`);
      lastRow = row;
      lastColumn = column;
      if (formula !== null) {
        formulaCells.push(columns.length());
        formulaTexts.push(texts.indexOf(formula));
      }
      rows.push(row);
      columns.push(column);
      if (typeof value === "number") {
        cellKinds.push(numberKind);
        values.push(value);
      } else if (typeof value === "string") {
        cellKinds.push(textKind);
        values.push(indexOfText(value, textNumber));
      } else {
        const { kind, stored } = packValue(value, texts);
        cellKinds.push(kinds.indexOf(kind));
        values.push(stored);
      }
      formatIndexes.push(formats.indexOf(format));
    },
    addMerge: (range) => merges.push(range),
    hideRow: (row) => hiddenRows.push(row),
    hideColumn: (column) => hiddenColumns.push(column),
    cellCount: () => columns.length(),
    finish: () => {
      const arranged = arrangeMerges(merges);
      const cells = shownCells(
        {
          rows: rows.finish(),
          columns: columns.finish(),
          kinds: cellKinds.finish(),
          values: values.finish(),
          formatIndexes: formatIndexes.finish(),
          formulaCells: formulaCells.finish(),
          formulaTexts: formulaTexts.finish(),
        },
        arranged,
      );
      const { rows: cellRows, ...packed } = cells;
      return {
        name,
        isHidden,
        columnCount: packed.columns.reduce((count, column) => Math.max(count, column + 1), 0),
        merges: arranged,
        hiddenRows,
        hiddenColumns,
        rowStarts: rowStartsOf(cellRows),
        ...packed,
        texts: texts.items,
        formats: formats.items,
      };
    },
  };
}

/** Cells in the making: the row of each is still stated beside it. */
interface CellColumns extends Pick<
  PackedSheet,
  "columns" | "kinds" | "values" | "formatIndexes" | "formulaCells" | "formulaTexts"
> {
  readonly rows: Uint32Array;
}

/** The cells without those that lie under merged cells, where spreadsheets keep what nobody sees. */
function shownCells(cells: CellColumns, merges: readonly CellRange[]): CellColumns {
  if (merges.length === 0) return cells;
  const isCovered = createCoverLookout(merges);
  const kept = new Uint32Array(cells.rows.length);
  const rankAfter = new Int32Array(cells.rows.length).fill(-1);
  let count = 0;
  cells.rows.forEach((row, rank) => {
    if (isCovered(row, cells.columns[rank] ?? 0)) return;
    kept[count] = rank;
    rankAfter[rank] = count;
    count += 1;
  });
  if (count === cells.rows.length) return cells;
  const ranks = kept.subarray(0, count);
  const isKept = (formula: number): boolean => (rankAfter[formula] ?? -1) !== -1;
  return {
    rows: ranks.map((rank) => cells.rows[rank] ?? 0),
    columns: Uint16Array.from(ranks, (rank) => cells.columns[rank] ?? 0),
    kinds: Uint8Array.from(ranks, (rank) => cells.kinds[rank] ?? 0),
    values: Float64Array.from(ranks, (rank) => cells.values[rank] ?? 0),
    formatIndexes: Uint16Array.from(ranks, (rank) => cells.formatIndexes[rank] ?? 0),
    formulaCells: cells.formulaCells.filter(isKept).map((formula) => rankAfter[formula] ?? 0),
    formulaTexts: cells.formulaTexts.filter((_, index) => isKept(cells.formulaCells[index] ?? 0)),
  };
}

function rowStartsOf(rows: Uint32Array): Uint32Array {
  const starts = new Uint32Array((rows.at(-1) ?? -1) + 2);
  let row = 0;
  rows.forEach((cellRow, rank) => {
    for (; row <= cellRow; row += 1) starts[row] = rank;
  });
  starts[row] = rows.length;
  return starts;
}

interface Pool<Item> {
  readonly items: readonly Item[];
  /** The index of an item, which is taken in where it is new. */
  indexOf(item: Item): number;
  /** The index of an item that is taken in, whether it is known or not. */
  append(item: Item): number;
}

function createPool<Item>(first: readonly Item[] = []): Pool<Item> {
  const items = [...first];
  const indexes = new Map(items.map((item, index) => [item, index]));
  return {
    items,
    indexOf: (item) => {
      const known = indexes.get(item);
      if (known !== undefined) return known;
      indexes.set(item, items.length);
      return items.push(item) - 1;
    },
    append: (item) => items.push(item) - 1,
  };
}

function packValue(
  value: Exclude<CellValue, string | number>,
  texts: Pool<string>,
): { readonly kind: CellKind; readonly stored: number } {
  if (typeof value === "boolean") return { kind: "boolean", stored: value ? 1 : 0 };
  if (value === null) return { kind: "text", stored: -1 };
  return value.kind === "date"
    ? { kind: "date", stored: texts.indexOf(value.date) }
    : { kind: "error", stored: texts.indexOf(value.code) };
}

/** The sheet that a packed one is. */
export function openPackedSheet(packed: PackedSheet): Sheet {
  const { rowStarts, columns, texts, formats, formulaCells, formulaTexts } = packed;
  const hiddenRows = new Set(packed.hiddenRows);
  const hiddenColumns = new Set(packed.hiddenColumns);
  const boundsOf = (row: number): readonly [number, number] => [rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0];
  const rankOf = (row: number, column: number): number => {
    const [start, end] = row < rowStarts.length - 1 ? boundsOf(row) : [0, 0];
    return rankIn(columns, { start, end, wanted: column });
  };
  const valueOf = (rank: number): CellValue => {
    const stored = packed.values[rank] ?? -1;
    const kind = kinds[packed.kinds[rank] ?? 0];
    if (kind === "number") return stored;
    if (kind === "boolean") return stored === 1;
    const text = texts[stored];
    if (text === undefined) return null;
    if (kind === "date") return { kind, date: text };
    return kind === "error" ? { kind, code: text } : text;
  };
  return {
    name: packed.name,
    isHidden: packed.isHidden,
    rowCount: rowStarts.length - 1,
    columnCount: packed.columnCount,
    merges: packed.merges,
    isRowHidden: (row) => hiddenRows.has(row),
    isColumnHidden: (column) => hiddenColumns.has(column),
    valueAt: (row, column) => {
      const rank = rankOf(row, column);
      return rank === -1 ? null : valueOf(rank);
    },
    formatAt: (row, column) => {
      const rank = rankOf(row, column);
      return (rank === -1 ? undefined : formats[packed.formatIndexes[rank] ?? 0]) ?? plainFormat;
    },
    formulaAt: (row, column) => {
      const rank = rankOf(row, column);
      const formulaRank = rank === -1 ? -1 : rankIn(formulaCells, { start: 0, end: formulaCells.length, wanted: rank });
      return formulaRank === -1 ? null : (texts[formulaTexts[formulaRank] ?? -1] ?? null);
    },
    columnsOf: (row) => (row < rowStarts.length - 1 ? Array.from(columns.subarray(...boundsOf(row))) : []),
  };
}

/** Where a number stands in a rising part of an array; -1: nowhere. */
function rankIn(
  rising: Uint16Array | Uint32Array,
  { start, end, wanted }: { readonly start: number; readonly end: number; readonly wanted: number },
): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < end && rising[low] === wanted ? low : -1;
}
