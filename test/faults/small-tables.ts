/** One small table of an officer in every format that is read: few cells, for what is changed of it is read half a million times. */
import {
  link,
  relationshipsOf,
  soundDocx,
  soundOds,
  withParts,
} from "../../packages/exchange/test/attacks/sound-files.ts";
import { xlsxParts } from "../../packages/exchange/test/workbook/xlsx-file.ts";
import type { ZipPart } from "../../packages/exchange/test/workbook/zip-file.ts";

/** A cell: a text, a number, or nothing. */
export type Written = string | number | null;

/** Rows of a table, as long as one another. */
export type TableRows = readonly (readonly Written[])[];

/** What the table says; its fifth row adds up the two below. */
export const tableRows: TableRows = [
  ["UBND HUYỆN KON RẪY", null, null, null, null],
  ["KẾ HOẠCH VÀ GIẢI NGÂN NĂM 2023 (đến ngày 31/10/2023)", null, null, "Đơn vị: triệu đồng", null],
  ["STT", "Danh mục công trình", "Kế hoạch vốn", "Giải ngân", "Tỷ lệ"],
  ["1", "2", "3", "4", "5=4/3"],
  [null, "Tổng cộng", 30_433, 14_108, 0.4636],
  [1, "Đường thôn 3", 20_000.5, 10_000, 0.5],
  [2, "Nhà văn hóa xã Đăk Ruồng", 10_432.5, 4108, 0.3938],
];

/** A file before it is packed: the parts of an office file, or one text without a name. */
export interface SmallTable {
  readonly name: string;
  readonly parts: readonly ZipPart[] | null;
  readonly text: string;
}

const letters = ["A", "B", "C", "D", "E"] as const;

function xlsxCell(
  value: Written,
  { row, column, texts }: { readonly row: number; readonly column: number; readonly texts: readonly string[] },
): string {
  const reference = `${letters[column] ?? "A"}${row + 1}`;
  if (value === null) return "";
  if (typeof value === "string") return `<c r="${reference}" s="2" t="s"><v>${texts.indexOf(value)}</v></c>`;
  const formula = row === 4 && column < 4 ? `<f>SUM(${reference}:${reference})</f>` : "";
  return `<c r="${reference}" s="${column === 4 ? 1 : 0}">${formula}<v>${value}</v></c>`;
}

function xlsx(table: TableRows): readonly ZipPart[] {
  const texts = [...new Set(table.flat().filter((value) => typeof value === "string"))];
  const rows = table.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((value, column) => xlsxCell(value, { row, column, texts })).join("")}</row>`,
  );
  return xlsxParts({
    sheets: [
      `<cols><col min="7" max="8" hidden="1"/></cols><sheetData>${rows.join("")}</sheetData><mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A2:C2"/></mergeCells>`,
    ],
    texts: texts.map((text) => `<si><t>${text}</t></si>`).join(""),
    styles:
      '<numFmts><numFmt numFmtId="170" formatCode="0.00%"/></numFmts><fonts><font><name val="Times New Roman"/></font><font><b/><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="3" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="0"><alignment horizontal="center" indent="1"/></xf></cellXfs>',
  });
}

function odsCell(value: Written): string {
  if (value === null) return "<table:table-cell/>";
  return typeof value === "string"
    ? `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
    : `<table:table-cell office:value-type="float" office:value="${value}" table:formula="of:=[.A1]*1"/>`;
}

function ods(table: TableRows): readonly ZipPart[] {
  const rows = table.map((cells) => `<table:table-row>${cells.map(odsCell).join("")}</table:table-row>`);
  return soundOds({
    rows: `<table:table-column table:number-columns-repeated="5"/>${rows.join("")}<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
  });
}

const docxText = (text: string): string =>
  `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

function docx(table: TableRows): readonly ZipPart[] {
  const cell = (value: Written): string => `<w:tc><w:tcPr/>${docxText(String(value ?? ""))}</w:tc>`;
  const rows = table.slice(2).map((cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`);
  const [title = "", heading = ""] = table.map(([first]) => String(first));
  const body = `${docxText(title)}${docxText(heading)}${docxText("Đơn vị: triệu đồng")}<w:tbl>${rows.join("")}</w:tbl>${docxText("Đến nay giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch.")}`;
  return withParts(soundDocx(body), [
    { name: "word/_rels/document.xml.rels", content: relationshipsOf(link("rId1", "styles", "styles.xml")) },
    {
      name: "word/styles.xml",
      content:
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style></w:styles>',
    },
  ]);
}

function csv(table: TableRows): string {
  return table.map((cells) => cells.map((value) => String(value ?? "").replace(".", ",")).join(";")).join("\r\n");
}

const report = `UBND HUYỆN KON RẪY
BÁO CÁO
Kết quả giải ngân các chương trình mục tiêu quốc gia năm 2023
1. Tiến độ giải ngân (đến 31/10/2023): 14.108 triệu đồng/30.433 triệu đồng, đạt 46,35 kế hoạch, trong đó:
- Vốn ngân sách trung ương: 10.000 triệu đồng/20.000 triệu đồng, đạt 50%.
- Vốn ngân sách tỉnh: 4.108 triệu đồng.
2. Ước giải ngân đến hết niên độ: 30.433 triệu đồng.
TT	Nội dung	Vốn
1	Đường thôn 3	20.000
2	Nhà văn hóa	10.433
`;

/** A table in every format that has cells. */
export function tableFiles(table: TableRows): readonly SmallTable[] {
  return [
    { name: "bieu.xlsx", parts: xlsx(table), text: "" },
    { name: "bieu.ods", parts: ods(table), text: "" },
    { name: "bieu.docx", parts: docx(table), text: "" },
    { name: "bieu.csv", parts: null, text: csv(table) },
  ];
}

/** The table, and a report, in every format. */
export const smallTables: readonly SmallTable[] = [
  ...tableFiles(tableRows),
  { name: "bao-cao.txt", parts: null, text: report },
];
