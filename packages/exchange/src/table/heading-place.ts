/**
 * Finding the heading of a table: the rows whose cells are words of columns, and the row of column numbers below them.
 */
import type { GridView } from "./grid-view.ts";
import { type ColumnCue, readHeadingWords } from "./column-cues.ts";
import { readColumnNumber } from "./column-number.ts";
import { readUnitWords } from "./unit-words.ts";
import type { HeadingPlace } from "./understood-table.ts";

/** Rows below which no heading is looked for above the first table. */
const searchRows = 400;
const headingRowsMax = 8;
/** Columns that may hold words of a heading: more are no table that a person reads. */
const columnsMax = 1_000;

/**
 * The first heading at or below a row; null where the sheet has none.
 *
 * A heading has cells in at least two columns that name a column; a line of title has one. It reaches down as far as
 * merged cells that begin in it, and over rows that hold words only, under words.
 */
export function findHeading(grid: GridView, fromRow: number): HeadingPlace | null {
  const last = Math.min(grid.sheet.rowCount, fromRow + searchRows);
  for (let row = fromRow; row < last; row += 1) {
    if (!isHeadingRow(grid, row)) continue;
    return placeOf(grid, row);
  }
  return null;
}

/** Two columns or more of this row are named by words that headings use, and no cell holds an amount. */
export function isHeadingRow(grid: GridView, row: number): boolean {
  const texts = new Set<string>();
  for (const column of grid.sheet.columnsOf(row)) {
    const value = grid.sheet.valueAt(row, column);
    if (typeof value === "number" && !isYear(value)) return false;
    const text = grid.textAt(row, column);
    if (isAmountText(text) || isRemark(text)) return false;
    if (text !== "" && text.length <= 200 && !/^\d+$/u.test(text)) texts.add(text);
  }
  let left = texts.size;
  let named = 0;
  let strong = 0;
  for (const text of texts) {
    // A row of a project is no heading, and its name need not be read to its end.
    if (named + left < 2) return false;
    left -= 1;
    const { cues, explained } = readHeadingWords(text);
    if (cues.size === 0 || explained < 0.5) continue;
    named += 1;
    if (cues.has("order") || cues.has("name")) strong += 1;
  }
  return named >= 3 || (named === 2 && strong > 0);
}

/** "# source: …": a remark in a delimited text, which its commas cut into cells; "#" alone heads a column of numbers. */
function isRemark(text: string): boolean {
  return /^#\s*\p{L}/u.test(text);
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1990 && value <= 2100;
}

function placeOf(grid: GridView, firstRow: number): HeadingPlace {
  let lastRow = firstRow;
  const columns = new Set<number>();
  for (let row = firstRow; row < Math.min(grid.sheet.rowCount, firstRow + headingRowsMax); row += 1) {
    if (row > lastRow && !continuesHeading(grid, { row, firstRow })) break;
    lastRow = Math.max(lastRow, row);
    for (const column of grid.sheet.columnsOf(row)) {
      if (column >= columnsMax) break;
      if (grid.textAt(row, column) === "") continue;
      columns.add(column);
      const merge = grid.mergeAt(row, column);
      if (merge === null) continue;
      lastRow = Math.max(lastRow, Math.min(merge.lastRow, firstRow + headingRowsMax - 1));
      for (let each = merge.firstColumn; each <= Math.min(merge.lastColumn, columnsMax - 1); each += 1)
        columns.add(each);
    }
  }
  const numberRow = isNumberRow(grid, lastRow + 1) ? lastRow + 1 : null;
  // A row of numbers may have been taken for the last row of words ("(1)", "(2)", "A", "B").
  if (numberRow === null && lastRow > firstRow && isNumberRow(grid, lastRow))
    return { firstRow, lastRow: lastRow - 1, numberRow: lastRow, ...span(columns) };
  return { firstRow, lastRow, numberRow, ...span(columns) };
}

