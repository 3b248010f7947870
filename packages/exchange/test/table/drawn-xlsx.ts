/** Drawn workbooks as XLSX files, written part by part: every mark of a drawing becomes what Excel would store. */
import { groupBy } from "../../src/grouped-items.ts";
import { typedForCapitalFont, typedInTcvn3, typedInVni } from "../legacy-text/legacy-encoding.ts";
import { zipFile } from "../workbook/zip-file.ts";
import { cellName, type DrawnCell, drawnCells, type DrawnSheet, type DrawnWorkbook } from "./workbook-drawing.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** How a cell looks. */
interface DrawnStyle {
  readonly font: string;
  readonly isBold: boolean;
  readonly indent: number;
  /** Of the built-in formats: 0 general, 3 "#,##0", 10 "0.00%", 14 a date. */
  readonly numberFormat: 0 | 3 | 10 | 14;
}

/** The file. */
export function drawnXlsx(workbook: DrawnWorkbook): Uint8Array {
  const styles: string[] = [];
  const styleIndex = (style: DrawnStyle): number => {
    const key = JSON.stringify(style);
    if (!styles.includes(key)) styles.push(key);
    return styles.indexOf(key);
  };
  styleIndex({ font: "Times New Roman", isBold: false, indent: 0, numberFormat: 0 });
  const sheets = workbook.sheets.map((sheet) => sheetXml(sheet, { is1904: workbook.is1904 === true, styleIndex }));
  const names = workbook.sheets.map(({ name }, at) => name ?? `Biểu ${at + 1}`);
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const related = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return zipFile([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${override("/xl/styles.xml", "styles")}${sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, "worksheet")).join("")}</Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${packages}/relationships">${related("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${workbook.is1904 === true ? ' date1904="1"' : ""}/><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${workbook.sheets[at]?.isHidden === true ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${packages}/relationships">${sheets.map((_, at) => related(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)).join("")}${related("rId900", "styles", "styles.xml")}</Relationships>`,
    },
    { name: "xl/styles.xml", content: stylesXml(styles.map((key) => JSON.parse(key) as DrawnStyle)) },
    ...sheets.map((content, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content })),
  ]);
}

function stylesXml(styles: readonly DrawnStyle[]): string {
  const fonts = styles.map(
    ({ font, isBold }) => `<font>${isBold ? "<b/>" : ""}<sz val="12"/><name val="${font}"/></font>`,
  );
  const formats = styles.map(
    ({ numberFormat, indent }, at) =>
      `<xf numFmtId="${numberFormat}" fontId="${at}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${indent > 0 ? `<alignment horizontal="left" indent="${indent}"/>` : ""}</xf>`,
  );
  return `<styleSheet xmlns="${main}"><fonts count="${fonts.length}">${fonts.join("")}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join("")}</cellXfs></styleSheet>`;
}

interface SheetWriting {
  readonly is1904: boolean;
  readonly styleIndex: (style: DrawnStyle) => number;
}

function sheetXml(sheet: DrawnSheet, writing: SheetWriting): string {
  const cells = drawnCells(sheet);
  const rows = groupBy(cells, ({ row }) => row);
  const hidden = (sheet.hiddenColumns ?? []).map(
    (column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1" customWidth="1"/>`,
  );
  const lines = [...rows].map(([row, each]) => {
    const isHidden = sheet.hiddenRows?.includes(row) === true;
    return `<row r="${row + 1}"${isHidden ? ' hidden="1"' : ""}>${each.map((cell) => cellXml(cell, sheet, writing)).join("")}</row>`;
  });
  const merges = cells.flatMap(({ row, column, lastRow, lastColumn }) =>
    lastRow > row || lastColumn > column
      ? [`<mergeCell ref="${cellName(row, column)}:${cellName(lastRow, lastColumn)}"/>`]
      : [],
  );
  return `<worksheet xmlns="${main}">${hidden.length === 0 ? "" : `<cols>${hidden.join("")}</cols>`}<sheetData>${lines.join("")}</sheetData>${merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`}</worksheet>`;
}

function cellXml(
  { row, column, text: marked }: DrawnCell,
  sheet: DrawnSheet,
  { is1904, styleIndex }: SheetWriting,
): string {
  const marks = /^[*>]*/u.exec(marked)?.[0] ?? "";
  const text = marked.slice(marks.length);
  const look = { isBold: marks.includes("*"), indent: marks.replaceAll("*", "").length };
  const reference = `r="${cellName(row, column)}"`;
  const style = (numberFormat: DrawnStyle["numberFormat"], font = "Times New Roman"): string =>
    `s="${styleIndex({ font, ...look, numberFormat })}"`;
  const [, formula, cached = ""] = /^=(.*)~(.*)$/u.exec(text) ?? [];
  if (formula !== undefined)
    return `<c ${reference} ${style(3)}><f>${escaped(formula)}</f>${cached === "" ? "" : `<v>${cached}</v>`}</c>`;
  const day = /^d:(\d{4}-\d\d-\d\d)$/u.exec(text)?.[1];
  if (day !== undefined) {
    const serial =
      Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000) - (is1904 ? 1462 : 0);
    return `<c ${reference} ${style(14)}><v>${serial}</v></c>`;
  }
  const percent = /^(-?\d+(?:\.\d+)?)%$/u.exec(text)?.[1];
  if (percent !== undefined)
    return `<c ${reference} ${style(10)}><v>${Number((Number(percent) / 100).toPrecision(12))}</v></c>`;
  const isNumber = /^-?\d+(?:\.\d+)?$/u.test(text);
  if (isNumber && sheet.asTexts === undefined)
    return `<c ${reference} ${style(/\.|^(?:19|20)\d\d$/u.test(text) ? 0 : 3)}><v>${text}</v></c>`;
  const written = isNumber ? groupedText(text, sheet.asTexts ?? "vi") : text.replace(/^#/u, "").replaceAll("⏎", "\n");
  const typed = typedIn(sheet, written);
  return `<c ${reference} ${style(0, typed.font)} t="inlineStr"><is><t xml:space="preserve">${escaped(typed.text)}</t></is></c>`;
}

/** "1.234,5" and "1,234.5". Column numbers and years stay as they are: nobody groups them. */
function groupedText(text: string, convention: "vi" | "en"): string {
  if (/^(?:19|20)\d\d$/u.test(text)) return text;
  const [whole = "", fraction] = text.split(".");
  const [thousands, decimals] = convention === "vi" ? [".", ","] : [",", "."];
  const grouped = whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/gu, thousands);
  return fraction === undefined ? grouped : `${grouped}${decimals}${fraction}`;
}

function typedIn({ font, isDecomposed }: DrawnSheet, text: string): { readonly text: string; readonly font: string } {
  if (font === "VNI-Times") return { text: typedInVni(text), font };
  if (font === undefined)
    return { text: isDecomposed === true ? text.normalize("NFD") : text, font: "Times New Roman" };
  const isShouted = /\p{L}{2}/u.test(text) && text === text.toUpperCase();
  return isShouted ? { text: typedForCapitalFont(text), font: ".VnTimeH" } : { text: typedInTcvn3(text), font };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
