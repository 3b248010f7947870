/**
 * Word documents (DOCX, ECMA-376, usual and strict): paragraphs, and tables as sheets. Labels of lists are computed, because
 * they stand in no text; headers, footers and comments are not read.
 */
import type { Archive } from "./archive.ts";
import { createDocxBodyReader, type DocxBodyContext } from "./document-docx-body.ts";
import { createDocxNumberingReader } from "./document-docx-numbering.ts";
import { createDocxStyleReader } from "./document-docx-styles.ts";
import { createFormatStore } from "./format-store.ts";
import { readPart, readRelationships } from "./office-parts.ts";
import type { PackedSheet } from "./packed-sheet.ts";
import { readingLimits } from "./reading-limits.ts";
import { normalizedText, type ReadingOptions } from "./reading-options.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import type { DocumentBlock } from "./workbook.ts";

/**
 * Reads a Word document.
 *
 * @throws Refusal of `workbook-refusals.ts`: `partMissing`, `partMalformed`, `workbookBeyondLimit`
 */
export function readDocumentDocx(archive: Archive, options: ReadingOptions): ReadWorkbook {
  const { path, limits = readingLimits, unicodeOf = normalizedText } = options;
  const part =
    readRelationships(archive, "").find(({ kind }) => kind === "officeDocument")?.target ?? "word/document.xml";
  const relationships = readRelationships(archive, part);
  const partOf = (kind: string): string | null => {
    const found = relationships.find((relationship) => relationship.kind === kind && !relationship.isOutside);
    return found !== undefined && archive.has(found.target) ? found.target : null;
  };
  const styleReader = createDocxStyleReader();
  const stylePart = partOf("styles");
  if (stylePart !== null) readPart(archive, { part: stylePart, handlers: styleReader });
  const numberingReader = createDocxNumberingReader();
  const numberingPart = partOf("numbering");
  if (numberingPart !== null) readPart(archive, { part: numberingPart, handlers: numberingReader });
  const blocks: DocumentBlock[] = [];
  const sheets: (PackedSheet | null)[] = [];
  const context: DocxBodyContext = {
    styles: styleReader.styles(),
    numbering: numberingReader.numbering(),
    unicodeOf,
    formatOf: createFormatStore(),
    limits,
    blocks,
    sheets,
  };
  for (const bodyPart of [part, partOf("footnotes"), partOf("endnotes")]) {
    if (bodyPart === null) continue;
    readPart(archive, { part: bodyPart, handlers: createDocxBodyReader(context, { path, part: bodyPart }) });
  }
  return { format: "docx", sheets: sheets.filter((sheet) => sheet !== null), blocks, notices: [] };
}
