/**
 * The numbers of a table, read as a whole: whether "30.433" is thirty thousand or thirty is decided by what the other
 * cells prove, first of its column, then of the table; where nothing proves it, nobody guesses.
 */
import type { Dong } from "@giaingan/finance";
import type { NumberConvention } from "../narrative/number-reading.ts";
import type { Sheet } from "../workbook/workbook.ts";
import { textOf } from "./grid-view.ts";
import { type CellReading, readCellNumber } from "./cell-number.ts";
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

interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly printed: string;
  /** A number of the file, not a text that reads as one. */
  readonly isStored: boolean;
  /** Đồng in one unit that it was typed with; null: none. */
  readonly unit: Dong | null;
  readonly reading: CellReading;
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
  const found = rows.flatMap((row) =>
    columns.flatMap(({ column, isRate }): readonly FoundCell[] => {
      const value = sheet.valueAt(row, column);
      if (value === null) return [];
      const reading = readCellNumber(value, { isRate });
      return reading.kind === "blank"
        ? []
        : [
            {
              row,
              column,
              printed: textOf(value),
              isStored: typeof value === "number",
              unit: unitOfCell(value),
              reading,
            },
          ];
    }),
  );
  const ofTable = given ?? decideBy(found) ?? decideBySize(found);
  const byColumn = new Map(
    columns.map(({ column }) => {
      const own = found.filter((cell) => cell.column === column);
      return [column, given ?? decideBy(own) ?? decideBySize(own) ?? ofTable] as const;
    }),
  );
  const ofColumn = new Map(columns.map((each) => [each.column, each]));
  const amounts = found.filter(({ column }) => ofColumn.get(column)?.isRate === false);
  const isInDong =
    amounts.length > 0 && columns.every(({ unit }) => unit === null) && amounts.every(({ unit }) => unit !== null);
  const cellsByRow = new Map<number, ReadCell[]>();
  let undecided: TableNumbers["undecided"] = null;
  for (const { row, column, printed, reading, unit } of found) {
    const { isRate = false, unit: known = null } = ofColumn.get(column) ?? {};
    const read = settle(reading, { convention: byColumn.get(column) ?? null, isRate });
    const cell = unit === null || isRate ? read : scaled(read, { from: unit, to: isInDong ? 1n : known });
    if (cell.problem === "undecidedConvention") undecided ??= { row, column, printed };
    const others = cellsByRow.get(row);
    if (others === undefined) cellsByRow.set(row, [{ column, printed, ...cell }]);
    else others.push({ column, printed, ...cell });
  }
  return { cellsByRow, numbers: { convention: ofTable, undecided }, isInDong };
}

type SettledCell = Pick<ReadCell, "number" | "problem">;

/** An amount in the unit of its table; where nobody knows that, the number says nothing. */
function scaled(read: SettledCell, { from, to }: { readonly from: Dong; readonly to: Dong | null }): SettledCell {
  if (read.number === null) return read;
  const number = to === null ? null : inUnit(read.number, { from, to });
  return number === null ? { number: null, problem: "notANumber" } : { ...read, number };
}

/** What most of the cells that prove a convention prove; null: none does, or they contradict one another evenly. */
function decideBy(cells: readonly FoundCell[]): NumberConvention | null {
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
function decideBySize(cells: readonly FoundCell[]): NumberConvention | null {
  const votes = { vi: 0, en: 0 };
  const doubtful = cells.filter(({ reading }) => reading.kind === "either");
  for (const column of new Set(doubtful.map((cell) => cell.column))) {
    const own = cells.filter((cell) => cell.column === column);
    const stored = own.flatMap(({ reading, isStored }) =>
      isStored && reading.kind === "number" ? [Math.abs(Number(reading.number))] : [],
    );
    const middle = median(stored);
    if (middle === 0) continue;
    for (const { reading } of own) {
      if (reading.kind !== "either") continue;
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
