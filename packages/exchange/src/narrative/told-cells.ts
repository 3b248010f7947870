/**
 * Told cells: the figures of a document's tables, each with what it is of: the whole table, or what its row names.
 */
import { type Decimal, decimal, type FundingSource, sourceDimensions } from "@giaingan/finance";
import { createScopeReader, type RowScope } from "../table/row-scope.ts";
import { readRowTexts } from "../table/row-texts.ts";
import { isTotalName } from "../table/row-tree.ts";
import type { TableFact } from "../table/table-fact.ts";
import { columnName } from "../table/table-understanding.ts";
import type { MoneyMeasure, UnderstoodColumn, UnderstoodRow } from "../table/understood-table.ts";
import type { DocumentTable } from "./document-table.ts";
import type { ToldFigure, ToldMeasure } from "./told-figure.ts";
import { nameKey } from "./told-name.ts";

const toldMeasures: Partial<Readonly<Record<MoneyMeasure, ToldMeasure>>> = {
  plan: "plan",
  allocatedPlan: "allocated",
  disbursed: "disbursed",
  estimate: "estimate",
  mobilised: "mobilised",
};

/** The figures of a table, rows first; where it prints no total, the sums of its uppermost rows too. */
export function readToldCells(
  table: DocumentTable,
  context: { readonly fiscalYear: number | null },
): readonly ToldFigure[] {
  const rows = new Map(table.understood.rows.map((row) => [row.row, row]));
  const columns = new Map(table.understood.columns.map((column) => [column.column, column]));
  const subjects = subjectsOf(table);
  const printed = table.facts.flatMap((fact) => {
    const told = toldCell(fact, { table, rows, columns, subjects, ...context });
    return told === null ? [] : [told];
  });
  const told = withoutAmbiguous(printed);
  return [...told, ...computedTotals(table, told)];
}

function toldCell(
  fact: TableFact,
  {
    table,
    rows,
    columns,
    subjects,
    fiscalYear,
  }: {
    readonly table: DocumentTable;
    readonly rows: ReadonlyMap<number, UnderstoodRow>;
    readonly columns: ReadonlyMap<number, UnderstoodColumn>;
    readonly subjects: ReadonlyMap<number, string>;
    readonly fiscalYear: number | null;
  },
): ToldFigure | null {
  const measure = toldMeasures[fact.measure];
  const [row, column] = [rows.get(fact.row), columns.get(fact.column)];
  const number = row?.cells.find((cell) => cell.column === fact.column)?.number ?? null;
  const subject = subjects.get(fact.row);
  if (measure === undefined || row === undefined || column === undefined || number === null || subject === undefined)
    return null;
  return {
    measure,
    isCarriedOver: fact.isCarriedOver,
    amount: fact.amount,
    stepDong: stepOf(number, column.unit ?? table.understood.unit?.dong ?? 1n),
    source: fact.isCarriedOver ? fact.source : { ...fact.source, vintage: null },
    fiscalYear: fact.fiscalYear ?? fiscalYear,
    asOf: fact.asOf,
    subject,
    basis: fact.assignedBy ?? "",
    isTotal: subject === "",
    place: {
      kind: "table",
      cell: { sheet: table.understood.sheet, row: fact.row - table.linesAbove, column: fact.column },
      row: `${row.label} ${row.name}`.trim(),
      column: columnName(column.path),
      isComputed: false,
    },
  };
}

/** One of the last place that the number has, in đồng. */
function stepOf(number: string, unitDong: bigint): Decimal {
  return decimal(unitDong).times(decimal(10).pow(-(number.split(".")[1]?.length ?? 0)));
}

/**
 * What each row is of, by its number in the sheet: "" for the table as a whole; rows that only tell a source ("A. Vốn đầu
 * tư") are of what the row above them is of.
 */
