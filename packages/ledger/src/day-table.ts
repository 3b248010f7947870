/**
 * Day table: sums of entries by kind of money, place and day, as columns. A question is a pass over numbers, with no
 * object for any of them.
 *
 * Rows are only ever added behind the others, in the order of their revisions; who reads a table at an earlier revision
 * leaves the later rows out. Amounts are halves of 32 bits, the upper one a whole double: halves add up exactly, below
 * 2^53, for as many entries as are kept (`entriesMax`), whatever their size.
 */
import { assert, type Dong, type PlainDate } from "@giaingan/finance";

/** Where money is. */
export interface DayPlace {
  readonly unitId: string;
  readonly projectId: string | null;
  readonly componentId: string | null;
}

/** A kind of money in a budget year. */
export interface DayMoney {
  readonly classId: number;
  readonly fiscalYear: number;
}

/** A business date. */
export interface TableDay {
  readonly effectiveOn: PlainDate;
  readonly monthIndex: number;
}

/** One sum: its place, money and day by their number. */
export interface DayRow {
  readonly revision: number;
  readonly placeId: number;
  readonly moneyId: number;
  readonly dayId: number;
  /** 2 for reversals, and 1 more for negative amounts: neither is ever added to what is not. */
  readonly sides: number;
  readonly amount: Dong;
  readonly entryCount: number;
}

/** The columns; longer than the rows that they hold. */
export interface DayColumns {
  /** No batch after this one is part of the sum. */
  readonly revisions: Int32Array;
  readonly placeIds: Int32Array;
  readonly moneyIds: Int32Array;
  readonly dayIds: Int32Array;
  readonly sides: Uint8Array;
  /** The amount is `uppers × 2^32 + lowers`. */
  readonly uppers: Float64Array;
  readonly lowers: Uint32Array;
  readonly entryCounts: Int32Array;
}

/** Rows, and room for more. */
export interface DayTable {
  readonly columns: DayColumns;
  readonly rowCount: number;
}

/** Entries of a table at most: above, the halves of their sums could pass 2^53. */
export const entriesMax: number = 2 ** 22;

/** Makes an empty table. */
export function emptyDayTable(rowsMin: number): DayTable {
  return { columns: makeColumns(rowsMin), rowCount: 0 };
}

/** The table with more rows. The columns of the one before may be its own: rows behind the ones it has are not its. */
export function withRows(table: DayTable, rows: readonly DayRow[]): DayTable {
  const rowCount = table.rowCount + rows.length;
  const hasRoom = rowCount <= table.columns.revisions.length;
  const columns = hasRoom ? table.columns : makeColumns(Math.max(rowCount, 2 * table.rowCount));
  if (!hasRoom) copyRows(table, columns);
  for (const [rank, row] of rows.entries()) {
    const at = table.rowCount + rank;
    const lower = BigInt.asUintN(32, row.amount);
    columns.revisions[at] = row.revision;
    columns.placeIds[at] = row.placeId;
    columns.moneyIds[at] = row.moneyId;
    columns.dayIds[at] = row.dayId;
    columns.sides[at] = row.sides;
    columns.uppers[at] = Number((row.amount - lower) >> 32n);
    columns.lowers[at] = Number(lower);
    columns.entryCounts[at] = row.entryCount;
  }
  return { columns, rowCount };
}

/** The amount whose halves have been added up. */
export function amountOfHalves(upper: number, lower: number): Dong {
  assert(Math.abs(upper) <= Number.MAX_SAFE_INTEGER && lower <= Number.MAX_SAFE_INTEGER, "halves add up exactly");
  const whole = upper * 2 ** 32 + lower;
  return Number.isSafeInteger(whole) ? BigInt(whole) : BigInt(upper) * 4_294_967_296n + BigInt(lower);
}

/**
 * The table with the rows up to a revision added up, which are then of that revision; the later ones as they are.
 *
 * @param keyOf one number for rows that are one sum, of the row in the columns
 */
export function mergeRows(
  { columns, rowCount }: DayTable,
  { revision, keyOf }: { readonly revision: number; readonly keyOf: (columns: DayColumns, row: number) => number },
): DayTable {
  const rowOfKey = new Map<number, number>();
  const merged = makeColumns(rowCount);
  let mergedCount = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const isOld = (columns.revisions[row] ?? 0) <= revision;
    const key = isOld ? keyOf(columns, row) : -1;
    let into = isOld ? rowOfKey.get(key) : undefined;
    if (into === undefined) {
      into = mergedCount;
      mergedCount += 1;
      if (isOld) rowOfKey.set(key, into);
      copyRow(columns, row, { to: merged, at: into });
      if (isOld) merged.revisions[into] = revision;
    } else addRow(columns, row, { to: merged, at: into });
  }
  return { columns: merged, rowCount: mergedCount };
}

function addRow(from: DayColumns, row: number, { to, at }: { readonly to: DayColumns; readonly at: number }): void {
  const lower = (to.lowers[at] ?? 0) + (from.lowers[row] ?? 0);
  const carried = Math.floor(lower / 2 ** 32);
  to.lowers[at] = lower - carried * 2 ** 32;
  to.uppers[at] = (to.uppers[at] ?? 0) + (from.uppers[row] ?? 0) + carried;
  to.entryCounts[at] = (to.entryCounts[at] ?? 0) + (from.entryCounts[row] ?? 0);
}

function copyRow(from: DayColumns, row: number, { to, at }: { readonly to: DayColumns; readonly at: number }): void {
  for (const name of columnNames) to[name][at] = from[name][row] ?? 0;
}

function copyRows({ columns, rowCount }: DayTable, to: DayColumns): void {
  for (const name of columnNames) to[name].set(columns[name].subarray(0, rowCount));
}

function makeColumns(length: number): DayColumns {
  return {
    revisions: new Int32Array(length),
    placeIds: new Int32Array(length),
    moneyIds: new Int32Array(length),
    dayIds: new Int32Array(length),
    sides: new Uint8Array(length),
    uppers: new Float64Array(length),
    lowers: new Uint32Array(length),
    entryCounts: new Int32Array(length),
  };
}

const columnNames = Object.keys(makeColumns(0)) as readonly (keyof DayColumns)[];
