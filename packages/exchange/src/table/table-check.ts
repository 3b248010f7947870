/**
 * A table held against itself: rows against what they sum, columns against what they sum, rates against what they divide.
 * The understood table becomes a printed one, and `finance` proves and explains (67.172 should be 67.712).
 */
import {
  type FigureReconciliation,
  type FigureUnit,
  type PrintedTable,
  type PrintedFigure,
  reconcileFigures,
  type Relation,
  tableFigures,
  tableRelations,
  type TableColumn,
} from "@giaingan/finance/reconciliation";
import { relateFunds } from "./fund-cube.ts";
import { scaledNumber } from "./decimal-text.ts";
import { printedRate } from "./printed-rate.ts";
import type { GridView } from "./grid-view.ts";
import type { UnderstoodColumn, UnderstoodTable } from "./understood-table.ts";

/** Tables of more rows are read, but not held against themselves: a person does not print them. */
const checkedRowsMax = 5_000;

const unitNames: ReadonlyMap<bigint, FigureUnit> = new Map([
  [1n, "dong"],
  [1_000n, "thousand"],
  [1_000_000n, "million"],
  [1_000_000_000n, "billion"],
  [1_000_000_000_000n, "thousandBillion"],
]);

/** The figures of a table and what they must be to each other. */
export interface TableRelations {
  readonly figures: readonly PrintedFigure[];
  readonly relations: readonly Relation[];
}

/** Holds a table against itself; null where it has more rows than a person prints. */
export function checkTable(table: UnderstoodTable, grid: GridView): FigureReconciliation | null {
  const related = relateTable(table, grid);
  return related === null ? null : reconcileFigures(related);
}

/** What a table can be held against; null where it has more rows than a person prints. */
export function relateTable(table: UnderstoodTable, grid: GridView): TableRelations | null {
  if (table.rows.length > checkedRowsMax) return null;
  const printed = toPrintedTable(table, grid);
  const figures = tableFigures(printed);
  const relations = withNothingForBlank(tableRelations(printed), figures).filter(
    (relation) => relation.kind !== "part" || relation.parts.length <= partialPartsMax,
  );
  return { figures, relations };
}

/**
 * "Trong đó" of more rows is not held against its total: it proves little, and which of its rows is wrong takes a time that grows
 * with the square of their number, a minute for three thousand rows of 44 kB.
 */
const partialPartsMax = 100;

/** Share of the sums with an empty cell that must hold, before an empty cell counts as nothing in the others too. */
const blankShare = 0.8;

/**
 * Officers leave a cell empty where there is no money. An empty cell is not stated, and its sum only a part, unless nearly
 * all such sums of the table hold as if it were nothing: then those that do not hold are wrong.
 */
function withNothingForBlank(relations: readonly Relation[], figures: readonly PrintedFigure[]): readonly Relation[] {
  const numbers = new Map(figures.map(({ id, printed }) => [id, scaledNumber(printed)]));
  const parts = relations.filter((relation) => relation.kind === "part" && !relation.id.endsWith(":partial"));
  const holding = parts.filter((relation) => {
    if (relation.kind !== "part") return false;
    const sum = relation.parts.reduce((before, id) => before + (numbers.get(id) ?? 0n), 0n);
    return sum === numbers.get(relation.total);
  });
  if (holding.length < parts.length * blankShare) return relations;
  return relations.map((relation) =>
    relation.kind === "part" && parts.includes(relation) ? { ...relation, kind: "sum" } : relation,
  );
}

/**
 * The table as `finance` takes it. A row has the id of its number in the sheet, a column likewise; `cellOfFigure` reads
 * them back.
 */
