/** The cells of a sheet part get other styles; cells and rows that are not there yet are put in. Nothing else is touched. */
import { cellOfReference, columnsMax, referenceOf } from "../workbook/cell-reference.ts";
import {
  applyEdits,
  attributeOf,
  childOf,
  childrenOf,
  type Edit,
  rootOf,
  tagFrom,
  withAttribute,
  type XmlTag,
} from "./xml-editing.ts";

/** Rows and columns count from 0. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
}

/** The style that a cell is to have, from the one it has. */
export type Restyle = (cell: SheetCell, style: number) => number;

/** Gives every cell that is there the style it is to have. */
export function restyleAll(text: string, restyle: Restyle): string {
  const edits: Edit[] = [];
  walkCells(text, {
    cell: (cell, tag) => {
      const edit = styleEdit(text, { tag, cell, restyle });
      if (edit !== null) edits.push(edit);
    },
    rowStart: () => true,
    rowEnd: () => {},
  });
  return applyEdits(text, edits);
}

/** Gives some cells the style they are to have; those that are missing begin with the style of their row or column. */
export function restyleCells(
  text: string,
  { cells, restyle }: { readonly cells: readonly SheetCell[]; readonly restyle: Restyle },
): string {
  const wanted = wantedRows(cells);
  const { prefix } = rootOf(text).tag;
  const columnStyle = columnStylesOf(text);
  const edits: Edit[] = [];
  let rowTag = "";
  let left: number[] = [];
  const newCells = (columns: readonly number[], row: number): string =>
    columns
      .map((column) => {
        const style = restyle({ row, column }, rowStyleOf(rowTag) ?? columnStyle(column));
        return `<${prefix}c r="${referenceOf(row, column)}" s="${style}"/>`;
      })
      .join("");
  const newRows = (rows: readonly number[]): string => {
    rowTag = "";
    return rows
      .map((row) => `<${prefix}row r="${row + 1}">${newCells(wanted.get(row) ?? [], row)}</${prefix}row>`)
      .join("");
  };
  const rowsBefore = (row: number): readonly number[] => {
    const rows = [...wanted.keys()].filter((candidate) => candidate < row);
    return rows;
  };
  const putRows = (rows: readonly number[], at: number): void => {
    if (rows.length > 0) edits.push({ start: at, end: at, text: newRows(rows) });
    for (const row of rows) wanted.delete(row);
  };
  const data = walkCells(text, {
    rowStart: (row, tag) => {
      if (wanted.size > 0) putRows(rowsBefore(row), tag.start);
      left = wanted.get(row) ?? [];
      wanted.delete(row);
      if (left.length === 0) return false;
      rowTag = text.slice(tag.start, tag.end);
      const whole =
        tag.kind === "empty" ? emptyRow(rowTag, { cells: newCells(left, row), prefix: tag.prefix }) : rowTag;
      const spanned = widenSpans(whole, left);
      if (spanned !== rowTag) edits.push({ start: tag.start, end: tag.end, text: spanned });
      if (tag.kind === "empty") left = [];
      return true;
    },
    cell: (cell, tag) => {
      if (left.length === 0) return;
      const before = left.filter((column) => column < cell.column);
      if (before.length > 0) edits.push({ start: tag.start, end: tag.start, text: newCells(before, cell.row) });
      const edit = left.includes(cell.column) ? styleEdit(text, { tag, cell, restyle }) : null;
      if (edit !== null) edits.push(edit);
      left = left.filter((column) => column > cell.column);
    },
    rowEnd: (row, at) => {
      if (left.length > 0) edits.push({ start: at, end: at, text: newCells(left, row) });
      left = [];
    },
  });
  const rest = rowsBefore(Infinity);
  if (data.kind !== "empty") putRows(rest, data.contentEnd);
  else if (rest.length > 0) {
    const opened = text.slice(data.start, data.end).replace(/\s*\/>$/u, ">");
    edits.push({ start: data.start, end: data.end, text: `${opened}${newRows(rest)}</${prefix}sheetData>` });
  }
  return applyEdits(text, edits);
}

/** Columns of each row, both rising. */
function wantedRows(cells: readonly SheetCell[]): Map<number, number[]> {
  const wanted = new Map<number, number[]>();
  const sorted = cells.toSorted((left, right) => left.row - right.row || left.column - right.column);
  for (const { row, column } of sorted) {
    const columns = wanted.get(row) ?? [];
    if (!columns.includes(column)) columns.push(column);
    wanted.set(row, columns);
  }
  return wanted;
}

