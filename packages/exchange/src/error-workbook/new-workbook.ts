/**
 * A new XLSX file of the sheets that were read from a file of another format, as they were read: values, number formats,
 * bold and italic, indents, merged cells, hidden rows and columns. Formulas become what they showed; texts stay texts,
 * whatever they begin with. A font name is left out: legacy texts are in Unicode by now.
 */
import { guardCell } from "../entries-file/cell-guard.ts";
import { referenceOf } from "../workbook/cell-reference.ts";
import { isDateFormat } from "../workbook/number-format.ts";
import { createSheetBuilder, openPackedSheet } from "../workbook/packed-sheet.ts";
import type { CellFormat, CellValue, Sheet, Workbook } from "../workbook/workbook.ts";
import { packPart, writeArchive } from "./archive-writing.ts";
import { escapeText } from "./cell-comments.ts";
import { emptyStyles, openStyleTable, type StyleTable } from "./style-table.ts";
import { freeSheetName } from "./workbook-sheets.ts";
import { escapeXml } from "./xml-editing.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageSpace = "http://schemas.openxmlformats.org/package/2006";
const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const textLengthMax = 32_767;
const narrowest = 9;
const widest = 48;
const dayMs = 86_400_000;

/**
 * Writes the file; its sheets stand in the order of the workbook, under names that Excel can hold. A workbook has a sheet:
 * of a document without tables it is empty.
 */
export function newWorkbookFile({ sheets: read }: Workbook): Uint8Array {
  const emptySheet = createSheetBuilder({ name: "Bảng 1", isHidden: false });
  const sheets = read.length === 0 ? [openPackedSheet(emptySheet.finish())] : read;
  const styles = openStyleTable(emptyStyles);
  const names: string[] = [];
  for (const { name } of sheets) names.push(freeSheetName(sheetName(name), names));
  const parts = sheets.map((sheet) => sheetXml(sheet, styles));
  const hasVisible = sheets.some(({ isHidden }) => !isHidden);
  const sheetTags = sheets.map(({ isHidden }, at) => {
    const state = isHidden && hasVisible ? ' state="hidden"' : "";
    return `<sheet name="${escapeXml(names[at] ?? "")}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  const related = parts.map((_, at) =>
    relationshipXml(`rId${at + 1}`, "worksheet", `/xl/worksheets/sheet${at + 1}.xml`),
  );
  const stylesRelated = relationshipXml(`rId${parts.length + 1}`, "styles", "/xl/styles.xml");
  const overrides = [
    override("/xl/workbook.xml", "sheet.main"),
    override("/xl/styles.xml", "styles"),
    ...parts.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, "worksheet")),
  ];
  const written: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `${declaration}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
    ],
    ["_rels/.rels", relationshipsXml(relationshipXml("rId1", "officeDocument", "/xl/workbook.xml"))],
    [
      "xl/workbook.xml",
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheetTags.join("")}</sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relationshipsXml(related.join("") + stylesRelated)],
    ["xl/styles.xml", styles.text()],
    ...parts.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml] as const),
  ];
  return writeArchive(written.map(([name, text]) => packPart(name, Buffer.from(text))));
}

