/**
 * Amounts of a table, rounded so that the rows that a person adds up give the totals that are printed.
 */
import type { Dong } from "@giaingan/finance";
import { type ShownRow, shownTable, type SubtotalRow, type AmountRow } from "@giaingan/finance/showing";
import { type FigureStyle, missingMark, shownMoney } from "./shown-figures.ts";

/** A row with its exact amounts in đồng, one a column, and the rows that it is made of. */
export interface AmountLine {
  readonly label: string;
  /** Null: not stated. */
  readonly amounts: readonly (Dong | null)[];
  readonly parts?: readonly AmountLine[] | undefined;
}

/** A row as it is shown: the amounts in the table's unit, "–" where nothing is stated. */
export interface ShownLine {
  readonly label: string;
  readonly cells: readonly string[];
  readonly parts: readonly ShownLine[];
}

/**
 * Shows a total and its parts. A column whose stated parts make up each row above them is rounded by largest remainder;
 * in any other, where a part is not known, each amount is rounded by itself.
 */
export function shownAmounts(whole: AmountLine, style: FigureStyle): ShownLine {
  const { parts = [], amounts } = whole;
  const { rows, total } = shownTable(parts.map(tableRow), style);
  const top: ShownRow = { key: "", label: "", cells: total, rows };
  const isSameTotal = (column: number): boolean =>
    (total[column]?.text ?? missingMark) === shownMoney(amounts[column], style);
  return lineOf(whole, top, {
    style,
    isAdditive: amounts.map((_, column) => parts.length > 0 && isSameTotal(column) && addsUp(whole, top, column)),
  });
}

function tableRow({ label, amounts, parts = [] }: AmountLine): AmountRow | SubtotalRow {
  const named = { key: label, label: { vi: label, en: label } };
  return parts.length === 0 ? { ...named, amounts } : { ...named, rows: parts.map(tableRow) };
}

/** Shares of money that were rounded to whole đồng may miss their sum by as many đồng as there are parts. */
function addsUp({ amounts, parts = [] }: AmountLine, row: ShownRow, column: number): boolean {
  const exact = row.cells[column]?.exact ?? null;
  const amount = amounts[column] ?? null;
  const isSame =
    exact === null || amount === null ? exact === amount : magnitude(exact - amount) <= BigInt(parts.length);
  return isSame && parts.every((part, index) => addsUp(part, row.rows[index] ?? noRow, column));
}

function magnitude(amount: Dong): Dong {
  return amount < 0n ? -amount : amount;
}

const noRow: ShownRow = { key: "", label: "", cells: [], rows: [] };

function lineOf(
  { label, amounts, parts = [] }: AmountLine,
  row: ShownRow,
  how: { readonly style: FigureStyle; readonly isAdditive: readonly boolean[] },
): ShownLine {
  return {
    label,
    cells: amounts.map((amount, column) =>
      how.isAdditive[column] === true ? (row.cells[column]?.text ?? missingMark) : shownMoney(amount, how.style),
    ),
    parts: parts.map((part, index) => lineOf(part, row.rows[index] ?? noRow, how)),
  };
}
