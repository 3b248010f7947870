/**
 * An import as JSON: the tables as they were understood beside their own cells, what was found, and what would be posted. The
 * command line prints it, the API answers it, the dashboard shows it.
 */
import type { Bilingual, Dong, Entry } from "@giaingan/finance";
import { referenceOf } from "../workbook/cell-reference.ts";
import type { ColumnMeaning, MoneyMeasure, UnderstoodColumn } from "../table/understood-table.ts";
import { columnMeaningName } from "./column-meaning-name.ts";
import { cellName, type ImportFinding } from "./import-finding.ts";
import type { ImportTable } from "./import-table.ts";
import type { WorkbookImport } from "./workbook-import.ts";

/** A column as it was understood. */
export interface WireImportColumn {
  /** "H". */
  readonly letter: string;
  /** Its heading joined by " › ": what settings name it by. */
  readonly name: string;
  readonly number: string | null;
  readonly meaning: ColumnMeaning;
  /** The meaning in words. */
  readonly meaningName: Bilingual;
  readonly confidence: UnderstoodColumn["confidence"];
  readonly isHidden: boolean;
}

/** A row beside its cells. */
export interface WireImportRow {
  /** As the sheet counts, from 1. */
  readonly row: number;
  readonly label: string;
  readonly name: string;
  readonly depth: number;
  readonly role: "total" | "group" | "detail";
  readonly isPartial: boolean;
  readonly isHidden: boolean;
  /** Its money is not posted until something is put right. */
  readonly isHeld: boolean;
  /** What a person reads in each column, in their order. */
  readonly cells: readonly string[];
}

/** A table as it was understood. */
export interface WireImportTable {
  readonly sheet: string;
  /** "A5:Z40". */
  readonly range: string;
  readonly title: string | null;
  readonly unitName: string | null;
  /** Đồng in one unit of money, and the words for it; null: not stated. */
  readonly moneyUnit: { readonly dong: string; readonly printed: string } | null;
  readonly asOf: string | null;
  readonly fiscalYear: number | null;
  readonly numbers: "vi" | "en" | null;
  readonly columns: readonly WireImportColumn[];
  readonly rowCount: number;
  /** The first rows. */
  readonly rows: readonly WireImportRow[];
  readonly isHeld: boolean;
}

/** A finding with its cell by name. */
export interface WireImportFinding extends Omit<ImportFinding, "place"> {
  /** "Biểu 01!C9"; null: the file as a whole. */
  readonly cell: string | null;
}

/** An entry that would be posted. */
export type WireImportEntry = Omit<Entry, "amount"> & { readonly amount: string };

/** Sums of what the file says, of each measure and budget year, told once. */
export interface WireImportTotal {
  readonly measure: MoneyMeasure;
  readonly fiscalYear: number | null;
  readonly asOf: string | null;
  readonly amount: string;
}

/** An import as JSON. Long lists are cut; their counts are not. */
export interface WireImport {
  readonly tables: readonly WireImportTable[];
  readonly findings: readonly WireImportFinding[];
  readonly findingCount: number;
  readonly heldRowCount: number;
  readonly totals: readonly WireImportTotal[];
  readonly entries: readonly WireImportEntry[];
  /** Null: the file is long, and they are planned when it is posted. */
  readonly entryCount: number | null;
}

/** How much is shown. */
export interface WireLimits {
  readonly rows: number;
  readonly findings: number;
  readonly entries: number;
}

/** What a person can look at. */
export const shownLimits: WireLimits = { rows: 200, findings: 200, entries: 500 };

/** Makes the JSON. */
export function toWireImport(planned: WorkbookImport, limits: WireLimits = shownLimits): WireImport {
  const { tables, findings, batch, heldRows } = planned;
  return {
    tables: tables.map((table) => wireTable(table, planned, limits)),
    findings: findings.slice(0, limits.findings).map(({ place, ...finding }) => ({
      ...finding,
      cell: place === null ? null : cellName(place),
    })),
    findingCount: findings.length,
    heldRowCount: heldRows.size,
    totals: totalsOf(planned),
    entries: batch.entries.slice(0, limits.entries).map((entry) => ({ ...entry, amount: entry.amount.toString() })),
    entryCount: planned.isPlanned ? batch.entries.length : null,
  };
}

function wireTable(
  { index, understood, grid, document }: ImportTable,
  { heldRows, heldTables }: WorkbookImport,
  limits: WireLimits,
): WireImportTable {
  const { heading, rows, columns, unit } = understood;
  const isHeld = heldTables.has(index);
  const lastRow = rows.at(-1)?.row ?? heading.lastRow;
  return {
    sheet: understood.sheet,
    range: `${referenceOf(heading.firstRow, heading.firstColumn)}:${referenceOf(lastRow, heading.lastColumn)}`,
    title: understood.title,
    unitName: document.unitName,
    moneyUnit: unit === null ? null : { dong: unit.dong.toString(), printed: unit.printed },
    asOf: understood.asOf,
    fiscalYear: understood.fiscalYear,
    numbers: understood.numbers.convention,
    columns: columns.map(({ column, path, number, meaning, confidence, isHidden }) => ({
      letter: referenceOf(0, column).replace(/\d+$/u, ""),
      name: path.join(" › "),
      number,
      meaning,
      meaningName: columnMeaningName(meaning),
      confidence,
      isHidden,
    })),
    rowCount: rows.length,
    rows: rows.slice(0, limits.rows).map(({ row, label, name, depth, role, isPartial, isHidden }) => ({
      row: row + 1,
      label,
      name,
      depth,
      role,
      isPartial,
      isHidden,
      isHeld: isHeld || heldRows.has(`${index}/${row}`),
      cells: columns.map(({ column }) => grid.textAt(row, column)),
    })),
    isHeld,
  };
}

/** Only what nothing finer tells, held back or not: a person compares it with the total that the table prints. */
function totalsOf({ facts }: WorkbookImport): readonly WireImportTotal[] {
  const sums = new Map<string, Omit<WireImportTotal, "amount"> & { amount: Dong }>();
  for (const { measure, fiscalYear, asOf, amount, standing } of facts) {
    if (standing !== "own") continue;
    const key = `${measure}/${fiscalYear}/${asOf}`;
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { measure, fiscalYear, asOf, amount });
    else known.amount += amount;
  }
  return [...sums.values()].map((sum) => ({ ...sum, amount: sum.amount.toString() }));
}