interface CellWalk {
  /** @returns whether the cells of the row are wanted: those of others are not looked at */
  readonly rowStart: (row: number, tag: XmlTag) => boolean;
  readonly cell: (cell: SheetCell, tag: XmlTag) => void;
  /** `at` is where the row's end tag begins. */
  readonly rowEnd: (row: number, at: number) => void;
}

/** Walks over the cells of a sheet; a row or a cell without a reference stands behind the one before it. */
function walkCells(
  text: string,
  walk: CellWalk,
): { readonly kind: XmlTag["kind"]; readonly start: number; readonly end: number; readonly contentEnd: number } {
  let data = tagFrom(text, 0);
  while (data !== null && !(data.name === "sheetData" && data.kind !== "close")) data = tagFrom(text, data.end);
  if (data === null) throw new TypeError("a sheet has sheetData");
  if (data.kind === "empty") return { ...data, contentEnd: data.end };
  let row = -1;
  let column = -1;
  let isWanted = false;
  for (let tag = tagFrom(text, data.end); tag !== null; tag = tagFrom(text, tag.end)) {
    if (tag.name === "sheetData") return { ...data, contentEnd: tag.start };
    if (tag.name === "row") {
      if (tag.kind === "close") walk.rowEnd(row, tag.start);
      else {
        const stated = attributeOf(text.slice(tag.start, tag.end), "r");
        row = stated === null ? row + 1 : Number(stated) - 1;
        column = -1;
        isWanted = walk.rowStart(row, tag);
      }
    } else if (isWanted && tag.name === "c" && tag.kind !== "close") {
      const stated = attributeOf(text.slice(tag.start, tag.end), "r");
      column = stated === null ? column + 1 : cellOfReference(stated) % columnsMax;
      walk.cell({ row, column }, tag);
    }
  }
  throw new TypeError("sheetData ends");
}

function styleEdit(
  text: string,
  { tag, cell, restyle }: { readonly tag: XmlTag; readonly cell: SheetCell; readonly restyle: Restyle },
): Edit | null {
  const written = text.slice(tag.start, tag.end);
  const before = Number(attributeOf(written, "s") ?? 0);
  const style = restyle(cell, before);
  if (style === before) return null;
  return { start: tag.start, end: tag.end, text: withAttribute(written, { name: "s", value: String(style) }) };
}

function emptyRow(tag: string, { cells, prefix }: { readonly cells: string; readonly prefix: string }): string {
  return `${tag.replace(/\s*\/>$/u, ">")}${cells}</${prefix}row>`;
}

/** The style that a row gives to its empty cells; null: it gives none. */
function rowStyleOf(rowTag: string): number | null {
  return /^(?:1|true)$/u.test(attributeOf(rowTag, "customFormat") ?? "") ? Number(attributeOf(rowTag, "s") ?? 0) : null;
}

/** `spans` tells from which column to which a row reaches. */
function widenSpans(row: string, columns: readonly number[]): string {
  const tag = row.slice(0, row.indexOf(">") + 1);
  const spans = /^(\d+):(\d+)$/u.exec(attributeOf(tag, "spans") ?? "");
  if (spans === null) return row;
  const first = Math.min(Number(spans[1]), ...columns.map((column) => column + 1));
  const last = Math.max(Number(spans[2]), ...columns.map((column) => column + 1));
  const value = `${first}:${last}`;
  return value === spans[0] ? row : withAttribute(tag, { name: "spans", value }) + row.slice(tag.length);
}

/** The style that a column gives to its empty cells. */
function columnStylesOf(text: string): (column: number) => number {
  const columns = columnsBefore(text);
  return (column) => columns.find(({ first, last }) => column >= first && column <= last)?.style ?? 0;
}

function columnsBefore(
  text: string,
): readonly { readonly first: number; readonly last: number; readonly style: number }[] {
  // What is behind the cells is not looked at: a large sheet is walked over once only.
  const root = rootOf(text);
  const end = text.indexOf("sheetData", root.contentStart);
  const before = { ...root, contentEnd: end === -1 ? root.contentEnd : text.lastIndexOf("<", end) };
  const cols = childOf(text, before, "cols");
  if (cols === null) return [];
  return childrenOf(text, cols).map(({ tag }) => {
    const written = text.slice(tag.start, tag.end);
    const numberAt = (name: string): number => Number(attributeOf(written, name) ?? 0);
    return { first: numberAt("min") - 1, last: numberAt("max") - 1, style: numberAt("style") };
  });
}
