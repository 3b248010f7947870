/**
 * The facts of a table: each amount, with whose money it is, and whether finer amounts of the same table tell it already.
 * Only what is told by nothing finer may be posted; the rest is held against it.
 */
import type { Dong, FundingSource, PlainDate } from "@giaingan/finance";
import { isWholeOf } from "./column-group.ts";
import { programmeOfColumn } from "./column-programme.ts";
import { fundTotals } from "./fund-cube.ts";
import type { GridView } from "./grid-view.ts";
import { isPartialName } from "./row-tree.ts";
import { type RowScope, scopeOfRow } from "./row-scope.ts";
import { readTableTexts, type RowTexts } from "./row-texts.ts";
import { readUnitWords } from "./unit-words.ts";
import type { MoneyColumn, MoneyMeasure, UnderstoodColumn, UnderstoodTable } from "./understood-table.ts";

/** One amount of a table, and all that the table says of it. */
export interface TableFact {
  readonly measure: MoneyMeasure;
  readonly assignedBy: MoneyColumn["assignedBy"];
  readonly amount: Dong;
  readonly source: FundingSource;
  /** Money of earlier years; its vintage may not be told. */
  readonly isCarriedOver: boolean;
  readonly fiscalYear: number | null;
  /** The day that it is counted to; null: the table tells none, or none is needed. */
  readonly asOf: PlainDate | null;
  readonly scope: RowScope;
  /**
   * `own`: nothing finer tells it. `aggregate`: its parts stand in the table too, in rows under it, in columns that it sums,
   * or in another way of splitting it. `partial`: "trong đó", a part of an amount that is told as a whole.
   */
  readonly standing: "own" | "aggregate" | "partial";
  /** Its cell. */
  readonly row: number;
  readonly column: number;
}

/** Measures that are true of a day. */
const countedMeasures: ReadonlySet<MoneyMeasure> = new Set([
  "disbursed",
  "advanced",
  "volumePaid",
  "estimate",
  "mobilised",
  "completedVolume",
  "advanceOutstanding",
]);

/**
 * The facts, in the order of rows and columns.
 *
 * @returns amounts of columns whose unit of money nobody names are left out: without it they are no facts
 */
export function readTableFacts(table: UnderstoodTable, grid: GridView): readonly TableFact[] {
  const textsOfRows = readTableTexts(table, grid);
  const told = descendantsTelling(table, textsOfRows);
  const vintage = onlyVintage(table);
  const fundsTold = fundTotals(table, grid);
  const columns = new Map(table.columns.map((column) => [column.column, column]));
  const wholes = new Map(table.columns.map((column) => [column.column, wholesOf(column, table)]));
  const programmes = new Map(table.columns.map(({ column, path }) => [column, programmeOfColumn(path)]));
  const sums = new Map(table.columns.map((column) => [column.column, moneySums(column, columns)]));
  // "Cộng" below rows that each have a day of their own.
  const hasTimes = table.columns.some(({ meaning }) => meaning.kind === "year" || meaning.kind === "asOf");
  const toldByRows = new Set(
    hasTimes
      ? table.rows.flatMap(({ role, cells }) => (role === "total" ? [] : cells.map(({ column }) => column)))
      : [],
  );
  const hasSplits = table.columns.some(({ sums }) => sums.length > 1);
  return table.rows.flatMap((row, index) => {
    const filled = new Set(row.cells.flatMap(({ column, number }) => (number === null ? [] : [column])));
    const texts = textsOfRows[index];
    if (texts === undefined) return [];
    const scope = scopeOfRow(table, index, texts);
    const isTimelessTotal = row.role === "total" && hasTimes && texts.year === null && texts.asOf === null;
    return row.cells.flatMap(({ column, number }): readonly TableFact[] => {
      const understood = columns.get(column);
      const unit = texts.unit === "" ? (understood?.unit ?? table.unit?.dong ?? null) : unitOfRow(texts);
      if (number === null || understood?.meaning.kind !== "money" || unit === null) return [];
      const isAggregate =
        (isTimelessTotal && toldByRows.has(column)) ||
        fundsTold.has(`${row.row}/${column}`) ||
        told[index]?.has(column) === true ||
        sums.get(column)?.some((sum) => sum.some((part) => filled.has(part))) === true ||
        (hasSplits && isSecondSplit(understood, table, filled));
      const isPartial = row.isPartial || wholes.get(column)?.some((whole) => filled.has(whole)) === true;
      const standing = isPartial ? "partial" : isAggregate ? "aggregate" : "own";
      const amount = dongOf(number, unit);
      const programme = scope.programme === null ? (programmes.get(column) ?? null) : null;
      return [
        {
          ...factOf({ table, understood: understood.meaning, scope, vintage, texts }),
          ...(programme === null ? {} : { scope: { ...scope, programme } }),
          amount,
          standing,
          row: row.row,
          column,
        },
      ];
    });
  });
}

