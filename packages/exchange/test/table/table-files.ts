/** One table as XLSX, ODS, CSV and a table of a DOCX. */
import { writeOds } from "hucre/ods";
import { writeXlsx } from "hucre/xlsx";
import { zipParts } from "../workbook/zipped-parts.ts";

/** Rows of cells; a number is stored as one, null is an empty cell. */
export type PlainRows = readonly (readonly (string | number | null)[])[];

/** The formats of one table. */
export const tableWriters: Readonly<Record<"xlsx" | "ods" | "csv" | "docx", (rows: PlainRows) => Promise<Uint8Array>>> =
  {
    xlsx: (rows) => writeXlsx({ sheets: [{ name: "Bảng 1", rows: rows.map((row) => [...row]) }] }),
    ods: (rows) => writeOds({ sheets: [{ name: "Bảng 1", rows: rows.map((row) => [...row]) }] }),
    csv: (rows) => Promise.resolve(new TextEncoder().encode(rows.map(csvLine).join("\r\n"))),
    docx: (rows) => Promise.resolve(documentOf(rows)),
  };

function csvLine(row: PlainRows[number]): string {
  return row.map((value) => (/[,"\n]/u.test(String(value)) ? `"${String(value)}"` : String(value ?? ""))).join(",");
}

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const packages = "http://schemas.openxmlformats.org/package/2006";

function documentOf(rows: PlainRows): Uint8Array {
  const text = (value: string | number | null): string =>
    `<w:p><w:r><w:t xml:space="preserve">${String(value ?? "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")}</w:t></w:r></w:p>`;
  const cells = (row: PlainRows[number]): string => row.map((value) => `<w:tc>${text(value)}</w:tc>`).join("");
  const table = `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join("")}</w:tbl>`;
  return zipParts({
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${word}"><w:body>${text("Bảng số liệu kèm theo báo cáo.")}${table}</w:body></w:document>`,
  });
}