export function toPrintedTable(table: UnderstoodTable, grid: GridView): PrintedTable {
  const figures = figureColumns(table);
  const columns = figures.map((column) => toTableColumn(column, table));
  const shares = new Set(
    table.columns.flatMap(({ column, meaning }) =>
      meaning.kind === "rate" && areShares(table, column) ? [column] : [],
    ),
  );
  const rates = new Set(figures.flatMap(({ meaning, column }) => (meaning.kind === "rate" ? [column] : [])));
  const rows = table.rows.map((row) => ({
    id: String(row.row),
    label: `${row.label} ${row.name}`.trim(),
    parentId: row.parent === null ? null : String(table.rows[row.parent]?.row),
    isPartial: row.isPartial,
    cells: Object.fromEntries(
      row.cells.map(({ column, number }) => [
        String(column),
        number !== null && rates.has(column)
          ? printedRate(number, {
              isShare: shares.has(column),
              format: grid.sheet.formatAt(row.row, column),
              value: grid.sheet.valueAt(row.row, column),
            })
          : number,
      ]),
    ),
  }));
  return { rows, columns, relations: [...furtherSums(table, rows), ...relateFunds(table, grid)] };
}

/**
 * The columns of figures. What a column sums or divides may be no column of figures, where its heading was not understood: then
 * it is held against nothing.
 */
function figureColumns(table: UnderstoodTable): readonly UnderstoodColumn[] {
  const figures = table.columns.filter(({ meaning }) => meaning.kind === "money" || meaning.kind === "rate");
  const known = new Set(figures.map(({ column }) => column));
  const isKnown = (columns: readonly number[]): boolean => columns.every((column) => known.has(column));
  return figures.map((column) => ({
    ...column,
    sums: column.sums.filter(isKnown),
    rateOf:
      column.rateOf !== null && isKnown([...column.rateOf.numerators, ...column.rateOf.denominators])
        ? column.rateOf
        : null,
  }));
}

/** 0,4636 for 46,36%: no rate of the column is above one and a half. */
function areShares(table: UnderstoodTable, column: number): boolean {
  const told = table.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.column === column && cell.number !== null ? [Math.abs(Number(cell.number))] : [])),
  );
  return told.some((rate) => rate > 0) && told.every((rate) => rate <= 1.5);
}

function toTableColumn(
  { column, path, meaning, sums, rateOf, unit }: UnderstoodColumn,
  table: UnderstoodTable,
): TableColumn {
  const id = String(column);
  const label = path.join(" › ");
  if (meaning.kind === "rate") {
    const [numerator, ...others] = rateOf?.numerators ?? [];
    const [denominator, ...more] = rateOf?.denominators ?? [];
    const isPlain = others.length + more.length === 0 && numerator !== undefined && denominator !== undefined;
    return isPlain
      ? {
          id,
          label,
          role: "rate",
          unit: "percent",
          rateOf: { numerator: String(numerator), denominator: String(denominator) },
        }
      : { id, label, role: "other", unit: "percent" };
  }
  const stated = unitNames.get(unit ?? table.unit?.dong ?? 0n) ?? null;
  const [sumOf] = sums;
  return {
    id,
    label,
    role: stated === null ? "other" : "money",
    unit: stated,
    ...(sumOf === undefined ? {} : { sumOf: sumOf.map(String) }),
  };
}

/** The second and later ways in which a total is split. */
function furtherSums(table: UnderstoodTable, rows: PrintedTable["rows"]): readonly Relation[] {
  return figureColumns(table).flatMap(({ column, sums }) =>
    sums.slice(1).flatMap((sum, at) =>
      rows.flatMap(({ id, cells }): readonly Relation[] => {
        const parts = sum.filter((part) => (cells[String(part)] ?? null) !== null);
        if ((cells[String(column)] ?? null) === null || parts.length === 0) return [];
        const kind = parts.length < sum.length ? "part" : "sum";
        return [
          {
            id: `columns:${id}/${column}:${at + 2}`,
            kind,
            total: `${id}/${column}`,
            parts: parts.map((part) => `${id}/${part}`),
          },
        ];
      }),
    ),
  );
}

/** The cell of a figure that `checkTable` names. */
export function cellOfFigure(id: string): { readonly row: number; readonly column: number } {
  const [row, column] = id.split("/").map(Number);
  return { row: row ?? 0, column: column ?? 0 };
}
