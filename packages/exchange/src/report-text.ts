/** The words of a report that was sent as a file. */
import { readDocument } from "./narrative/document-reading.ts";
import { decodeTextBytes } from "./workbook/text-encoding.ts";
import type { Workbook } from "./workbook/workbook.ts";

/**
 * The words of a document that tells its figures in sentences alone; null: it has tables, or is none.
 *
 * A text file is taken as it stands, in whatever encoding, so that the same report has the same hash wherever it is imported;
 * of other files, and of letters that had to be translated, the paragraphs are put one below the other.
 */
export function reportTextOf(
  workbook: Workbook,
  { bytes, path }: { readonly bytes: Uint8Array; readonly path: string },
): string | null {
  if (workbook.blocks.length === 0) return null;
  const { tables, text } = readDocument(workbook);
  if (tables.length > 0) return null;
  const isAsItStands = workbook.format === "text" && !workbook.notices.some(({ code }) => code === "legacyText");
  return isAsItStands ? decodeTextBytes(bytes, path).text : text;
}
