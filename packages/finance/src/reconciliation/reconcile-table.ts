/**
 * Reconciling a table: rows under rows, columns beside columns. The table itself says what its cells must be to each
 * other; that several relations meet in one cell is what proves a correction.
 */
import type { PrintedFigure } from "./printed-figure.ts";
import type { FigureUnit } from "./printed-figure.ts";
import { type FigureReconciliation, reconcileFigures } from "./reconcile-document.ts";
import type { Relation } from "./relation.ts";
import { checkTableShape } from "./table-shape.ts";

/** One row. */
export interface TableRow {
  readonly id: string;
  readonly label: string;
  /** The row that this one is part of; null for a row at the top. */
  readonly parentId: string | null;
  /** Rows of one parent that split it in one way: "by programme", "by nature". Left out or null: one way only. */
  readonly partition?: string | null;
  /** "Trong đó": a partial breakdown, which need not add up to its parent. */
  readonly isPartial: boolean;
  /** Decimal strings as printed, by column; null or left out: the table does not say, never zero. */
  readonly cells: Readonly<Record<string, string | null>>;
}

/** One column. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  /** `other`: neither summed nor divided (lengths, notes as numbers). */
  readonly role: "plan" | "disbursed" | "money" | "rate" | "other";
  readonly unit: FigureUnit;
  /** Of a money column: the columns that it is the sum of ("8 = 9 + 10 + 11"). */
  readonly sumOf?: readonly string[];
  /** Of a rate column: what it divides. Left out: the only `disbursed` by the only `plan`, where there is one of each. */
  readonly rateOf?: { readonly numerator: string; readonly denominator: string };
}

/** A printed table. */
export interface PrintedTable {
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  /** What the form does not show by itself; figures are named by `cellId`. */
  readonly relations?: readonly Relation[];
}

/**
 * The id of a cell's figure.
 *
 * @example
 * ```ts
 * cellId("total", "plan") // => "total/plan"
 * ```
 */
export function cellId(rowId: string, columnId: string): string {
  return `${rowId}/${columnId}`;
}

/**
 * Reconciles a table: rows with their parent in each money column, columns with the column that sums them, rates with
 * what they divide. Where a row of a full breakdown has no number, the others need not reach the total.
 *
 * @throws Refusal `invalidValue` as `reconcileFigures` does, and for a parent, sum or rate that names what the table
 *   does not have, and for rows that are parts of themselves
 * @example
 * ```ts
 * const row = (id, parentId, plan) => ({ id, label: id, parentId, isPartial: false, cells: { plan } });
 * const columns = [{ id: "plan", label: "Kế hoạch", role: "plan", unit: "million" }];
 * reconcileTable({ columns, rows: [row("all", null, "30"), row("a", "all", "10"), row("b", "all", "20")] }).counts.holds // => 1
 * ```
 */
export function reconcileTable(table: PrintedTable): FigureReconciliation {
  return reconcileFigures({ figures: tableFigures(table), relations: tableRelations(table) });
}

/**
 * The figures of a table's cells.
 *
 * @example
 * ```ts
 * const row = { id: "all", label: "Tổng số", parentId: null, isPartial: false, cells: { plan: "30" } };
 * tableFigures({ rows: [row], columns: [{ id: "plan", label: "Kế hoạch", role: "plan", unit: "million" }] }) // => [{ id: "all/plan", label: "Tổng số – Kế hoạch", printed: "30", unit: "million" }]
 * ```
 */
export function tableFigures({ rows, columns }: PrintedTable): readonly PrintedFigure[] {
  return rows.flatMap((row) =>
    columns.flatMap(({ id, label, unit }) => {
      const printed = row.cells[id] ?? null;
      return printed === null ? [] : [{ id: cellId(row.id, id), label: `${row.label} – ${label}`, printed, unit }];
    }),
  );
}

