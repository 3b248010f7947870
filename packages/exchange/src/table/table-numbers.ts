/**
 * The numbers of a table, read as a whole: whether "30.433" is thirty thousand or thirty is decided by what the other
 * cells prove, first of its column, then of the table; where nothing proves it, nobody guesses.
 */
import type { Dong } from "@giaingan/finance";
import type { NumberConvention } from "../narrative/number-reading.ts";
import type { Sheet } from "../workbook/workbook.ts";
import { groupBy } from "../grouped-items.ts";
import { textOf } from "./grid-view.ts";
import { type CellReading, decimalOfCell, readCellNumber } from "./cell-number.ts";
import { inUnit, unitOfCell } from "./cell-unit.ts";
import type { ReadCell, TableNumbers } from "./understood-table.ts";

/** A column of figures. */
export interface FigureColumn {
  readonly column: number;
  readonly isRate: boolean;
  /** Đồng in one unit, of its own heading or of the table; null: nobody says. */
  readonly unit: Dong | null;
}

/** The numbers of a table by row, and how they were read. */
export interface ReadNumbers {
  readonly cellsByRow: ReadonlyMap<number, readonly ReadCell[]>;
  readonly numbers: TableNumbers;
  /** Where nobody says the unit of the table, and each amount says its own: numbers are đồng. */
  readonly isInDong: boolean;
}

/** A cell that holds no number of the file: a text that may read as one, or something else. */
interface WrittenCell {
  readonly row: number;
  readonly column: number;
  readonly printed: string;
  /** Đồng in one unit that it was typed with; null: none. */
  readonly unit: Dong | null;
  readonly reading: CellReading;
}

/** The cells of a table's figures. Numbers of the file need no reading, and are only looked up again. */
interface FoundCells {
  readonly written: readonly WrittenCell[];
  readonly hasStoredAmounts: boolean;
}

/**
 * Reads the figures of rows.
 *
 * @param given the convention that an officer chose; null or left out: the table decides
 */
export function readTableNumbers(
  sheet: Sheet,
  {
    rows,
    columns,
    given = null,
  }: {
    readonly rows: readonly number[];
    readonly columns: readonly FigureColumn[];
    readonly given?: NumberConvention | null | undefined;
  },
): ReadNumbers {
  const { written, hasStoredAmounts } = findCells(sheet, { rows, columns });
  const storedIn = (column: number): readonly number[] =>
    rows.flatMap((row) => {
      const value = sheet.valueAt(row, column);
      return typeof value === "number" ? [value] : [];
    });
  const ofTable = given ?? decideBy(written) ?? decideBySize(written, storedIn);
  const byColumn = groupBy(written, ({ column }) => column);
  const isRate = new Set(columns.flatMap((each) => (each.isRate ? [each.column] : [])));
  const amounts = written.filter(({ column }) => !isRate.has(column));
  const isInDong =
    amounts.length > 0 &&
    !hasStoredAmounts &&
    columns.every(({ unit }) => unit === null) &&
    amounts.every(({ unit }) => unit !== null);
  let undecided: TableNumbers["undecided"] = null;
  const read = new Map<WrittenCell, ReadCell>();
  for (const { column, unit: known } of columns) {
    const own = byColumn.get(column) ?? [];
    const convention = given ?? decideBy(own) ?? decideBySize(own, storedIn) ?? ofTable;
    for (const cell of own) {
      const settled = settle(cell.reading, { convention, isRate: isRate.has(column) });
      const isScaled = cell.unit !== null && !isRate.has(column);
      const inUnits = isScaled ? scaled(settled, { from: cell.unit, to: isInDong ? 1n : known }) : settled;
      read.set(cell, { column, printed: cell.printed, ...inUnits });
    }
  }
  for (const cell of written) {
    const { row, column, printed } = cell;
    if (read.get(cell)?.problem === "undecidedConvention") undecided ??= { row, column, printed };
  }
  const cellsByRow = joinCells(sheet, { rows, columns, written, read });
  return { cellsByRow, numbers: { convention: ofTable, undecided }, isInDong };
}