function span(columns: ReadonlySet<number>): Pick<HeadingPlace, "firstColumn" | "lastColumn"> {
  return { firstColumn: Math.min(...columns), lastColumn: Math.max(...columns) };
}

/**
 * Whether a row below the heading's first still names columns: words only, in columns that the rows above leave open,
 * and none of them in the columns of order and name where the row above has words of its own.
 */
function continuesHeading(
  grid: GridView,
  { row, firstRow }: { readonly row: number; readonly firstRow: number },
): boolean {
  if (isNumberRow(grid, row)) return false;
  const columns = grid.sheet.columnsOf(row);
  let named = 0;
  let others = 0;
  for (const column of columns) {
    const value = grid.sheet.valueAt(row, column);
    if (value === null) continue;
    if (typeof value === "number" && !isYear(value)) return false;
    const text = grid.textAt(row, column);
    if (text === "") continue;
    if (isAmountText(text)) return false;
    const { cues, funds, dates, explained } = readHeadingWords(text);
    const above = readHeadingWords(aboveOf(grid, { row, column, firstRow }));
    if (rowNamingCues.some((cue) => above.cues.has(cue))) return false;
    if (cues.size + funds.length + dates.length > 0 && explained >= 0.4) named += 1;
    else if (isYearText(text) || isMonthText(text)) named += 1;
    else others += 1;
  }
  return named > 0 && named >= others;
}

/** Under such words stands what names a row: a cell below them begins the rows. */
const rowNamingCues: readonly ColumnCue[] = [
  "order",
  "name",
  "unit",
  "programme",
  "component",
  "source",
  "year",
  "owner",
  "projectCode",
];

/** "30.433", "46,35%", "1.250,5": a number that was typed as a text; "2023" and "1" may stand in headings. */
function isAmountText(text: string): boolean {
  return /^[-(]?\d{1,3}(?:[.,]\d{1,3})+\)?\s*%?$|^\d+\s*%$/u.test(text);
}

/** The nearest words above a cell within the heading. */
function aboveOf(
  grid: GridView,
  { row, column, firstRow }: { readonly row: number; readonly column: number; readonly firstRow: number },
): string {
  for (let above = row - 1; above >= firstRow; above -= 1) {
    const text = grid.textAt(above, column);
    if (text !== "") return text;
  }
  return "";
}

function isYearText(text: string): boolean {
  return /^(?:năm\s*)?(?:19|20)\d\d$/iu.test(text);
}

/** "T1", "Th.12", "Quý I": parts of a year that stand beside one another under "Giải ngân trong tháng". */
function isMonthText(text: string): boolean {
  return /^(?:t|th\.?|tháng|quý|q)\s?(?:\d{1,2}|I{1,3}|IV)(?:[/-]\d{4})?$/iu.test(text);
}

/** "1 | 2 | 3=4+5": numbers that rise by one, in at least three cells, perhaps behind letters. */
function isNumberRow(grid: GridView, row: number): boolean {
  if (row >= grid.sheet.rowCount) return false;
  const texts = grid.sheet.columnsOf(row).flatMap((column) => {
    const text = grid.textAt(row, column);
    return text === "" ? [] : [text];
  });
  // "(triệu đồng) | (1) | (2)": the unit may stand before the numbers.
  const counted = texts.filter((text) => readUnitWords(text) === null);
  const read = counted.map(readColumnNumber);
  const isBracketed = counted.every((text) => text.startsWith("("));
  if (read.length < (isBracketed ? 2 : 3) || read.some((each) => each === null)) return false;
  const numbers = read.flatMap((each) => (each !== null && /^\d+$/u.test(each.number) ? [Number(each.number)] : []));
  const rises = numbers.filter((number, index) => index > 0 && number === (numbers[index - 1] ?? 0) + 1).length;
  return numbers.length >= 2 && rises >= (numbers.length - 1) * 0.7;
}
