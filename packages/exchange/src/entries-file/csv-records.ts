/**
 * The records of a CSV table, each with the line on which it begins.
 */
import { BrokenQuotes, type CsvSplitter, createCsvSplitter, type RecordReader } from "./csv-splitter.ts";
import type { FaultList } from "./fault-list.ts";

/** A splitter that reports, and knows when it has stopped. */
export interface CsvReader extends CsvSplitter {
  readonly isBroken: () => boolean;
}

/**
 * Takes a table in pieces and hands over every record, one by one. A byte order mark, any line ends, and ";" or tabs
 * between cells are accepted. Reports `brokenQuotes`, and reads no further.
 *
 * @param read gets the cells as written, and the physical line from 1
 */
export function createCsvReader(faults: FaultList, read: RecordReader): CsvReader {
  const splitter = createCsvSplitter(read);
  let isBroken = false;
  const unlessBroken = (work: () => void): void => {
    if (isBroken) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof BrokenQuotes)) throw error;
      isBroken = true;
      faults.report("brokenQuotes", {}, { line: error.line, column: null });
    }
  };
  return {
    write: (piece) => unlessBroken(() => splitter.write(piece)),
    end: () => unlessBroken(() => splitter.end()),
    isBroken: () => isBroken,
  };
}

/** Hands over the records of a whole table, as `createCsvReader` does. */
export function readCsvRecords(text: string, faults: FaultList, read: RecordReader): void {
  const reader = createCsvReader(faults, read);
  reader.write(text);
  reader.end();
}
