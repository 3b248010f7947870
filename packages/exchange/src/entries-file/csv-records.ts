/**
 * The records of a CSV table, each with the line on which it begins.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { FaultList } from "./fault-list.ts";
import { separatorOf } from "./table-layout.ts";

/**
 * Hands over every record, one by one. A byte order mark, any line ends, and ";" or tabs between cells are accepted.
 * Reports `brokenQuotes`, and stops there.
 *
 * @param read gets the cells as written, and the physical line from 1
 */
export function readCsvRecords(
  text: string,
  faults: FaultList,
  read: (cells: readonly string[], line: number) => void,
): void {
  let line = 1;
  try {
    parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells: readonly string[]) => {
        read(cells, line);
        line += 1 + lineBreaksIn(cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.report("brokenQuotes", {}, { line, column: null });
  }
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) count += cell.match(/\r\n|\n|\r/gu)?.length ?? 0;
  }
  return count;
}