function override(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="${contentType}.${kind}+xml"/>`;
}

function relationshipXml(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
}

function relationshipsXml(inside: string): string {
  return `${declaration}<Relationships xmlns="${packageSpace}/relationships">${inside}</Relationships>`;
}

/** A name that Excel can hold: none of its signs, no apostrophe at an end, not the name of its change list. */
function sheetName(name: string): string {
  const plain = name
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001F[\]:*?/\\]/gu, "-")
    .replaceAll(/^'+|'+$/gu, "")
    .trim();
  return plain === "" || plain.toLowerCase() === "history" ? `Trang ${plain}`.trim() : plain;
}

function sheetXml(sheet: Sheet, styles: StyleTable): string {
  const styleOf = createStyles(styles);
  const widths: number[] = [];
  const rows: string[] = [];
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const cells = sheet.columnsOf(row).map((column) => {
      const value = sheet.valueAt(row, column);
      const format = sheet.formatAt(row, column);
      const { xml, width } = cellXml(value, { at: referenceOf(row, column), styleOf: (more) => styleOf(format, more) });
      widths[column] = Math.max(widths[column] ?? narrowest, Math.min(width, widest));
      return xml;
    });
    const hidden = sheet.isRowHidden(row) ? ' hidden="1"' : "";
    if (cells.length > 0 || hidden !== "") rows.push(`<row r="${row + 1}"${hidden}>${cells.join("")}</row>`);
  }
  const columns = Array.from({ length: sheet.columnCount }, (_, column) => {
    const hidden = sheet.isColumnHidden(column) ? ' hidden="1"' : "";
    return `<col min="${column + 1}" max="${column + 1}" width="${(widths[column] ?? narrowest) + 2}" customWidth="1"${hidden}/>`;
  });
  const merges = sheet.merges.map(
    ({ firstRow, firstColumn, lastRow, lastColumn }) =>
      `<mergeCell ref="${referenceOf(firstRow, firstColumn)}:${referenceOf(lastRow, lastColumn)}"/>`,
  );
  return [
    `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`,
    `<sheetData>${rows.join("")}</sheetData>`,
    merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`,
    "</worksheet>",
  ].join("");
}

interface StyleNeed {
  readonly isQuoted?: boolean;
  readonly isDate?: boolean;
}

/** The style of a format, each made once. */
function createStyles(styles: StyleTable): (format: CellFormat, need: StyleNeed) => number {
  const known = new Map<string, number>();
  return (format, { isQuoted = false, isDate = false }) => {
    const { isBold, isItalic, indent, horizontal, numberFormat: stated } = format;
    const needsDate = isDate && (stated === null || !isDateFormat(stated));
    const numberFormat = needsDate ? "dd/mm/yyyy" : stated;
    const look = { isBold, isItalic, indent, horizontal, numberFormat, isQuoted };
    const key = JSON.stringify(look);
    const style = known.get(key) ?? styles.plain(look);
    known.set(key, style);
    return style;
  };
}

/** A cell, and how many characters it shows about. */
function cellXml(
  value: CellValue,
  { at, styleOf }: { readonly at: string; readonly styleOf: (need: StyleNeed) => number },
): { readonly xml: string; readonly width: number } {
  const start = (need: StyleNeed): string => `<c r="${at}" s="${styleOf(need)}"`;
  const text = (written: string): { readonly xml: string; readonly width: number } => {
    const clipped = written.slice(0, textLengthMax);
    const begin = start({ isQuoted: guardCell(clipped) !== clipped });
    const width = Math.max(...clipped.split("\n").map((line) => line.length));
    return { xml: `${begin} t="inlineStr"><is><t xml:space="preserve">${escapeText(clipped)}</t></is></c>`, width };
  };
  if (value === null) return { xml: `${start({})}/>`, width: 0 };
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean") return { xml: `${start({})} t="b"><v>${value ? 1 : 0}</v></c>`, width: 5 };
  if (typeof value === "number")
    return Number.isFinite(value)
      ? { xml: `${start({})}><v>${value}</v></c>`, width: Math.ceil(String(value).length * 1.3) }
      : text(String(value));
  if (value.kind === "error") return text(value.code === "noCachedValue" ? "" : value.code);
  const serial = serialOf(value.date);
  return serial === null ? text(value.date) : { xml: `${start({ isDate: true })}><v>${serial}</v></c>`, width: 11 };
}

/** Days since 30.12.1899; null before March 1900, where Excel counts a day that never was. */
function serialOf(date: string): number | null {
  const serial = (Date.parse(date) - Date.UTC(1899, 11, 30)) / dayMs;
  return Number.isInteger(serial) && serial > 60 ? serial : null;
}