function subjectsOf({ understood, grid }: DocumentTable): ReadonlyMap<number, string> {
  const scopeOf = createScopeReader(understood);
  const scopes = understood.rows.map(({ row }, index) => scopeOf(index, readRowTexts(understood, grid, row)));
  const subjects: string[] = [];
  for (const [index, row] of understood.rows.entries()) {
    const scope = scopes[index];
    const above = row.parent === null ? null : (scopes[row.parent] ?? null);
    const isWhole = row.role === "total" || isTotalName(row.name);
    const ofAbove = row.parent === null ? "" : (subjects[row.parent] ?? "");
    const isOfSource = scope !== undefined && thingOf(scope) === thingOf(above) && moneyOf(scope) !== moneyOf(above);
    subjects.push(isWhole ? "" : isOfSource || row.isPartial ? ofAbove : nameKey(row.name));
  }
  return new Map(understood.rows.map(({ row }, index) => [row, subjects[index] ?? ""]));
}

function thingOf(scope: RowScope | null): string {
  if (scope === null) return "||||";
  return [scope.programme, scope.component, scope.unit, scope.project, scope.fund].map((part) => part ?? "").join("|");
}

function moneyOf(scope: RowScope | null): string {
  if (scope === null) return "||||,";
  return `${sourceDimensions.map((dimension) => scope.source[dimension] ?? "").join("|")},${scope.isCarriedOver ? "carried" : ""}`;
}

/** Two cells of one table that would be one figure and differ: the table tells them apart in a way that is not known. */
function withoutAmbiguous(told: readonly ToldFigure[]): readonly ToldFigure[] {
  const amounts = new Map<string, Set<bigint>>();
  const keyOf = ({ measure, isCarriedOver, source, fiscalYear, asOf, subject, basis }: ToldFigure): string =>
    JSON.stringify([measure, isCarriedOver, source, fiscalYear, asOf, subject, basis]);
  for (const figure of told) amounts.set(keyOf(figure), (amounts.get(keyOf(figure)) ?? new Set()).add(figure.amount));
  return told.filter((figure) => amounts.get(keyOf(figure))?.size === 1);
}

/** The sums of the uppermost rows, column by column, where no row is the total of the table. */
function computedTotals(table: DocumentTable, told: readonly ToldFigure[]): readonly ToldFigure[] {
  const { rows, columns } = table.understood;
  const top = rows.filter(({ parent, isPartial }) => parent === null && !isPartial);
  if (top.length < 2 || top.some(({ role, name }) => role === "total" || isTotalName(name))) return [];
  const byCell = new Map(told.map((figure) => [cellKey(figure), figure]));
  return columns.flatMap(({ column, meaning }): readonly ToldFigure[] => {
    const parts = top.flatMap(({ row }) => byCell.get(`${row - table.linesAbove}/${column}`) ?? []);
    const [first] = parts;
    if (meaning.kind !== "money" || first === undefined || parts.length < top.length) return [];
    if (parts.some(({ source }) => source.relation === "offBudget" || source.relation === "integrated")) return [];
    if (parts.some(({ asOf, isCarriedOver }) => asOf !== first.asOf || isCarriedOver !== first.isCarriedOver))
      return [];
    const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
    const place = first.place.kind === "table" ? { ...first.place, row: "", isComputed: true } : first.place;
    const source = commonSource(parts.map((part) => part.source));
    return [{ ...first, amount, source, subject: "", isTotal: true, place }];
  });
}

function cellKey({ place }: ToldFigure): string {
  return place.kind === "table" ? `${place.cell.row}/${place.cell.column}` : "";
}

/** What all sources say alike. */
function commonSource(sources: readonly FundingSource[]): FundingSource {
  const [first] = sources;
  const pairs = sourceDimensions.map((dimension) => {
    const value = first?.[dimension] ?? null;
    return [dimension, sources.every((source) => source[dimension] === value) ? value : null] as const;
  });
  return Object.fromEntries(pairs) as unknown as FundingSource;
}
