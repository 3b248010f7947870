/** From bytes to packed sheets: the kind of file, then the reader of its format. What the reading worker runs. */
import { type Archive, openArchive } from "./archive.ts";
import { readTextFile } from "./delimited-text.ts";
import { readDocumentDocx } from "./document-docx.ts";
import { readDocumentOds } from "./document-ods.ts";
import { type ArchiveFormat, archiveFormatOf, containerKindOf } from "./file-format.ts";
import { assertNoDocumentTypes, assertRelationshipsSafe, watchArchive } from "./package-guard.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import type { ReadingProgress, ReadWorkbook } from "./read-workbook.ts";
import { readSpreadsheet } from "./spreadsheet-xlsx.ts";
import { assertTextVolume } from "./text-volume.ts";
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
  assertParagraphs(read, options);
  assertTextVolume(read.sheets, options);
  // Runs of one paragraph may stand in several fonts: a document's are looked at while they are read.
  return read.format === "docx" ? read : withUnicodeTexts(read);
}

function assertParagraphs({ blocks }: ReadWorkbook, { path, limits }: FormatOptions): void {
  const length = blocks.reduce((sum, block) => sum + (block.kind === "paragraph" ? block.text.length : 0), 0);
  if (length <= limits.paragraphLengthMax) return;
  throw refuseWorkbook("workbookBeyondLimit", {
    path,
    part: { vi: "các đoạn văn", en: "its paragraphs" },
    limit: String(limits.paragraphLengthMax),
    what: { vi: "số ký tự", en: "characters" },
  });
}

function readBytes(bytes: Uint8Array, options: FormatOptions): ReadWorkbook {
  if (containerKindOf(bytes, options.path) === "text") return readText(bytes, options);
  const { archive, unreadNames } = watchArchive(openArchive(bytes, options));
  const format = archiveFormatOf(archive);
  if (format !== "ods") assertRelationshipsSafe(archive);
  const read = readArchive(archive, { format, options });
  assertNoDocumentTypes(archive, unreadNames());
  return read;
}

function readArchive(
  archive: Archive,
  { format, options }: { readonly format: ArchiveFormat; readonly options: FormatOptions },
): ReadWorkbook {
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
