/**
 * The records of a CSV table, each with the line on which it begins.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { FaultList } from "../entries-file/fault-list.ts";
import { separatorOf } from "../entries-file/table-layout.ts";

/** One row of a table. */
export interface CsvRecord {
  /** Physical line, from 1. */
  readonly line: number;
  /** As written, blanks at both ends taken off. */
  readonly cells: readonly string[];
}

/**
 * Reads the records; blank ones are left out. A byte order mark, any line ends, and ";" or tabs between cells are
 * accepted. Reports `brokenQuotes`, and gives what stands before them.
 */
export function readCsvRecords(text: string, faults: FaultList): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  try {
    parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells: readonly string[]) => {
        if (cells.some((cell) => cell.trim() !== "")) records.push({ line, cells: cells.map((cell) => cell.trim()) });
        line += 1 + (cells.join("").match(/\r\n|\n|\r/gu)?.length ?? 0);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.report("brokenQuotes", {}, { line, column: null });
  }
  return records;
}
