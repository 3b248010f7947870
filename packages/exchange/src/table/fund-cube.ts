/**
 * Long tables that name programme (or unit) and fund in columns of their own: "all" is the sum of the funds, "Total" the
 * sum of the names.
 */
import type { Relation } from "@giaingan/finance/reconciliation";
import { groupBy } from "../grouped-items.ts";
import type { GridView } from "./grid-view.ts";
import { isTotalName } from "./row-tree.ts";
import type { PlainColumnKind, UnderstoodRow, UnderstoodTable } from "./understood-table.ts";

/** What stands for all funds. */
const allFunds = /^(?:all|tổng|tổng số|tổng cộng|cộng|tất cả|total|)$/iu;

/** "Tổng số", "all", nothing at all: every fund. */
export function isOfAllFunds(text: string): boolean {
  return allFunds.test(text);
}

interface NamedRow {
  readonly name: string;
  readonly isTotal: boolean;
  /** "": all funds. */
  readonly fund: string;
  readonly row: UnderstoodRow;
}

/** What else tells rows of one name apart. */
const furtherNames: readonly PlainColumnKind[] = ["owner", "programme", "component", "projectCode", "place"];
/** Rows of different years or days never sum to one another. */
const times: readonly PlainColumnKind[] = ["year", "asOf"];

/** The sums over funds and over names; empty where no column names funds, or no row is of all. */
export function relateFunds(table: UnderstoodTable, grid: GridView): readonly Relation[] {
  const columns = moneyColumns(table);
  return cubesOf(table, grid).flatMap((rows) =>
    columns.flatMap((column) => [...overFunds(rows, column), ...overNames(rows, column)]),
  );
}

/**
 * The figures that others of a long table tell, by `row/column`: what its parts make up, and every other way of splitting
 * the same money. Of the ways that are told as a whole the finest one stands.
 */
export function fundTotals(table: UnderstoodTable, grid: GridView): ReadonlySet<string> {
  const columns = moneyColumns(table);
  return new Set(cubesOf(table, grid).flatMap((rows) => columns.flatMap((column) => toldTwice(rows, column))));
}

function moneyColumns(table: UnderstoodTable): readonly number[] {
  return table.columns.flatMap(({ column, meaning }) => (meaning.kind === "money" ? [column] : []));
}

/** The rows of one time each; empty where they name no funds, or none is of all. */
function cubesOf(table: UnderstoodTable, grid: GridView): readonly (readonly NamedRow[])[] {
  const columnsOf = (kinds: readonly PlainColumnKind[]): readonly number[] =>
    table.columns.flatMap(({ column, meaning }) => (kinds.some((kind) => kind === meaning.kind) ? [column] : []));
  const [fundColumn] = columnsOf(["source"]);
  if (fundColumn === undefined || isTree(table)) return [];
  const [nameColumns, timeColumns] = [columnsOf(furtherNames), columnsOf(times)];
  const textsOf = ({ row }: UnderstoodRow, columns: readonly number[]): string =>
    columns.map((column) => grid.textAt(row, column)).join("|");
  const rows = table.rows.map((row) => {
    const fund = grid.textAt(row.row, fundColumn);
    const isTotal = isTotalName(row.name) || nameColumns.some((column) => isTotalName(grid.textAt(row.row, column)));
    const name = isTotal ? "" : `${row.name}|${textsOf(row, nameColumns)}`;
    return { named: { name, isTotal, fund: allFunds.test(fund) ? "" : fund, row }, time: textsOf(row, timeColumns) };
  });
  if (!rows.some(({ named: { fund, isTotal } }) => fund === "" || isTotal)) return [];
  return [...groupBy(rows, ({ time }) => time).values()].map((cube) => cube.map(({ named }) => named));
}

/** Rows that stand under one another tell their sums by that. */
function isTree({ rows }: UnderstoodTable): boolean {
  return rows.some(({ parent }) => parent !== null && rows[parent]?.role !== "total");
}

/** The figures of a column that are not the finest of their money. */
function toldTwice(rows: readonly NamedRow[], column: number): readonly string[] {
  const splits = groupBy(
    [...overFunds(rows, column), ...overNames(rows, column)].flatMap((each) => (each.kind === "sum" ? [each] : [])),
    ({ total }) => total,
  );
  const leavesOf = (figure: string): readonly string[] => {
    const ways = (splits.get(figure) ?? []).map(({ parts }) => [...new Set(parts.flatMap(leavesOf))]);
    return ways.toSorted((left, right) => right.length - left.length)[0] ?? [figure];
  };
  const told = rows.filter((row) => holds(row, column));
  const whole = told.find(({ isTotal, fund }) => isTotal && fund === "");
  const totals = told.filter(({ isTotal }) => isTotal);
  // Where a total is told, it is all the money: what its finest split leaves out is another way of telling it.
  const tops = whole === undefined ? totals : [whole];
  const ofFunds = new Set(tops.map(({ fund }) => fund));
  const isTop = tops.length > 0;
  const rest = whole === undefined ? told.filter(({ fund }) => !ofFunds.has(fund) && !(isTop && fund === "")) : [];
  const leaves = new Set([
    ...tops.flatMap((row) => leavesOf(figureId(row, column))),
    ...ofNames(rest).flatMap((row) => leavesOf(figureId(row, column))),
  ]);
  return told.flatMap((row) => (leaves.has(figureId(row, column)) ? [] : [figureId(row, column)]));
}

/** Of each name what stands for all of its funds, or each of them. */
function ofNames(rows: readonly NamedRow[]): readonly NamedRow[] {
  return [...groupBy(rows, ({ name }) => name).values()].flatMap((own) => {
    const whole = own.filter(({ fund }) => fund === "");
    return whole.length === 0 ? own : whole;
  });
}

function holds({ row }: NamedRow, column: number): boolean {
  return row.cells.some((cell) => cell.column === column && cell.number !== null);
}

function figureId({ row }: NamedRow, column: number): string {
  return `${row.row}/${column}`;
}

function overFunds(rows: readonly NamedRow[], column: number): readonly Relation[] {
  const wholes = rows.filter((row) => row.fund === "" && holds(row, column));
  if (wholes.length === 0) return [];
  const byName = groupBy(rows, ({ name }) => name);
  return wholes.flatMap((whole): readonly Relation[] => {
    const parts = (byName.get(whole.name) ?? []).filter((row) => row.fund !== "");
    const told = parts.filter((row) => holds(row, column));
    if (told.length === 0 || parts.length < 2) return [];
    return [relationOf({ whole, column, told, isWhole: told.length === parts.length, way: "funds" })];
  });
}

function overNames(rows: readonly NamedRow[], column: number): readonly Relation[] {
  const wholes = rows.filter((row) => row.isTotal && holds(row, column));
  if (wholes.length === 0) return [];
  const names = [
    ...groupBy(
      rows.filter(({ isTotal }) => !isTotal),
      ({ name }) => name,
    ).values(),
  ];
  if (names.length < 2) return [];
  return wholes.flatMap((whole): readonly Relation[] => {
    const byName = names.map((each) => {
      const own = each.filter((row) => holds(row, column));
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