/**
 * What the cells of a table must be to each other.
 *
 * @throws Refusal `invalidValue` for a parent, sum or rate that names what the table does not have, and for rows that
 *   are parts of themselves
 * @example
 * ```ts
 * const row = { id: "all", label: "Tổng số", parentId: null, isPartial: false, cells: { plan: "30", paid: "15", rate: "50" } };
 * const column = (id, role) => ({ id, label: id, role, unit: role === "rate" ? "percent" : "million" });
 * tableRelations({ rows: [row], columns: [column("plan", "plan"), column("paid", "disbursed"), column("rate", "rate")] }) // => [{ id: "rate:all/rate", kind: "rate", rate: "all/rate", numerator: "all/paid", denominator: "all/plan" }]
 * ```
 */
export function tableRelations(table: PrintedTable): readonly Relation[] {
  const { rows, columns, relations = [] } = table;
  checkTableShape(rows, columns);
  const money = columns.filter(({ role }) => role !== "rate" && role !== "other");
  return [
    ...money.flatMap((column) => rowSums(rows, column)),
    ...rows.flatMap((row) => columnSums(row, money)),
    ...rows.flatMap((row) => rates(row, columns)),
    ...relations,
  ];
}

function rowSums(rows: readonly TableRow[], { id: columnId }: TableColumn): readonly Relation[] {
  const families = new Map<string, TableRow[]>();
  for (const row of rows) {
    if (row.parentId === null) continue;
    const key = JSON.stringify([row.parentId, row.partition ?? null, row.isPartial]);
    const family = families.get(key);
    if (family === undefined) families.set(key, [row]);
    else family.push(row);
  }
  const parents = new Map(rows.map((row) => [row.id, row]));
  return [...families.values()].flatMap((family) => {
    const [first] = family;
    const parent = parents.get(first?.parentId ?? "");
    const stated = family.filter((row) => hasCell(row, columnId));
    if (first === undefined || parent === undefined || !hasCell(parent, columnId) || stated.length === 0) return [];
    const kind = first.isPartial || stated.length < family.length ? "part" : "sum";
    const way = [first.isPartial ? "partial" : null, first.partition ?? null].filter((word) => word !== null);
    const total = cellId(parent.id, columnId);
    const parts = stated.map((row) => cellId(row.id, columnId));
    return [{ id: [`rows:${total}`, ...way].join(":"), kind, total, parts } satisfies Relation];
  });
}

function columnSums(row: TableRow, columns: readonly TableColumn[]): readonly Relation[] {
  return columns.flatMap(({ id, sumOf = [] }) => {
    const parts = sumOf.filter((part) => hasCell(row, part)).map((part) => cellId(row.id, part));
    if (!hasCell(row, id) || parts.length === 0) return [];
    const total = cellId(row.id, id);
    const kind = parts.length < sumOf.length ? "part" : "sum";
    return [{ id: `columns:${total}`, kind, total, parts } satisfies Relation];
  });
}

function rates(row: TableRow, columns: readonly TableColumn[]): readonly Relation[] {
  const only = (role: TableColumn["role"]): string | null => {
    const [first, ...others] = columns.filter((column) => column.role === role);
    return first === undefined || others.length > 0 ? null : first.id;
  };
  return columns.flatMap(({ id, role, rateOf }): readonly Relation[] => {
    const numerator = rateOf?.numerator ?? only("disbursed");
    const denominator = rateOf?.denominator ?? only("plan");
    if (role !== "rate" || numerator === null || denominator === null) return [];
    if (![id, numerator, denominator].every((column) => hasCell(row, column))) return [];
    const rate = cellId(row.id, id);
    return [
      {
        id: `rate:${rate}`,
        kind: "rate",
        rate,
        numerator: cellId(row.id, numerator),
        denominator: cellId(row.id, denominator),
      },
    ];
  });
}

function hasCell(row: TableRow, columnId: string): boolean {
  return (row.cells[columnId] ?? null) !== null;
}
