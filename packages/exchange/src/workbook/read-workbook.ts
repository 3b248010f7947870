/** A file as its reader hands it on: plain data that crosses from the worker, the cells packed. */
import { openPackedSheet, type PackedSheet } from "./packed-sheet.ts";
import type { DocumentBlock, Workbook, WorkbookFormat, WorkbookNotice } from "./workbook.ts";

/** What a reader of one format returns. */
export interface ReadWorkbook {
  readonly format: WorkbookFormat;
  readonly sheets: readonly PackedSheet[];
  readonly blocks: readonly DocumentBlock[];
  readonly notices: readonly WorkbookNotice[];
}

/** How far a reader is. */
export interface ReadingProgress {
  /** The sheet that is being read; null: before the first. */
  readonly sheet: string | null;
  /** From 0 to 1, as far as the file tells its size; never falls. */
  readonly share: number;
}

/** The workbook that was read. */
export function openReadWorkbook({ format, sheets, blocks, notices }: ReadWorkbook): Workbook {
  return { format, sheets: sheets.map(openPackedSheet), blocks, notices };
}

/** The buffers of its cells, to be handed to another thread without a copy. */
export function buffersOf({ sheets }: ReadWorkbook): ArrayBuffer[] {
  return sheets.flatMap((sheet) =>
    [
      sheet.rowStarts,
      sheet.columns,
      sheet.kinds,
      sheet.values,
      sheet.formatIndexes,
      sheet.formulaCells,
      sheet.formulaTexts,
    ].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
  );
}
