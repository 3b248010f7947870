/**
 * The rows of a small CSV table, kept together.
 */
import { readCsvRecords } from "../entries-file/csv-records.ts";
import type { FaultList } from "../entries-file/fault-list.ts";

/** One row of a table. */
export interface CsvRecord {
  /** Physical line, from 1. */
  readonly line: number;
  /** As written, blanks at both ends taken off. */
  readonly cells: readonly string[];
}

/** Reads the rows; blank ones are left out. Reports `brokenQuotes`, and gives what stands before them. */
export function listCsvRecords(text: string, faults: FaultList): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  readCsvRecords(text, faults, (cells, line) => {
    if (cells.some((cell) => cell.trim() !== "")) records.push({ line, cells: cells.map((cell) => cell.trim()) });
  });
  return records;
}
