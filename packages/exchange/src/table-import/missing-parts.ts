/**
 * Parts of a total that a row leaves empty although something is missing to the total: money that would be left out. In columns that
 * most rows fill; elsewhere an empty cell is no money, or not told.
 */
import { decimalOfScaled, scaledNumber } from "../table/decimal-text.ts";
import type { UnderstoodColumn, UnderstoodRow, UnderstoodTable } from "../table/understood-table.ts";

/** An empty cell, and what is missing. */
export interface MissingPart {
  readonly row: number;
  readonly column: number;
  readonly total: { readonly column: number; readonly printed: string };
  /** Decimal number in the unit of the column. */
  readonly missing: string;
}

/** Share of the rows that must fill a column. */
const filledShare = 0.7;
/** What is missing is a share of the total at least so large, one in: less may come of rounding. */
const shareMin = 1_000n;

/** The empty parts of the totals of a table. */
export function findMissingParts({ columns, rows }: UnderstoodTable): readonly MissingPart[] {
  const filled = new Map<number, number>();
  for (const { cells } of rows)
    for (const { column, number } of cells) if (number !== null) filled.set(column, (filled.get(column) ?? 0) + 1);
  const isUsual = (column: number): boolean => (filled.get(column) ?? 0) >= rows.length * filledShare;
  return columns.flatMap((total) => {
    const [parts = []] = total.sums;
    const isOfOneUnit = parts.every((part) => columns.find(({ column }) => column === part)?.unit === total.unit);
    if (parts.length < 2 || !isOfOneUnit || total.meaning.kind !== "money") return [];
    return rows.flatMap((row) => missingPart(row, { total, parts, isUsual }) ?? []);
  });
}

function missingPart(
  { row, cells }: UnderstoodRow,
  {
    total,
    parts,
    isUsual,
  }: {
    readonly total: UnderstoodColumn;
    readonly parts: readonly number[];
    readonly isUsual: (column: number) => boolean;
  },
): MissingPart | null {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  const whole = byColumn.get(total.column);
  const empty = parts.filter((part) => !byColumn.has(part));
  const column = empty.find(isUsual);
  const isRead = parts.every((part) => byColumn.get(part)?.number !== null);
  if (column === undefined || empty.length === parts.length || !isRead || !whole || whole.number === null) return null;
  const sum = parts.reduce((before, part) => before + scaledNumber(byColumn.get(part)?.number ?? "0"), 0n);
  const stated = scaledNumber(whole.number);
  const missing = stated - sum;
  if (missing <= 0n || missing * shareMin < stated) return null;
  return { row, column, total: { column: total.column, printed: whole.printed }, missing: decimalOfScaled(missing) };
}
