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
export interface ReadNumbers extends TableCells {
  readonly numbers: TableNumbers;
  /** Where nobody says the unit of the table, and each amount says its own: numbers are đồng. */
  readonly isInDong: boolean;
}

/**
 * The cells of a table's figures. Those of a long table would take more memory than the file, and each is read in less than a
 * microsecond: what a row holds is put together when it is asked for.
 */
export interface TableCells {
  /** The rows that hold any, rising. */
  readonly filledRows: readonly number[];
  /** The cells of a row of the sheet, by columns; none: it holds no figures. */
  readonly cellsOf: (row: number) => readonly ReadCell[];
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

/** What stands in the columns of figures. Numbers of the file need no reading, and are only looked up again. */
interface FoundCells {
  readonly written: readonly WrittenCell[];
  readonly hasStoredAmounts: boolean;
  readonly filledRows: readonly number[];
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
  const { written, hasStoredAmounts, filledRows } = findCells(sheet, { rows, columns });
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
  const settledByRow = new Map<number, ReadCell[]>();
  const conventions = new Map(
    columns.map(({ column }) => {
      const own = byColumn.get(column) ?? [];
      return [column, given ?? decideBy(own) ?? decideBySize(own, storedIn) ?? ofTable];
    }),
  );
  const units = new Map(columns.map(({ column, unit }) => [column, unit]));
  for (const { row, column, printed, unit, reading } of written) {
    const ofRate = isRate.has(column);
    const settled = settle(reading, { convention: conventions.get(column) ?? null, isRate: ofRate });
    const to = isInDong ? 1n : (units.get(column) ?? null);
    const inUnits = unit === null || ofRate ? settled : scaled(settled, { from: unit, to });
    if (inUnits.problem === "undecidedConvention") undecided ??= { row, column, printed };
    const others = settledByRow.get(row);
    const cell = { column, printed, ...inUnits };
    if (others === undefined) settledByRow.set(row, [cell]);
    else others.push(cell);
  }
  const cellsOf = createCellReader(sheet, { columns, settledByRow });
  return { filledRows, cellsOf, numbers: { convention: ofTable, undecided }, isInDong };
}

function findCells(
  sheet: Sheet,
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly FigureColumn[] },
): FoundCells {
  const written: WrittenCell[] = [];
  const filledRows: number[] = [];
  let hasStoredAmounts = false;
  for (const row of rows) {
    let isFilled = false;
    for (const { column, isRate } of columns) {
      const value = sheet.valueAt(row, column);
      if (value === null) continue;
      if (typeof value === "number") {
        hasStoredAmounts ||= !isRate;
        isFilled = true;
        continue;
      }
      const reading = readCellNumber(value, { isRate });
      if (reading.kind === "blank") continue;
      written.push({ row, column, printed: textOf(value), unit: unitOfCell(value), reading });
      isFilled = true;
    }
    if (isFilled) filledRows.push(row);
  }
  return { written, hasStoredAmounts, filledRows };
}

const noCells: readonly ReadCell[] = [];

/** Puts the cells of a row together: numbers of the file, and between them what its texts were settled to be. */
function createCellReader(
  sheet: Sheet,
  {
    columns,
    settledByRow,
  }: {
    readonly columns: readonly FigureColumn[];
    readonly settledByRow: ReadonlyMap<number, readonly ReadCell[]>;
  },
): (row: number) => readonly ReadCell[] {
  return (row) => {
    const settled = settledByRow.get(row) ?? noCells;
    const cells: ReadCell[] = [];
    let next = 0;
    for (const { column } of columns) {
      const value = sheet.valueAt(row, column);
      const written = settled[next];
      if (typeof value === "number") cells.push(storedCell(column, value));
      else if (written?.column === column) {
        next += 1;
        cells.push(written);
      }
    }
    return cells;
  };
}

/** A number of the file. */
function storedCell(column: number, value: number): ReadCell {
  const printed = textOf(value);
  return { column, printed, number: Number.isSafeInteger(value) ? printed : decimalOfCell(value), problem: null };
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
