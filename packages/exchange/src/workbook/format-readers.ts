/** From bytes to packed sheets: the kind of file, then the reader of its format. What the reading worker runs. */
import { openArchive } from "./archive.ts";
import { readTextFile } from "./delimited-text.ts";
import { readDocumentDocx } from "./document-docx.ts";
import { readDocumentOds } from "./document-ods.ts";
import { archiveFormatOf, containerKindOf } from "./file-format.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import type { ReadingProgress, ReadWorkbook } from "./read-workbook.ts";
import { readSpreadsheet } from "./spreadsheet-xlsx.ts";
import { unicodeOfRun, withUnicodeTexts } from "./unicode-texts.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** What every reader is given beside its bytes or its archive. */
export interface FormatOptions {
  /** The file; named in refusals. */
  readonly path: string;
  readonly limits: ReadingLimits;
  readonly onProgress?: (progress: ReadingProgress) => void;
}

/** Reads a file on this thread, without bounds of time and memory: `readWorkbook` is for files of unknown origin. */
export function readFormat(bytes: Uint8Array, options: FormatOptions): ReadWorkbook {
  const read = readBytes(bytes, options);
  // Runs of one paragraph may stand in several fonts: a document's are looked at while they are read.
  return read.format === "docx" ? read : withUnicodeTexts(read);
}

function readBytes(bytes: Uint8Array, options: FormatOptions): ReadWorkbook {
  if (containerKindOf(bytes, options.path) === "text") return readText(bytes, options);
  const archive = openArchive(bytes, options);
  const format = archiveFormatOf(archive);
  if (format === "xlsx") return readSpreadsheet(archive, options);
  return format === "ods"
    ? readDocumentOds(archive, options)
    : readDocumentDocx(archive, { ...options, unicodeOf: unicodeOfRun });
}

function readText(bytes: Uint8Array, options: FormatOptions): ReadWorkbook {
  const { path, limits } = options;
  if (bytes.length > limits.textSizeMax)
    throw refuseWorkbook("workbookTooLarge", { path, size: String(bytes.length), limit: String(limits.textSizeMax) });
  return readTextFile(bytes, options);
}
