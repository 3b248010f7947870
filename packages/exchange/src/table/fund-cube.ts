/**
 * Long tables that name programme (or unit) and fund in columns of their own: "all" is the sum of the funds, "Total" the
 * sum of the names.
 */
import type { Relation } from "@giaingan/finance/reconciliation";
import type { GridView } from "./grid-view.ts";
import { isTotalName } from "./row-tree.ts";
import type { UnderstoodRow, UnderstoodTable } from "./understood-table.ts";

/** What stands for all funds. */
const allFunds = /^(?:all|tổng|tổng số|tổng cộng|cộng|tất cả|total|)$/iu;

interface NamedRow {
  readonly name: string;
  readonly isTotal: boolean;
  /** "": all funds. */
  readonly fund: string;
  readonly row: UnderstoodRow;
}

/** The sums over funds and over names; empty where no column names funds, or no row is of all. */
export function relateFunds(table: UnderstoodTable, grid: GridView): readonly Relation[] {
  const fundColumn = table.columns.find(({ meaning }) => meaning.kind === "source")?.column;
  if (fundColumn === undefined) return [];
  const rows = table.rows.map((row): NamedRow => {
    const fund = grid.textAt(row.row, fundColumn);
    return { name: row.name, isTotal: isTotalName(row.name), fund: allFunds.test(fund) ? "" : fund, row };
  });
  if (!rows.some(({ fund, isTotal }) => fund === "" || isTotal)) return [];
  const columns = table.columns.flatMap(({ column, meaning }) => (meaning.kind === "money" ? [column] : []));
  return columns.flatMap((column) => [...overFunds(rows, column), ...overNames(rows, column)]);
}

/** The figures that others of a long table make up, by `row/column`. */
export function fundTotals(table: UnderstoodTable, grid: GridView): ReadonlySet<string> {
  return new Set(relateFunds(table, grid).flatMap((relation) => (relation.kind === "sum" ? [relation.total] : [])));
}

function holds({ row }: NamedRow, column: number): boolean {
  return row.cells.some((cell) => cell.column === column && cell.number !== null);
}

function figureId({ row }: NamedRow, column: number): string {
  return `${row.row}/${column}`;
}

function overFunds(rows: readonly NamedRow[], column: number): readonly Relation[] {
  return rows.flatMap((whole): readonly Relation[] => {
    if (whole.fund !== "" || !holds(whole, column)) return [];
    const parts = rows.filter((row) => row.name === whole.name && row.fund !== "");
    const told = parts.filter((row) => holds(row, column));
    if (told.length === 0 || parts.length < 2) return [];
    return [relationOf({ whole, column, told, isWhole: told.length === parts.length, way: "funds" })];
  });
}

function overNames(rows: readonly NamedRow[], column: number): readonly Relation[] {
  const names = [...new Set(rows.filter(({ isTotal }) => !isTotal).map(({ name }) => name))];
  return rows.flatMap((whole): readonly Relation[] => {
    if (!whole.isTotal || !holds(whole, column) || names.length < 2) return [];
    const byName = names.map((name) => {
      const own = rows.filter((row) => row.name === name && holds(row, column));
      const same = own.filter(({ fund }) => fund === whole.fund);
      return same.length > 0 || whole.fund !== "" ? same : own;
    });
    const told = byName.flat();
    if (told.length === 0) return [];
    return [relationOf({ whole, column, told, isWhole: byName.every((own) => own.length > 0), way: "names" })];
  });
}

function relationOf({
  whole,
  column,
  told,
  isWhole,
  way,
}: {
  readonly whole: NamedRow;
  readonly column: number;
  readonly told: readonly NamedRow[];
  readonly isWhole: boolean;
  readonly way: string;
}): Relation {
  const total = figureId(whole, column);
  const parts = told.map((row) => figureId(row, column));
  return { id: `${way}:${total}`, kind: isWhole ? "sum" : "part", total, parts };
}
