/** Files in which all is as it should be, to be spoilt at one place: an attack differs from a sound file in one thing. */
import { xlsxParts, type XlsxParts } from "../workbook/xlsx-file.ts";
import { type ZipPart, zipFile } from "../workbook/zip-file.ts";

/** A row of a sheet: A1 is "Kế hoạch", B1 is 14108. */
export const soundRow =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Kế hoạch</t></is></c><c r="B1"><v>14108</v></c></row>';
/** What is read of the sound files of all formats. */
export const soundCells = { A1: "Kế hoạch", B1: 14_108 } as const;

/** Parts put in place of those of the same name, or behind the others. */
export function withParts(parts: readonly ZipPart[], changed: readonly ZipPart[]): readonly ZipPart[] {
  const names = new Set(parts.map(({ name }) => name));
  return [
    ...parts.map((part) => changed.find(({ name }) => name === part.name) ?? part),
    ...changed.filter(({ name }) => !names.has(name)),
  ];
}

/** A workbook with one sound sheet, and what is changed of it. */
export function xlsxAttack(changed: Partial<XlsxParts> = {}, parts: readonly ZipPart[] = []): Uint8Array {
  return zipFile(withParts(soundXlsx(changed), parts));
}

/** Its parts. */
export function soundXlsx(changed: Partial<XlsxParts> = {}): readonly ZipPart[] {
  return xlsxParts({ sheets: [`<sheetData>${soundRow}</sheetData>`], ...changed });
}

/** A sheet of these rows. */
export const rowsOf = (rows: string): Partial<XlsxParts> => ({ sheets: [`<sheetData>${rows}</sheetData>`] });
/** The first row, of these cells. */
export const rowOf = (cells: string): Partial<XlsxParts> => rowsOf(`<row r="1">${cells}</row>`);

const odsNamespaces = [
  ...["office", "table", "text", "style", "script", "presentation"].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(" ");
/** A row of an OpenDocument table, as `soundRow`. */
export const soundOdsRow =
  '<table:table-row><table:table-cell office:value-type="string"><text:p>Kế hoạch</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="14108"/></table:table-row>';

/** The parts of an ODS file; `before` stands in front of its tables, `rows` is the inside of its table. */
export function soundOds({
  rows = soundOdsRow,
  before = "",
}: { readonly rows?: string; readonly before?: string } = {}): readonly ZipPart[] {
  return [
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", method: 0 },
    { name: "META-INF/manifest.xml", content: "<manifest/>" },
    {
      name: "content.xml",
      content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${odsNamespaces}><office:body><office:spreadsheet>${before}<table:table table:name="Biểu 1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ];
}

/** An ODS file with these rows. */
export function odsAttack(
  inside: { readonly rows?: string; readonly before?: string },
  parts: readonly ZipPart[] = [],
): Uint8Array {
  return zipFile(withParts(soundOds(inside), parts));
}

const docxNamespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(" ");
/** The types of relationships of all office files begin with this. */
export const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** A paragraph of a Word document. */
export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
/** What is read of the sound document. */
export const soundParagraph = "Báo cáo giải ngân";

/** The parts of a DOCX file with this body. */
export function soundDocx(body: string = paragraph(soundParagraph)): readonly ZipPart[] {
  return [
    {
      name: "[Content_Types].xml",
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name: "_rels/.rels", content: relationshipsOf(link("rId1", "officeDocument", "word/document.xml")) },
    {
      name: "word/document.xml",
      content: `<w:document ${docxNamespaces}><w:body>${body}</w:body></w:document>`,
    },
  ];
}

/** A DOCX file with this body. */
export function docxAttack(body?: string, parts: readonly ZipPart[] = []): Uint8Array {
  return zipFile(withParts(soundDocx(body), parts));
}

/** A `Relationships` part. */
export function relationshipsOf(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

/** A relationship; outside of the file where its target is an address. */
export function link(id: string, kind: string, target: string): string {
  const mode = /^(?:https?|file|ftp):|^\\\\/u.test(target) ? ' TargetMode="External"' : "";
  return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"${mode}/>`;
}
