/**
 * Spreadsheets of OpenDocument (ODS, ISO/IEC 26300): what LibreOffice saves. A formula gives its cached value; figures that
 * come from another file are refused, as in a workbook of Excel (macros and encryption: `file-format.ts`).
 */
import type { Archive } from "./archive.ts";
import { createOdsSheetReader, type OdsSheetReader } from "./document-ods-sheets.ts";
import { createOdsStyleReader } from "./document-ods-styles.ts";
import { createFormatStore } from "./format-store.ts";
import { readingLimits } from "./reading-limits.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { normalizedText, type ReadingOptions } from "./reading-options.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import { readXmlEvents } from "./xml-events.ts";
import { textOfXml } from "./xml-text.ts";

/**
 * Reads an OpenDocument spreadsheet.
 *
 * @throws Refusal of `workbook-refusals.ts`: `externalLinks`, `partMissing`,
 * `partMalformed`, `workbookBeyondLimit`, `cellNotReadable`, `workbookWithoutSheets`
 */
export function readDocumentOds(archive: Archive, options: ReadingOptions): ReadWorkbook {
  const { path, limits = readingLimits, unicodeOf = normalizedText } = options;
  const textOf = (part: string): string | null => {
    const bytes = archive.read(part);
    return bytes === null ? null : textOfXml(bytes, { path, part });
  };
  const styleReader = createOdsStyleReader();
  const styles = textOf("styles.xml");
  if (styles !== null) readXmlEvents(styles, styleReader, { path, part: "styles.xml" });
  const part = "content.xml";
  const content = textOf(part);
  if (content === null) throw refuseWorkbook("partMissing", { path, part });
  let sheetReader: OdsSheetReader | null = null;
  readXmlEvents(
    content,
    {
      // The styles of the content stand before its body.
      open: (name, attributes, prefix) => {
        if (sheetReader !== null) sheetReader.open(name, attributes, prefix);
        else if (name === "spreadsheet" && prefix === "office") {
          const formatOf = createFormatStore();
          sheetReader = createOdsSheetReader({
            styles: styleReader.styles(),
            formatOf,
            unicodeOf,
            limits,
            place: { path, part },
          });
        } else styleReader.open(name, attributes, prefix);
      },
      text: (value) => (sheetReader ?? styleReader).text(value),
      close: (name, prefix) => (sheetReader ?? styleReader).close(name, prefix),
    },
    { path, part },
  );
  const sheets = sheetsOf(sheetReader);
  if (sheets.length === 0) throw refuseWorkbook("workbookWithoutSheets", { path });
  return { format: "ods", sheets, blocks: [], notices: [] };
}

function sheetsOf(reader: OdsSheetReader | null): ReadWorkbook["sheets"] {
  return reader?.sheets() ?? [];
}
