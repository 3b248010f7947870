/**
 * Writing an entries file: the canonical CSV, in the order in which entries are given.
 */
import type { Entry } from "@giaingan/finance";
import { stringify } from "csv-stringify/sync";
import { guardCell } from "./cell-guard.ts";
import { type EntryColumn, entryColumns, lateColumns, titleColumn } from "./entry-columns.ts";

/** An entry to write, and the batch that it was posted in; null or left out: none is written. */
export interface EntryToWrite extends Entry {
  readonly batchId?: string | null | undefined;
}

/** Which columns are written. */
export interface WritingOptions {
  /** Whether the file has the column `documentTitle`: it has, as soon as one of its entries has a title. */
  readonly hasTitles: boolean;
  /** Whether it has the columns `lateEffectiveOn` and `lateFiscalYear`: as soon as one of its entries was recorded late. */
  readonly hasLate: boolean;
}

/** Which columns the entries need. */
export function columnsNeeded(entries: Iterable<Entry>): WritingOptions {
  let [hasTitles, hasLate] = [false, false];
  for (const { document, late = null } of entries) {
    hasTitles ||= document.title !== null;
    hasLate ||= late !== null;
  }
  return { hasTitles, hasLate };
}

/** The header line, ended by a line feed. */
export function entriesFileHeader(options: WritingOptions): string {
  return `${columnsOf(options).join(",")}\n`;
}

/**
 * The lines of entries, each ended by a line feed; for writing a long file piece by piece. Amounts are whole đồng in
 * plain digits, dates `YYYY-MM-DD`; what is not stated is an empty cell; texts are guarded against spreadsheets that would
 * run them as formulas, and read back as they were.
 */
export function entriesFileRows(entries: readonly EntryToWrite[], options: WritingOptions): string {
  const columns = columnsOf(options);
  const rows = entries.map((entry) => columns.map((column) => cellOf(entry, column)));
  return stringify(rows, { record_delimiter: "\n", quoted_match: /[\r\n;\t]/u });
}

/** The whole file. */
export function writeEntriesFile(entries: readonly EntryToWrite[]): string {
  const options = columnsNeeded(entries);
  return entriesFileHeader(options) + entriesFileRows(entries, options);
}

function columnsOf({ hasTitles, hasLate }: WritingOptions): readonly EntryColumn[] {
  const columns: readonly EntryColumn[] = hasTitles ? [...entryColumns, titleColumn] : entryColumns;
  return hasLate ? [...columns, ...lateColumns] : columns;
}

function cellOf(entry: EntryToWrite, column: EntryColumn): string {
  switch (column) {
    case "id":
      return guardCell(entry.id);
    case "batch":
      return guardCell(entry.batchId ?? null);
    case "kind":
      return entry.kind;
    case "effectiveOn":
      return entry.effectiveOn;
    case "fiscalYear":
      return String(entry.fiscalYear);
    case "unit":
      return guardCell(entry.unitId);
    case "project":
      return guardCell(entry.projectId);
    case "component":
      return guardCell(entry.componentId);
    case "vintage":
      return entry.source.vintage === null ? "" : String(entry.source.vintage);
    case "amount":
      return entry.amount.toString();
    case "documentNumber":
      return guardCell(entry.document.number);
    case "documentDate":
      return entry.document.date ?? "";
    case "documentIssuer":
      return guardCell(entry.document.issuer);
    case "documentTitle":
      return guardCell(entry.document.title);
    case "reverses":
      return guardCell(entry.reverses);
    case "reason":
      return guardCell(entry.reason);
    case "lateEffectiveOn":
      return entry.late?.effectiveOn ?? "";
    case "lateFiscalYear":
      return entry.late?.fiscalYear.toString() ?? "";
    default:
      return entry.source[column] ?? "";
  }
}