/** What a column sums of its own kind: payments within quarters make up a running total, and are none themselves. */
function moneySums(
  { meaning, sums }: UnderstoodColumn,
  columns: ReadonlyMap<number, UnderstoodColumn>,
): readonly (readonly number[])[] {
  if (meaning.kind !== "money" || meaning.measure !== "disbursed") return sums;
  const isWithinPeriod = (column: number): boolean => {
    const part = columns.get(column)?.meaning;
    return part?.kind === "money" && part.measure === "paidInPeriod";
  };
  return sums.filter((sum) => !sum.some(isWithinPeriod));
}

/** Đồng in the unit that a row names; null: it counts days of labour or metres, which are no money. */
function unitOfRow({ unit }: RowTexts): Dong | null {
  return readUnitWords(unit)?.dong ?? null;
}

/** For each row the columns in which a row under it holds an amount of money. */
function descendantsTelling(table: UnderstoodTable, texts: readonly RowTexts[]): readonly ReadonlySet<number>[] {
  const told = table.rows.map(() => new Set<number>());
  for (let index = table.rows.length - 1; index >= 0; index -= 1) {
    const row = table.rows[index];
    if (row === undefined || row.isPartial) continue;
    const parent = row.parent === null ? undefined : told[row.parent];
    if (parent === undefined) continue;
    for (const column of told[index] ?? []) parent.add(column);
    const ofRow = texts[index];
    if (ofRow !== undefined && ofRow.unit !== "" && unitOfRow(ofRow) === null) continue;
    for (const { column, number } of row.cells) if (number !== null) parent.add(column);
  }
  return told;
}

/**
 * The columns that a column is only a part of: those of "Trong đó: NSTW", and the totals of its group where it makes up none of them
 * with its neighbours. Empty: none.
 */
function wholesOf(column: UnderstoodColumn, { columns }: UnderstoodTable): readonly number[] {
  const { path, meaning } = column;
  if (meaning.kind !== "money") return [];
  if (columns.some(({ sums }) => sums.some((sum) => sum.includes(column.column)))) return [];
  const isPartial = path.some(isPartialName);
  return columns.flatMap((other) => {
    if (isWholeOf(other, column)) return [other.column];
    const isOfMeasure = other.meaning.kind === "money" && other.meaning.measure === meaning.measure;
    const isWhole = isPartial && isOfMeasure && other.path[0] === path[0] && !other.path.some(isPartialName);
    return isWhole ? [other.column] : [];
  });
}

/** Of a total that is split in several ways the first way that a row tells is taken, and no other. */
function isSecondSplit(column: UnderstoodColumn, table: UnderstoodTable, filled: ReadonlySet<number>): boolean {
  return table.columns.some(({ sums }) => {
    const own = sums.findIndex((sum) => sum.includes(column.column));
    return own > 0 && sums.slice(0, own).some((sum) => sum.some((part) => filled.has(part)));
  });
}

/** The vintage of carried-over money where the table knows one only; null: none, or several. */
function onlyVintage(table: UnderstoodTable): number | null {
  const vintages = new Set(
    table.columns.flatMap(({ meaning }) =>
      meaning.kind === "money" && meaning.isCarriedOver && meaning.source.vintage !== null
        ? [meaning.source.vintage]
        : [],
    ),
  );
  return vintages.size === 1 ? ([...vintages][0] ?? null) : null;
}

function factOf({
  table,
  understood,
  scope,
  vintage,
  texts,
}: {
  readonly table: UnderstoodTable;
  readonly understood: MoneyColumn;
  readonly scope: RowScope;
  readonly vintage: number | null;
  readonly texts: RowTexts;
}): Omit<TableFact, "amount" | "standing" | "row" | "column"> {
  const isCarriedOver = understood.isCarriedOver || scope.isCarriedOver;
  // A title that speaks of ODA does not make foreign what the country itself adds to it.
  const isCounterpart = (understood.source.relation ?? scope.source.relation) === "counterpart";
  const ofTitle = isCounterpart ? { ...table.source, origin: null } : table.source;
  const source = mergedSource(understood.source, scope.source, ofTitle);
  return {
    measure: understood.measure,
    assignedBy: understood.assignedBy,
    source: isCarriedOver && source.vintage === null ? { ...source, vintage } : source,
    isCarriedOver,
    fiscalYear: texts.year ?? table.fiscalYear,
    asOf: countedMeasures.has(understood.measure) ? (understood.asOf ?? texts.asOf ?? table.asOf) : null,
    scope,
  };
}

/** What a column says of a dimension goes before what its row says, and that before what the title says. */
function mergedSource(column: FundingSource, row: FundingSource, title: FundingSource): FundingSource {
  return {
    level: column.level ?? row.level ?? title.level,
    nature: column.nature ?? row.nature ?? title.nature,
    origin: column.origin ?? row.origin ?? title.origin,
    vintage: column.vintage ?? row.vintage ?? title.vintage,
    relation: column.relation ?? row.relation ?? title.relation,
  };
}

/** A decimal number of units in đồng, rounded half away from zero where it tells less than a đồng. */
export function dongOf(number: string, unit: Dong): Dong {
  const isNegative = number.startsWith("-");
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  const divisor = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * unit;
  const dong = (scaled * 2n + divisor) / (divisor * 2n);
  return isNegative ? -dong : dong;
}
