/**
 * Text files and pasted cells: a table with delimiters (CSV, TSV, what a spreadsheet puts on the clipboard), or paragraphs
 * with tables drawn among them. Which of them a text is, its content tells.
 */
import { columnsMax } from "./cell-reference.ts";
import { delimitedLayoutOf, type DelimitedLayout } from "./delimited-layout.ts";
import { splitDelimited } from "./delimited-records.ts";
import { createSheetBuilder, type PackedSheet } from "./packed-sheet.ts";
import { readPlainText } from "./plain-text.ts";
import { readingLimits, type ReadingLimits } from "./reading-limits.ts";
import { normalizedText, type ReadingOptions, type UnicodeOf } from "./reading-options.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { decodeTextBytes } from "./text-encoding.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { WorkbookNotice } from "./workbook.ts";

/**
 * Reads a text file. Numbers stay texts: which way they are written, the table as a whole tells.
 *
 * @throws Refusal `workbookTooLarge`, `textNotReadable`, `quoteNotClosed`, `workbookBeyondLimit`, `workbookWithoutSheets`
 */
export function readTextFile(bytes: Uint8Array, options: ReadingOptions): ReadWorkbook {
  const { path, limits = readingLimits } = options;
  if (bytes.length > limits.fileSizeMax) {
    const limit = String(limits.fileSizeMax);
    throw refuseWorkbook("workbookTooLarge", { path, size: String(bytes.length), limit });
  }
  const { text, encoding, isGuessed } = decodeTextBytes(bytes, path);
  const read = readText(text, options);
  const notice: WorkbookNotice = { code: "encodingGuessed", values: { encoding }, place: null };
  return isGuessed ? { ...read, notices: [notice, ...read.notices] } : read;
}

/** Reads a text that is one already, as cells from the clipboard are; as `readTextFile`. */
export function readText(text: string, options: ReadingOptions): ReadWorkbook {
  const { path, limits = readingLimits, unicodeOf = normalizedText } = options;
  if (text.trim() === "") throw refuseWorkbook("workbookWithoutSheets", { path });
  const layout = delimitedLayoutOf(text);
  if (layout === null || isDrawn(text, layout)) return readPlainText(text, { path, limits, unicodeOf });
  const sheet = readDelimited(text, { layout, path, limits, unicodeOf });
  const named = layout.delimiter === "\t" ? "tab" : layout.delimiter;
  const notice: WorkbookNotice = { code: "delimiterGuessed", values: { delimiter: named }, place: null };
  return { format: "csv", sheets: [sheet], blocks: [], notices: layout.isGuessed ? [notice] : [] };
}

/** A table whose rows begin with a bar is drawn, as in a text. */
function isDrawn(text: string, { delimiter }: DelimitedLayout): boolean {
  return delimiter === "|" && /(?:^|[\n\r])[^\S\n\r]*\|/u.test(text);
}

function readDelimited(
  text: string,
  {
    layout,
    path,
    limits,
    unicodeOf,
  }: {
    readonly layout: DelimitedLayout;
    readonly path: string;
    readonly limits: ReadingLimits;
    readonly unicodeOf: UnicodeOf;
  },
): PackedSheet {
  const { delimiter, start } = layout;
  const { records, openQuoteLine } = splitDelimited(text.slice(start), { delimiter });
  if (openQuoteLine !== null) {
    const line = openQuoteLine + (start > 0 ? 1 : 0);
    throw refuseWorkbook("quoteNotClosed", { path, line: String(line) });
  }
  const builder = createSheetBuilder({ name: "Bảng 1", isHidden: false });
  const beyond = (what: { readonly vi: string; readonly en: string }, limit: number): Error =>
    refuseWorkbook("workbookBeyondLimit", { path, part: "", what, limit: String(limit) });
  for (const [row, cells] of records.entries()) {
    if (cells.length > columnsMax) throw beyond({ vi: "số cột", en: "columns" }, columnsMax);
    for (const [column, cell] of cells.entries()) {
      if (cell.trim() === "") continue;
      if (builder.cellCount() === limits.cellCountMax) throw beyond({ vi: "số ô", en: "cells" }, limits.cellCountMax);
      builder.addCell({ row, column, value: unicodeOf(cell, null) });
    }
  }
  return builder.finish();
}
