/**
 * Files that were sent to be imported: kept in memory for as long as somebody looks at them, within a bound. A file is read once,
 * in a thread of its own; one at a time, so that whoever sends many waits for himself and not others for him.
 */
import { hash } from "node:crypto";
import { type ReadingLimits, readingLimits, readWorkbook, refuseImport, type Workbook } from "@giaingan/exchange";
import { openRow } from "./import-turns.ts";

/** A file that was read. */
export interface KeptFile {
  /** SHA-256, hexadecimal. */
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly workbook: Workbook;
}

/** The files that are kept. */
export interface KeptFiles {
  /** @throws Refusal of the reader, or `tooManyRows` */
  readonly read: (bytes: Uint8Array, name: string) => Promise<KeptFile>;
  /** @throws Refusal `fileNotKept` */
  readonly get: (id: string) => KeptFile;
}

/** Files at once, and their bytes together. */
const filesMax = 8;
const bytesMax = 64 * 1024 * 1024;

/** Rows that are understood between two answers to others; longer files are for the command line. */
const rowsMax = 20_000;

/** Sentences are understood in one go too: two hundred pages take a second. */
const limits: ReadingLimits = { ...readingLimits, paragraphLengthMax: 200_000 };

/** Makes an empty shelf. */
export function keepFiles(): KeptFiles {
  const kept = new Map<string, KeptFile>();
  const inTurn = openRow();
  const readNow = async (bytes: Uint8Array, name: string): Promise<KeptFile> => {
    const id = hash("sha256", bytes);
    const known = kept.get(id);
    const workbook = known?.workbook ?? (await readWorkbook(bytes, { path: name, limits }));
    const rowCount = workbook.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
    if (rowCount > rowsMax)
      throw refuseImport("tooManyRows", { path: name, rows: String(rowCount), limit: String(rowsMax) });
    const file = { id, name, bytes: known?.bytes ?? bytes, workbook };
    kept.delete(id);
    kept.set(id, file);
    dropOldest(kept);
    return file;
  };
  return {
    read: async (bytes, name) => inTurn(async () => readNow(bytes, name)),
    get: (id) => {
      const file = kept.get(id);
      if (file === undefined) throw refuseImport("fileNotKept", {});
      kept.delete(id);
      kept.set(id, file);
      return file;
    },
  };
}

/** What was looked at longest ago goes first. */
function dropOldest(kept: Map<string, KeptFile>): void {
  const sizeOf = (): number => [...kept.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  while (kept.size > filesMax || (kept.size > 1 && sizeOf() > bytesMax)) {
    const [oldest] = kept.keys();
    if (oldest === undefined) return;
    kept.delete(oldest);
  }
}