function findCells(
  sheet: Sheet,
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly FigureColumn[] },
): FoundCells {
  const written: WrittenCell[] = [];
  let hasStoredAmounts = false;
  for (const row of rows) {
    for (const { column, isRate } of columns) {
      const value = sheet.valueAt(row, column);
      if (value === null) continue;
      if (typeof value === "number") {
        hasStoredAmounts ||= !isRate;
        continue;
      }
      const reading = readCellNumber(value, { isRate });
      if (reading.kind !== "blank")
        written.push({ row, column, printed: textOf(value), unit: unitOfCell(value), reading });
    }
  }
  return { written, hasStoredAmounts };
}

/** The cells of each row in the order of columns; rows without any are left out. */
function joinCells(
  sheet: Sheet,
  {
    rows,
    columns,
    written,
    read,
  }: {
    readonly rows: readonly number[];
    readonly columns: readonly FigureColumn[];
    readonly written: readonly WrittenCell[];
    readonly read: ReadonlyMap<WrittenCell, ReadCell>;
  },
): ReadonlyMap<number, readonly ReadCell[]> {
  const cellsByRow = new Map<number, readonly ReadCell[]>();
  let next = 0;
  for (const row of rows) {
    const cells: ReadCell[] = [];
    for (const { column } of columns) {
      const value = sheet.valueAt(row, column);
      const cell = written[next];
      if (typeof value === "number") cells.push(storedCell(column, value));
      else if (cell?.row === row && cell.column === column) {
        next += 1;
        const settled = read.get(cell);
        if (settled !== undefined) cells.push(settled);
      }
    }
    if (cells.length > 0) cellsByRow.set(row, cells);
  }
  return cellsByRow;
}

/** A number of the file. Nearly all print as the decimal number that they stand for, and one text does for both. */
function storedCell(column: number, value: number): ReadCell {
  const number = decimalOfCell(value);
  const printed = textOf(value);
  return { column, printed: printed === number ? number : printed, number, problem: null };
}

type SettledCell = Pick<ReadCell, "number" | "problem">;

/** An amount in the unit of its table; where nobody knows that, the number says nothing. */
function scaled(read: SettledCell, { from, to }: { readonly from: Dong; readonly to: Dong | null }): SettledCell {
  if (read.number === null) return read;
  const number = to === null ? null : inUnit(read.number, { from, to });
  return number === null ? { number: null, problem: "notANumber" } : { ...read, number };
}

/** What most of the cells that prove a convention prove; null: none does, or they contradict one another evenly. */
function decideBy(cells: readonly WrittenCell[]): NumberConvention | null {
  let vi = 0;
  let en = 0;
  for (const { reading } of cells) {
    if (reading.kind !== "number") continue;
    if (reading.proves === "vi") vi += 1;
    if (reading.proves === "en") en += 1;
  }
  return vi === en ? null : vi > en ? "vi" : "en";
}

/** Where numbers of the file stand among the texts of a column, the texts are of their size. */
function decideBySize(
  cells: readonly WrittenCell[],
  storedIn: (column: number) => readonly number[],
): NumberConvention | null {
  const votes = { vi: 0, en: 0 };
  const doubtful = cells.filter(({ reading }) => reading.kind === "either");
  for (const column of new Set(doubtful.map((cell) => cell.column))) {
    const middle = median(storedIn(column).map(Math.abs));
    if (middle === 0) continue;
    for (const cell of doubtful) {
      const { reading } = cell;
      if (cell.column !== column || reading.kind !== "either") continue;
      const distance = (number: string): number => Math.abs(Math.log10(Math.abs(Number(number)) / middle));
      const [ofVi, ofEn] = [distance(reading.vi), distance(reading.en)];
      if (Math.abs(ofVi - ofEn) >= 1) votes[ofVi < ofEn ? "vi" : "en"] += 1;
    }
  }
  return votes.vi === votes.en ? null : votes.vi > votes.en ? "vi" : "en";
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
}

function settle(
  reading: CellReading,
  { convention, isRate }: { readonly convention: NumberConvention | null; readonly isRate: boolean },
): SettledCell {
  if (reading.kind === "number") return { number: reading.number, problem: null };
  if (reading.kind === "problem") return { number: null, problem: reading.problem };
  if (reading.kind === "blank") return { number: null, problem: null };
  if (convention === null && !isRate) return { number: null, problem: "undecidedConvention" };
  return { number: convention === "en" ? reading.en : reading.vi, problem: null };
}
