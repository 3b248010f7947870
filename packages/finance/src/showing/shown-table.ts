/**
 * Showing a table of amounts: rounded to a unit so that what a reader adds up by hand gives the printed totals.
 */
import { assert } from "../assertion.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, moneyUnitNames, sumMoney } from "../money.ts";
import { formatMoney } from "../number-text.ts";
import { roundToStep, roundToTotal, shownStep } from "./round-to-total.ts";

/** A row with its amounts, one a column. */
export interface AmountRow {
  readonly key: string;
  readonly label: Bilingual;
  /** Exact, in đồng; null: not stated. */
  readonly amounts: readonly (Dong | null)[];
}

/** A row whose amounts are the sums of the rows below it. */
export interface SubtotalRow {
  readonly key: string;
  readonly label: Bilingual;
  readonly rows: readonly TableRow[];
}

/** A row of a table that is to be shown. */
export type TableRow = AmountRow | SubtotalRow;

/** One amount as it is shown. */
export interface ShownCell {
  /** In đồng; null: not stated. */
  readonly exact: Dong | null;
  /** In đồng, a multiple of the last shown place and less than one of it from `exact`; null: not stated. */
  readonly shown: Dong | null;
  /** `shown` in the unit; null: not stated, an empty cell and never "0". */
  readonly text: string | null;
}

/** A row as it is shown. */
export interface ShownRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly ShownCell[];
  /** The rows that add up to this one; empty for a row of amounts. */
  readonly rows: readonly ShownRow[];
}

/** A table as it is shown. */
export interface ShownTable {
  readonly unit: MoneyUnit;
  /** "triệu đồng": for the line above the table. */
  readonly unitName: string;
  readonly places: number;
  readonly rows: readonly ShownRow[];
  /** The sum of the rows, column by column; null where no row states one. */
  readonly total: readonly ShownCell[];
}

/**
 * Decimals shown for each unit when the caller does not say: those of `formatMoney`.
 *
 * @example
 * ```ts
 * shownPlaces.billion // => 3
 * ```
 */
export const shownPlaces: Readonly<Record<MoneyUnit, number>> = {
  dong: 0,
  thousand: 0,
  million: 0,
  billion: 3,
  thousandBillion: 3,
};

/**
 * Shows a table: in each column the rows add up to the total, and the rows of a subtotal to the subtotal.
 *
 * The total is the exact sum, rounded half away from zero; it is then divided over the rows, and each subtotal over its
 * rows, by largest remainder. So every shown amount is less than one of the last shown place from the exact one, at any
 * depth. Nothing is promised across columns (plan less disbursed is `remaining` only to within one place).
 *
 * @param places decimals in the unit; left out: 0 up to triệu, 3 for tỷ and nghìn tỷ
 * @example
 * ```ts
 * const row = (key, ...amounts) => ({ key, label: { vi: key, en: key }, amounts });
 * const table = shownTable([row("a", 1_400_000n), row("b", 1_400_000n), row("c", null)], { unit: "million", language: "vi" });
 * table.rows.map(({ cells }) => cells[0].text) // => ["2", "1", null]
 * table.total[0].text // => "3"
 * ```
 */
export function shownTable(
  rows: readonly TableRow[],
  {
    unit,
    places = shownPlaces[unit],
    language,
  }: { readonly unit: MoneyUnit; readonly places?: number | undefined; readonly language: Language },
): ShownTable {
  const summed = rows.map(sumRow);
  const totals = sumColumns(summed.map(({ exact }) => exact));
  const step = shownStep({ unit, places });
  const cellOf = (exact: Dong | null, shown: Dong | null): ShownCell => {
    return { exact, shown, text: shown === null ? null : formatMoney(shown, { language, unit, places }) };
  };
  const showRows = (below: readonly SummedRow[], above: readonly (Dong | null)[]): readonly ShownRow[] => {
    const columns = above.map((total, column) =>
      roundColumn(
        below.map(({ exact }) => exact[column] ?? null),
        { total, step },
      ),
    );
    return below.map(({ key, label, exact, rows: children }, index) => {
      const shown = columns.map((column) => column[index] ?? null);
      const cells = exact.map((amount, column) => cellOf(amount, shown[column] ?? null));
      return { key, label: label[language], cells, rows: children.length === 0 ? [] : showRows(children, shown) };
    });
  };
  const shownTotals = totals.map((total) => (total === null ? null : roundToStep(total, step)));
  return {
    unit,
    unitName: moneyUnitNames[unit][language],
    places,
    rows: showRows(summed, shownTotals),
    total: totals.map((total, column) => cellOf(total, shownTotals[column] ?? null)),
  };
}

/** A row with its sums and the rows below it. */
interface SummedRow {
  readonly key: string;
  readonly label: Bilingual;
  readonly exact: readonly (Dong | null)[];
  readonly rows: readonly SummedRow[];
}

function sumRow(row: TableRow): SummedRow {
  const { key, label } = row;
  if ("amounts" in row) return { key, label, exact: row.amounts, rows: [] };
  const rows = row.rows.map(sumRow);
  return { key, label, exact: sumColumns(rows.map(({ exact }) => exact)), rows };
}

/** The sums of what is stated, column by column; null where no row states one. A group without rows has no columns. */
function sumColumns(rows: readonly (readonly (Dong | null)[])[]): readonly (Dong | null)[] {
  const filled = rows.filter((amounts) => amounts.length > 0);
  const [first = []] = filled;
  assert(
    filled.every((amounts) => amounts.length === first.length),
    "every row has one amount a column",
  );
  return first.map((_, column) => {
    const stated = filled.flatMap((amounts) => amounts[column] ?? []);
    return stated.length === 0 ? null : sumMoney(stated);
  });
}

/** Rounds what is stated of a column to its total; null stays null. */
function roundColumn(
  column: readonly (Dong | null)[],
  { total, step }: { readonly total: Dong | null; readonly step: Dong },
): readonly (Dong | null)[] {
  if (total === null) return column.map(() => null);
  const rounded = roundToTotal(
    column.filter((amount) => amount !== null),
    { total, step },
  );
  let next = 0;
  return column.map((amount) => (amount === null ? null : (rounded[next++] ?? null)));
}
